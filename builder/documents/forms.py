"""What a form is, the same on paper and on a screen: lines to fill in, questions, tables to tick.

A form never posts anything. On paper it is written on; on a screen the reader's own device keeps it, and it is saved as a file or printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.documents.brief import Brief
from builder.tailoring.tailor import in_brand_words


class Field(NamedTuple):
    """A line or box to fill in under its label. `share` is its width beside the others; `given` are words that stand in it already."""

    id: str
    label: str
    lines: int = 1
    share: int = 1
    given: str = ''


class Option(NamedTuple):
    """Something to tick: its name in a file, and its words."""

    id: str
    words: str


class GridRow(NamedTuple):
    """A line to tick: its id, its words, and what it comes from (lines of one source stand together under it)."""

    id: str
    words: str
    source: str = ''


class Column(NamedTuple):
    """A column of a table: heading, its share of the width, and what is in it: words, count, tick or yes-no."""

    title: str
    share: int
    holds: str = 'words'


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines to fill in, side by side."""

    kind: ClassVar[str] = 'fields'
    fields: tuple[Field, ...]

    @property
    def widths(self) -> tuple[float, ...]:
        """How much of the row each takes, in per cent."""
        whole = sum(field.share for field in self.fields)
        return tuple(round(100 * field.share / whole, 2) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with states to choose from; `several` may be true at once. `more` labels a line for what is not among them."""

    kind: ClassVar[str] = 'choice'
    id: str
    number: str
    question: str
    options: tuple[Option, ...]
    several: bool = False
    more: str = ''


@dataclass(frozen=True, slots=True)
class Write:
    """A question to answer in one's own words."""

    kind: ClassVar[str] = 'write'
    id: str
    number: str
    question: str
    lines: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines, each to be ticked once. `room` heads a column for exact words, empty where there is none.

    `record` are the columns of the table that a screen saves: names of fields, `row` for a line's id as ``name=row``, `tick` for
    what was ticked; empty where answers are saved as question and answer.
    """

    kind: ClassVar[str] = 'grid'
    id: str
    what: str
    columns: tuple[Option, ...]
    rows: tuple[GridRow, ...]
    room: str = ''
    record: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """A table to write in: rows that say something already, and `blank` empty ones. `tall` is a row's height in millimetres."""

    kind: ClassVar[str] = 'register'
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank: int = 0
    tall: int = 10

    @property
    def read(self) -> bool:
        """Whether there is nothing to write in it."""
        return not self.blank and all(all(row) for row in self.rows)

    @property
    def widths(self) -> tuple[float, ...]:
        """How much of the row each column takes, in per cent."""
        whole = sum(column.share for column in self.columns)
        return tuple(round(100 * column.share / whole, 2) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Said:
    """Something to read: a heading (or none), a sentence (or none), and points."""

    kind: ClassVar[str] = 'said'
    title: str
    sentence: str = ''
    points: tuple[str, ...] = ()


FormPart = Fields | Choice | Write | Grid | Register | Said


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `anchor` is its name in the device's memory; `hand_to` says who gets it; `wide` lays it across the paper."""

    template: ClassVar[str] = 'form'
    anchor: str
    title: str
    lead: str
    parts: tuple[FormPart, ...]
    hand_to: str = ''
    privacy: str = ''
    wide: bool = False


class Say:
    """Our words in a client's terms and spelling: ``say('end.ready')``; names in braces are filled in afterwards, unchanged."""

    def __init__(self, brief: Brief) -> None:
        self._brand, self._words = brief.brand, brief.words

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of a key under ``forms.``."""
        text = self._words(f'forms.{key}', **{name: f'{{{name}}}' for name in values})
        return in_brand_words(text, self._brand.at, self._brand).format(**values)

    def options(self, key: str, *names: str) -> tuple[Option, ...]:
        """Return things to tick, whose words stand under one key."""
        return tuple(Option(name, self(f'{key}.{name}')) for name in names)

