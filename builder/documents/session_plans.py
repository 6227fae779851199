"""Session plans: one page a lesson for whoever teaches it or asks whether it is sound.

Everything on it stands in the facilitator's edition already; here it is brought together: what the lesson is for, how the time
runs, what the room needs, how each objective is tested, and what is done differently for whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.course.lesson import PRACTICE_KINDS
from builder.course.parts import TESTS
from builder.documents.brief import Brief
from builder.documents.document import Document, Section
from builder.editions.edition import Aim, EditionLesson, EditionSection, Medium, Reader
from builder.packs.grouping import together
from builder.packs.tailored_pack import CountedMaterial, PackLesson
from builder.sources.nodes import Block, Paragraph, plain_blocks

#: Who may need something else, in the order of the page. What a lesson's own cues say takes the place of our words.
NEEDS = ('reading', 'hearing', 'sight', 'acting', 'shifts', 'experience', 'quiet', 'online')
FROM_CUES = {'acting': 'instead', 'quiet': 'if quiet', 'online': 'online'}
#: Letters of a cue that still stands on a page with everything else; longer ones are read in the guide.
SHORT = 190

#: Kinds of step in which people make something that shows what they can.
MAKING = (*PRACTICE_KINDS, 'plan')


class Test(NamedTuple):
    """How an objective is tested: `kind` is question, practice, made or items; `numbers` are those of questions or steps."""

    kind: str
    numbers: tuple[str, ...] = ()


class Tested(NamedTuple):
    """An objective with everything that tests it."""

    aim: Aim
    tests: tuple[Test, ...]


class Need(NamedTuple):
    """What is done differently for whom: one of `NEEDS`, and the lesson's own words with the number of their step, if it has any."""

    kind: str
    blocks: tuple[Block, ...] = ()
    step: str = ''


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A lesson on one page. `due` is the ISO date of its next review, `reviewer` who looks at it."""

    template: ClassVar[str] = 'session-plan'
    anchor: str
    lesson: EditionLesson
    group_size: int
    materials: tuple[CountedMaterial, ...]
    tested: tuple[Tested, ...]
    needs: tuple[Need, ...]
    due: str
    reviewer: str


def session_plans(brief: Brief) -> Document:
    """Return the session plans of a pack, a page a lesson."""
    edition = brief.edition(Reader.FACILITATOR, Medium.PAPER)
    sections: tuple[Section, ...] = tuple(session_plan(lesson, entry, edition.group_size) for lesson, entry in zip(edition.lessons, brief.pack.lessons, strict=True))
    return brief.document('session-plans', 'facilitator', brief.words('title.session-plans'), 'facilitator/session-plans.pdf', sections, minutes=brief.pack.minutes)


def session_plan(lesson: EditionLesson, entry: PackLesson, group_size: int) -> SessionPlan:
    """Return the plan of one lesson; `entry` is the same lesson in its pack, which knows its review and its assessment."""
    items = {part.objective for section in entry.tailored.lesson.sections for part in section.parts if part.kind in TESTS}
    tested = tuple(Tested(aim, tuple(_tests(lesson, aim.id, items))) for aim in lesson.objectives)
    materials = together([counted for step in lesson.steps if step.timing for counted in step.timing.materials])
    review = entry.tailored.lesson.review
    return SessionPlan(f'plan-{lesson.number}', lesson, group_size, materials, tested, needs_of(lesson), review.due, review.by)


def _tests(lesson: EditionLesson, objective: str, items: set[str]) -> Iterator[Test]:
    """Yield what tests an objective, the nearest to real work first."""
    worked_on = [step for step in lesson.steps if step.timing and objective in step.timing.objectives]
    judged = tuple(step.number for step in worked_on if step.part('a pass looks like'))
    made = tuple(step.number for step in worked_on if step.number not in judged and step.kind in MAKING and (step.part('write') or step.part('cards and answers')))
    asked = tuple(part.question.number for step in lesson.steps for part in step.parts if part.question and part.question.objective == objective)
    yield from (Test(kind, numbers) for kind, numbers in (('practice', judged), ('made', made), ('question', asked)) if numbers)
    if objective in items:
        yield Test('items')


def needs_of(lesson: EditionLesson) -> tuple[Need, ...]:
    """Return what is done differently for whom: the cues of the longest practice that are short enough, else our own words."""
    steps = sorted(lesson.steps, key=lambda step: (step.kind not in PRACTICE_KINDS, -(step.timing.minutes if step.timing else 0)))
    return tuple(_need(kind, steps) for kind in NEEDS)


def _need(kind: str, steps: list[EditionSection]) -> Need:
    wanted = FROM_CUES.get(kind)
    for step in steps if wanted else ():
        for cue in (cue for part in step.parts_of('facilitator') for cue in part.cues if cue.kind == wanted):
            if all(isinstance(block, Paragraph) for block in cue.blocks) and len(plain_blocks(cue.blocks)) <= SHORT:
                return Need(kind, cue.blocks, step.number)
    return Need(kind)
