"""A learner with a browser, a keyboard and a folder of files: answers, comes back, searches, clears, or has scripts off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from delivered import BRANDS, LESSONS, chromium, release

pytestmark = pytest.mark.slow

#: The first question of L01, and what is said to a wrong and to the right answer.
QUESTION = '#q-1-7-q1'
WRONG, RIGHT = 'A', 'B'
WHY_WRONG, WHY_RIGHT = 'it can wait until you know what hangs on it', 'It tells you what matters'

#: What each brand calls customers and managers.
TERMS = {'ostrey': ('resident', 'duty supervisor'), 'tallowmere': ('member', 'team lead'), 'wrenfold': ('guest', 'house manager')}


@pytest.fixture(scope='module')
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def visit(browser: Any, samples: Path) -> Iterator[Any]:
    """Open a learner's page from the folder; what the browser complains of fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def start(brand: str, path: str = f'lessons/{LESSONS[0]}.html', **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        tab = context.new_page()
        tab.on('console', lambda message: complaints.append(message.text) if message.type in ('error', 'warning') else None)
        tab.on('pageerror', lambda error: complaints.append(str(error)))
        tab.goto((release(samples, brand) / 'learner' / 'site' / path).as_uri())
        return tab

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def press_until(tab: Any, selector: str, key: str = 'Tab', most: int = 40) -> None:
    """Press a key until an element has the focus."""
    for _ in range(most):
        if tab.evaluate('selector => document.activeElement.matches(selector)', selector):
            return
        tab.keyboard.press(key)
    raise AssertionError(f'{selector} is not reached with {key}')


def begin_at(tab: Any, selector: str) -> None:
    """Put the keyboard's starting point before an element, as following a link to it does."""
    tab.evaluate("""selector => { const e = document.querySelector(selector); e.setAttribute('tabindex', '-1'); e.focus(); }""", selector)


@pytest.mark.parametrize('brand', BRANDS)
def test_a_question_is_answered_with_the_keyboard_alone(visit: Any, brand: str) -> None:
    tab = visit(brand)
    question, feedback = tab.locator(QUESTION), tab.locator(f'{QUESTION} [data-feedback]')
    begin_at(tab, QUESTION)
    press_until(tab, f'{QUESTION} input')
    tab.keyboard.press('Space')
    assert question.locator(f'input[value={WRONG}]').is_checked()
    press_until(tab, f'{QUESTION} [data-check]')
    tab.keyboard.press('Enter')
    assert WHY_WRONG in feedback.inner_text()
    assert WHY_RIGHT not in question.inner_text(), 'the right answer is not given away by a wrong one'
    press_until(tab, f'{QUESTION} input', 'Shift+Tab')
    tab.keyboard.press('ArrowDown')
    assert question.locator(f'input[value={RIGHT}]').is_checked()
    press_until(tab, f'{QUESTION} [data-check]')
    tab.keyboard.press('Space')
    assert WHY_RIGHT in feedback.inner_text()
    assert WHY_WRONG not in feedback.inner_text()
    assert feedback.get_attribute('role') == 'status', 'a screen reader hears it'


@pytest.mark.parametrize('brand', BRANDS)
def test_progress_is_there_after_a_reload_until_it_is_cleared(visit: Any, brand: str) -> None:
    tab = visit(brand)
    tab.locator(f'{QUESTION} input[value={RIGHT}]').check()
    tab.locator(f'{QUESTION} [data-check]').click()
    tab.get_by_label('I have done this step').first.check()
    tab.locator('textarea').first.fill('What would help most?')
    tab.reload()
    assert tab.locator(f'{QUESTION} input[value={RIGHT}]').is_checked()
    assert WHY_RIGHT in tab.locator(f'{QUESTION} [data-feedback]').inner_text()
    assert tab.get_by_label('I have done this step').first.is_checked()
    assert 'Steps done: 1 of' in tab.locator('[data-progress-count]').inner_text()
    assert tab.locator('textarea').first.input_value() == 'What would help most?'
    begin_at(tab, '[data-kept]')
    press_until(tab, '[data-clear]')
    tab.keyboard.press('Enter')
    assert tab.locator('textarea').first.input_value() == 'What would help most?', 'the first press only asks'
    tab.keyboard.press('Enter')
    assert tab.locator('[data-clear-status]').inner_text().startswith('Cleared')
    tab.reload()
    assert not tab.locator(f'{QUESTION} input[value={RIGHT}]').is_checked()
    assert tab.locator(f'{QUESTION} [data-feedback]').inner_text() == ''
    assert tab.locator('textarea').first.input_value() == ''
    assert not tab.get_by_label('I have done this step').first.is_checked()


