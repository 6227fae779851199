"""Tables to fill in with a spreadsheet: a heading, one example to delete, and a line for everything that is known already.

What is counted goes by codes, never by names. Whoever reads the tables later skips the line that begins with EXAMPLE.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.brand.brand import Brand
from builder.documents.brief import Brief
from builder.documents.form_lines import behaviour_lines

#: What the example's first cell begins with.
EXAMPLE = 'EXAMPLE'
#: Outcomes for which it makes sense to ask whether somebody would recommend us: there, people can go elsewhere.
RECOMMENDED = ('loyalty', 'retention', 'sales')
#: A day for examples where an order names none.
SOME_DAY = '2026-01-15'


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A table: the names of its columns, and rows of as many cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def spreadsheets(brief: Brief) -> Iterator[tuple[str, str, Spreadsheet]]:
    """Yield reader, path and table of every spreadsheet of a release."""
    day = brief.brand.order.date or SOME_DAY
    yield 'facilitator', 'facilitator/csv/sessions.csv', _sessions(brief, day)
    yield 'facilitator', 'facilitator/csv/checks.csv', _checks(brief)
    yield 'manager', 'manager/csv/observations.csv', _observations(brief, day)
    name = 'nps' if recommended(brief.brand) else 'scores'
    yield 'manager', f'manager/csv/{name}.csv', _scores(brief, day)
    yield 'manager', 'manager/csv/barriers.csv', _barriers(brief, day)


def recommended(brand: Brand) -> bool:
    """Whether recommending this organisation means something to those it serves: nobody can choose another water main."""
    return brand.outcome in RECOMMENDED and brand.customer_kind == 'external'


def _sessions(brief: Brief, day: str) -> Spreadsheet:
    rows: list[tuple[str, ...]] = []
    for lesson in brief.pack.lessons:
        for step in lesson.steps:
            timing = step.section.timing
            minutes = str(timing.minutes) if timing else ''
            rows.append(('', lesson.tailored.lesson.id, f'{step.number} {step.section.title}', minutes, '', ''))
    example = (f'{EXAMPLE} {day}', *rows[0][1:4], '9', 'no') if rows else (f'{EXAMPLE} {day}', 'L01', '1.1', '10', '9', 'no')
    return Spreadsheet(('date', 'lesson', 'block', 'planned', 'actual', 'skipped'), (example, *rows))


def _checks(brief: Brief) -> Spreadsheet:
    items = [f'{lesson.tailored.lesson.id}-{objective.id}' for lesson in brief.pack.lessons for objective in lesson.tailored.lesson.objectives]
    rows = [('', form, item, '') for form in ('pre', 'post') for item in items]
    return Spreadsheet(('learner_code', 'form', 'item_id', 'correct'), ((f'{EXAMPLE} A07', 'pre', (items or ['L01-O1'])[0], 'yes'), *rows))


def _observations(brief: Brief, day: str) -> Spreadsheet:
    lines = [line.id for line in behaviour_lines(brief)]
    rows = [('', '', line, '', '') for line in lines]
    header = ('date', 'site', 'behaviour_id', 'observer_code', 'seen')
    return Spreadsheet(header, ((f'{EXAMPLE} {day}', 'main', (lines or ['value-1'])[0], 'M02', 'seen'), *rows))


def _scores(brief: Brief, day: str) -> Spreadsheet:
    """Return the table of scores: 0 to 10 for recommending, or 1 to 7 for trust and ease."""
    channel = brief.brand.channels[0].name if brief.brand.channels else 'phone'
    first = (f'{EXAMPLE} {day}', 'all', channel)
    if recommended(brief.brand):
        return Spreadsheet(('date', 'group', 'channel', 'score', 'comment'), ((*first, '9', ''),))
    return Spreadsheet(('date', 'group', 'channel', 'trust', 'ease', 'comment'), ((*first, '6', '5', ''),))


def _barriers(brief: Brief, day: str) -> Spreadsheet:
    rows = [(barrier.opened, barrier.text, '', barrier.owner, 'open', '') for barrier in brief.brand.barriers]
    example = (f'{EXAMPLE} {day}', 'What stands in the way', 'Why it is there', 'Who answers for it', 'open', '')
    return Spreadsheet(('opened', 'text', 'cause', 'owner', 'status', 'closed'), (example, *rows))
