"""Where each card stands on its sheet, and how large its words are set.

A card takes one place of its section's grid. One whose words would be too small there takes a whole row, with what is added
or hidden beside the rest, or a whole sheet; the others close up, so that no card is empty because its neighbour is long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.brand.look import Look
from builder.documents.document import Card, CardSheets, Document
from builder.renderers.card_room import POINT, Type
from builder.renderers.print_style import CARD_MARGIN, PAPERS, Measures, Sheet, measures_for
from builder.renderers.print_type import SLACK, fit, shortened, width_of
from builder.renderers.running_heads import face_for
from builder.sources.nodes import Block

#: Millimetres inside a card: beside the text and below it.
SIDE = 5.5
FOOT = 4.0
GUTTER = 6.0
#: What a frame around added or hidden words needs beside them: across, and down with its heading.
PANEL_ACROSS = 5.0
PANEL_DOWN = 9.5
#: Words to sort are set larger by this, and stand alone.
SORTED = 1.75
SORT_SIDE = 8.0
SORT_FOOT = 7.0
#: The foot of a job aid names its lesson; the lines to fill in on its back, where a brand has nothing to say there.
AID_FOOT = 10.0
BLANK = 24.0
#: Points of words on a back, which are the same on every card, at most; beyond so many millimetres they stand side by side.
BACK = 11.0
WIDE = 150.0

#: Letters smaller than this only where a whole sheet leaves no other way.
SMALLEST = 8.5
SMALLEST_LARGE = 16.0

QUARTER, ROW, SHEET = 'place', 'row', 'sheet'

#: Where the second column of a wide card may begin, as a share of the width.
SPLITS = (0.42, 0.5, 0.58, 0.66)


class Parts(NamedTuple):
    """How tall a card's head is, where its words and words to sort begin, and what the line with the step takes; millimetres.

    `title` and `least` are the sizes of a role's name, in points: as a rule, and where it is long; `step` that of the step's line.
    The head of a job aid holds two lines of title.
    """

    head: float
    words: float
    sort_words: float
    step_line: float
    title: float
    least: float
    step: float
    aid_head: float
    aid_words: float


PARTS = Parts(head=9.8, words=15.2, sort_words=17.0, step_line=5.2, title=14.0, least=10.0, step=8.5, aid_head=12.5, aid_words=19.5)
PARTS_LARGE = Parts(head=12.6, words=18.6, sort_words=19.0, step_line=8.4, title=19.0, least=16.0, step=16.0, aid_head=18.0, aid_words=26.0)
#: Millimetres of a head that its sign and its number take, left and right of the role's name.
SIGN, NUMBER = 11.5, 20.0
#: Points of what stands above the cards of a sheet, and millimetres between the two texts there.
SHEET_TITLE, SHEET_TITLE_LARGE = 7.0, 16.0
SHEET_SIDE = 8.0
TITLE_LEADING = 1.12
#: A ledger spaces the letters of the step's line.
STEP_SPACED = 1.06


class Panel(NamedTuple):
    """A titled part of a card: `hidden` for what the player does not say unasked."""

    title: str
    blocks: tuple[Block, ...]
    hidden: bool


class Setting(NamedTuple):
    """How the words of a card are set: step of the sizes, and for two columns the share of the first, else 0."""

    step: int
    split: float


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card on a sheet, in millimetres from the upper left corner; `back` is where its back begins on the other side."""

    card: Card
    id: str
    x: float
    y: float
    width: float
    height: float
    back: float
    size: float  # of the words, in points
    split: float  # share of the first of two columns, else 0
    panels: tuple[Panel, ...]
    parts: Parts
    about: str  # lesson and step, on one line
    title: str  # the role, on one line in its size
    title_size: float
    back_size: float  # of words on the back, in points

    @property
    def words_height(self) -> float:
        """How tall the words may be."""
        above, below = _around(self.card, self.parts)
        return round(self.height - above - below, 2)

    @property
    def wide(self) -> bool:
        """Whether two things stand side by side on its back."""
        return self.width > WIDE

    @property
    def letter(self) -> str:
        """The letter of a role: A for 1.5 A."""
        return next((part for part in self.card.number.split() if part.isalpha()), '')

    @property
    def columns(self) -> tuple[tuple[float, float], ...]:
        """Left edge and width of the columns of words, from the card's own edge."""
        return columns_of(self.width, self.split)


class Line(NamedTuple):
    """A cut mark."""

    x1: float
    y1: float
    x2: float
    y2: float


class CardSheet(NamedTuple):
    """One sheet: what it is, its cards, and the marks along which they are cut."""

    title: str
    cards: tuple[PlacedCard, ...]
    marks: tuple[Line, ...]


Sheets = dict[int, tuple[CardSheet, ...]]


def card_sheets(document: Document, fuller: Mapping[str, float]) -> Sheets:
    """Return the sheets of each section of cards, by the section's place in the document.

    `fuller` names cards that a layout has found too full, and how many times more room they need than is reckoned here.
    """
    return {
        number: tuple(_sheets(document, number, section, fuller))
        for number, section in enumerate(document.sections)
        if isinstance(section, CardSheets) and section.cards
    }