def test_two_clients_on_one_device_do_not_share_progress(visit: Any, browser: Any, samples: Path) -> None:
    tab = visit('ostrey')
    tab.get_by_label('I have done this step').first.check()
    tab.goto((release(samples, 'wrenfold') / 'learner' / 'site' / 'lessons' / f'{LESSONS[0]}.html').as_uri())
    assert not tab.get_by_label('I have done this step').first.is_checked()


@pytest.mark.parametrize('brand', BRANDS)
def test_search_finds_the_courses_word_by_the_brands_and_the_brands_word(visit: Any, brand: str) -> None:
    tab = visit(brand, 'index.html')
    customer, manager = TERMS[brand]
    counts = {}
    for word in ('customer', customer, f'{customer}s', 'manager', manager, customer.upper()):
        tab.keyboard.press('Escape')
        press_until(tab, '#search')
        tab.locator('#search').fill('')
        tab.keyboard.type(word)
        tab.locator('.search-results a').first.wait_for()
        status = tab.locator('[data-search-status]').inner_text()
        assert status.startswith('Found: '), (word, status)
        counts[word] = int(status.removeprefix('Found: '))
    assert counts['customer'] == counts[customer] == counts[f'{customer}s'] == counts[customer.upper()] > 3
    assert counts['manager'] == counts[manager] > 0
    tab.locator('#search').fill('customer')
    assert customer in tab.locator('.search-results a').first.inner_text().lower()
    tab.locator('#search').focus()
    tab.keyboard.press('ArrowDown')
    wanted = tab.evaluate('document.activeElement.href')
    tab.keyboard.press('Enter')
    tab.wait_for_url(wanted)
    assert tab.locator('h1').is_visible()


def test_search_gives_no_secrets_away(visit: Any) -> None:
    tab = visit('ostrey')
    for word in ('dialysis', 'nephrology', 'facilitator'):
        tab.locator('#search').fill(word)
        tab.wait_for_function('() => document.querySelector("[data-search-status]").textContent')
        assert 'Nothing found' in tab.locator('[data-search-status]').inner_text(), word


@pytest.mark.parametrize('brand', BRANDS)
def test_without_scripts_every_word_can_be_read(visit: Any, brand: str) -> None:
    tab = visit(brand, java_script_enabled=False)
    assert tab.locator('h1').is_visible()
    for text in ('Five families of questions', 'You will be able to' if tab.get_by_text('You will be able to').count() else 'What you will be able to do', 'This week'):
        assert tab.get_by_text(text).locator('visible=true').count() > 0, text
    question = tab.locator(QUESTION)
    assert question.locator('[data-check]').is_hidden(), 'nothing is offered that does not work'
    assert tab.locator('[data-search]').is_hidden()
    assert tab.locator('textarea').first.is_hidden()
    assert tab.locator('.line').first.is_visible()
    question.locator('summary').click()
    assert question.get_by_text(WHY_RIGHT).is_visible()
    tab.locator('.onward-next').click()
    assert tab.url.endswith(f'{LESSONS[1]}.html')


def test_everything_is_reached_by_keyboard_and_the_focus_is_seen(visit: Any) -> None:
    tab = visit('tallowmere')
    tab.keyboard.press('Tab')
    assert tab.evaluate('document.activeElement.getAttribute("href")') == '#main'
    unseen = []
    reached = set()
    for _ in range(400):
        tab.keyboard.press('Tab')
        state = tab.evaluate("""() => { const e = document.activeElement; const s = getComputedStyle(e); const own = e.getBoundingClientRect();
            const shown = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
            const parent = e.closest('label'); const p = parent ? getComputedStyle(parent) : null;
            return [e === document.body ? '' : (e.dataset.n ||= String(Math.random())), shown || (p && (p.outlineStyle !== 'none' || p.boxShadow !== 'none')) || false, own.width > 0 && own.height > 0, e.outerHTML.slice(0, 80)]; }""")
        if not state[0] or state[0] in reached:
            break
        reached.add(state[0])
        if not state[1] or not state[2]:
            unseen.append(state[3])
    assert unseen == []
    wanted = tab.evaluate("""() => [...document.querySelectorAll('a[href], button, input, textarea, summary')].filter(e => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)')
        && !e.classList.contains('skip') && !(e.type === 'radio' && e.name && e !== document.querySelector(`[name="${e.name}"]`))).filter(e => !e.dataset.n).map(e => e.outerHTML.slice(0, 90))""")
    assert wanted == []
