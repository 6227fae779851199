"""A guide's pages: the learner's page beside the cues, and the run sheet's columns.

In: parts of a step, rows of a run sheet. Out: what stands where, and how wide; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from builder.course.lesson import Cue
from builder.documents.document import RunRow
from builder.editions.edition import EditionPart
from builder.renderers.environment import slug
from builder.renderers.print_columns import BRIEF, height
from builder.sources.nodes import Block, Heading, Paragraph, plain, plain_blocks

#: Parts that need the whole width, in a guide too.
WIDE = ('sounds-like-us', 'does-not-sound-like-us', 'handout', 'cards-and-answers', 'question', 'write')
#: Cues for when it goes differently; they stand apart.
OTHERWISE = ('if quiet', 'to cut', 'to extend', 'online', 'instead')
CUE_LETTERS, CUE_LINE, CUE_AFTER = 44, 4.9, 1.6  # of the column of cues: letters in a line, millimetres of a line and after a cue


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
    whole: bool  # so little stands in the two columns that it moves rather than breaks


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
    tall = sum(map(_part_height, theirs))
    share = min(52, max(34, round(100 * tall / max(tall + room, 1))))
    return Beside(_joined(theirs), yours, share, tuple(cue for cue in cues if cue not in yours), _joined(left), _joined(right), wide, max(tall, room) < BRIEF)


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
        tall = _part_height(part)
        if taken and used + tall / 2 > room:
            return taken, list(parts[place:])
        taken.append(part)
        used += tall
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
    return height(part.blocks) + (0 if slug(part.kind) == 'body' else 7)


def _cue_height(cue: Cue) -> float:
    return -(-(len(plain_blocks(cue.blocks)) + 9) // CUE_LETTERS) * CUE_LINE + CUE_AFTER


def run_shares(rows_: Sequence[RunRow]) -> tuple[int, int, int]:
    """Return the widths of a run sheet's columns do, say and ask in per cent of the three: by what the fullest rows hold."""
    weights = [sum(len(plain_blocks(blocks)) ** 1.5 for blocks in column) ** 0.5 + 8 for column in zip(*((row.do, row.say, row.ask) for row in rows_), strict=True)]
    shares = [min(44, max(26, round(100 * weight / sum(weights)))) for weight in weights]
    return shares[0], shares[1], 100 - shares[0] - shares[1]
