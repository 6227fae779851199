"""Rules on objectives: can they be seen, and are they tested (domain rules E02 and E03)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.course.lesson import PRACTICE_KINDS, Objective, Section
from builder.rules.phrases import levels
from builder.rules.rule import Fault
from builder.rules.subjects import Written
from builder.sources.nodes import plain
from builder.sources.typography import straight

#: How a condition begins, at the head of the sentence or inside it.
_CONDITION = re.compile(r'(?:in|given|with|without|at|after|before|from|on|when|while|for|during|using|by|faced|within|as|over|under|to|about|out of)\b', re.IGNORECASE)
_INSIDE = re.compile(r'\b(?:in (?:a|an|the|every|each|your|our|two|three|four|five|pairs|trios)|given|at the end|when|while|during|using|from (?:a|an|the|memory|ten|eight|six|five|four|three)|with (?:a|an|the)|on (?:a|an|the))\b', re.IGNORECASE)
_NUMBER = r'\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty'
_DEGREE = re.compile(
    rf'\b(?:{_NUMBER}|first|every|each|all|both|at least|no more than|or fewer|or more|or less|without|within|before|until|the same|correctly|exactly|'
    r'that (?:passes?|meets?|fits?|keeps?|holds?)|in one|by when|so that|no (?:\w+))\b', re.IGNORECASE,
)  # fmt: skip
_MADE_BY = frozenset({'answers', 'a pass looks like'})


class Aim(NamedTuple):
    """An objective taken apart: its condition (empty when there is none), its main verb and that verb's level."""

    condition: str
    verb: str
    level: str
    rest: str


def aim_of(objective: Objective) -> Aim:
    """Return condition, main verb and the rest: the verb is the first imperative one after the condition."""
    sentence = straight(plain(objective.sentence)).strip()
    known = levels()
    clauses = [clause.strip() for clause in sentence.split(',')]
    first = _first(clauses[0])
    if not (_CONDITION.match(clauses[0]) and len(clauses) > 1) or (first in known and first not in ('use', 'give', 'put', 'be', 'hold')):
        inside = _INSIDE.search(sentence)
        return Aim(inside[0] if inside else '', first, known.get(first, ''), sentence)
    for place, clause in enumerate(clauses[1:], 1):
        verb = _first(clause)
        if verb in known:
            return Aim(', '.join(clauses[:place]), verb, known[verb], ', '.join(clauses[place:]))
    return Aim(clauses[0], _first(clauses[1]), '', ', '.join(clauses[1:]))


def _first(clause: str) -> str:
    words = [word.casefold() for word in re.findall(r"[A-Za-z'-]+", clause)]
    while words and (words[0].endswith('ly') or words[0] in ('then', 'and')) and words[0] not in ('reply', 'apply'):
        words.pop(0)
    return words[0] if words else ''


def number_of_objectives(written: Written) -> Iterator[Fault]:
    """E112: a lesson has two to four objectives."""
    number = len(written.lesson.objectives)
    if not 2 <= number <= 4:
        yield Fault(f'lesson {written.lesson.id} has {number} objective{"s" * (number != 1)}', written.lesson.at, 'a lesson has two to four; divide it, or take together what is practised together')


def hidden_verb(written: Written) -> Iterator[Fault]:
    """E111: the main verb names something that nobody can watch, such as understand or be aware."""
    for objective in written.lesson.objectives:
        aim = aim_of(objective)
        if aim.level == 'hidden':
            yield Fault(f'nobody can see somebody "{aim.verb}" ({objective.id})', objective.at, 'say what they will do: ask, sort, explain, choose, rewrite')


def unknown_verb(written: Written) -> Iterator[Fault]:
    """W114: the main verb is on no list, so that nobody has said whether it can be seen."""
    for objective in written.lesson.objectives:
        aim = aim_of(objective)
        if not aim.level:
            yield Fault(f'"{aim.verb}" is no verb that objectives usually begin with ({objective.id})', objective.at, 'the sentence goes: condition, comma, what they do: In a practice contact, ask ...')


