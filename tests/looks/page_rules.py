"""What no printed page may show, whatever the brand: each rule reads laid-out pages and says where it is broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from page_reader import Box, Line, Page, Run

SLACK = 0.3  # mm that nobody sees
PRINTABLE = 4.0  # mm from the edge of a sheet to the body of letters, which begins a little before their ink: printers leave up to 5 white
FROM_FRAME = 0.65  # mm between letters and the edge of their frame
LEAST_LINES = 4
SPREAD = 3.0  # mm by which the distance above headings of one kind may differ
SMALLEST, SMALLEST_LARGE = 8.5, 16.0
SHEET_TITLE = 7.0
SMALLEST_MARK = 6.0  # of the raised number of a note
MEASURE = (26, 82)  # letters in a full line of running text, on average

#: Pages that may hold few lines: covers, pages to write on, sheets of cards and their backs.
MEANT = ('cover', 'notes', 'card-sheet', 'action-plan', 'observation')
TITLES = ('h1', 'h2', 'h3', 'h4', 'h5', 'h6')
#: What stands above something and leads to it. A lesson's opener is a header too, but it is read for itself.
HEADINGS = (*TITLES, 'header', 'thead', 'label', 'field-label', 'reminder-day')
READ_FOR_ITSELF = ('opener',)
#: What is read at a glance, not as running text.
NOT_RUNNING = ('table', 'choice', 'cover', 'card', 'job-aid', 'header', 'sign', 'pair')
WHOLE = ('tr', 'choice', 'card')
SHEET_TITLES = ('sheet-title', 'sheet-side', 'sheet-foot')


class Finding(NamedTuple):
    """Where a page breaks a rule: page, rule, the words nearby, and what was measured."""

    page: int
    rule: str
    words: str
    said: str

    def __str__(self) -> str:
        return f'page {self.page:3}  {self.rule:9}  {self.said}  «{self.words[:60]}»'


class Paper(NamedTuple):
    """A document's pages, and whether they are in large print."""

    pages: tuple[Page, ...]
    large: bool


def findings_in(pages: tuple[Page, ...], large: bool = False) -> tuple[Finding, ...]:
    """Return everything that the pages of a document break."""
    paper = Paper(pages, large)
    found = [finding for rule in RULES for finding in rule(paper)]
    return tuple(dict.fromkeys(sorted(found)))


def outside(paper: Paper) -> Iterator[Finding]:
    """No letters in the edge that printers leave white; no frame or picture with something to say beyond the page."""
    for page in paper.pages:
        for line, run in _runs(page):
            a = run.area
            beyond = max(PRINTABLE - a.left, PRINTABLE - a.top, a.right - page.width + PRINTABLE, a.bottom - page.height + PRINTABLE)
            if beyond > SLACK:
                yield Finding(page.number, 'outside', line.words, f'letters {beyond:.1f} mm into the edge of the sheet')
        for box in page.boxes:
            beyond = max(-box.area.left, -box.area.top, box.area.right - page.width, box.area.bottom - page.height)
            if (box.picture or all(box.borders)) and beyond > SLACK:
                yield Finding(page.number, 'outside', _name(box), f'a frame or picture {beyond:.1f} mm beyond the sheet')


def clipped(paper: Paper) -> Iterator[Finding]:
    """No letters outside a box that cuts off what stands over, or outside one of a given height."""
    for page in paper.pages:
        for line, run in _runs(page):
            flowing = True
            for box in line.box.up():
                a, b = run.area, box.inside
                if box.clips or (box.fixed and flowing and box.parent is not None):
                    over = max(b.left - a.left, b.top - a.top, a.right - b.right, a.bottom - b.bottom)
                    if over > SLACK:
                        yield Finding(page.number, 'clipped', line.words, f'{over:.1f} mm beyond {_name(box)}')
                        break
                flowing = flowing and box.in_flow


def overlap(paper: Paper) -> Iterator[Finding]:
    """No two lines over each other, no words over a ruled line."""
    for page in paper.pages:
        runs = sorted(_runs(page), key=lambda pair: pair[1].area.top)
        for place, (line, run) in enumerate(runs):
            for other, later in runs[place + 1 :]:
                if later.area.top >= run.area.bottom:
                    break
                across, down = run.area.over(later.area)
                if other is not line and across > SLACK and down > 0.12 * min(run.area.height, later.area.height):
                    yield Finding(page.number, 'overlap', line.words, f'{down:.1f} mm over «{other.words[:30]}»')


def frames(paper: Paper) -> Iterator[Finding]:
    """No letters that touch the edge of a frame or tint around them, or lie across the edge of another one."""
    for page in paper.pages:
        drawn = [box for box in page.boxes if box.drawn and box.area.right - box.area.left > 2 and box.area.height > 2]
        for line, run in _runs(page):
            for box in drawn:
                if line.box.has_edge_of(box):
                    near = _nearness(run, box)
                    if near < FROM_FRAME:
                        yield Finding(page.number, 'frame', line.words, f'{near:.1f} mm from the edge of {_name(box)}')
                elif _straddles(run, box):
                    yield Finding(page.number, 'frame', line.words, f'lies across the edge of {_name(box)}')


