"""Rules on the steps and sections of a lesson: turns, passages, what follows the session (domain rules W03, W07, W09)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.rules.rule import Fault
from builder.rules.subjects import Written
from builder.sources.nodes import Table, plain

#: In how many different places a client's own words must be able to stand.
PLACES = 6


def no_turn(written: Written) -> Iterator[Fault]:
    """W120: a role play ends before everybody has had a turn."""
    for step in written.lesson.steps:
        if step.kind != 'role play' or not step.timing:
            continue
        people, rounds = step.timing.grouping.people, step.timing.rounds
        if people == 0:
            yield Fault(f'in the role play "{step.title}" one person plays and the others look on', step.timing.at, 'write trios, 3 rounds, so that everybody plays, is played to and observes')
        elif rounds < people:
            yield Fault(f'the role play "{step.title}" has {rounds} round{"s" * (rounds != 1)} for {people} people', step.timing.at, f'write {people} rounds, so that everybody has a turn')


def few_passages(written: Written) -> Iterator[Fault]:
    """W128: a client's own words have fewer than six different kinds of place."""
    kinds = {section.kind if part.kind == 'body' else part.kind for section in written.lesson.sections for part in section.parts if part.slot}
    if len(kinds) < PLACES:
        hint = 'let clients speak in the model, on a card, in the pass criterion, for the observer, on the job aid and in this week: [brand: own words, what to write]'
        yield Fault(f'lesson {written.lesson.id} has passages in {len(kinds)} kind{"s" * (len(kinds) != 1)} of part, of the {PLACES} that make it a client\'s own', written.lesson.at, hint)


def no_task(written: Written) -> Iterator[Fault]:
    """W125: a lesson gives people nothing to do at work in the week after."""
    if not written.lesson.section('this week'):
        yield Fault(f'lesson {written.lesson.id} has no task for the week after', written.lesson.at, 'write ## This week, and one thing to do at work')


def no_reminder(written: Written) -> Iterator[Fault]:
    """W126: nothing reminds people of a lesson."""
    if not written.lesson.section('reminders'):
        yield Fault(f'nothing reminds people of lesson {written.lesson.id}', written.lesson.at, 'write ## Reminders: - Day 3: ...  - Day 14: ...  - Day 45: ...')


def no_measure(written: Written) -> Iterator[Fault]:
    """W127: nobody counts whether a lesson changes anything."""
    manager = written.lesson.section('manager')
    parts = manager.parts if manager else ()
    if not any(part.kind == 'measures' or (part.slot and part.slot.kind == 'measures for') for part in parts):
        yield Fault(f'nobody counts whether lesson {written.lesson.id} changes anything', manager.at if manager else written.lesson.at, 'write ### Measures under ## Manager: what, and after how many days')


def bare_table(written: Written) -> Iterator[Fault]:
    """W129: a column of a table has no heading, so that a screen reader cannot say what stands in it."""
    for section in written.lesson.sections:
        for part in section.parts:
            for block in (*part.lead, *part.blocks, *part.tail):
                if isinstance(block, Table) and not all(plain(cell).strip() for cell in block.header):
                    yield Fault('a column of this table has no heading', block.at, 'write what stands in the column into the first row')
