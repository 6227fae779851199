"""Laid-out pages as plain values: boxes and lines of text with their places in millimetres, for rules that look at no pixel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MM = 25.4 / 96
PT = 72 / 96

#: How far letters reach above and below their baseline, as a share of their size: the faces that are bundled, rounded.
ASCENT, DESCENT = 0.72, 0.22

FORCED = {'page', 'left', 'right', 'recto', 'verso', 'always'}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in millimetres from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top

    def over(self, other: Area) -> tuple[float, float]:
        """Return how wide and how tall the common part is; negative where there is a gap."""
        return min(self.right, other.right) - max(self.left, other.left), min(self.bottom, other.bottom) - max(self.top, other.top)


@dataclass(eq=False, slots=True)
class Box:
    """What an element takes up on one page. An element that is broken over pages has a box on each; they share their `key`."""

    page: int
    tag: str
    classes: frozenset[str]
    key: int
    area: Area  # border box
    inside: Area  # padding box
    parent: Box | None
    in_flow: bool
    clips: bool
    fixed: bool  # its height is given
    borders: tuple[bool, bool, bool, bool]  # top, right, bottom, left
    filled: bool
    pseudo: str  # before, after, marker
    picture: bool
    breaks_before: bool
    keeps_whole: bool
    named_page: str
    in_margin: bool

    @property
    def drawn(self) -> bool:
        """Whether one sees its edges."""
        return self.filled or any(self.borders)

    def up(self) -> Iterator[Box]:
        """Yield this box and the boxes around it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def within(self, *names: str) -> bool:
        """Whether it is, or is in, an element with one of these classes or tags."""
        return any(box.tag in names or not box.classes.isdisjoint(names) for box in self.up())

    def has_edge_of(self, other: Box) -> bool:
        """Whether another box is around this one."""
        return any(box is other for box in self.up())


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one size on one line. `area` is what ink may reach."""

    words: str
    size: float  # points
    area: Area
    raised: bool  # a mark of a note


@dataclass(eq=False, slots=True)
class Line:
    """A line of text, or a ruled line to write on (then without runs)."""

    page: int
    box: Box
    area: Area  # with its leading
    runs: tuple[Run, ...]
    order: int

    @property
    def words(self) -> str:
        """What it says."""
        return ''.join(run.words for run in self.runs).strip()


@dataclass(slots=True)
class Page:
    """One page. `lines` and `boxes` stand in the order of the document."""

    number: int
    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def body(self) -> list[Line]:
        """The lines that are not in the page's margins; bullets and numbers of lists are no lines of their own."""
        return [line for line in self.lines if not line.box.in_margin and line.box.pseudo != 'marker']


def read_pages(laid: Any) -> tuple[Page, ...]:
    """Return the pages of a WeasyPrint document."""
    pages = []
    for number, sheet in enumerate(laid.pages, start=1):
        box = sheet._page_box
        page = Page(number, box.margin_width() * MM, box.margin_height() * MM)
        for child in box.children:
            _read(child, page, None, type(child).__name__ == 'MarginBox')
        pages.append(page)
    return tuple(pages)


def _read(raw: Any, page: Page, parent: Box | None, in_margin: bool) -> None:
    raw = getattr(raw, '_box', raw)
    name = type(raw).__name__
    if raw.style['visibility'] != 'visible':
        return
    if name == 'LineBox':
        _read_line(raw, page, parent, in_margin)
        return
    if name == 'TextBox':
        return  # read with its line
    box = parent
    if hasattr(raw, 'border_height') and not isinstance(raw.width, str) and not isinstance(raw.height, str):
        box = _box(raw, page.number, parent, in_margin)
        page.boxes.append(box)
        if 'line' in box.classes:
            page.lines.append(Line(page.number, box, box.area, (), len(page.lines)))
    for child in raw.children if hasattr(raw, 'children') else ():
        _read(child, page, box, in_margin)


def _box(raw: Any, page: int, parent: Box | None, in_margin: bool) -> Box:
    style = raw.style
    element = raw.element
    x, y = raw.border_box_x() * MM, raw.border_box_y() * MM
    inner_x, inner_y = raw.padding_box_x() * MM, raw.padding_box_y() * MM
    tag = raw.element_tag or ''
    anonymous = style is None or getattr(style, 'cache', None) is None
    tag, _, pseudo = tag.partition('::')
    background = getattr(raw, 'background', None)
    filled = bool(background and background.color.alpha > 0)
    sides = ('top', 'right', 'bottom', 'left')
    own = element is not None and not pseudo and not in_margin and not _wraps(raw)
    return Box(
        page=page,
        tag=tag,
        classes=frozenset(element.get('class', '').split()) if own else frozenset(),
        key=id(element) if own else id(raw),
        area=Area(x, y, x + raw.border_width() * MM, y + raw.border_height() * MM),
        inside=Area(inner_x, inner_y, inner_x + raw.padding_width() * MM, inner_y + raw.padding_height() * MM),
        parent=parent,
        in_flow=style['position'] not in ('absolute', 'fixed') and style['float'] == 'none',
        clips=style['overflow'] == 'hidden',
        fixed=style['height'] != 'auto' and not anonymous,
        borders=tuple(getattr(raw, f'border_{side}_width') > 0 and _seen(style, side) for side in sides),  # type: ignore[arg-type]
        filled=filled,
        pseudo=pseudo,
        picture='Replaced' in type(raw).__name__,
        breaks_before=style['break_before'] in FORCED,
        keeps_whole=style['break_inside'] in ('avoid', 'avoid-page'),
        named_page=str(style['page']),
        in_margin=in_margin,
    )


def _wraps(raw: Any) -> bool:
    """Whether a box only stands around the box of its element, as around a table."""
    return bool(raw.is_table_wrapper)


def _seen(style: Any, side: str) -> bool:
    colour = style[f'border_{side}_color']
    return style[f'border_{side}_style'] not in ('none', 'hidden') and (colour == 'currentcolor' or colour.alpha > 0)


def _read_line(raw: Any, page: Page, parent: Box | None, in_margin: bool) -> None:
    assert parent is not None
    runs: list[Run] = []
    inner: list[Any] = []
    _read_inline(raw, runs, inner, page, parent, in_margin, False)
    if any(run.words.strip() for run in runs):
        top, left = raw.position_y * MM, raw.position_x * MM
        area = Area(left, top, left + raw.width * MM, top + raw.height * MM)
        page.lines.append(Line(page.number, parent, area, tuple(runs), len(page.lines)))
    for block in inner:
        _read(block, page, parent, in_margin)


def _read_inline(raw: Any, runs: list[Run], inner: list[Any], page: Page, parent: Box, in_margin: bool, raised: bool) -> None:
    """Read the letters of a line; blocks that stand in it are left for later."""
    for child in raw.children:
        child = getattr(child, '_box', child)
        name = type(child).__name__
        if child.style['visibility'] != 'visible':
            continue
        if name == 'TextBox':
            size = child.style['font_size']
            baseline = (child.position_y + child.baseline) * MM
            left = child.position_x * MM
            area = Area(left, baseline - size * ASCENT * MM, left + child.width * MM, baseline + size * DESCENT * MM)
            if child.text.strip():
                runs.append(Run(child.text, size * PT, area, raised))
            elif runs:
                last = runs[-1]
                runs[-1] = Run(last.words + ' ', last.size, last.area, last.raised)
        elif name in ('InlineBox', 'LineBox') and child.style['position'] not in ('absolute', 'fixed'):
            _read_inline(child, runs, inner, page, parent, in_margin, raised or child.element_tag == 'sup')
        else:
            inner.append(child)