def few_lines(paper: Paper) -> Iterator[Finding]:
    """No page of running text with next to nothing on it."""
    for page in paper.pages:
        lines = page.body
        if len(lines) < LEAST_LINES and not any(line.box.within(*MEANT) for line in lines):
            yield Finding(page.number, 'few', ' / '.join(line.words for line in lines), f'{len(lines)} lines on the page')


def heading_last(paper: Paper) -> Iterator[Finding]:
    """No heading or label at a page's foot without two lines of what it stands above, or all of it where that is less."""
    for page, following in pairwise(paper.pages):
        lines = page.body
        below: list[Line] = []
        for line in reversed(lines):
            if _leads(line):
                break
            below.append(line)
        if len(below) < 2 and len(below) < len(lines) and not _begins_anew(page, following) and not lines[0].box.within('card-sheet'):
            group = lines[: len(lines) - len(below)]
            if _all_there(group[-1], page, following):
                continue
            title = next((line.words for line in reversed(group) if line.box.within(*TITLES)), group[-1].words)
            yield Finding(page.number, 'heading', title, f'a heading with {len(below)} lines below it at the foot')


def split(paper: Paper) -> Iterator[Finding]:
    """No row, card, answer or other thing that is to stay whole on two pages, unless it is taller than one."""
    for parts in _elements(paper).values():
        whole = parts[0].keeps_whole or parts[0].tag in WHOLE or not parts[0].classes.isdisjoint(WHOLE)
        numbers = {box.page for box in parts}
        if not whole or len(numbers) < 2 or parts[0].within('thead') or parts[0].tag == 'html':
            continue
        height = sum(box.area.height for box in parts)
        room = _room(paper.pages[min(numbers)])
        if height < room and not any(box.within('notes') for box in parts):
            words = next((line.words for line in paper.pages[min(numbers) - 1].body if line.box.has_edge_of(parts[0])), '')
            yield Finding(min(numbers), 'split', words, f'{_name(parts[0])} stands on {len(numbers)} pages and is {height:.0f} mm tall')


