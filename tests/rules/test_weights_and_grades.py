"""``onbrand.yml``, and how hard a text reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_course import codes, said

from builder.rules.readability import LEAST, readability, syllables
from builder.rules.registry import codes as all_codes
from builder.rules.weights import read_weights
from builder.sources.files import Folder
from builder.sources.findings import Severity


def weights(folder: Path, text: str) -> tuple[dict[str, Severity | None], list[str]]:
    (folder / 'onbrand.yml').write_text(text, encoding='utf-8')
    parsed = read_weights(Folder(folder))
    return dict(parsed.value or {}), said(parsed.findings)


def test_a_workspace_needs_no_settings(tmp_path: Path) -> None:
    assert read_weights(Folder(tmp_path)).value == {}


def test_rules_weigh_what_the_workspace_says(tmp_path: Path) -> None:
    text = 'severities:\n  W140: error\n  e150: Warning\n  W102: note\n  W146: off\n'
    assert weights(tmp_path, text) == ({'W140': Severity.ERROR, 'E150': Severity.WARNING, 'W102': Severity.NOTE, 'W146': None}, [])


def test_one_line_may_weigh_every_rule_and_others_differ(tmp_path: Path) -> None:
    given, found = weights(tmp_path, 'severities:\n  W140: error\n  all: off\n')
    assert found == []
    assert given['W140'] is Severity.ERROR
    assert given['E110'] is None
    assert given.keys() == all_codes()


@pytest.mark.parametrize(('line', 'code', 'hint'), [
    ('W141x: error', 'V001', 'did you mean "W141"?'),
    ('L006: off', 'V002', 'take the line out'),
    ('G001: note', 'V002', 'take the line out'),
    ('E101: off', 'V001', 'did you mean'),
    ('W140: loud', 'V003', 'write one of: error, note, off, warning'),
    ('W140: warnings', 'V003', 'did you mean "warning"?'),
])  # fmt: skip
def test_a_slip_in_the_settings_is_heard_where_it_stands(tmp_path: Path, line: str, code: str, hint: str) -> None:
    (tmp_path / 'onbrand.yml').write_text(f'severities:\n  {line}\n', encoding='utf-8')
    parsed = read_weights(Folder(tmp_path))
    assert codes(parsed.findings) == [code]
    assert parsed.findings[0].span is not None
    assert parsed.findings[0].span.line == 2
    assert hint in parsed.findings[0].hint
    assert parsed.value == {}


def test_settings_have_one_key(tmp_path: Path) -> None:
    assert weights(tmp_path, 'severity:\n  W140: error\n') == ({}, ['K001 1:1'])


@pytest.mark.parametrize(('word', 'number'), [
    ('ask', 1), ('asked', 1), ('wanted', 2), ('made', 1), ('table', 2), ('times', 1), ('voices', 2), ('people', 2), ('colleague', 2), ('colleagues', 2), ('customer', 3),
    ('somebody', 3), ('everything', 3), ('careful', 2), ('quiet', 2), ('doing', 2), ('question', 2), ('organisation', 5), ("don't", 1), ('radio', 3), ('settled', 2),
])  # fmt: skip
def test_syllables_are_counted_as_they_are_heard(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_grade_is_that_of_the_formula() -> None:
    # Ten words and twelve syllables a sentence: 0.39 x 10 + 11.8 x 1.2 - 15.59
    sentence = 'Ask the person what would suit them best this morning.'
    assert sum(map(syllables, sentence.rstrip('.').split())) == 12
    assert readability([sentence] * 40).grade == pytest.approx(2.5)


def test_hard_words_raise_the_grade_and_are_named() -> None:
    easy = readability(['Ask the person what would suit them best this morning.'] * 40)
    hard = readability(['Institutional accountability necessitates administrative communication for everybody involved.'] * 40)
    assert hard.grade > easy.grade + 10
    assert 'accountability' in hard.heavy_words


def test_headings_and_cues_do_not_make_a_text_look_easy() -> None:
    sentence = 'Ask the person what would suit them best this morning.'
    assert readability([sentence] * 40) == readability([sentence, 'Ask.', 'A heading'] * 40)


def test_too_little_text_has_no_grade() -> None:
    assert readability(['A few words.'] * 10).grade == 0.0
    assert LEAST > 30
