"""How a lesson is arranged on paper: its sections in order, parts side by side, speakers in a column of their own.

Templates know this module as `flow`, with what they need of columns, guides and sources. In: parts and blocks of an edition.
Out: the same, in groups; nothing is left out that does not stand elsewhere in the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.editions.edition import EditionLesson, EditionPart, EditionSection
from builder.renderers.environment import in_pairs, slug
from builder.renderers.print_columns import BRIEF, alike, chapters, columns, halves, height, spoken
from builder.renderers.print_guide import beside, run_shares
from builder.renderers.print_sources import listed, without_listed
from builder.sources.nodes import Block, Paragraph, plain, plain_blocks

__all__ = ['Turns', 'beside', 'chapters', 'columns', 'halves', 'in_print', 'listed', 'rows', 'run_shares', 'scenes', 'share', 'short', 'small', 'things', 'without_listed']

#: Parts that may stand two in a row where they follow each other.
NARROW = (
    'a-pass-looks-like', 'what-goes-wrong-here', 'what-you-may-decide', 'in-our-voice', 'observers-card', 'colleagues-card',
    'customers-card', 'only-if-asked', 'before', 'coach-with', 'clear', 'do-not', 'measures', 'look-for', 'answers', 'slide',
)  # fmt: skip
WHOLE = 95.0  # millimetres that are rather moved to the next page than cut
SHARED = 0.8  # below one: the longer text gets a little less than its share, so that the other keeps a readable line


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
        if not (isinstance(block, Paragraph) and spoken(block)):
            found.append(block)
        elif found and isinstance(found[-1], Turns):
            found[-1] = Turns((*found[-1].turns, block))
        else:
            found.append(Turns((block,)))
    return [entry.turns[0] if isinstance(entry, Turns) and len(entry.turns) < 2 else entry for entry in found]


def in_print(sections: Sequence[EditionSection], reader: str) -> list[EditionSection]:
    """Return a lesson's sections in the order of print.

    The card to keep comes last, so that it leaves no gap before what is short. A manager reads first what is asked of
    managers, then what people practised.
    """
    order = {'sources': 2, 'job aid': 3} if reader != 'manager' else {'manager': -2, 'this week': -1, 'sources': 2, 'job aid': 3}
    return sorted(sections, key=lambda section: order.get(section.kind, 0))


def things(lesson: EditionLesson) -> tuple[str, ...]:
    """Return what a learner needs for a lesson, each thing once."""
    return tuple(dict.fromkeys(counted.material.name for step in lesson.steps if step.timing for counted in step.timing.materials))


def rows(parts: Sequence[EditionPart]) -> list[tuple[EditionPart, ...]]:
    """Return parts as rows of one or two: good beside poor, and narrow parts of about the same length."""
    found: list[tuple[EditionPart, ...]] = []
    for group in in_pairs(parts):
        before = found[-1] if found else ()
        if (
            len(group) == 1
            and len(before) == 1
            and all(slug(part.kind) in NARROW for part in (group[0], before[0]))
            and alike(height(before[0].blocks), height(group[0].blocks))
        ):
            found[-1] = (before[0], group[0])
        else:
            found.append(group)
    return found


def share(parts: Sequence[EditionPart]) -> int:
    """Return how much of the width the first of two parts takes, in per cent, so that both end at about the same height."""
    first, second = (float(len(plain_blocks(part.blocks)) + 40 * len(part.blocks)) ** SHARED for part in parts)
    return int(min(57, max(43, round(100 * first / (first + second)))))


def short(parts: Sequence[EditionPart]) -> bool:
    """Whether parts side by side are short enough to stay on one page without leaving much of the one before empty."""
    return max(height(part.blocks) for part in parts) < WHOLE


def small(part: EditionPart) -> bool:
    """Whether a part over the whole width is low enough never to be cut."""
    return height(part.blocks) / 2 < WHOLE / 2


def brief(parts: Sequence[EditionPart]) -> bool:
    """Return whether parts side by side are so short that they move to the next page together rather than break."""
    return max(height(part.blocks) for part in parts) < BRIEF
