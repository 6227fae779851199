"""Tables open in any spreadsheet and calculate nothing."""

from __future__ import annotations

import csv
import io

import pytest

from builder.documents.spreadsheets import Spreadsheet
from builder.renderers.csv import MARK, harmless, render
from builder.renderers.registry import renderer
from builder.renderers.rendered import Templates


def rendered(*rows: tuple[str, ...]) -> str:
    return render(Spreadsheet(('one', 'two'), rows), Templates(())).data.decode()


def test_lines_end_as_the_standard_wants_and_the_file_says_its_alphabet() -> None:
    assert rendered(('a', 'b')) == f'{MARK}one,two\r\na,b\r\n'


def test_commas_quotes_line_breaks_and_accents_come_back_as_they_went_in() -> None:
    row = ('a, "b"\r\nc', 'Größe ’')
    assert list(csv.reader(io.StringIO(rendered(row).removeprefix(MARK), newline='')))[1] == list(row)


@pytest.mark.parametrize('cell', ['=1+1', '+44', '-5', '@SUM(A1)', '\t=1'])
def test_nothing_is_taken_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize('cell', ['', 'a-b', '2026-12-01', 'Ann = Anna'])
def test_other_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_it_is_registered() -> None:
    assert renderer('csv').render(Spreadsheet(('one',), ()), Templates(())).data == f'{MARK}one\r\n'.encode()
