"""How a lesson's parts are arranged on paper: side by side, in two columns, as a dialogue.

Columns are filled here and not by the layout engine: a table of two cells breaks over pages and costs one layout, columns
that an engine balances cost several. In: parts and blocks of an edition. Out: the same, in groups; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from builder.course.lesson import Cue
from builder.documents.document import RunRow
from builder.editions.edition import EditionLesson, EditionPart, EditionSection
from builder.renderers.environment import in_pairs, slug
from builder.sources.nodes import Block, Heading, List, Paragraph, Strong, plain, plain_blocks

#: Parts that need the whole width, in a guide too.
WIDE = ('sounds-like-us', 'does-not-sound-like-us', 'handout', 'cards-and-answers', 'question', 'write')
#: Parts that may stand two in a row where they follow each other.
NARROW = (
    'a-pass-looks-like', 'what-goes-wrong-here', 'what-you-may-decide', 'in-our-voice', 'observers-card', 'colleagues-card',
    'customers-card', 'only-if-asked', 'before', 'coach-with', 'clear', 'do-not', 'measures', 'look-for', 'answers', 'slide',
)  # fmt: skip
SHORT_ITEM = 72  # letters that fit on one line of half a page
#: Cues for when it goes differently; they stand apart.
OTHERWISE = ('if quiet', 'to cut', 'to extend', 'online', 'instead')
LETTERS, LINE, AFTER = 46, 4.4, 1.3  # of a column: letters in a line, millimetres of a line and after a paragraph
CUE_LETTERS, CUE_LINE, CUE_AFTER = 44, 4.9, 1.6
WHOLE = 95.0  # millimetres that are rather moved to the next page than cut
TALLEST = 125.0  # millimetres of a column that is read before the one beside it
SHARED = 0.8  # below one: the longer text gets a little less than its share, so that the other keeps a readable line
UNEVEN = 2.6  # times by which two halves may differ in length before they stand one below the other


class Turns(NamedTuple):
    """Paragraphs that a named speaker begins."""

    turns: tuple[Paragraph, ...]

    @property
    def width(self) -> str:
        """How wide the column of names has to be: short, middle or long."""
        longest = max(len(plain(turn.children[:1])) for turn in self.turns)
        return 'short' if longest <= 7 else 'middle' if longest <= 10 else 'long'


def scenes(blocks: Sequence[Block]) -> list[Block | Turns]:
    """Return blocks, those that are spoken by turns gathered. One speaker alone makes no dialogue."""
    found: list[Block | Turns] = []
    for block in blocks:
        if not (isinstance(block, Paragraph) and _spoken(block)):
            found.append(block)
        elif found and isinstance(found[-1], Turns):
            found[-1] = Turns((*found[-1].turns, block))
        else:
            found.append(Turns((block,)))
    return [entry.turns[0] if isinstance(entry, Turns) and len(entry.turns) < 2 else entry for entry in found]


def _spoken(block: Paragraph) -> bool:
    if not (block.children and isinstance(block.children[0], Strong)):
        return False
    name = plain(block.children[:1]).strip()
    return name.endswith(':') and len(name) <= 24


def columns(blocks: Sequence[Block]) -> list[tuple[tuple[Block, ...], ...]]:
    """Return blocks as rows of one or two columns.

    Two texts with headings of their own stand side by side; a long list of short entries is cut in two.
    """
    if not blocks:
        return []
    start = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    chapters = _chapters(blocks[start:])
    if len(chapters) == 2 and _alike(_height(chapters[0]), _height(chapters[1])):
        return [*_lists_cut(blocks[:start]), (chapters[0], chapters[1])]
    if len(blocks) > 1 and all(isinstance(block, Paragraph) and not _spoken(block) for block in blocks) and _height(blocks) > 40:
        first, second = _halves_by_height(blocks)
        if _alike(_height(first), _height(second)):
            return [(first, second)]
    return _lists_cut(blocks)


def _halves_by_height(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    total = _height(blocks)
    cut = min(range(1, len(blocks)), key=lambda place: abs(_height(blocks[:place]) - total / 2))
    return tuple(blocks[:cut]), tuple(blocks[cut:])


def short(parts: Sequence[EditionPart]) -> bool:
    """Whether parts side by side are short enough to stay on one page without leaving much of the one before empty."""
    return max(_height(part.blocks) for part in parts) < WHOLE


def small(part: EditionPart) -> bool:
    """Whether a part over the whole width is low enough never to be cut."""
    return _height(part.blocks) / 2 < WHOLE / 2


def chapters(blocks: Sequence[Block]) -> list[tuple[tuple[Block, ...], ...]]:
    """Return running text as rows: chapters of about the same length stand side by side, unless they are long."""
    found: list[tuple[tuple[Block, ...], ...]] = []
    for chapter in _chapters(blocks):
        before = found[-1] if found else ()
        if len(before) == 1 and all(isinstance(run[0], Heading) and _height(run) <= TALLEST for run in (before[0], chapter)) and _alike(_height(before[0]), _height(chapter)):
            end = len(chapter)
            while any(isinstance(block, List) for block in chapter[:end]) and isinstance(chapter[end - 1], Paragraph):
                end -= 1
            found[-1] = (before[0], chapter[:end])
            if chapter[end:]:  # what is said after a list closes the row, over the whole width
                found.append((chapter[end:],))
        else:
            found.append((chapter,))
    return found


def share(parts: Sequence[EditionPart]) -> int:
    """Return how much of the width the first of two parts takes, in per cent, so that both end at about the same height."""
    first, second = (float(len(plain_blocks(part.blocks)) + 40 * len(part.blocks)) ** SHARED for part in parts)
    return int(min(57, max(43, round(100 * first / (first + second)))))


def _lists_cut(blocks: Sequence[Block]) -> list[tuple[tuple[Block, ...], ...]]:
    rows: list[tuple[tuple[Block, ...], ...]] = []
    for block in blocks:
        if isinstance(block, List) and _brief(block):
            first, second = _halved(block)
            rows.append(((first,), (second,)))
        elif rows and len(rows[-1]) == 1:
            rows[-1] = ((*rows[-1][0], block),)
        else:
            rows.append(((block,),))
    return rows


def _chapters(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    chapters: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Heading) or not chapters:
            chapters.append([block])
        else:
            chapters[-1].append(block)
    return [tuple(chapter) for chapter in chapters]


def _brief(block: List) -> bool:
    lengths = [len(plain_blocks(item.blocks)) for item in block.items]
    return len(lengths) >= 6 and max(lengths) <= SHORT_ITEM


def _halved(block: List) -> tuple[List, List]:
    half = -(-len(block.items) // 2)
    return replace(block, items=block.items[:half]), replace(block, items=block.items[half:], start=block.start + half)


def in_print(sections: Sequence[EditionSection], reader: str) -> list[EditionSection]:
    """Return a lesson's sections in the order of print.

    The card to keep comes last but the sources, so that it leaves no gap before what is short. A manager reads first what
    is asked of managers, then what people practised.
    """
    order = {'job aid': 2, 'sources': 3} if reader != 'manager' else {'manager': -2, 'this week': -1, 'job aid': 2, 'sources': 3}
    return sorted(sections, key=lambda section: order.get(section.kind, 0))


def things(lesson: EditionLesson) -> tuple[str, ...]:
    """Return what a learner needs for a lesson, each thing once."""
    return tuple(dict.fromkeys(counted.material.name for step in lesson.steps if step.timing for counted in step.timing.materials))


def halves(entries: Sequence[object]) -> list[Sequence[object]]:
    """Return entries in two runs, the first the longer."""
    half = -(-len(entries) // 2)
    return [entries[:half], entries[half:]]


def rows(parts: Sequence[EditionPart]) -> list[tuple[EditionPart, ...]]:
    """Return parts as rows of one or two: good beside poor, and narrow parts of about the same length."""
    found: list[tuple[EditionPart, ...]] = []
    for group in in_pairs(parts):
        before = found[-1] if found else ()
        if (
            len(group) == 1
            and len(before) == 1
            and all(slug(part.kind) in NARROW for part in (group[0], before[0]))
            and _alike(_height(before[0].blocks), _height(group[0].blocks))
        ):
            found[-1] = (before[0], group[0])
        else:
            found.append(group)
    return found


def _alike(one: float, other: float) -> bool:
    return max(one, other) <= UNEVEN * max(min(one, other), 14)


# --- a guide: the learner's page beside the cues -------------------------------------------------------------------


class Beside(NamedTuple):
    """A step of a guide, row by row.

    `theirs` stands left of the cues in `yours` and takes `share` per cent of the width; `otherwise` are the cues for when it
    goes differently; `left` and `right` go on with the learner's page; `wide` is what needs the whole width.
    """

    theirs: tuple[EditionPart, ...]
    yours: tuple[Cue, ...]
    share: int
    otherwise: tuple[Cue, ...]
    left: tuple[EditionPart, ...]
    right: tuple[EditionPart, ...]
    wide: tuple[EditionPart, ...]


def beside(parts: Sequence[EditionPart]) -> Beside:
    """Return a step's parts for two columns: as much of the learner's page as the cues are long stands beside them."""
    cues = [cue for part in parts for cue in part.cues]
    yours = tuple(cue for cue in cues if cue.kind not in OTHERWISE)
    wide = tuple(part for part in parts if not part.cues and slug(part.kind) in WIDE)
    narrow = [piece for part in parts if not part.cues and part not in wide for piece in _pieces(part)]
    room = sum(map(_cue_height, yours))
    theirs, rest = _filled(narrow, room * 1.06)
    if sum(map(_part_height, rest)) < 22:  # a few lines below are no column
        theirs, rest = narrow, []
    left, right = _filled(rest, sum(map(_part_height, rest)) / 2)
    height = sum(map(_part_height, theirs))
    share = min(52, max(34, round(100 * height / max(height + room, 1))))
    return Beside(_joined(theirs), yours, share, tuple(cue for cue in cues if cue not in yours), _joined(left), _joined(right), wide)


def _pieces(part: EditionPart) -> list[EditionPart]:
    """Return running text cut where a column may end: never between a heading and what follows it."""
    if slug(part.kind) != 'body':
        return [part]
    pieces: list[list[Block]] = []
    for block in part.blocks:
        if pieces and (isinstance(pieces[-1][-1], Heading) or _leads(pieces[-1][-1])):
            pieces[-1].append(block)
        else:
            pieces.append([block])
    return [replace(part, blocks=tuple(piece)) for piece in pieces]


def _leads(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.children).rstrip().endswith(':')


def _filled(parts: Sequence[EditionPart], room: float) -> tuple[list[EditionPart], list[EditionPart]]:
    taken: list[EditionPart] = []
    used = 0.0
    for place, part in enumerate(parts):
        height = _part_height(part)
        if taken and used + height / 2 > room:
            return taken, list(parts[place:])
        taken.append(part)
        used += height
    return taken, []


def _joined(parts: Sequence[EditionPart]) -> tuple[EditionPart, ...]:
    """Return parts, the pieces of one running text put together again."""
    found: list[EditionPart] = []
    for part in parts:
        if found and slug(part.kind) == slug(found[-1].kind) == 'body':
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, *part.blocks))
        else:
            found.append(part)
    return tuple(found)


def _part_height(part: EditionPart) -> float:
    return _height(part.blocks) + (0 if slug(part.kind) == 'body' else 7)


def _cue_height(cue: Cue) -> float:
    return -(-(len(plain_blocks(cue.blocks)) + 9) // CUE_LETTERS) * CUE_LINE + CUE_AFTER


# --- run sheet -----------------------------------------------------------------------------------------------------


def run_shares(rows_: Sequence[RunRow]) -> tuple[int, int, int]:
    """Return the widths of a run sheet's columns do, say and ask in per cent of the three: by what the fullest rows hold."""
    weights = [sum(len(plain_blocks(blocks)) ** 1.5 for blocks in column) ** 0.5 + 8 for column in zip(*((row.do, row.say, row.ask) for row in rows_), strict=True)]
    shares = [min(44, max(26, round(100 * weight / sum(weights)))) for weight in weights]
    return shares[0], shares[1], 100 - shares[0] - shares[1]


def _height(blocks: Sequence[Block]) -> float:
    """Return about how many millimetres blocks take in half a page."""
    total = 0.0
    for block in blocks:
        if isinstance(block, List):
            total += sum(-(-len(plain_blocks(item.blocks)) // (LETTERS - 3)) * LINE + AFTER / 2 for item in block.items)
        elif isinstance(block, Paragraph):
            total += -(-len(plain(block.children)) // LETTERS) * LINE + AFTER
        elif isinstance(block, Heading):
            total += 8
        else:
            total += -(-len(plain_blocks((block,))) // (LETTERS * 2 // 3)) * LINE + 4
    return total
