"""Twenty minutes drawn from a lesson, weeks later: what was tried, one practice, one question, one line of plan."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import cycle
from typing import NamedTuple

from builder.course.closer import read_cues, read_reminders
from builder.course.lesson import CUES, PRACTICE_KINDS, Grouping, Lesson, Part, Section, Timing
from builder.course.pack import BITE_MINUTES
from builder.packs.versions import rounds_for, with_lesson
from builder.sources.findings import Span
from builder.sources.nodes import Block, Item, List
from builder.tailoring.tailored import TailoredLesson

#: Practice is at least half of a bite, and leaves time for what stands around it.
_LEAST, _MOST = BITE_MINUTES // 2, 13
#: Minutes of the other steps before what is left over is shared out among them.
_AROUND = {'recall': 3, 'check': 2, 'plan': 2}
#: Which practice is taken where everybody gets a turn: the nearer to the real thing the better.
_NEAREST = ('role play', 'scenario', 'activity')
#: What a facilitator is told about a practice that has been cut already would mislead with these.
_CUT_ALREADY = ('to cut', 'to extend')
#: Cues of a step that hold for one question or one line as they do for several.
_STILL_TRUE = frozenset({'listen for', 'watch for', 'if quiet', 'online', 'careful'})
#: Sections that a bite has in common with its lesson. Reminders are not among them: the bite is one.
_SHARED = ('job aid', 'manager', 'this week', 'sources')


class BiteWords(NamedTuple):
    """What our own words are in a bite, in the client's spelling and terms; cues are lists as lessons write them."""

    recall: str
    tried: tuple[Block, ...]
    told: tuple[Block, ...]
    recall_cues: tuple[Block, ...]
    check: tuple[Block, ...]
    check_cues: tuple[Block, ...]
    plan_cues: tuple[Block, ...]


def bite_of(tailored: TailoredLesson, words: BiteWords) -> TailoredLesson:
    """Return the bite of a lesson: exactly twenty minutes, with the objectives that it works on and no others.

    The practice is one in which everybody gets a turn in the time there is: a role play with all its rounds, else a scenario
    or an activity, at its shortest. Everything but a few sentences of ours comes from the lesson.
    """
    lesson = tailored.lesson
    practice = _practice(lesson)
    check, question = _question(lesson, practice)
    plan = lesson.section('plan')
    minutes = _shared_out(practice[1] if practice else 0, check is not None, plan is not None)
    dropped = [step for step in lesson.steps if step.kind not in ('check', 'plan') and not (practice and step is practice[0])]
    steps = [_recall(lesson, dropped[0].at if dropped else lesson.at, minutes['recall'], words)]
    if practice:
        steps.append(_practised(*practice))
    if check and question:
        steps.append(_checked(check, question, minutes['check'], words))
    if plan:
        steps.append(_planned(plan, minutes['plan'], words))
    worked_on = {name for step in steps if step.kind != 'plan' and step.timing for name in step.timing.objectives}
    objectives = tuple(aim for aim in lesson.objectives if aim.id in worked_on) or lesson.objectives
    kept = {aim.id for aim in objectives}
    sections = (*(_for(step, kept) for step in steps), *(section for section in lesson.sections if section.kind in _SHARED))
    return with_lesson(tailored, replace(lesson, minutes=BITE_MINUTES, objectives=objectives, sections=sections))


# --- what is chosen ------------------------------------------------------------------------------------------------


def _practice(lesson: Lesson) -> tuple[Section, int] | None:
    """Return the step that is practised and its minutes, None for a lesson without practice."""
    steps = [(step, step.timing) for step in lesson.steps if step.kind in PRACTICE_KINDS and step.timing]
    if not steps:
        return None
    fitting = [(step, minutes) for step, timing in steps if (minutes := max(timing.shortest, _LEAST)) <= _MOST and _everybody(step, timing, minutes)]
    if fitting:
        return min(fitting, key=lambda chosen: _NEAREST.index(chosen[0].kind))
    # Nothing fits whole: the shortest is begun and goes as far as it gets, an activity before a role play.
    step, _ = min(steps, key=lambda pair: (pair[0].kind == 'role play', pair[1].shortest))
    return step, _MOST


def _everybody(step: Section, timing: Timing, minutes: int) -> bool:
    """Whether everybody has a turn in so many minutes: a role play keeps its rounds."""
    return step.kind != 'role play' or rounds_for(timing, minutes) == timing.rounds


