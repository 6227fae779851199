"""The manager's forms: what was seen, what became of it after weeks, what changed, what to talk about, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from builder.documents.brief import Brief
from builder.documents.document import Document
from builder.documents.facilitator_forms import overview
from builder.documents.form_lines import BehaviourLine, behaviour_lines
from builder.documents.forms import (
    Choice,
    Column,
    Field,
    Fields,
    Form,
    FormPart,
    Grid,
    GridRow,
    Option,
    Register,
    Said,
    Say,
    Write,
)  # fmt: skip

STOPS = ('time', 'tools', 'rules', 'target', 'manager', 'confidence', 'other', 'nothing')
#: Empty rows where a brand has no measures yet, and below the barriers that it has.
MEASURES, BARRIERS = 5, 10
DAYS = (30, 60, 90)
BY = ('learner', 'peer', 'manager')


def manager_forms(brief: Brief) -> Document:
    """Return the forms that a manager uses before and after the session."""
    say = Say(brief)
    sheets = (*talks(brief), observed(brief), set_up(brief), *(followed_up(brief, by) for by in BY), measured(brief), barrier_log(brief))
    rows = [(say(f'{key}.title'), say(f'{key}.when'), say(f'{key}.by')) for key in ('talk', 'observe', 'measure', 'log')]
    rows[2:2] = [(say(f'follow-up.{by}'), say('follow-up.when'), say(f'follow-up.by-{by}')) for by in BY]
    first = overview(say, tuple(rows))
    return brief.document('manager-forms', 'manager', brief.words('title.manager-forms'), 'manager/forms.pdf', (first, *sheets))


def _lines(lines: tuple[BehaviourLine, ...], open_lines: bool = False) -> tuple[GridRow, ...]:
    """Return behaviours as lines to tick, in words that learners may read where learners read them."""
    return tuple(GridRow(line.id, line.own if open_lines else line.words, line.source) for line in lines)


def observed(brief: Brief) -> Form:
    """Return the observation sheet: five to seven behaviours, exact words, one thing to keep and one to change; no mark."""
    say = Say(brief)
    ticks = tuple(Option(id_, say(f'observe.{key}')) for id_, key in (('seen', 'seen'), ('not', 'not-seen'), ('no_chance', 'no-chance')))
    record = ('date', 'site', 'behaviour_id=row', 'observer_code', 'seen=tick')
    return Form('what-i-saw', say('observe.title'), say('observe.lead'), (
        Fields((Field('date', say('date'), 1, 2), Field('site', say('observe.site'), 1, 3), Field('contact', say('observe.contact'), 1, 3), Field('observer_code', say('observe.observer'), 1, 2))),
        Grid('behaviours', say('observe.what'), ticks, _lines(behaviour_lines(brief)), say('observe.words'), record),
        Fields((Field('keep', say('observe.keep'), 2), Field('change', say('observe.change'), 2))),
        Fields((Field('next', say('observe.next'), 2),)),
    ), say('observe.hand'), say('observe.privacy'))  # fmt: skip


def set_up(brief: Brief) -> Form:
    """Return the other side of the observation sheet: what stood in the way."""
    say = Say(brief)
    names = ('screen', 'missing', 'limit', 'rule', 'target', 'time', 'other-team', 'nothing')
    return Form('what-got-in-the-way', say('set-up.title'), say('set-up.lead'), (
        Choice('what', '', say('set-up.what'), say.options('set-up.what-a', *names), several=True),
        Write('happened', '', say('set-up.happened'), 4),
        Fields((Field('clear', say('set-up.clear'), 1, 3), Field('opened', say('set-up.opened'), 1, 2), Field('answer', say('set-up.answer'), 1, 2))),
    ), say('set-up.hand'), say('log.privacy'))  # fmt: skip


def followed_up(brief: Brief, by: str, *, open_lines: bool = False) -> Form:
    """Return the follow-up by the learner, a peer or the manager: the same behaviours, how often since the session.

    With `open_lines`, nothing stands on it that only managers read.
    """
    say = Say(brief)
    often = [Option(name, say(f'follow-up.{name}')) for name in ('never', 'once', 'several')]
    often.append(Option('habit', say('follow-up.habit' if by == 'learner' else 'follow-up.their-habit')))
    if by != 'learner':
        often.append(Option('no_chance', say('follow-up.no-chance')))
    parts: list[FormPart] = [
        Choice('after', '', say('follow-up.after'), say.options('follow-up.after-a', 'd30', 'd90')),
        Fields((Field('code', say('code')), Field('team', say('team')), Field('date', say('date')))),
        Grid('behaviours', say('follow-up.what'), tuple(often), _lines(behaviour_lines(brief), open_lines or by == 'learner')),
    ]
    if by == 'learner':
        parts += [
            Choice('stop', '', say('follow-up.stop'), say.options('end.stop-a', *STOPS), several=True),
            Fields((Field('example', say('follow-up.example'), 3), Field('help', say('follow-up.help'), 3))),
        ]
    else:
        parts += [Fields((Field('easier', say('follow-up.easier'), 3), Field('help', say('follow-up.help'), 3))), Fields((Field('example', say('follow-up.example'), 3),))]
    title = 'own-title' if open_lines and by == 'learner' else by
    return Form(f'follow-up-{by}', say(f'follow-up.{title}'), say(f'follow-up.{by}-lead'), tuple(parts), say(f'follow-up.hand-{by}'), say('follow-up.privacy'))


def measured(brief: Brief) -> Form:
    """Return the measure sheet: what is counted, from where to where, what must not get worse, and what else changed."""
    say, brand = Say(brief), brief.brand
    names = {measure.id: measure.name for measure in brand.measures}
    columns = tuple(
        Column(say(f'measure.{name}'), share)
        for name, share in (('what', 13), ('owner', 6), ('before', 4), ('target', 4), ('period', 4), ('after', 4), ('count', 4), ('guard', 7))
    )
    rows = tuple(
        (_measured_in(measure.name, measure.unit), measure.owner, measure.baseline, measure.target, '', '', '', brief.words.list(names.get(guard, guard) for guard in measure.guards) if measure.guards else '')
        for measure in brand.measures
    )
    return Form('measures', say('measure.title'), say('measure.lead'), (
        Register(columns, rows, max(MEASURES - len(rows), 1 if len(rows) < 9 else 0), 9 if len(rows) < 9 else 8),
        Fields((Field('other', say('measure.other'), 2, 3), Field('say', say('measure.say'), 2, 2))),
    ), say('measure.hand'), say('measure.privacy'), wide=True)  # fmt: skip


def _measured_in(name: str, unit: str) -> str:
    return f'{name} ({unit})' if unit else name


def talks(brief: Brief) -> Iterator[Form]:
    """Yield the talks: before the session and in its first week, then the same questions after 30, 60 and 90 days."""
    say = Say(brief)
    people = Fields((Field('who', say('who'), 1, 1), Field('manager', say('manager'), 1, 1)))
    yield Form('talks', say('talk.title'), say('talk.lead'), (
        people,
        Said(say('talk.before')),
        *(Fields((Field(name, say(f'talk.{name}'), 3),)) for name in ('why', 'better')),
        Fields((Field('clear', say('talk.clear'), 3, 3), Field('when-talk', say('talk.when-talk'), 3, 1))),
        Said(say('talk.week')),
        *(Fields((Field(name, say(f'talk.{name}'), 3),)) for name in ('try', 'stop')),
        Fields((Field('need', say('talk.need'), 3, 3), Field('watch', say('talk.watch'), 3, 1))),
    ), say('talk.hand'), say('talk.privacy'))  # fmt: skip
    columns = (Column(say('talk.question'), 3), *(Column(say('talk.day', n=day), 5) for day in DAYS))
    rows = tuple((say(f'talk.{name}'), '', '', '') for name in ('example', 'easier', 'barrier', 'stop-coaching', 'next'))
    yield Form('talks-later', say('talk.later-title'), say('talk.later-lead'), (people, Register(columns, rows, 0, 32)), say('talk.hand'), say('talk.privacy'))


def barrier_log(brief: Brief) -> Form:
    """Return the log of barriers, with those that the brand has named already."""
    say = Say(brief)
    shares = (('opened', 3), ('what', 9), ('cause', 7), ('owner', 5), ('status', 4), ('closed', 3))
    columns = tuple(Column(say(f'log.{name}'), share) for name, share in shares)
    rows = tuple((brief.words.date(barrier.opened), barrier.text, '', barrier.owner, '', '') for barrier in brief.brand.barriers)
    return Form('barriers', say('log.title'), say('log.lead'), (Register(columns, rows, max(BARRIERS - len(rows), 3), 10),), say('log.hand'), say('log.privacy'), wide=True)

