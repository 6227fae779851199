"""The facilitator's forms: who was there, what people say at the end, and what somebody has shown."""

from __future__ import annotations

from collections.abc import Iterator

from builder.documents.brief import Brief
from builder.documents.document import Document
from builder.documents.form_lines import critical_steps
from builder.documents.forms import (
    Choice,
    Column,
    Field,
    Fields,
    Form,
    FormPart,
    Grid,
    Option,
    Register,
    Said,
    Say,
    Write,
)  # fmt: skip

#: Rows on a sign-in sheet beyond the group that was ordered: people bring colleagues.
SPARE = 3
#: With more rows than these they stand closer, so that a usual group stays on one page.
ROOMY = 15


def facilitator_forms(brief: Brief) -> Document:
    """Return the forms that a facilitator takes along."""
    say = Say(brief)
    sheets = (*sign_in(brief), end_of_session(brief), *sign_offs(brief))
    keys = ('sign-in', 'end', *(('sign-off',) if any(sheet.anchor.startswith('sign-off') for sheet in sheets) else ()))
    titles = {'sign-off': say('sign-off.short')}
    first = overview(say, tuple((titles.get(key) or say(f'{key}.title'), say(f'{key}.when'), say(f'{key}.by')) for key in keys))
    return brief.document('facilitator-forms', 'facilitator', brief.words('title.facilitator-forms'), 'facilitator/forms.pdf', (first, *sheets))


def overview(say: Say, rows: tuple[tuple[str, ...], ...]) -> Form:
    """Return the first page of a set of forms: which (title, when, by whom), and what may not be written on any."""
    columns = (Column(say('paper.form'), 4), Column(say('paper.when'), 4), Column(say('paper.who'), 4))
    not_here = tuple(say(f'paper.{name}') for name in ('no-names', 'no-customers', 'no-health', 'no-judgement', 'no-small'))
    return Form('forms', say('paper.title'), say('paper.lead'), (
        Register(columns, rows),
        Said(say('paper.not-here'), say('paper.not-here-why'), not_here),
        Said(say('paper.tables'), say('paper.tables-why')),
    ))  # fmt: skip


def sign_in(brief: Brief) -> Iterator[Form]:
    """Yield a sign-in sheet for each day of the pack, with as many rows as the group has people and a few more."""
    say, pack, order = Say(brief), brief.pack, brief.brand.order
    titles = {lesson.number: lesson.tailored.lesson.title for lesson in pack.lessons}
    dates = order.dates or ((order.date,) if order.date else ())
    rows = pack.group_size + SPARE
    for place, day in enumerate(pack.days):
        named = [titles[entry.lesson] for entry in day.entries if entry.lesson in titles]
        date = brief.words.date(dates[place]) if place < len(dates) else ''
        clock = brief.words('time.from-to', start=brief.words.clock(day.entries[0].start), end=brief.words.clock(day.entries[-1].end)) if day.entries else ''
        title = say('sign-in.title-day', day=day.number) if len(pack.days) > 1 else say('sign-in.title')
        columns = (
            Column(say('sign-in.row'), 2, 'count'), Column(say('sign-in.name'), 10), Column(say('team'), 6), Column(say('sign-in.sign'), 8),
            Column(say('sign-in.adjusted'), 6, 'yes-no'), Column(say('sign-in.photo'), 6, 'yes-no'),
        )  # fmt: skip
        yield Form(f'sign-in-{day.number}', title, brief.words.list(dict.fromkeys(named)), (
            Fields((Field('programme', say('programme'), 1, 3, pack.title), Field('date', say('date'), 1, 2, date), Field('from-to', say('from-to'), 1, 2, clock))),
            Fields((Field('place', say('place'), 1, 3), Field('facilitator', say('facilitator'), 1, 2), Field('keep-until', say('keep-until'), 1, 2))),
            Register(columns, (), rows, 9 if rows <= ROOMY else 8),
        ), say('sign-in.hand'), say('sign-in.privacy'))  # fmt: skip


def end_of_session(brief: Brief) -> Form:
    """Return what everybody is asked before they go. Answers describe states; none of them says how much somebody agrees."""
    say = Say(brief)
    states = ('a', 'b', 'c', 'd')
    stops = ('time', 'tools', 'rules', 'target', 'manager', 'confidence', 'other', 'nothing')
    parts: tuple[FormPart, ...] = (
        Choice('ready', '1', say('end.ready'), say.options('end.ready-a', *states)),
        Choice('close', '2', say('end.close'), say.options('end.close-a', *states)),
        Choice('hard', '3', say('end.hard'), say.options('end.hard-a', *states)),
        Choice('stop', '4', say('end.stop'), say.options('end.stop-a', *stops), several=True),
        Write('first', '5', say('end.first'), 1),
        Write('cut', '6', say('end.cut'), 1),
        Write('free', '7', say('end.free'), 4),
    )
    return Form('end-of-session', say('end.title'), say('end.lead'), parts, say('end.hand'), say('end.privacy'))


def sign_offs(brief: Brief) -> Iterator[Form]:
    """Yield a sheet for each practice in which something can be shown: its critical steps against four words."""
    say = Say(brief)
    levels = ('not-yet', 'nearly', 'secure', 'strong')
    rubric = Said('', ' '.join(say(f'sign-off.{level}-means') for level in levels))
    for lesson, steps in critical_steps(brief):
        for step in steps:
            yield Form(f'sign-off-{step.number.replace(".", "-")}', say('sign-off.title', lesson=lesson.title), say('sign-off.lead'), (
                Fields((Field('practice', say('sign-off.practice'), 1, 1, f'{step.number} {step.title}'), Field('date', say('date')))),
                Fields((Field('who', say('who')), Field('facilitator', say('facilitator')))),
                rubric,
                Grid('steps', say('sign-off.step'), tuple(Option(level, say(f'sign-off.{level}')) for level in levels), step.lines, say('sign-off.words')),
                Choice('result', '', say('sign-off.result'), say.options('sign-off.result-a', 'shown', 'again')),
                Fields((Field('again', say('sign-off.again'), 1, 2), Field('signed', say('sign-off.signed'), 1, 3), Field('signed-learner', say('sign-off.signed-learner'), 1, 3))),
            ), say('sign-off.hand'), say('sign-off.privacy'))  # fmt: skip