def card_id(section: int, card: int) -> str:
    """Return the id of a card's face, by the place of its section in the document and its own place among the cards."""
    return f'card-{section}-{card}'


def face_of(name: str) -> str:
    """Return the id of a card's face for the id of one of its columns, or of the words on its back."""
    return name.removesuffix('b').removesuffix('r')


def _sheets(document: Document, number: int, section: CardSheets, fuller: Mapping[str, float]) -> Iterator[CardSheet]:
    paper, measures = PAPERS[document.paper], measures_for(document)
    look, large, top = document.look, document.large_print, measures.card_top
    parts = PARTS_LARGE if large else PARTS
    width, height = (paper.width - 2 * CARD_MARGIN) / section.across, (paper.height - top - CARD_MARGIN) / section.down
    sizes = {QUARTER: (width, height), ROW: (width * section.across, height), SHEET: (width * section.across, height * section.down)}
    least = SMALLEST_LARGE if large else SMALLEST
    reckonings = [
        _Reckoning(card, look, parts, measures.card_sizes, fuller.get(card_id(number, place), 1.0)) for place, card in enumerate(section.cards)
    ]
    settings = [reckoning.space_for(sizes, least) for reckoning in reckonings]
    for place in _to_widen(section, settings):
        settings[place] = reckonings[place].space_for({ROW: sizes[ROW], SHEET: sizes[SHEET]}, least)
    across_sheet = paper.width / 2 - CARD_MARGIN - 2 * SHEET_SIDE
    title = shortened(face_for(look, 400), section.title, SHEET_TITLE_LARGE if large else SHEET_TITLE, across_sheet)
    for rows in _rows([space for space, _ in settings], section.across, section.down):
        cards: list[PlacedCard] = []
        for down, row in enumerate(rows):
            for across, place in enumerate(row):
                space, setting = settings[place]
                wide, high = sizes[space]
                x, y = CARD_MARGIN + across * width, top + down * height
                card = section.cards[place]
                cards.append(PlacedCard(
                    card, card_id(number, place), round(x, 3), round(y, 3), round(wide, 3), round(high, 3),
                    round(paper.width - x - wide, 3), measures.card_sizes[setting.step] * (SORTED if card.role == 'sort' else 1),
                    setting.split, panels_of(card), parts, *_lines_of(card, look, parts, wide, setting.split),
                    reckonings[place].back_size(wide, high),
                ))  # fmt: skip
        yield CardSheet(title, tuple(cards), tuple(_marks(cards, paper, measures)))


def _around(card: Card, parts: Parts) -> tuple[float, float]:
    """Return what stands above a card's words and below them, in millimetres."""
    return {'sort': (parts.sort_words, SORT_FOOT), 'aid': (parts.aid_words, AID_FOOT)}.get(card.role, (parts.words, FOOT))


def columns_of(width: float, split: float) -> tuple[tuple[float, float], ...]:
    """Return left edge and width of the columns of words on a card of a width."""
    inner = width - 2 * SIDE
    if not split:
        return ((SIDE, round(inner, 2)),)
    first = round((inner - GUTTER) * split, 2)
    return (SIDE, first), (round(SIDE + first + GUTTER, 2), round(inner - GUTTER - first, 2))


def _lines_of(card: Card, look: Look, parts: Parts, width: float, split: float) -> tuple[str, str, float]:
    """Return what has one line on a card, however long it is: lesson and step, and the role's name with its size."""
    if card.role == 'aid':
        size = fit(look.headings.faces[0].asset, card.title, (width - 2 * SIDE - SIGN - SIDE, parts.aid_head), parts.title, parts.least, TITLE_LEADING).size
        return shortened(face_for(look, 400), card.lesson, parts.step, width - 2 * SIDE), card.title, size
    about = shortened(face_for(look, 400), f'{card.lesson} · {card.step}', parts.step, columns_of(width, split)[0][1] / STEP_SPACED)
    face, room = look.headings.faces[0].asset, width - 2 * SIDE - SIGN - NUMBER
    needed = width_of(face, card.title, parts.title) * SLACK
    size = max(parts.least, round(parts.title * min(1.0, room / needed), 2)) if needed else parts.title
    return about, shortened(face, card.title, size, room), size


def panels_of(card: Card) -> tuple[Panel, ...]:
    """Return what stands on a card beside its text, what is hidden last."""
    return (*(Panel(title, blocks, False) for title, blocks in card.extra), *(Panel(title, blocks, True) for title, blocks in card.hidden))


# --- room ----------------------------------------------------------------------------------------------------------


