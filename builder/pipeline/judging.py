"""What rules say of everything that a workspace holds, each thing looked at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.brand.brand import Brand
from builder.course.catalogue import Catalogue
from builder.packs.tailored_pack import TailoredPack
from builder.pipeline.clients import Client
from builder.rules.figures import LessonFigures
from builder.rules.rule import Weights
from builder.rules.sound import in_client, in_lesson, in_pack, in_tailored
from builder.sources.findings import Finding, Span
from builder.tailoring.tailored import TailoredLesson


@dataclass(frozen=True, slots=True)
class Judged:
    """What rules weigh in this workspace, and what they found in the course's lessons, by lesson id."""

    weights: Weights = field(default_factory=dict)
    lessons: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


#: Where nobody asked what rules say.
UNJUDGED = Judged()


def judge_course(course: Catalogue, weights: Weights) -> Judged:
    """Return what rules find in every lesson that could be read."""
    whole = {name: lesson for name, lesson in course.lessons.items() if name not in course.broken}
    return Judged(weights, {name: in_lesson(lesson, course.lists, weights) for name, lesson in whole.items()})


def in_no_pack(course: Catalogue, judged: Judged) -> tuple[Finding, ...]:
    """Return what rules found in lessons that no release holds, so that it is heard all the same."""
    packed = {lesson for pack in course.packs.values() for lesson in pack.lessons}
    return tuple(finding for name, found in judged.lessons.items() if name not in packed for finding in found)


def judge_client(client: Client, course: Catalogue, judged: Judged) -> Client:
    """Return a client with what rules find in its files added to what was found before."""
    if client.brand is None:
        return client
    found = in_client(client.brand, client.own_words, course.lessons, course.lists, judged.weights)
    return replace(client, findings=(*client.findings, *found))


def judge_lessons(lessons: Mapping[str, TailoredLesson], brand: Brand, judged: Judged) -> dict[str, tuple[LessonFigures, tuple[Finding, ...]]]:
    """Return lessons in a client's words as numbers, each with everything that rules found in it."""
    judgements: dict[str, tuple[LessonFigures, tuple[Finding, ...]]] = {}
    for name, tailored in lessons.items():
        before = judged.lessons.get(name, ())
        figures, found = in_tailored(tailored, brand, judged.weights, {finding.code for finding in before})
        judgements[name] = figures, (*before, *found)
    return judgements


def judge_pack(pack: TailoredPack, brand: Brand, at: Span, judged: Judged) -> tuple[Finding, ...]:
    """Return what rules find in a pack for one client."""
    return in_pack(pack, brand, at, judged.weights)
