"""What stands at the head and the foot of every page, each on one line however long names and titles are.

In: a document and the shape of its pages. Out: words that fit, measured in the text face, and how the two of a head share the line.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.brand.look import Look
from builder.documents.document import CardSheets, Document, LessonPages, Prose, RunSheet, Section, Welcome
from builder.documents.forms import Form
from builder.documents.wording import wording
from builder.renderers.print_pages import PageShape
from builder.renderers.print_type import SLACK, shortened, width_of
from builder.sources.assets import Asset

#: Points: small print, small print on a heavy bar, large print.
SIZE, SIZE_ON_BAR, SIZE_LARGE = 8.5, 9.0, 16.0
#: A brand's name may take this share of a head, and has at least the other.
MOST, LEAST = 0.45, 0.25
#: Millimetres between what stands side by side, before the words on a heavy bar, and between a ledger's column and its text.
BETWEEN, INTO_BAR, BESIDE_COLUMN = 6.0, 8.0, 4.0
#: Share of the line that a foot has beside the page's number, and how short a document's title may be cut there.
FOOT_SHARE, FOOT_TITLE = 0.85, 40.0


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """The words of heads and feet. `share` is the part of the head that the brand's name has, as a whole number in a hundred.

    `titles` are those headings, by anchor, that are too long for a head, with what is left of them.
    """

    size: float
    brand: str
    share: int
    titles: tuple[tuple[str, str], ...]
    foot: str


def running_heads(document: Document, shape: PageShape) -> RunningHeads:
    """Return what a document's heads and feet say."""
    rules, look = document.look.rules, document.look
    size = SIZE_LARGE if document.large_print else SIZE_ON_BAR if rules == 'heavy' else SIZE
    strong, plain = face_for(look, 600), face_for(look, 400)
    line = shape.broad if rules == 'hairline' else shape.text
    name = document.imprint.brand_short
    wanted = width_of(strong, name, size) * SLACK + 1
    if rules == 'hairline':
        room, share = line, 0.0
    elif rules == 'ledger':
        # The name begins in the column of numbers and may reach over its edge, where the head then begins later.
        column = shape.column + BESIDE_COLUMN
        named = min(wanted, column + MOST * line) if shape.columns else 0.0
        room, share = line - max(0.0, named - column) - BETWEEN, 0.0
        name = shortened(strong, name, size, named) if named else ''
    else:
        share = min(max((wanted + BETWEEN) / line, LEAST), MOST)
        room = line * (1 - share) - (INTO_BAR if rules == 'heavy' else 0.0)
        name = shortened(strong, name, size, line * share - BETWEEN)
    face = strong if rules == 'heavy' else plain
    titles = [(anchor, title, shortened(face, title, size, room)) for anchor, title in map(title_of, document.sections) if title]
    cut = tuple((anchor, short) for anchor, title, short in titles if short != title)
    return RunningHeads(size, name, round(share * 100), cut, _foot(document, plain, line))


def title_of(section: Section) -> tuple[str, str]:
    """Return anchor and heading of a section as an order or a lesson words it; nothing where it is ours, and short."""
    match section:
        case Welcome():
            return section.anchor, section.promise
        case LessonPages():
            return section.anchor, section.lesson.title
        case RunSheet():
            return section.anchor, f'{section.lesson.number} {section.lesson.title}'
        case CardSheets() | Prose() | Form():
            return section.anchor, section.title
    return '', ''


def face_for(look: Look, weight: int) -> Asset:
    """Return the upright text face nearest to a weight."""
    upright = [face for face in look.body.faces if face.style == 'normal'] or list(look.body.faces)
    return min(upright, key=lambda face: abs(face.weight - weight)).asset


def _foot(document: Document, face: Asset, line: float) -> str:
    """Return the document's title and what must be said on every page, which is never cut."""
    w, imprint = wording(document.language), document.imprint
    size = SIZE_LARGE if document.large_print else SIZE
    said = (
        w('print.draft-short') if imprint.draft else '',
        w('print.version', version=imprint.version) if imprint.version else '',
        imprint.confidential,
    )
    rest = ''.join(f' · {one}' for one in said if one)
    room = line * FOOT_SHARE - width_of(face, rest, size) * SLACK
    return shortened(face, document.title, size, max(room, FOOT_TITLE)) + rest
