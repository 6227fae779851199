"""Web pages: nothing but what they should load, no markup from content, complete without scripts."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
import tinycss2
from fontTools.ttLib import TTFont
from sample import (
    ALL_PAGES,
    AT,
    LOOKS,
    MAP,
    SEARCH,
    TEMPLATES,
    document,
    facilitator_page,
    lesson_page,
    p,
    start_page,
)

from builder.documents import document as d
from builder.renderers import copy, html, registry, script, search, style, web_font
from builder.renderers import json as json_renderer
from builder.renderers.environment import closure, colour, css_text, environment, outline
from builder.renderers.rendered import Copy, Data, Script, StyleSheet, Templates, WebFont
from builder.renderers.site_files import font_parts, look_files, script_names
from builder.sources.nodes import Fact, Heading, Link

HOSTILE = ' "><script>alert(1)</script>\' onload=x {{ 7 * 7 }} &lt;'


def hostile(words):
    return words + HOSTILE


class Page(HTMLParser):
    """Every element of a page with its attributes, in order, and the text of its scripts."""

    def __init__(self, data):
        super().__init__()
        self.elements = []
        self.scripts = []
        self._in_script = False
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._in_script = tag == 'script'

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, data):
        if self._in_script and data.strip():
            self.scripts.append(data)

    def all(self, *tags):
        return [attributes for tag, attributes in self.elements if tag in tags]


def shown(page):
    return Page(html.render(page, TEMPLATES).data)


PAGES = pytest.mark.parametrize('make', ALL_PAGES, ids=lambda make: make.__name__)
BRANDS = pytest.mark.parametrize('brand', sorted(LOOKS))


@PAGES
def test_nothing_inline_runs_and_the_policy_comes_first(make):
    page = shown(make())
    head = page.elements[page.elements.index(('head', {})) + 1 :]
    assert head[0] == ('meta', {'http-equiv': 'Content-Security-Policy', 'content': html.SECURITY_POLICY})
    assert [
        name for _, attributes in page.elements for name in attributes if name == 'style' or name.startswith('on')
    ] == []
    assert page.all('style', 'iframe', 'object', 'embed', 'base', 'form') == []
    assert all('src' in attributes or attributes['type'] == 'application/ld+json' for attributes in page.all('script'))


@PAGES
@BRANDS
def test_hostile_words_stay_words(make, brand):
    calm, page = shown(make(brand)), shown(make(brand, say=hostile))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in calm.elements]
    assert [sorted(attributes) for _, attributes in page.elements] == [
        sorted(attributes) for _, attributes in calm.elements
    ]
    data = html.render(make(brand, say=hostile), TEMPLATES).data.decode()
    assert '{{ 7 * 7 }}' in data


@PAGES
def test_every_address_of_ours_is_relative(make):
    page = shown(make())
    addresses = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in ('href', 'src', 'srcset', 'data-index')
    ]
    assert addresses
    assert [a for a in addresses if re.match(r'(?!mailto:)[a-z]+:|/', a)] == []


@PAGES
def test_headings_ids_and_pictures_are_in_order(make):
    page = shown(make())
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch('h[1-6]', tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = [attributes['id'] for _, attributes in page.elements if 'id' in attributes]
    assert len(ids) == len(set(ids))
    assert all('alt' in attributes for attributes in page.all('img'))
    pointed = {value for _, attributes in page.elements for value in attributes.get('aria-labelledby', '').split()}
    assert pointed <= set(ids)
    assert all(attributes['href'][1:] in ids for attributes in page.all('a') if attributes['href'].startswith('#'))


def test_structured_data_cannot_end_its_element():
    page = shown(lesson_page())
    (block,) = page.scripts
    assert json.loads(block)['name'] == '</script><script>alert(1)</script>'
    assert '<' not in block


def test_a_learner_can_read_answers_without_a_script():
    data = html.render(lesson_page(), TEMPLATES).data.decode()
    assert data.count('<details class="answers"') == 3
    assert 'It sounds like doubt.' in data
    assert re.findall(r'<li class="verdict" data-answer="(.)"', data) == ['B', 'C', 'A']


def test_withheld_answers_leave_no_trace():
    page = lesson_page()
    lessons = page.sections[0].lesson
    check = next(section for section in lessons.sections if section.kind == 'check')
    parts = tuple(
        replace(part, question=replace(part.question, why=(), choices=tuple(choice._replace(right=None, feedback=(), place=0) for choice in part.question.choices)))
        if part.question else part
        for part in check.parts
    )  # fmt: skip
    sections = tuple(replace(check, parts=parts) if section is check else section for section in lessons.sections)
    data = html.render(
        replace(page, sections=(replace(page.sections[0], lesson=replace(lessons, sections=sections)),)), TEMPLATES
    ).data.decode()
    assert 'data-right' not in data
    assert '<details class="answers"' not in data
    assert 'data-question' not in data


def test_the_facilitator_sees_what_is_right_and_keeps_nothing():
    data = html.render(lesson_page(reader='facilitator'), TEMPLATES).data.decode()
    assert 'verdict-right' in data
    assert 'data-store' not in data
    assert 'data-question' not in data


def test_source_numbers_lead_to_sources_only_where_they_are_listed():
    page = lesson_page()
    assert b'href="#source-1"' in html.render(page, TEMPLATES).data
    assert b'href="#source-1"' not in html.render(replace(page, sections=page.sections[:1]), TEMPLATES).data


def test_a_lesson_page_of_the_facilitator_has_one_title():
    lesson = facilitator_page().sections[0].lesson
    page = document(
        'ostrey',
        'facilitator/site/lessons/L03.html',
        lesson.title,
        facilitator_page().sections[0],
        d.LessonPages('s-lesson', lesson),
        reader='facilitator',
    )
    assert len(shown(page).all('h1')) == 1


def test_what_should_have_been_replaced_stops_the_page():
    page = document('ostrey', 'learner/site/x.html', 'X', d.Prose('s', 'X', (p(Fact('facts.phone', AT)),)))
    with pytest.raises(TypeError):
        html.render(page, TEMPLATES)


def test_a_link_leads_only_where_links_may():
    page = document('ostrey', 'learner/site/x.html', 'X', d.Prose('s', 'X', (p(Link((), 'javascript:alert(1)', AT)),)))
    with pytest.raises(ValueError, match='javascript'):
        html.render(page, TEMPLATES)


def test_headings_in_a_text_follow_without_a_gap():
    blocks = [Heading(level, (), AT) for level in (4, 6, 5, 4)]
    assert [level for _, level in outline(blocks, 3)] == [3, 4, 4, 3]


@BRANDS
@pytest.mark.parametrize('name', ['site', 'delivery'])
def test_style_sheets_are_sound(brand, name):
    data = style.render(StyleSheet(name, LOOKS[brand]), TEMPLATES).data.decode()
    rules = tinycss2.parse_stylesheet(data, skip_comments=True, skip_whitespace=True)
    assert [rule for rule in rules if rule.type == 'error'] == []
    assert data.count('{') == data.count('}')
    look = LOOKS[brand]
    beside = {path.removeprefix('assets/') for path in (*look_files(look), *font_parts(look)) if path.startswith('assets/fonts/')}
    named = {address.strip('"') for address in re.findall(r'url\(([^)]*)\)', data)}
    assert named == {path for path in beside if not path.endswith('.txt')}


def test_a_part_of_a_font_bears_no_name_of_its_makers_and_keeps_their_notices():
    whole = LOOKS['tallowmere'].body.faces[0].asset
    part = TTFont(BytesIO(web_font.render(WebFont(whole), TEMPLATES).data))
    before = TTFont(BytesIO(whole.data))
    names = {number: part['name'].getDebugName(number) or '' for number in (1, 3, 4, 6, 16)}
    assert not any('source' in name.lower() for name in names.values()), names
    for notice in (0, 13):
        assert part['name'].getDebugName(notice) == before['name'].getDebugName(notice)
    known = part.getBestCmap()
    assert all(ord(sign) in known for sign in 'Aé–’“…€→ŁžŒß')
    assert part.flavor == 'woff2'
    features = [{record.FeatureTag for record in font['GSUB'].table.FeatureList.FeatureRecord} for font in (part, before)]
    assert features[0] >= features[1] & {'tnum', 'lnum', 'liga', 'locl'}


def test_fonts_without_a_licence_that_allows_it_are_delivered_whole():
    look = LOOKS['tallowmere']
    theirs = replace(look, body=replace(look.body, licence=None))
    data = style.render(StyleSheet('site', theirs), TEMPLATES).data.decode()
    assert 'Onbrand Text' not in data
    assert f'--body: "{look.body.family}", sans-serif' in data
    assert not any(path.endswith('.woff2') and 'sans' in path for path in font_parts(theirs))


def test_pages_load_only_scripts_that_they_need():
    scripts = {make.__name__: script_names(make()) for make in ALL_PAGES}
    assert scripts['lesson_page'] == ('site', 'practice', 'search')
    assert scripts['facilitator_page'] == ('site', 'search')
    assert scripts['delivery_page'] == scripts['review_page'] == scripts['index_page'] == ()


def test_nothing_but_colours_and_names_reaches_a_style_sheet():
    look = LOOKS['ostrey']
    bad = replace(look, light=replace(look.light, primary='red;}body{background:url(//evil)}'))
    with pytest.raises(ValueError, match='not a colour'):
        style.render(StyleSheet('site', bad), TEMPLATES)
    assert css_text('x";}@import url(//e)').count('"') == 2
    with pytest.raises(ValueError, match='not a colour'):
        colour('#12345')
    odd = replace(look, body=replace(look.body, family='x";}@import url(//e);a{b:"'))
    plain = tinycss2.parse_stylesheet(
        style.render(StyleSheet('site', look), TEMPLATES).data.decode(), skip_whitespace=True
    )
    data = style.render(StyleSheet('site', replace(odd, headings=odd.body)), TEMPLATES).data.decode()
    assert len(tinycss2.parse_stylesheet(data, skip_whitespace=True)) == len(plain)


def test_brands_differ_in_more_than_colour():
    forms = {
        re.sub(r'#[0-9a-f]{6}', '', style.render(StyleSheet('site', look), TEMPLATES).data.decode())
        for look in LOOKS.values()
    }
    assert len(forms) == len(LOOKS)


def test_the_search_list_is_a_script_that_nothing_can_break_out_of():
    data = search.render(SEARCH, TEMPLATES).data.decode()
    assert data.startswith('window.onbrandSearch={')
    assert '<' not in data
    read = json.loads(data.removeprefix('window.onbrandSearch=').rstrip(';\n'))
    assert read['entries'][0] == list(SEARCH.entries[0])
    assert read['synonyms'] == [['customer', 'member']]


def test_scripts_are_found_by_name_only():
    assert b"'use strict'" in script.render(Script('site'), TEMPLATES).data
    with pytest.raises(ValueError, match='not the name'):
        script.render(Script('../site'), TEMPLATES)
    with pytest.raises(FileNotFoundError):
        script.render(Script('nothing'), TEMPLATES)


def test_assets_are_copied_as_they_are():
    assert copy.render(Copy(MAP), TEMPLATES).data == MAP.data


def test_values_as_json():
    data = json_renderer.render(Data(SEARCH), TEMPLATES).data.decode()
    assert json.loads(data)['entries'][0]['title'] == 'Across ages'
    assert data.endswith('}\n')
    with pytest.raises(TypeError):
        json_renderer.render(Data(object()), TEMPLATES)


@PAGES
def test_the_same_page_twice_is_the_same_bytes(make):
    assert html.render(make(), TEMPLATES) == html.render(make(), TEMPLATES)
    assert html.fingerprint(make(), TEMPLATES) == html.fingerprint(make(), TEMPLATES)


def test_a_workspace_replaces_templates_one_by_one(tmp_path):
    page = start_page()
    before = html.fingerprint(page, TEMPLATES)
    (tmp_path / 'site').mkdir()
    (tmp_path / 'site' / 'imprint.html.j2').write_text('<footer>Ours</footer>')
    own = Templates((tmp_path, *TEMPLATES.folders))
    assert b'<footer>Ours</footer>' in html.render(page, own).data
    assert html.fingerprint(page, own) != before
    assert style.fingerprint(StyleSheet('site', page.look), own) == style.fingerprint(
        StyleSheet('site', page.look), TEMPLATES
    )


def test_the_closure_holds_parts_that_are_named_by_computation(tmp_path):
    (tmp_path / 'parts').mkdir()
    (tmp_path / 'parts' / 'handout.html.j2').write_text('changed')
    own = Templates((tmp_path, *TEMPLATES.folders))
    names = html.template_names(lesson_page())
    assert closure(own, names) != closure(TEMPLATES, names)


def test_every_template_can_be_read():
    env = environment(TEMPLATES)
    for name in env.list_templates(
        filter_func=lambda name: name.startswith(('site/', 'parts/', 'style/')) and name.endswith('.j2')
    ):
        env.get_template(name)


def test_no_template_switches_escaping_off():
    for folder in TEMPLATES.folders:
        for file in folder.rglob('*.j2'):
            assert not re.search(r'\|\s*safe\b|autoescape', file.read_text(encoding='utf-8')), file


def test_web_pages_need_no_pdf_library():
    code = "import sys; from builder.renderers import registry; [registry.renderer(n) for n in registry.RENDERERS if n != 'pdf']; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0
    assert set(registry.RENDERERS) >= {'html', 'style', 'script', 'search', 'copy', 'json', 'pdf'}
