"""Web pages as a visitor has them: opened from a folder, in light and dark, with and without scripts and storage."""

import shutil

import pytest
from sample import LOOKS, write_site

pytestmark = pytest.mark.slow

FLAGS = (
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run',
)  # fmt: skip
LESSON = 'learner/site/lessons/L03-across-ages.html'
PLAN = 'learner/site/plan.html'
PAGES = (
    LESSON, 'learner/site/index.html', PLAN, 'facilitator/site/run-sheet.html',
    'facilitator/site/lessons/L03-across-ages.html', 'manager/site/index.html', 'index.html', 'review/index.html', 'all.html',
)  # fmt: skip


@pytest.fixture(scope='module')
def browser():
    from playwright.sync_api import sync_playwright

    path = shutil.which('chromium') or shutil.which('google-chrome')
    assert path, 'these tests drive a browser: sudo apt install chromium'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope='module')
def sites(tmp_path_factory):
    return {brand: write_site(tmp_path_factory.mktemp(brand), brand) for brand in LOOKS}


@pytest.fixture
def visit(browser, sites):
    """Open pages in one context; complaints of the browser fail the test."""
    contexts, complaints = [], []

    def start(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        tab.on(
            'console', lambda message: complaints.append(message.text) if message.type in ('error', 'warning') else None
        )
        tab.on('pageerror', lambda error: complaints.append(str(error)))
        tab.on('requestfailed', lambda request: complaints.append(f'failed: {request.url}'))

        def go(path, brand='tallowmere'):
            tab.goto((sites[brand] / path).as_uri())
            return tab

        return go

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


TOO_WIDE = 'document.documentElement.scrollWidth - innerWidth'
#: What a thumb has to hit; links inside running text and tables are as high as their lines.
SMALL = """() => [...document.querySelectorAll('a, button, summary, input, label')].filter(one => {
  const box = one.getBoundingClientRect();
  const inText = one.matches('.skip, .note-ref a, p a, dd a, main li a:not(.onward a)') && !one.closest('.contents, .also');
  return box.width && box.height < 43.5 && !inText && !one.closest('.unseen') && !(one.matches('input') && one.closest('label'));
}).map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize('brand', LOOKS)
def test_no_screen_is_too_narrow_and_no_text_too_large(visit, brand):
    go = visit(reduced_motion='reduce')
    for path in PAGES:
        tab = go(path, brand)
        for width in (320, 390, 640, 768, 1024, 1280, 1920, 2560):
            tab.set_viewport_size({'width': width, 'height': 800})
            assert tab.evaluate(TOO_WIDE) <= 0, f'{path} at {width}'
            assert width != 390 or tab.evaluate(SMALL) == [], path
        tab.set_viewport_size({'width': 640, 'height': 800})
        tab.evaluate("document.documentElement.style.fontSize = '200%'")
        assert tab.evaluate(TOO_WIDE) <= 0, f'{path} with text twice as large'


@pytest.mark.parametrize('brand', LOOKS)
def test_a_printed_page_is_text_without_anything_to_click_or_any_answer(visit, brand):
    tab = visit(color_scheme='dark')(LESSON, brand)
    tab.emulate_media(media='print')
    for gone in ('.contents', '.search', '.onward', '.kept', '.question-tools', '.answers', '.done', '.skip'):
        assert tab.locator(f'{gone}:visible').count() == 0, gone
    assert tab.locator('.step:visible').count() > 3
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == 'rgb(255, 255, 255)'
    assert tab.evaluate("[...document.querySelectorAll('.card, .choice, .step-head')].every(one => getComputedStyle(one).breakInside === 'avoid')")


# The look with the hardest colours; the samples' own pages are all looked at in tests/samples.
@pytest.mark.parametrize('brand', ['wrenfold'])
@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_axe_finds_nothing(visit, brand, scheme):
    from axe_playwright_python.sync_playwright import Axe

    go = visit(color_scheme=scheme, reduced_motion='reduce')
    for path in PAGES:
        tab = go(path, brand)
        results = Axe().run(tab, options={'preload': False})  # preloading would fetch, which the policy forbids
        assert results.violations_count == 0, f'{path}\n{results.generate_report()}'


@pytest.mark.parametrize('path', PAGES)
def test_styles_and_fonts_load_from_a_folder_and_nothing_is_too_wide(visit, path):
    go = visit(viewport={'width': 320, 'height': 640})
    for brand in LOOKS:
        tab = go(path, brand)
        tab.evaluate('document.fonts.ready')
        assert tab.evaluate('[...document.fonts].some(font => font.status === "loaded")')
        assert tab.evaluate('getComputedStyle(document.body).backgroundColor') != 'rgba(0, 0, 0, 0)'
        assert tab.evaluate('document.documentElement.scrollWidth') <= 320


@pytest.mark.parametrize('brand', sorted(LOOKS))
def test_targets_are_large_enough(visit, brand):
    tab = visit(viewport={'width': 390, 'height': 800})(LESSON, brand)
    small = tab.evaluate("""() => [...document.querySelectorAll('button, summary, input:not([type=checkbox]):not([type=radio]), textarea, label, .contents a, .onward a')]
        .filter(e => e.getClientRects().length && !e.classList.contains('unseen'))
        .filter(e => { const box = e.getBoundingClientRect(); return box.width < 24 || box.height < 24 }).map(e => e.outerHTML.slice(0, 90))""")
    assert small == []


def test_a_question_answers_at_once_and_is_remembered(visit):
    tab = visit()(LESSON)
    question = tab.locator('#s-1-5-q1')
    assert question.locator('details').is_hidden()
    question.get_by_role('button', name='Check my answer').click()
    assert 'Choose an answer first' in question.locator('[data-feedback]').inner_text()
    question.get_by_label('Shall I call you').check()
    question.get_by_role('button', name='Check my answer').click()
    feedback = question.locator('[data-feedback]')
    assert 'Not this one' in feedback.inner_text()
    assert 'It decides for them.' in feedback.inner_text()
    assert 'It sounds like doubt.' not in feedback.inner_text()
    assert feedback.locator('svg').count() == 1
    tab.reload()
    assert question.get_by_label('Shall I call you').is_checked()
    assert 'It decides for them.' in feedback.inner_text()
    question.get_by_label('How would you like').check()
    question.get_by_role('button', name='Check my answer').click()
    assert 'Yes, this one' in feedback.inner_text()


def test_several_answers(visit):
    tab = visit()(LESSON)
    question = tab.locator('#s-1-5-q2')
    question.get_by_label('A text instead').check()
    question.get_by_role('button', name='Check my answer').click()
    assert 'There is more than this' in question.locator('[data-feedback]').inner_text()
    question.get_by_label('Every detail').check()
    question.get_by_role('button', name='Check my answer').click()
    assert 'right, and complete' in question.locator('[data-feedback]').inner_text()


def test_an_order_by_keyboard(visit):
    tab = visit()(LESSON)
    question = tab.locator('#s-1-5-q3')
    check = question.get_by_role('button', name='Check my answer')
    check.click()
    assert '0 of 3' in question.locator('[data-feedback]').inner_text()
    down = question.get_by_role('button', name='Move down A')
    down.focus()
    tab.keyboard.press('Enter')
    assert 'A is now number 2' in question.locator('[data-feedback]').inner_text()
    tab.keyboard.press('Enter')
    check.click()
    assert 'that is the order' in question.locator('[data-feedback]').inner_text()
    tab.reload()
    assert question.locator('[data-choice]').first.get_attribute('data-choice') == 'B'


def test_progress_is_found_again_and_cleared(visit):
    go = visit()
    tab = go(LESSON)
    tab.get_by_label('I have done this step').first.check()
    field = tab.locator('#s-1-3-write-1')
    field.fill('What would suit you?')
    tab.reload()
    assert tab.get_by_label('I have done this step').first.is_checked()
    assert tab.locator('[data-progress-count]').inner_text() == 'Steps done: 1 of 6'
    assert field.input_value() == 'What would suit you?'
    assert 'Steps done: 1 of 6' in go('learner/site/index.html').locator('.lesson-entry').inner_text()
    go(LESSON)
    assert tab.get_by_text('stay on this device').is_visible()
    tab.get_by_role('button', name='Clear what I entered').click()
    assert field.input_value() == 'What would suit you?'
    tab.get_by_role('button', name='Press again to clear').click()
    assert tab.get_by_text('Cleared.').is_visible()
    tab.reload()
    assert field.input_value() == ''
    assert tab.evaluate('Object.keys(localStorage).length') == 0


def test_a_form_is_kept_saved_as_files_and_cleared_and_sent_nowhere(visit):
    tab = visit(accept_downloads=True)(PLAN)
    form = tab.locator('[data-sheet]')
    form.get_by_label('When this happens').fill('=A promise, made "yesterday"')
    tab.reload()
    assert form.get_by_label('When this happens').input_value() == '=A promise, made "yesterday"'
    saved = []
    for name in ('Save as text', 'Save as a table (CSV)'):
        with tab.expect_download() as download:
            form.get_by_role('button', name=name).click()
        saved.append(download.value.path().read_bytes().decode())
    assert 'When this happens\r\n  =A promise' in saved[0]
    assert saved[1].splitlines()[:2] == ['\ufeffQuestion,Answer', 'When this happens,"\'=A promise, made ""yesterday"""']
    clear = form.locator('[data-sheet-clear]')
    clear.click()
    clear.click()
    tab.reload()
    assert form.get_by_label('When this happens').input_value() == ''


def test_without_storage_everything_works_until_the_page_is_left(browser, sites):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    tab = context.new_page()
    errors = []
    tab.on('pageerror', lambda error: errors.append(str(error)))
    tab.goto((sites['ostrey'] / LESSON).as_uri())
    tab.get_by_label('I have done this step').first.check()
    tab.locator('#s-1-5-q1').get_by_label('Shall I call you').check()
    tab.locator('#s-1-5-q1').get_by_role('button', name='Check my answer').click()
    assert 'It decides for them.' in tab.locator('#s-1-5-q1 [data-feedback]').inner_text()
    assert tab.get_by_text('keeps nothing between visits').is_visible()
    context.close()
    assert errors == []


def test_without_scripts_the_page_is_complete(visit):
    tab = visit(java_script_enabled=False)(LESSON)
    question = tab.locator('#s-1-5-q1')
    question.locator('summary').click()
    assert question.get_by_text('It sounds like doubt.').is_visible()
    assert question.get_by_role('button', name='Check my answer').is_hidden()
    assert tab.locator('.line').first.is_visible()
    assert tab.locator('textarea').first.is_hidden()
    assert tab.locator('[data-search]').is_hidden()


def test_search_from_a_folder_finds_the_brands_word_for_ours(visit):
    tab = visit()(LESSON)
    tab.keyboard.press('/')
    box = tab.get_by_role('searchbox', name='Search')
    assert box.evaluate('element => element === document.activeElement')
    tab.keyboard.type('customers')
    result = tab.locator('.search-results a')
    result.first.wait_for()
    assert result.count() == 1
    assert tab.get_by_text('Found: 1').is_visible()
    assert 'member' in result.inner_text()
    tab.keyboard.press('ArrowDown')
    tab.keyboard.press('Enter')
    tab.wait_for_url('**/L03-across-ages.html#s-1-4')
    box.fill('zzzz')
    assert tab.get_by_text('Nothing found').is_visible()
    tab.keyboard.press('Escape')
    assert tab.locator('[data-search-panel]').is_hidden()


def test_the_slash_key_can_be_switched_off(visit):
    tab = visit()(LESSON)
    tab.keyboard.press('/')
    tab.get_by_label('The / key goes to the search').uncheck()
    tab.reload()
    tab.keyboard.press('/')
    assert not tab.get_by_role('searchbox', name='Search').evaluate('element => element === document.activeElement')


def test_the_keyboard_reaches_the_text_first(visit):
    tab = visit()(LESSON)
    tab.keyboard.press('Tab')
    assert tab.evaluate('document.activeElement.textContent') == 'Go to the text'
    tab.keyboard.press('Enter')
    assert tab.evaluate('document.activeElement.id') == 'main'


def test_paper_has_no_controls(visit):
    tab = visit()(LESSON)
    tab.emulate_media(media='print')
    for selector in ('.search', '.contents', '.question-tools', '.done', '.kept', '.tools'):
        assert tab.locator(selector).first.is_hidden(), selector
