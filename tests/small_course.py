"""A course, a brand and a pack small enough to see at a glance, for tests of everything between files and documents."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from builder.brand.brand import Brand, Order, Promise, Term, Voice, Words
from builder.brand.look import Look
from builder.course.lesson import Lesson
from builder.course.lists import Claim, Entry, Lists
from builder.course.pack import Break, Day, Pack
from builder.course.reader import read_lesson
from builder.documents.brief import Brief
from builder.editions.cut import cut
from builder.editions.edition import Medium, Reader
from builder.packs.composition import compose
from builder.packs.tailored_pack import TailoredPack
from builder.sources.files import Folder
from builder.sources.findings import Finding, Parsed, Span
from builder.sources.markdown import read_markdown
from builder.sources.nodes import Block
from builder.tailoring.own_words import read_own_words
from builder.tailoring.tailor import tailor
from builder.tailoring.tailored import TailoredLesson

AT = Span.of('brand/acme/values.yml')
NAME = 'L01-first-lesson.md'


def entry(name: str) -> Entry:
    return Entry(name, name.capitalize(), f'What {name} is', AT)


def entries(*names: str) -> dict[str, Entry]:
    return {name: entry(name) for name in names}


LISTS = Lists(
    entries('asking', 'owning', 'keeping-promises'), entries('resolution', 'trust'), entries('solve', 'close'),
    {name: Claim(name, f'What {name} says.', f'Where {name} says it.', 'V', AT) for name in ('c-one', 'c-two')},
)  # fmt: skip


def front(lesson_id: str = 'L01', minutes: int = 10, more: str = '') -> str:
    return (
        f'---\nid: {lesson_id}\ntrack: frontline\nminutes: {minutes}\nskills: [solve]\nanswers: [skill.solve]\n'
        f'review: {{every: 12 months, by: L&D, last: 2026-01-15}}\n{more}---\n\n'
    )


TOP = '# Ask first\n\nAsk before you decide.\n\n## You will be able to\n\n- **O1** Ask one question first.\n- **O2** Own what you promise.\n\n'

ROLE_PLAY = """\
## Role play: Help at the desk

30 min (20 to 36), trios, 3 rounds. Role cards, one observer sheet a trio. For O1. Practises asking.

Sit in threes.

### Colleague's card

You work at the desk. DESK-SECRET

### Customer's card

You are a customer in a hurry. HURRY-SECRET

### Only if asked how to be told

You would like a letter. HIDDEN-FACT

### Observer's card

- Asked first

### A pass looks like

Asked within two minutes.

### What you may decide

You may say yes.

### What goes wrong here

People guess. GOES-WRONG

### Facilitator

- Say: Begin when ready. SAY-THIS
- Do: Walk round. DO-THIS
- Ask: Who asked first? ASK-THIS
- Instead: Read the cards aloud.

"""

REST = """\
## Activity: Sort the cards

10 min (0 to 10), pairs. One set of sort cards a pair, flip chart for the room. For O2. Practises owning.

Sort them.

### Handout: How to sort

Three heaps.

### Cards and answers

| Card | Right | Why |
| --- | --- | --- |
| They like letters | guess | SORT-REASON |
| They asked for a letter | evidence | They SAID-SO |

### Write, 6 lines

What did you find?

## Check: Before you go

5 min, alone.

### Question for O1

Which comes first?

- Ask
  - Yes. FEEDBACK-YES
- Tell
  - No. FEEDBACK-NO

### Question for O2

Put these in order.

1. Ask
2. Listen
3. Write
4. Own

Because ORDER-REASON.

## Job aid: On one card

Ask, then act.[^c-one]

## Manager

FOR-BOSSES

### Look for

- Asks before deciding
- Owns the promise

## This week

Try it once.

## Reminders

- Day 3: ask three people.

## Sources

A customer study.[^c-two]
"""

WHOLE = front(minutes=45) + TOP + ROLE_PLAY + REST


def parse(text: str, name: str = NAME, lists: Lists = LISTS) -> Parsed[Lesson]:
    """Return what the reader of lessons makes of a text."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / 'content' / 'lessons'
        home.mkdir(parents=True)
        (home / name).write_text(text, encoding='utf-8')
        lessons = Folder(Path(folder)).below('content/lessons').value
        assert lessons is not None
        return read_lesson(lessons, name, lists)