class _Reckoning(NamedTuple):
    """A card, the face and the sizes that its words may be set in, and how much fuller it is than they say."""

    card: Card
    look: Look
    parts: Parts
    sizes: Sequence[float]
    fuller: float

    def space_for(self, spaces: Mapping[str, tuple[float, float]], least: float) -> tuple[str, Setting]:
        """Return the smallest space in which the words are large enough, and how they are set there."""
        seen: set[tuple[float, float]] = set()
        for space, (width, height) in spaces.items():
            if (width, height) in seen:
                continue
            seen.add((width, height))
            found = self._setting(width, height, two=space == ROW and width > height)
            if found and self.sizes[found.step] >= least <= self.back_size(width, height):
                return space, found
        return space, found or Setting(len(self.sizes) - 1, 0.0)

    def _setting(self, width: float, height: float, *, two: bool) -> Setting | None:
        for step, size in enumerate(self.sizes):
            for split in SPLITS if two and panels_of(self.card) else (0.0,):
                if self._fits(size, width, height, split):
                    return Setting(step, split)
        return None

    def back_size(self, width: float, height: float) -> float:
        """Return the largest size in which the words of the back stand there."""
        usual = [size for size in self.sizes if size <= max(BACK, self.sizes[-1])]
        return next((size for size in usual if self._back_fits(size, width, height)), self.sizes[-1])

    def _back_fits(self, size: float, width: float, height: float) -> bool:
        set_in, inner, beside = Type(self.look, size), width - 4 * SIDE, width > WIDE
        across = (inner - GUTTER) / 2 if beside else inner
        heights = [(set_in.height(blocks, across) if blocks else BLANK) + PANEL_DOWN for _, blocks in self.card.back]
        needed = max(heights, default=0.0) if beside else sum(heights)
        return needed * self.fuller <= height - self.parts.aid_words - AID_FOOT

    def _fits(self, size: float, width: float, height: float, split: float) -> bool:
        if self.card.role == 'sort':
            return Type(self.look, size * SORTED).height(self.card.face, width - 2 * SORT_SIDE) * self.fuller <= height - self.parts.sort_words - SORT_FOOT
        inner = width - 2 * SIDE
        set_in = Type(self.look, size)
        first = (inner - GUTTER) * split if split else inner
        second = inner - GUTTER - first if split else inner
        panels = panels_of(self.card)
        beside = sum(set_in.height(panel.blocks, second - PANEL_ACROSS) + PANEL_DOWN + size * 0.35 * POINT for panel in panels)
        text = (0.0 if self.card.role == 'aid' else self.parts.step_line) + set_in.height(self.card.face, first)
        needed = max(text, beside) if split else text + beside
        return needed * self.fuller <= height - sum(_around(self.card, self.parts))


def _to_widen(section: CardSheets, settings: Sequence[tuple[str, Setting]]) -> tuple[int, ...]:
    """Return the cards with most words that may have a row of their own because places of the last sheet would stay empty."""
    if section.across != 2 or any(card.role == 'sort' for card in section.cards):
        return ()
    a_sheet = section.across * section.down
    taken = sum({QUARTER: 1, ROW: section.across, SHEET: a_sheet}[space] for space, _ in settings)
    small = [place for place, (space, _) in enumerate(settings) if space == QUARTER]
    small.sort(key=lambda place: (-settings[place][1].step, place))
    free = -taken % a_sheet
    # A card left alone in its row is widened, whatever else stays empty.
    return tuple(small[: free if free <= len(small) else len(small) % section.across])


# --- places --------------------------------------------------------------------------------------------------------


def _rows(spaces: Sequence[str], across: int, down: int) -> Iterator[list[list[int]]]:
    """Yield the rows of each sheet as numbers of cards, in order as far as full rows allow."""
    rows: list[list[int]] = []
    sheets: list[list[list[int]]] = []
    for number, space in enumerate(spaces):
        if space == SHEET:
            sheets.append([[number]])
        elif space == ROW:
            rows.append([number])
        else:
            row = next((row for row in rows if spaces[row[0]] == QUARTER and len(row) < across), None)
            if row is None:
                rows.append(row := [])
            row.append(number)
    sheets += [rows[at : at + down] for at in range(0, len(rows), down)]
    yield from sorted(sheets, key=lambda sheet: min(number for row in sheet for number in row))


def _marks(cards: Sequence[PlacedCard], paper: Sheet, measures: Measures) -> Iterator[Line]:
    """Yield short lines in the margin at every edge that reaches it, and small ones where cards meet inside."""
    near, long, inside = 1.5, CARD_MARGIN - 3.0, 2.0
    lines: set[Line] = set()
    for card in cards:
        left, top, right, bottom = card.x, card.y, round(card.x + card.width, 3), round(card.y + card.height, 3)
        for x in (left, right):
            if top <= measures.card_top:
                lines.add(Line(x, near, x, measures.card_top - near))
            if bottom >= paper.height - CARD_MARGIN - 0.01:
                lines.add(Line(x, paper.height - near - long, x, paper.height - near))
            if CARD_MARGIN < x < paper.width - CARD_MARGIN - 0.01:
                lines.add(Line(x, top, x, top + inside))
                lines.add(Line(x, bottom - inside, x, bottom))
        for y in (top, bottom):
            lines.add(Line(near, y, near + long, y))
            lines.add(Line(paper.width - near - long, y, paper.width - near, y))
    yield from sorted(lines)
