"""Interface words: every one that a template asks for is in the catalogue."""

import re

import pytest
from sample import ROOT

from builder.course.lesson import CUES, OTHER_SECTIONS, STEP_KINDS
from builder.course.parts import PART_KINDS
from builder.documents.wording import BASE, WORDS, UnknownWordError, Wording, wording
from builder.editions.edition import Reader
from builder.renderers.environment import slug

TEMPLATES = sorted((ROOT / 'templates').rglob('*.j2'))
WHOLE = re.compile(r"\bw\('([^']+)'(?!\s*~)")
BEGUN = re.compile(r"\bw\('([^']+)'\s*~")
LOCALES = sorted({file.name.split('.')[0] for file in WORDS.glob('*.yml')})


@pytest.mark.parametrize('template', TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
@pytest.mark.parametrize('locale', LOCALES)
def test_templates_ask_only_for_words_that_exist(template, locale):
    words = wording(locale)
    text = template.read_text(encoding='utf-8')
    assert [key for key in WHOLE.findall(text) if key not in words] == []
    assert [start for start in BEGUN.findall(text) if not any(key.startswith(start) for key in words.keys)] == []


def test_the_closed_lists_all_have_words():
    words = wording(BASE)
    wanted = [f'kind.{slug(kind)}' for kind in (*STEP_KINDS, *OTHER_SECTIONS)]
    wanted += [f'cue.{slug(cue)}' for cue in CUES]
    wanted += [f'part.{slug(kind.name)}' for kind in PART_KINDS]
    wanted += [f'grouping.{slug(kind)}' for kind in ('alone', 'pairs', 'trios', 'groups', 'whole group', 'talk')]
    wanted += [f'reader.{reader}' for reader in (*Reader, 'everyone')]
    wanted += [f'callout.{kind}' for kind in ('note', 'tip', 'important', 'warning', 'caution')]
    kinds = ('page', 'site', 'delivery', 'review', 'index', 'workbook', 'guide', 'cards', 'answer-key', 'manager-guide')
    wanted += [f'document.{kind}' for kind in kinds]
    assert [key for key in wanted if key not in words] == []


def test_no_template_has_words_of_its_own():
    """Text between tags is a value, a sign, or comes from the catalogue."""
    for template in (path for path in TEMPLATES if path.name.endswith('.html.j2') and 'site' in path.parts):
        text = re.sub(r'\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}', '', template.read_text(encoding='utf-8'), flags=re.DOTALL)
        between = re.findall(r'>([^<>]*)<', text)
        assert [words for words in between if re.search(r'[A-Za-z]{2,}', words)] == [], template


def test_an_unknown_key_is_a_bug_that_shows():
    with pytest.raises(UnknownWordError):
        wording(BASE)('no.such-words')


def test_a_missing_value_is_a_bug_that_shows():
    with pytest.raises(KeyError):
        wording(BASE)('imprint.version')


def test_numbers_have_two_forms():
    words = wording(BASE)
    assert words('step.rounds', n=1) == '1 round'
    assert words('step.rounds', n=3) == '3 rounds'


@pytest.mark.parametrize(('minutes', 'shown'), [(0, '0 min'), (18, '18 min'), (60, '1 h'), (80, '1 h 20 min')])
def test_minutes(minutes, shown):
    assert wording(BASE).minutes(minutes).replace('\u00a0', ' ') == shown


def test_dates_times_and_lists_follow_the_locale():
    british, american = wording('en-GB'), wording('en-US')
    assert british.date('2026-11-22') == '22 November 2026'
    assert american.date('2026-11-22') == 'November 22, 2026'
    assert british.date('') == british.clock('') == ''
    assert british.clock('09:18') == '09:18'
    assert american.clock('13:05') == '1:05\u00a0PM'
    assert british.list(['a', 'b', 'c']) == 'a, b and c'
    assert american.list(['a', 'b', 'c']) == 'a, b, and c'


def test_a_locale_without_catalogue_speaks_the_base_language():
    assert Wording('de-DE')('search.label') == wording(BASE)('search.label')


def test_the_digest_tells_catalogues_apart():
    assert wording('en-GB').digest != wording('en-US').digest
    assert Wording('en-GB').digest == wording('en-GB').digest