def no_condition(written: Written) -> Iterator[Fault]:
    """W110: an objective does not say in which situation."""
    for objective in written.lesson.objectives:
        if not aim_of(objective).condition:
            yield Fault(f'{objective.id} does not say in which situation', objective.at, 'begin it with the situation: In a practice contact, ...')


def no_degree(written: Written) -> Iterator[Fault]:
    """W111: an objective does not say how well or how much."""
    for objective in written.lesson.objectives:
        if not _DEGREE.search(aim_of(objective).rest):
            yield Fault(f'{objective.id} does not say how well', objective.at, 'say how many, how often or by when: in 4 of 5 tries')


def two_verbs(written: Written) -> Iterator[Fault]:
    """W112: an objective asks for two things, of which one may be seen and the other not."""
    for objective in written.lesson.objectives:
        aim = aim_of(objective)
        second = re.match(r'[\w-]+,? (?:and|or) (?:then )?([a-z]+)\b', aim.rest)
        if second and second[1] != 'justify' and levels().get(second[1], 'hidden') != 'hidden':
            yield Fault(f'{objective.id} has two verbs: {aim.verb} and {second[1]}', objective.at, 'make two of it, or keep the one that shows the other')


def too_low(written: Written) -> Iterator[Fault]:
    """W113: a lesson that teaches a skill has no objective in which people do something with what they know."""
    aims = [aim_of(objective).level for objective in written.lesson.objectives]
    if written.lesson.skills and aims and all(level in ('remember', 'understand') for level in aims):
        yield Fault(f'all objectives of {written.lesson.id} are about knowing', written.lesson.objectives[0].at, 'add one in which people use it: ask, sort, decide, write')


def untested(written: Written) -> Iterator[Fault]:
    """E110: nothing shows whether an objective was reached: no question, role play, scenario or made thing."""
    asked = {question.objective for part, question in written.questions if part.kind == 'question'}
    for objective in written.lesson.objectives:
        if objective.id not in asked and not any(_shows(step) for step in written.steps_for(objective.id)):
            hint = f'write ### Question for {objective.id}, or a step "For {objective.id}." with a role play, ### Write or ### Answers'
            yield Fault(f'nothing in the lesson shows whether {objective.id} was reached', objective.at, hint)


def _shows(step: Section) -> bool:
    kinds = {part.kind for part in step.parts}
    return step.kind in ('role play', 'scenario') or bool(kinds & {'write', 'answers', 'cards and answers'})


def nothing_made(written: Written) -> Iterator[Fault]:
    """W115: an objective asks people to make something, and no step has them make it and says what passes."""
    for objective in written.lesson.objectives:
        aim = aim_of(objective)
        if aim.level == 'create' and not any(_makes(step) for step in written.steps_for(objective.id)):
            hint = f'write a step "For {objective.id}." with ### Write and, under ### Answers, an example that passes'
            yield Fault(f'{objective.id} asks people to {aim.verb} something, and nothing in the lesson is made', objective.at, hint)


def _makes(step: Section) -> bool:
    kinds = {part.kind for part in step.parts}
    return 'write' in kinds or (step.kind in PRACTICE_KINDS and bool(kinds & _MADE_BY))


def no_items(written: Written) -> Iterator[Fault]:
    """W116: an objective has no item in the assessment before, or none in the one after."""
    held = {(part.kind, part.objective) for section in written.lesson.sections if section.kind == 'assessment' for part in section.parts}
    for objective in written.lesson.objectives:
        missing = [kind for kind in ('pre-test', 'post-test') if (kind, objective.id) not in held]
        if missing:
            wanted = ' and '.join(f'### {kind.capitalize()} for {objective.id}' for kind in missing)
            yield Fault(f'{objective.id} is not in the assessment {"before and after" if len(missing) == 2 else "before" if missing == ["pre-test"] else "after"}', objective.at, f'write under ## Assessment: {wanted}')