def lesson_of(text: str, name: str = NAME, lists: Lists = LISTS) -> Lesson:
    """Return a lesson that nothing is wrong with."""
    parsed = parse(text, name, lists)
    assert parsed.value is not None
    assert parsed.findings == ()
    return parsed.value


def step(body: str, line: str = '10 min, pairs. For O1.', kind: str = 'Activity: Try it') -> str:
    """Return a lesson of one step of ten minutes."""
    return f'{front()}{TOP}## {kind}\n\n{line}\n\n{body}\n'


def said(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """Return findings as ``code line:column``."""
    return [f'{f.code} {f.span.line}:{f.span.column}' if f.span else f.code for f in findings]


def codes(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [f.code for f in findings]


def words(text: str) -> Words:
    return Words(text, AT)


def term(neutral: str, one: str, many: str = '', **more: str) -> Term:
    return Term(neutral, one, many or one + 's', AT, **more)


TERMS = (term('customer', 'owner'), term('colleague', 'nurse'), term('manager', 'head nurse'))


def brand_of(**changes: Any) -> Brand:
    """Return a brand with only what every brand has, and the given fields changed."""
    plain = Brand(
        id='acme', name='Acme Vets', short_name='Acme', sector='health', locale='en-GB', version='1', outcome='trust', sells=False,
        customer_kind='external', customer_focus=(), vulnerable=None, terms=TERMS, keep=(), say=(), never=(),
        promise=Promise(words('Care that knows your name.'), words('We ask before we act.'), (), (), ()), values=(), voice=Voice(), stories=(),
        channels=(), authority=(), contacts=(), standards=(), red_lines=(), facts=(), measures=(), barriers=(), commitments=(),
        order=Order(group_size=12), look=cast(Look, None), at=AT,
    )  # fmt: skip
    return replace(plain, **changes)


def tailored(lesson: Lesson, brand: Brand, own: str = '') -> Parsed[TailoredLesson]:
    """Return a lesson in a brand's words, with the brand's own file for it, if any."""
    passages, found = read_own_words(own, 'brand/acme/lessons/L01.md') if own else (None, [])
    assert not found, found
    return tailor(lesson, brand, passages, LISTS.theme_ids, LISTS.purpose_ids)


def in_brand(lesson: Lesson, brand: Brand, own: str = '') -> TailoredLesson:
    """Return a lesson in a brand's words that nothing is wrong with."""
    parsed = tailored(lesson, brand, own)
    assert parsed.findings == ()
    assert parsed.value is not None
    return parsed.value


def day(*lessons: str, start: str = '09:00', breaks: tuple[Break, ...] = ()) -> Day:
    return Day('', start, lessons, breaks, AT)


def pack_of(*days: Day, minutes: int = 600) -> Pack:
    return Pack('first', 'The first', 'targeted', 'Everybody', minutes, days, AT, AT, '')


def composed(texts: dict[str, str], brand: Brand, *days: Day, minutes: int = 600) -> Parsed[TailoredPack]:
    """Return a pack of lessons given by their texts."""
    lessons = {key: in_brand(lesson_of(text, f'{key}-a-lesson.md'), brand) for key, text in texts.items()}
    return compose(pack_of(*(days or (day(*texts),)), minutes=minutes), lessons, brand)


def brief_of(pack: TailoredPack, brand: Brand) -> Brief:
    """Return everything that composers work from."""
    editions = {}
    for reader in Reader:
        for medium in Medium:
            edition = cut(pack, reader, medium, LISTS.claims)
            assert edition.value is not None
            assert edition.findings == ()
            editions[reader, medium] = edition.value
    return Brief(brand, pack, editions, LISTS)


@lru_cache(maxsize=1)
def whole_brief() -> Brief:
    """Return the brief of a pack with one lesson that has a part of nearly every kind."""
    brand = brand_of()
    pack = composed({'L01': WHOLE}, brand).value
    assert pack is not None
    return brief_of(pack, brand)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text that nothing is wrong with."""
    parsed = read_markdown(text, 'f.md')
    assert parsed.findings == ()
    return parsed.value or ()