def lonely(paper: Paper) -> Iterator[Finding]:
    """No first or last line of a paragraph alone at a page's edge."""
    paragraphs: dict[int, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for page in paper.pages:
        for line in page.body:
            if line.runs and not line.box.within('thead'):
                paragraphs[line.box.key][page.number].append(line)
    for on_pages in paragraphs.values():
        for number, lines in on_pages.items():
            rows = {round(line.area.top) for line in lines}
            if len(on_pages) > 1 and len(rows) < 2:
                yield Finding(number, 'lonely', lines[0].words, 'one line of a paragraph alone on its page')


def uneven(paper: Paper) -> Iterator[Finding]:
    """The same distance above every heading of a kind that follows the same kind of thing, page tops left out."""
    seen: dict[tuple[str, ...], list[tuple[float, int, str]]] = defaultdict(list)
    for page in paper.pages:
        lines = [line for line in page.body if all(box.in_flow for box in line.box.up())]
        for before, line in pairwise(lines):
            heading = next((box for box in line.box.up() if box.tag in TITLES), None)
            if heading is None or before.box.has_edge_of(heading) or line.box.within('td', 'th', 'card', 'pair', 'half', 'cover'):
                continue
            outer = _outermost_starting_with(line, before)
            top = outer.area.top if outer.drawn else line.area.top
            if any(_beside(other, line, outer) for other in lines):
                continue  # columns: what stands above is as long as it is
            above = [_bottom(other, line) for other in lines[: lines.index(line)] if other.area.over(outer.area)[0] > SLACK]
            bottom = max(above, default=0.0)
            if not above or bottom > top + SLACK:
                continue
            after = 'form' if before.box.within('field-label', 'corner') else 'heading' if _leads(before) else 'lines' if not before.runs else 'frame' if bottom > before.area.bottom else 'text'
            key = (heading.tag, '.'.join(sorted(heading.classes)), _name(heading.parent or heading), _name(outer), after)
            seen[key].append((top - bottom, page.number, line.words))
    for key, places in seen.items():
        least, most = min(places), max(places)
        if most[0] - least[0] > SPREAD:
            yield Finding(most[1], 'uneven', most[2], f'{most[0]:.1f} mm above {key[0]} in {key[2]} after {key[4]}, {least[0]:.1f} on page {least[1]} «{least[2][:24]}»')


def too_small(paper: Paper) -> Iterator[Finding]:
    """No letters smaller than the print allows."""
    for page in paper.pages:
        for line, run in _runs(page):
            least = SMALLEST_LARGE if paper.large else SMALLEST
            if run.raised:
                least = SMALLEST_MARK
            elif not line.box.classes.isdisjoint(SHEET_TITLES):
                least = SHEET_TITLE
            if run.size < least - 0.05:
                yield Finding(page.number, 'small', line.words, f'{run.size:.1f} pt in {_name(line.box)}')


def measure(paper: Paper) -> Iterator[Finding]:
    """Running text between thirty and eighty letters a line."""
    paragraphs: dict[int, list[Line]] = defaultdict(list)
    for page in paper.pages:
        for line in page.body:
            if line.runs and not line.box.within(*NOT_RUNNING, *HEADINGS):
                paragraphs[line.box.key].append(line)
    for lines in paragraphs.values():
        full = [len(line.words) for line in lines[:-1]]
        if len(full) < 2:
            continue
        mean = sum(full) / len(full)
        if not MEASURE[0] <= mean <= MEASURE[1]:
            yield Finding(lines[0].page, 'measure', lines[0].words, f'{mean:.0f} letters a line in {_name(lines[0].box)}')


RULES: tuple[Callable[[Paper], Iterator[Finding]], ...] = (
    outside, clipped, overlap, frames, few_lines, heading_last, split, lonely, uneven, too_small, measure,
)  # fmt: skip


def _runs(page: Page) -> Iterator[tuple[Line, Run]]:
    for line in page.lines:
        for run in line.runs:
            yield line, run


def _name(box: Box) -> str:
    """Return an element as a style sheet would call it."""
    named = next((around for around in box.up() if around.classes), None)
    if named is None:
        return box.tag
    return f'{named.tag}.{".".join(sorted(named.classes))}' + ('' if named is box else f' {box.tag}')


def _nearness(run: Run, box: Box) -> float:
    """Return how near letters come to an edge that one sees, from inside or, where they hang out of the box, from outside."""
    a, b = run.area, box.inside
    gaps = (
        max(a.top - b.top, box.area.top - a.bottom),
        max(b.right - a.right, a.left - box.area.right),
        max(b.bottom - a.bottom, a.top - box.area.bottom),
        max(a.left - b.left, box.area.left - a.right),
    )
    return min((gap for gap, border in zip(gaps, box.borders, strict=True) if border or box.filled), default=99.0)


def _straddles(run: Run, box: Box) -> bool:
    """Whether letters lie partly in a box and partly outside."""
    a, b = run.area, box.area
    across, down = a.over(b)
    if across <= SLACK or down <= SLACK:
        return False
    if not box.filled and not all(box.borders):
        return False
    return max(b.left - a.left, b.top - a.top, a.right - b.right, a.bottom - b.bottom) > SLACK


def _leads(line: Line) -> bool:
    """Whether a line is a heading, or part of one."""
    return line.box.within(*HEADINGS) and (line.box.within(*TITLES) or not line.box.within(*READ_FOR_ITSELF))


def _all_there(heading: Line, page: Page, following: Page) -> bool:
    """Whether what a heading stands above ends on its page, with something below the heading."""
    own = next((box for box in heading.box.up() if not box.pseudo and not _in_heading(box)), None)
    if own is None or any(box.key == own.key for box in following.boxes):
        return False
    return own.area.bottom > heading.area.bottom + 2 or any(line.box.has_edge_of(own) and not _leads(line) for line in page.body)


def _in_heading(box: Box) -> bool:
    return any(around.tag in HEADINGS or not around.classes.isdisjoint(HEADINGS) for around in box.up())


def _begins_anew(page: Page, following: Page) -> bool:
    """Whether the following page was asked for: a new section, or another format of paper."""
    if not following.body:
        return True
    known = {box.key for box in page.boxes}
    before = page.body[-1].box.named_page
    line = following.body[0]
    return any(box.breaks_before for box in line.box.up() if box.key not in known) or line.box.named_page != before


def _beside(other: Line, line: Line, outer: Box) -> bool:
    """Whether something stands at the same height as a line, left or right of the box that begins with it."""
    across, down = other.area.over(line.area)
    return across < 0 and down > 0 and not other.box.has_edge_of(outer)


def _bottom(line: Line, other: Line) -> float:
    """Return how far down a line reaches with the frames around it that do not hold the other line too."""
    return max([line.area.bottom, *(box.area.bottom for box in line.box.up() if box.drawn and not other.box.has_edge_of(box))])


def _elements(paper: Paper) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = defaultdict(list)
    for page in paper.pages:
        for box in page.boxes:
            if not box.pseudo and not box.in_margin:
                found[box.key].append(box)
    return found


def _room(page: Page) -> float:
    """Return the height that the text of a page may take."""
    body = next((box for box in page.boxes if box.tag == 'html'), None)
    return body.area.height if body and body.area.height > 50 else page.height - 50


def _outermost_starting_with(line: Line, before: Line) -> Box:
    """Return the largest box that begins with a line and does not hold the one before it."""
    box = line.box
    for around in line.box.up():
        if before.box.has_edge_of(around):
            break
        box = around
    return box
