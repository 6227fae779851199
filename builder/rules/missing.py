"""What a brand's files do not say yet, and what saying it would switch on. The review lists it; nothing depends on it."""

from __future__ import annotations

from typing import NamedTuple

from builder.brand.brand import Brand


class Missing(NamedTuple):
    """One thing that is not there, and what it would do."""

    what: str
    does: str


def missing_from(brand: Brand) -> tuple[Missing, ...]:
    """Return what is missing from a brand's files, in the order in which one would ask for it."""
    checks = (
        (brand.look.logo, 'logo (in _brand.yml)', 'stands on every cover and page'),
        (brand.authority, 'authority', 'tells people what they may decide and whom to ask'),
        (brand.contacts, 'who to call', 'tells people where to turn'),
        (brand.first_week, 'first week', 'tells new colleagues what happens on which day, and with whom'),
        (brand.tools, 'tools', 'tells new colleagues what they work with, and who helps'),
        (brand.standards, 'standards', 'makes the promise something one can count'),
        (brand.channels, 'channels', 'lets lessons offer what really exists'),
        (brand.red_lines, 'red lines', 'says what nobody may do, however kindly meant'),
        (brand.measures, 'measures', 'shows managers whether anything changes'),
        (brand.commitments, 'commitments', 'puts a promise of management next to those of the front line'),
        (brand.promise.not_promised, 'promise > not promised', 'keeps people from promising too much'),
        (all(value.costs_us for value in brand.values), 'costs us, for every value', 'makes a value more than a nice word'),
        (all(behaviour.never for behaviour in brand.behaviours), 'never, for every behaviour', 'shows what the behaviour is not'),
        (all(behaviour.says for behaviour in brand.behaviours), 'we say, for every behaviour', 'gives people words to begin with'),
        (all(behaviour.measured_by for behaviour in brand.behaviours), 'measured by, for every behaviour', 'joins what people do to what is counted'),
        (brand.voice.traits, 'voice > traits', 'tells authors how this organisation sounds'),
        (brand.say or brand.never, 'say and never', 'lets the review report words you do not use'),
        (brand.order.date, 'order > date', 'puts the date of the session on covers, and dates on reminders and reviews, with files for calendars'),
        (brand.order.approved_by, 'order > approved', 'turns the draft into the approved version'),
        (all(m.baseline for m in brand.measures), 'baseline, for every measure', 'lets anybody see a change'),
    )
    return tuple(Missing(what, does) for there, what, does in checks if not there)
