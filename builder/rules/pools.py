"""Rules on a pack: its questions as a pool, its balance, and what it is for (domain rules W01, W02, F9 and S1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.brand.brand import Brand
from builder.course.lesson import Question
from builder.packs.tailored_pack import TailoredPack
from builder.rules.balance import MOST_INPUT, PRACTISED, Balance, share
from builder.rules.rule import Fault
from builder.sources.findings import Span
from builder.sources.nodes import plain

#: A pool says something about habits from this many questions on.
LEAST = 10
#: The key may be the longest, or the shortest, of its options in this share of a pool.
MOST_EXTREME = 0.45
#: The key may stand in one place in this share of a pool.
MOST_PLACE = 0.5
#: Skills that are manners: how somebody looks, sounds and greets.
MANNERS = frozenset({'body-language', 'first-impressions', 'hello-goodbye', 'non-verbal', 'rapport', 'telephone'})
#: More skills than this, given to people who work here already, are for whoever it may concern.
MOST_SKILLS = 14


@dataclass(frozen=True, slots=True)
class PackFor:
    """A pack for one client. `questions` are all of its lessons, items of the assessment included; `at` is the pack's file."""

    pack: TailoredPack
    brand: Brand
    questions: tuple[Question, ...]
    balance: Balance
    at: Span


def _single(subject: PackFor) -> list[Question]:
    """Return the questions with one right answer among three or more options."""
    return [question for question in subject.questions if question.form == 'one' and len(question.options) >= 3 and sum(option.right for option in question.options) == 1]


def key_length(subject: PackFor) -> Iterator[Fault]:
    """W134: whoever picks the longest option, or the shortest, is right more often than chance would have it."""
    pool = _single(subject)
    if len(pool) < LEAST:
        return
    found: Counter[str] = Counter()
    for question in pool:
        lengths = {option.right: len(plain(option.words)) for option in question.options if option.right}
        others = [len(plain(option.words)) for option in question.options if not option.right]
        found['longest'] += lengths[True] > max(others)
        found['shortest'] += lengths[True] < min(others)
    for which, number in found.items():
        if number > MOST_EXTREME * len(pool):
            yield Fault(f'the right answer is the {which} option in {number} of {len(pool)} questions of "{subject.pack.title}"', subject.at, 'make some wrong options ' + ('longer' if which == 'longest' else 'shorter'))


def key_place(subject: PackFor) -> Iterator[Fault]:
    """W135: the right answer stands in the same place too often."""
    pool = _single(subject)
    if len(pool) < LEAST:
        return
    places = Counter(next(n for n, option in enumerate(question.options) if option.right) for question in pool)
    place, number = places.most_common(1)[0]
    if number > MOST_PLACE * len(pool):
        yield Fault(f'the right answer is {"ABCDEFGH"[place]} in {number} of {len(pool)} questions of "{subject.pack.title}"', subject.at, 'change the order of some options')


def little_practice(subject: PackFor) -> Iterator[Fault]:
    """W123: practice and debrief are less than half of a pack."""
    if subject.balance.practice < PRACTISED:
        yield Fault(f'practice and debrief are {share(subject.balance.practice)} of "{subject.pack.title}"', subject.at, 'take a lesson with more practice, or give steps of input less time')


def much_input(subject: PackFor) -> Iterator[Fault]:
    """W124: input is more than three tenths of a pack."""
    if subject.balance.input > MOST_INPUT:
        yield Fault(f'input is {share(subject.balance.input)} of "{subject.pack.title}"', subject.at, 'let people do something with what they have read')


def tick_box(subject: PackFor) -> Iterator[Fault]:
    """W170: nobody looks at what people do afterwards (level 3), so that the pack ends with a list of who was there."""
    observed = any(measure.kind == 'behaviour' for measure in subject.brand.measures)
    sections = [section for lesson in subject.pack.lessons for section in lesson.tailored.lesson.sections if section.kind == 'manager']
    watched = any({'look for', 'measures'} <= {part.kind for part in section.parts} for section in sections)
    if not observed and not watched:
        yield Fault(f'nobody looks at what people do after "{subject.pack.title}"', subject.at, 'write ### Look for and ### Measures under ## Manager of a lesson, or a measure of the kind behaviour in the brand')


def only_manners(subject: PackFor) -> Iterator[Fault]:
    """W171: a pack teaches how to greet and sound, and nothing of questions, relationships or what managers clear."""
    lessons = [entry.tailored.lesson for entry in subject.pack.lessons]
    skills = {skill for lesson in lessons for skill in lesson.skills}
    if skills and skills <= MANNERS and not any(lesson.track == 'manager' for lesson in lessons):
        yield Fault(f'"{subject.pack.title}" teaches manners and nothing else', subject.at, 'add a lesson on asking, on relationships or for managers; courtesy alone settles nothing')


def blanket(subject: PackFor) -> Iterator[Fault]:
    """W172: a targeted pack gives nearly every skill to people who work here already."""
    skills = {skill for entry in subject.pack.lessons for skill in entry.tailored.lesson.skills}
    if subject.pack.kind == 'targeted' and len(skills) > MOST_SKILLS:
        yield Fault(f'"{subject.pack.title}" is targeted and teaches {len(skills)} skills', subject.at, 'choose the lessons that answer a need somebody has seen, or call it an induction')
