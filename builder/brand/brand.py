"""What a brand is, once read. All values are frozen and validated; every text carries its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.brand.look import Logo, Look
from builder.sources.assets import Asset
from builder.sources.findings import Span
from builder.sources.records import Words as Words

OUTCOMES = ('loyalty', 'retention', 'resolution', 'trust', 'sales', 'compliance')
LOCALES = ('en-GB', 'en-US')


@dataclass(frozen=True, slots=True)
class Term:
    """How this brand calls something. `neutral` is the lessons' word in the singular; empty forms are derived."""

    neutral: str
    one: str
    many: str
    at: Span
    possessive: str = ''
    article: str = ''
    attributive: str = ''
    neutral_many: str = ''


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something one can see a colleague do. `shows` are theme ids, `measured_by` measure ids."""

    we: Words
    never: Words | None
    says: Words | None
    shows: tuple[str, ...]
    measured_by: tuple[str, ...]
    value: str
    at: Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value that costs something."""

    name: str
    means: Words | None
    costs_us: Words | None
    behaviours: tuple[Behaviour, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Promise:
    """What customers can catch us breaking."""

    line: Words
    plain: Words
    proof: tuple[Words, ...]
    not_promised: tuple[Words, ...]
    measured_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """How this brand sounds. `traits` are pairs of what it is and what it is not."""

    traits: tuple[tuple[str, str], ...] = ()
    reading_grade: int = 0
    contractions: bool = True
    greeting: Words | None = None
    sign_off: Words | None = None


@dataclass(frozen=True, slots=True)
class Preference:
    """A word this brand prefers, and what it is written instead of. Reported, never changed."""

    write: str
    instead_of: tuple[str, ...]
    why: str
    at: Span


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happened, or was made up to show a theme."""

    title: str
    text: Words
    shows: tuple[str, ...]
    real: bool
    permission: str
    at: Span


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to be reached."""

    name: str
    hours: str
    at: Span


@dataclass(frozen=True, slots=True)
class Authority:
    """What somebody may decide alone, up to where, and whom to ask beyond."""

    who: str
    may: str
    limit: str
    ask: str
    at: Span


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to call, when, and how."""

    when: str
    call: str
    how: str
    at: Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A part of a new colleague's first week: when, what to do, and with whom."""

    when: str
    do: tuple[str, ...]
    who: str
    at: Span


@dataclass(frozen=True, slots=True)
class Tool:
    """Something one works with: its name, what it is for, and who helps."""

    name: str
    purpose: str
    help: str
    at: Span


@dataclass(frozen=True, slots=True)
class Standard:
    """Something that can be counted."""

    text: str
    within: str
    target: str
    channel: str
    measured_by: tuple[str, ...]
    public: bool
    at: Span


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, who answers for it, and whether it is rewarded. `serves` are purpose ids."""

    id: str
    name: str
    kind: str
    level: str
    unit: str
    better: str
    owner: str
    serves: tuple[str, ...]
    rewarded_to: str
    rewarded_how: str
    rewarded_when: str
    guards: tuple[str, ...]
    undermines: tuple[str, ...]
    baseline: str
    target: str
    at: Span


@dataclass(frozen=True, slots=True)
class Barrier:
    """What stands in the way, who can clear it, since when (ISO date or empty)."""

    text: str
    owner: str
    opened: str
    at: Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one role promises to do."""

    who: str
    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Partner:
    """Who delivers with us or whose house this is: a second name on covers and feet. `role` are the words before the name."""

    name: str
    role: str
    logo: Logo | None
    at: Span


@dataclass(frozen=True, slots=True)
class SlotPicture:
    """A picture in one of the places that a brand may fill: `cover`, `welcome`, or a lesson's id for its opening.

    `alt` is empty only for decoration. `focus` is the point that stays in view when the picture is cropped, in per cent from
    the left and from the top.
    """

    slot: str
    asset: Asset
    alt: str
    focus: tuple[float, float] = (50.0, 50.0)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. Empty `packs` and `editions` mean all; empty texts mean the default.

    `dates` are the days of training in order, `date` the first of them. `start` is when every day begins, `starts` when the
    first, the second, ... does.
    """

    packs: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    paper: str = ''
    date: str = ''  # ISO
    start: str = ''  # HH:MM
    group_size: int = 12
    confidential: str = ''
    approved_by: str = ''
    approved_on: str = ''
    large_print: bool = False
    packs_at: tuple[Span, ...] = ()
    partner: Partner | None = None
    dates: tuple[str, ...] = ()  # ISO, one a day, each later than the one before
    starts: tuple[str, ...] = ()  # HH:MM, one a day
    version: str = ''  # standard, short, long; empty leaves it to the pack
    seed: str = ''  # of the order of options in the assessment; by brand and pack when empty

    def start_of(self, day: int) -> str:
        """Return when a day (counted from 1) begins by this order; empty where it does not say."""
        return self.starts[day - 1] if day <= len(self.starts) else self.start


@dataclass(frozen=True, slots=True)
class Brand:
    """One client, complete."""

    id: str
    name: str
    short_name: str
    sector: str
    locale: str
    version: str
    outcome: str
    sells: bool
    customer_kind: str
    customer_focus: tuple[Words, ...]
    vulnerable: Words | None
    terms: tuple[Term, ...]  # customer, colleague and manager first
    keep: tuple[str, ...]
    say: tuple[Preference, ...]
    never: tuple[Words, ...]
    promise: Promise
    values: tuple[Value, ...]
    voice: Voice
    stories: tuple[Story, ...]
    channels: tuple[Channel, ...]
    authority: tuple[Authority, ...]
    contacts: tuple[Contact, ...]
    standards: tuple[Standard, ...]
    red_lines: tuple[Words, ...]
    facts: tuple[tuple[str, Words], ...]
    measures: tuple[Measure, ...]
    barriers: tuple[Barrier, ...]
    commitments: tuple[Commitment, ...]
    order: Order
    look: Look
    at: Span
    digest: str = field(default='', compare=False)  # of all the brand's files
    pictures: tuple[SlotPicture, ...] = ()
    first_week: tuple[Moment, ...] = ()
    tools: tuple[Tool, ...] = ()

    @property
    def behaviours(self) -> tuple[Behaviour, ...]:
        """Every behaviour of every value, in order."""
        return tuple(behaviour for value in self.values for behaviour in value.behaviours)

    def picture(self, slot: str) -> SlotPicture | None:
        """Return the picture of a place, None where the brand left it empty."""
        return next((picture for picture in self.pictures if picture.slot == slot), None)

    def term(self, neutral: str) -> Term:
        """Return the brand's term for customer, colleague or manager.

        Raises KeyError for any other word the brand does not rename.
        """
        for term in self.terms:
            if term.neutral == neutral:
                return term
        raise KeyError(neutral)
