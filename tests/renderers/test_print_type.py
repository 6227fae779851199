"""Words are measured in the font they are set in."""

from __future__ import annotations

import print_sample as sample
import pytest

from builder.renderers.print_large import no_smaller
from builder.renderers.print_type import balanced, fit, lines_of, outline, widest_word, width_of

FACE = sample.SERIF_SEMIBOLD.faces[0].asset


def test_width_grows_with_size_and_length() -> None:
    assert width_of(FACE, '', 10) == 0
    assert width_of(FACE, 'mm', 10) == pytest.approx(2 * width_of(FACE, 'm', 10))
    assert width_of(FACE, 'Workbook', 20) == pytest.approx(2 * width_of(FACE, 'Workbook', 10))
    assert width_of(FACE, 'i', 10) < width_of(FACE, 'm', 10)


def test_a_short_text_takes_the_largest_size_and_a_long_one_what_fits() -> None:
    assert fit(FACE, 'Workbook', (170, 60), 58, 20, 1.1).size == 58
    long = fit(FACE, 'How to take a difficult message and keep a promise all week', (170, 60), 58, 20, 1.1)
    assert 20 <= long.size < 58
    assert long.height <= 60


@pytest.mark.parametrize('words', ['', 'a', 'word ' * 200, 'x' * 300, 'ab ' + 'y' * 90])
def test_the_box_is_kept_whatever_is_said(words: str) -> None:
    for width, height in ((170.0, 60.0), (60.0, 20.0), (30.0, 8.0)):
        setting = fit(FACE, words, (width, height), 40, 16, 1.2)
        assert setting.height <= height or setting.size < 3.2
        assert lines_of(FACE, words, setting.size, width) == setting.lines


def test_no_word_is_broken_while_a_smaller_size_holds_it() -> None:
    setting = fit(FACE, 'Facilitator’s guide', (60, 200), 58, 12, 1.1)
    assert widest_word(FACE, 'Facilitator’s guide', setting.size) <= 60


def test_lines_are_balanced_without_one_more() -> None:
    words = 'How to take a difficult message and keep a promise'
    column = balanced(FACE, words, 30, 170)
    assert column < 170
    assert lines_of(FACE, words, 30, column) == lines_of(FACE, words, 30, 170)


def test_a_letter_has_an_outline_and_an_unknown_one_none() -> None:
    assert outline(FACE, 'T').path.startswith('M')
    assert outline(FACE, '\U0001f600').path == ''


def test_large_print_raises_every_size_but_those_of_covers() -> None:
    style = '.label { font-size: 8.5pt; }\nh1 { font-size: 30pt; }\nsup { font-size: 0.68em; }\n.cover .cover-brand { font-size: 14pt; }'
    assert no_smaller(style).splitlines() == ['.label { font-size: 16pt; }', 'h1 { font-size: 30pt; }', 'sup { font-size: 1em; }', '.cover .cover-brand { font-size: 14pt; }']
