"""Where things came to lie on the pages that WeasyPrint laid out, in millimetres from the page's top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

MM = 25.4 / 96

#: How far a box may stand over before it counts: less than one sees.
TOLERANCE = 0.2


class Placed(NamedTuple):
    """The border box of an element. `page` counts from 1."""

    page: int
    id: str
    classes: frozenset[str]
    x: float
    y: float
    width: float
    height: float


def placed(laid: Any, css_class: str) -> Iterator[Placed]:
    """Yield the box of every element with a class, in reading order. `laid` is a WeasyPrint document."""
    for number, box in _boxes_with(laid, css_class):
        element = box.element
        yield Placed(
            page=number,
            id=element.get('id', ''),
            classes=frozenset(element.get('class', '').split()),
            x=box.border_box_x() * MM,
            y=box.border_box_y() * MM,
            width=box.border_width() * MM,
            height=box.border_height() * MM,
        )


class TooFull(NamedTuple):
    """An element whose content reaches beyond its own content box: how many times its height or width it would need."""

    id: str
    times: float


def too_full(laid: Any, css_class: str) -> Iterator[TooFull]:
    """Yield every element with a class that holds more than it has room for."""
    for _, box in _boxes_with(laid, css_class):
        top, left = box.content_box_y(), box.content_box_x()
        inside = list(_descendants(box))
        down = max((inner.border_box_y() + inner.border_height() - top for inner in inside), default=0)
        across = max((inner.border_box_x() + inner.border_width() - left for inner in inside), default=0)
        slack = TOLERANCE / MM
        if down > box.height + slack or across > box.width + slack:
            yield TooFull(box.element.get('id', ''), max(down / box.height, across / box.width))


def _boxes_with(laid: Any, css_class: str) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(laid.pages, start=1):
        for box in _descendants(page._page_box):
            # A list item's marker and a ::before box name the same element; only the element's own box counts.
            if box.element is None or box.element_tag != box.element.tag:
                continue
            if css_class in box.element.get('class', '').split():
                yield number, box


def _descendants(box: Any) -> Iterator[Any]:
    """Yield the boxes inside a box, without lines and text."""
    for child in getattr(box, 'children', ()):
        if hasattr(child, 'border_height') and type(child).__name__ not in ('TextBox', 'LineBox'):
            yield child
        yield from _descendants(child)
