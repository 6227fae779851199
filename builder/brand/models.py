"""What may stand in a brand's files, as docs/brand-format.md writes it. Read by `builder.sources.records`."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from builder.sources.records import OneOrMore, Record, Words


class TermRecord(Record):
    """How the brand calls colleagues, managers, and anything under `terms`."""

    called: ClassVar[str] = 'a term'
    one: Words
    many: str = ''
    possessive: str = ''
    article: str = ''
    attributive: str = ''


class CustomerRecord(TermRecord):
    """`customer`."""

    called: ClassVar[str] = 'customer'
    many: str
    kind: Literal['external', 'internal'] = 'external'
    focus: OneOrMore[Words] = ()
    vulnerable: Words | None = None


class ColleagueRecord(TermRecord):
    """`colleague`."""

    called: ClassVar[str] = 'colleague'
    many: str


class ManagerRecord(TermRecord):
    """`manager`."""

    called: ClassVar[str] = 'manager'


class OtherTermRecord(TermRecord):
    """An entry of `terms`."""

    called: ClassVar[str] = 'an entry of terms'
    instead_of: Words


class SayRecord(Record):
    """An entry of `say`."""

    called: ClassVar[str] = 'an entry of say'
    write: Words
    instead_of: OneOrMore[str]
    why: str = ''


class PromiseRecord(Record):
    """`promise`."""

    called: ClassVar[str] = 'promise'
    line: Words
    plain: Words
    proof: OneOrMore[Words] = ()
    not_promised: OneOrMore[Words] = ()
    measured_by: OneOrMore[Words] = ()


class BehaviourRecord(Record):
    """A behaviour of a value."""

    called: ClassVar[str] = 'a behaviour'
    we: Words
    never: Words | None = None
    we_say: Words | None = None
    shows: OneOrMore[Words] = ()
    measured_by: OneOrMore[Words] = ()


class ValueRecord(Record):
    """An entry of `values`."""

    called: ClassVar[str] = 'a value'
    name: Words
    means: Words | None = None
    costs_us: Words | None = None
    behaviours: tuple[BehaviourRecord, ...] = ()


class TraitRecord(Record):
    """A trait of the voice."""

    called: ClassVar[str] = 'a trait'
    is_: str
    is_not: str = ''


class VoiceRecord(Record):
    """`voice`."""

    called: ClassVar[str] = 'voice'
    traits: tuple[TraitRecord, ...] = ()
    reading_grade: Annotated[int, Field(ge=1, le=20)] | None = None
    contractions: bool = True
    greeting: Words | None = None
    sign_off: Words | None = None


class StoryRecord(Record):
    """An entry of `stories`."""

    called: ClassVar[str] = 'a story'
    title: str
    text: Words
    shows: OneOrMore[Words] = ()
    real: bool = False
    permission: str = ''


class ChannelRecord(Record):
    """An entry of `channels`."""

    called: ClassVar[str] = 'a channel'
    name: str
    hours: str = ''


class AuthorityRecord(Record):
    """An entry of `authority`."""

    called: ClassVar[str] = 'an entry of authority'
    who: str
    may: str
    limit: str = ''
    ask: str = ''


class ContactRecord(Record):
    """An entry of `who to call`."""

    called: ClassVar[str] = 'an entry of who to call'
    when: str
    call: str
    how: str = ''


class MomentRecord(Record):
    """An entry of `first week`."""

    called: ClassVar[str] = 'an entry of first week'
    when: str
    do: OneOrMore[str]
    with_: str = ''


class ToolRecord(Record):
    """An entry of `tools`."""

    called: ClassVar[str] = 'a tool'
    name: str
    for_: str = ''
    help: str = ''


class StandardRecord(Record):
    """An entry of `standards`."""

    called: ClassVar[str] = 'a standard'
    text: str
    within: str = ''
    target: str = ''
    channel: str = ''
    measured_by: OneOrMore[Words] = ()
    public: bool = False


class RewardRecord(Record):
    """`rewarded` of a measure."""

    called: ClassVar[str] = 'rewarded'
    to: Literal['individual', 'team', 'none'] = 'none'
    how: Literal['bonus', 'recognition', 'none'] = 'none'
    when: str = ''


class MeasureRecord(Record):
    """An entry of `measures`."""

    called: ClassVar[str] = 'a measure'
    id: Words
    name: str
    kind: Literal['behaviour', 'outcome', 'efficiency', 'sales', 'satisfaction', 'loyalty', 'effort']
    level: Literal['individual', 'team', 'organisation']
    unit: str = ''
    better: Literal['up', 'down'] = 'up'
    owner: str = ''
    serves: OneOrMore[Words] = ()
    rewarded: RewardRecord | None = None
    guards: OneOrMore[Words] = ()
    undermines: OneOrMore[str] = ()
    baseline: str = ''
    target: str = ''


class BarrierRecord(Record):
    """An entry of `barriers`."""

    called: ClassVar[str] = 'a barrier'
    text: str
    owner: str = ''
    opened: Words | None = None


class CommitmentRecord(Record):
    """An entry of `commitments`."""

    called: ClassVar[str] = 'a commitment'
    who: str
    text: str


class ApprovalRecord(Record):
    """`approved` of an order."""

    called: ClassVar[str] = 'approved'
    by: str
    on: Words | None = None


class PartnerRecord(Record):
    """`with` of an order."""

    called: ClassVar[str] = 'with'
    name: Words
    role: str = ''
    logo: Words | None = None
    logo_on_dark: Words | None = None


class PictureRecord(Record):
    """An entry of `pictures`."""

    called: ClassVar[str] = 'a picture'
    file: Words
    alt: Words | None = None
    decoration: bool = False
    focus: Words | None = None


class OrderRecord(Record):
    """`order`."""

    called: ClassVar[str] = 'order'
    packs: OneOrMore[Words] = ()
    editions: OneOrMore[Literal['learner', 'facilitator', 'manager']] = ()
    paper: Literal['A4', 'Letter'] | None = None
    date: Words | None = None
    dates: OneOrMore[Words] = ()
    start: Words | None = None
    starts: OneOrMore[Words] = ()
    version: Literal['standard', 'short', 'long'] | None = None
    group_size: Annotated[int, Field(ge=2, le=60)] = 12
    confidential: str = ''
    approved: ApprovalRecord | None = None
    large_print: bool = False
    seed: str = ''
    with_: PartnerRecord | None = None


class BrandRecord(Record):
    """All files of a brand together. What a brand must have is checked apart, so that the rest is still read."""

    called: ClassVar[str] = 'a brand'
    name: Words | None = None
    short_name: str = ''
    sector: str = ''
    locale: Literal['en-GB', 'en-US'] | None = None
    version: str = ''
    outcome: Literal['loyalty', 'retention', 'resolution', 'trust', 'sales', 'compliance'] | None = None
    sells: bool = True
    customer: CustomerRecord | None = None
    colleague: ColleagueRecord | None = None
    manager: ManagerRecord | None = None
    terms: tuple[OtherTermRecord, ...] = ()
    keep: OneOrMore[str] = ()
    say: tuple[SayRecord, ...] = ()
    never: OneOrMore[Words] = ()
    promise: PromiseRecord | None = None
    values: tuple[ValueRecord, ...] = ()
    voice: VoiceRecord | None = None
    stories: tuple[StoryRecord, ...] = ()
    channels: tuple[ChannelRecord, ...] = ()
    authority: tuple[AuthorityRecord, ...] = ()
    who_to_call: tuple[ContactRecord, ...] = ()
    first_week: tuple[MomentRecord, ...] = ()
    tools: tuple[ToolRecord, ...] = ()
    standards: tuple[StandardRecord, ...] = ()
    red_lines: OneOrMore[Words] = ()
    facts: dict[str, Words] = Field(default_factory=dict)
    measures: tuple[MeasureRecord, ...] = ()
    barriers: tuple[BarrierRecord, ...] = ()
    commitments: tuple[CommitmentRecord, ...] = ()
    needs: Any = None
    pictures: dict[str, PictureRecord] = Field(default_factory=dict)
    order: OrderRecord | None = None


REQUIRED = ('name', 'locale', 'outcome', 'customer', 'colleague', 'manager', 'promise', 'values')
EXAMPLES = {
    'name': 'name: Tallowmere Credit Union',
    'locale': 'locale: en-GB',
    'outcome': 'outcome: trust',
    'customer': 'customer: {one: member, many: members}',
    'colleague': 'colleague: {one: colleague, many: colleagues}',
    'manager': 'manager: {one: team lead}',
    'promise': 'promise: {line: ..., plain: ...}',
    'values': 'values: and one value with one behaviour below',
}
