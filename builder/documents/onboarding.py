"""Pages for new colleagues, made from the brand's own files: first week, who to call, what one may decide, our words.

Where a brand has not said something yet, its place has a generic version that is complete in itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.brand.brand import Authority, Brand
from builder.documents.brief import Brief
from builder.editions.edition import Edition, Medium, Reader
from builder.sources.typography import normal
from builder.tailoring.tailor import in_brand_words

#: Limits that mean: not without a yes.
_NONE = ('0', 'none')


class Row(NamedTuple):
    """A line: what it is about, what there is to say, and what stands at its side. Empty ones are to be filled in by hand."""

    head: str
    lines: tuple[str, ...] = ()
    side: str = ''


class Group(NamedTuple):
    """Lines of one shape: days, calls, table, list, line, steps, crosses, said or terms. `header` names the columns of a table."""

    shape: str
    title: str
    rows: tuple[Row, ...]
    header: tuple[str, ...] = ()
    note: str = ''


@dataclass(frozen=True, slots=True)
class OnboardingPage:
    """One page for new colleagues; `page` is its name on a site."""

    template: ClassVar[str] = 'onboarding'
    anchor: str
    page: str
    title: str
    lead: str
    groups: tuple[Group, ...]

    @property
    def text(self) -> str:
        """Everything it says, for search."""
        return ' '.join(words for group in self.groups for row in group.rows for words in (row.head, *row.lines, row.side) if words)


def onboarding(brief: Brief) -> tuple[OnboardingPage, ...]:
    """Return the pages for new colleagues of a pack; none for a pack that is no induction."""
    if brief.pack.kind != 'induction':
        return ()
    made = _Pages(brief)
    return made.first_week(), made.who_to_call(), made.may_decide(), made.our_words()


class _Pages:
    """Makes the pages of one brief."""

    def __init__(self, brief: Brief) -> None:
        self.brand: Brand = brief.brand
        self.words = brief.words
        self.edition: Edition = brief.edition(Reader.LEARNER, Medium.PAPER)

    def __call__(self, key: str) -> str:
        """Return words of ours with the brand's terms; names in braces stay for what the brand says itself."""
        return in_brand_words(self.words.plain(f'onboarding.{key}'), self.brand.at, self.brand)

    def page(self, name: str, page: str, groups: Iterable[Group]) -> OnboardingPage:
        return OnboardingPage(page, page, self(f'{name}.title'), self(f'{name}.lead'), tuple(group for group in groups if group.rows))

    # --- your first week ---------------------------------------------------------------------------------------------

    def first_week(self) -> OnboardingPage:
        given = tuple(Row(_capital(one.when), one.do, _capital(one.who)) for one in self.brand.first_week)
        days = Group('days', self('first-week.days'), given or tuple(self.usual_week()))
        training = Group('days', self('first-week.training'), tuple(self.training()))
        return self.page('first-week', 'your-first-week', (days, training, self.tools()))

    def usual_week(self) -> Iterator[Row]:
        promise = self('starts.first-3').format(promise=self.brand.promise.line.text)
        yield Row(self('starts.first'), (self('starts.first-1'), self('starts.first-2'), promise), self('starts.with-manager'))
        yield Row(self('starts.before'), (self('starts.before-1'), self('starts.before-2')), self('starts.with-colleague'))
        yield Row(self('starts.after'), (self('starts.after-1'), self('starts.after-2')), self('starts.with-colleague'))
        yield Row(self('starts.end'), (self('starts.end-1'), self('starts.end-2')), self('starts.with-manager'))

    def training(self) -> Iterator[Row]:
        lessons = {lesson.number: lesson.title for lesson in self.edition.lessons}
        for day in self.edition.days:
            times = self.words('time.from-to', start=self.words.clock(day.entries[0].start), end=self.words.clock(day.entries[-1].end)) if day.entries else ''
            named = day.title or (self.words('timetable.day', number=day.number) if len(self.edition.days) > 1 else '')
            when, *rest = filter(None, (named, self.words.day(day.date), times))
            yield Row(when, tuple(lessons[entry.lesson] for entry in day.entries if entry.lesson), ', '.join(rest))

    def tools(self) -> Group:
        header = (self('first-week.tool'), self('first-week.for'), self('first-week.help'))
        given = tuple(Row(tool.name, (tool.purpose,), _capital(tool.help)) for tool in self.brand.tools)
        usual = tuple(Row('', (self(f'tools.{name}'),)) for name in ('agreed', 'told', 'rules', 'fails'))
        return Group('table', self('first-week.tools'), given or usual, header, self('first-week.tools-note' if given else 'first-week.tools-blank'))

    # --- who to call -------------------------------------------------------------------------------------------------

    def who_to_call(self) -> OnboardingPage:
        given = [Row(_capital(one.call), (_sentence(one.when), one.how)) for one in self.brand.contacts]
        always = Row(self('call.your-manager'), (self('call.always'), self('call.always-how')))
        usual = [
            Row(self('call.at-once'), (self('call.threat'), self('call.threat-how'))),
            Row(self('call.emergency'), (self('call.danger'), self('call.danger-how'))),
        ]
        header = (self('call.who'), self('call.when'), self('call.how'))
        happens = Group('calls', self('call.happens'), (*(given or usual), always), header)
        channels = ' · '.join(_capital(', '.join(filter(None, (channel.name, channel.hours)))) for channel in self.brand.channels)
        return self.page('call', 'who-to-call', (happens, Group('line', self('call.reach'), (Row(channels),) if channels else ())))

    # --- what you may decide -----------------------------------------------------------------------------------------

    def may_decide(self) -> OnboardingPage:
        of: dict[str, list[Row]] = {}
        own = self.brand.term('colleague').one
        for authority in self.brand.authority:
            of.setdefault(self.role(authority.who), []).append(self.decision(authority))
        header = (self('decide.what'), self('decide.far'), self('decide.beyond'))
        mine = tuple(of.pop(own, ()))
        note = '' if mine else self('decide.unknown')
        groups = [Group('table', self('decide.own'), mine or (Row(''),) * 3, header, note)]
        groups += [Group('table', self('decide.others').format(who=_bare(who)), tuple(rows), header) for who, rows in of.items()]
        groups.append(Group('steps', self('decide.how-to-ask'), tuple(Row(self(f'decide.ask-{n}')) for n in (1, 2, 3))))
        groups.append(Group('crosses', self('decide.never'), tuple(Row(line.text) for line in self.brand.red_lines)))
        return self.page('decide', 'what-you-may-decide', groups)

    def decision(self, authority: Authority) -> Row:
        limit, who = authority.limit.strip(), _bare(self.role(authority.ask)) or self.brand.term('manager').one
        beyond = _capital(who)
        if normal(limit) in _NONE:
            return Row(_capital(authority.may), (self('decide.first').format(who=who),), beyond)
        far = self('decide.up-to').format(limit=limit) if limit[:1] in tuple('£$€0123456789') and limit else _capital(limit) or self('decide.alone')
        return Row(_capital(authority.may), (far,), beyond if limit or authority.ask else '')

    def role(self, who: str) -> str:
        """Return what this brand calls a role that its files name in the course's words."""
        return next((term.one for term in self.brand.terms if normal(term.neutral) == normal(who)), who)

    # --- our words ---------------------------------------------------------------------------------------------------

    def our_words(self) -> OnboardingPage:
        voice = self.brand.voice
        spoken = (('greeting', voice.greeting), ('sign-off', voice.sign_off))
        said = tuple(Row(self(f'words.{name}'), (words.text,)) for name, words in spoken if words)
        say = tuple(Row(_quoted(one.write), tuple(map(_quoted, one.instead_of)), _capital(one.why)) for one in self.brand.say)
        never = tuple(Row(_quoted(words.text)) for words in self.brand.never)
        traits = tuple(Row(_capital(self('words.sounds').format(**{'is': is_, 'is_not': is_not}) if is_not else is_)) for is_, is_not in voice.traits)
        plain = () if said or say or never or traits else tuple(Row(self(f'words.plain-{n}')) for n in (1, 2, 3))
        return self.page('words', 'our-words', (
            Group('said', self('words.said'), said),
            Group('terms', self('words.people'), tuple(self.people())),
            Group('table', self('words.say'), say, (self('words.write'), self('words.instead'), self('words.why'))),
            Group('crosses', self('words.never'), never),
            Group('list', self('words.sound'), traits),
            Group('list', self('words.plain'), plain),
        ))  # fmt: skip

    def people(self) -> Iterator[Row]:
        """Yield what people and things are called here."""
        for neutral in ('customer', 'colleague', 'manager'):
            term = self.brand.term(neutral)
            yield Row(_capital(term.many or term.one), (self(f'words.{neutral}'),))
        for term in self.brand.terms[3:]:
            yield Row(_capital(term.one), (self('words.also').format(word=_quoted(term.neutral)),))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sentence(words: str) -> str:
    return _capital(words) + ('' if not words or words[-1] in '.!?' else '.')


def _quoted(words: str) -> str:
    return f'“{words}”'


def _bare(who: str) -> str:
    """Return a role without the article that somebody may have written before it."""
    return who[4:] if who.lower().startswith('the ') else who