def _question(lesson: Lesson, practice: tuple[Section, int] | None) -> tuple[Section | None, Part | None]:
    """Return one question with its step: about what is practised where there is such a question."""
    practised = practice[0].timing.objectives if practice and practice[0].timing else ()
    asked = [(step, part) for step in lesson.steps for part in step.parts if part.kind == 'question']
    return next((pair for pair in asked if pair[1].objective in practised), asked[0] if asked else (None, None))


def _shared_out(practice: int, check: bool, plan: bool) -> dict[str, int]:
    """Return the minutes of the steps around the practice; together they are a bite."""
    there = {'recall': True, 'check': check, 'plan': plan}
    minutes = {kind: least for kind, least in _AROUND.items() if there[kind]}
    turn = cycle(tuple(minutes))
    while sum(minutes.values()) + practice < BITE_MINUTES:
        minutes[next(turn)] += 1
    return minutes


# --- what becomes of it --------------------------------------------------------------------------------------------


def _lasting(step: Section, minutes: int) -> Timing:
    """Return the timing of a step that takes so many minutes, no fewer and no more."""
    assert step.timing is not None
    return step.timing._replace(minutes=minutes, shortest=minutes, longest=minutes, rounds=rounds_for(step.timing, minutes))


def _recall(lesson: Lesson, at: Span, minutes: int, words: BiteWords) -> Section:
    """Return the first step: what the lesson asked people to try, and how it went."""
    reminders = lesson.section('reminders')
    prompts = [reminder for part in (reminders.parts if reminders else ()) for reminder in read_reminders(part)[0]]
    this_week = lesson.section('this week')
    asked: tuple[Block, ...] = (List(False, tuple(Item(prompt.blocks, prompt.at) for prompt in prompts), at),) if prompts else ()
    asked = asked or tuple(block for part in (this_week.parts if this_week else ()) for block in part.blocks)
    body = Part('body', '', (*(words.tried if asked else ()), *asked, *words.told), at)
    parts = (body, Part('facilitator', '', words.recall_cues, at))
    timing = Timing(minutes, minutes, minutes, Grouping('pairs'), 1, False, (), (), (), at)
    return Section('recall', words.recall, parts, at, timing, (), words.recall)


def _practised(step: Section, minutes: int) -> Section:
    still_true = frozenset(CUES).difference(_CUT_ALREADY)
    parts = tuple(replace(part, blocks=_bullets(part, still_true)) if part.kind == 'facilitator' else part for part in step.parts)
    return replace(step, parts=parts, timing=_lasting(step, minutes))


def _checked(step: Section, question: Part, minutes: int, words: BiteWords) -> Section:
    parts = (Part('body', '', words.check, step.at), question, _cues_of(step, words.check_cues))
    return replace(step, parts=parts, timing=_lasting(step, minutes)._replace(objectives=(question.objective,)))


def _planned(step: Section, minutes: int, words: BiteWords) -> Section:
    write = next((part for part in step.parts if part.kind == 'write'), None)
    parts = [part for part in step.parts if part.kind == 'body']
    if write:
        parts.append(replace(write, lines=min(write.lines, 2)))
    parts.append(_cues_of(step, words.plan_cues))
    return replace(step, parts=tuple(parts), timing=_lasting(step, minutes))


def _cues_of(step: Section, ours: tuple[Block, ...]) -> Part:
    """Return notes for the facilitator: ours, and those of the lesson that are still true."""
    notes = [part for part in step.parts if part.kind == 'facilitator']
    kept = tuple(block for part in notes for block in _bullets(part, _STILL_TRUE))
    return Part('facilitator', notes[0].title if notes else '', (*ours, *kept), step.at)


def _bullets(part: Part, kinds: Collection[str]) -> tuple[Block, ...]:
    """Return the notes of a part whose cue is one of these."""
    places = {cue.at for cue in read_cues(part)[0] if cue.kind in kinds}
    lists = (replace(block, items=tuple(item for item in block.items if item.at in places)) for block in part.blocks if isinstance(block, List))
    return tuple(block for block in lists if block.items)


def _for(step: Section, objectives: set[str]) -> Section:
    timing = step.timing
    assert timing is not None
    return replace(step, timing=timing._replace(objectives=tuple(name for name in timing.objectives if name in objectives)))
