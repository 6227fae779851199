"""Parts read closer: questions, cues, cards, reminders.

Used twice: on the course as written, so that its authors hear of every mistake, and after tailoring, because a client's
own words may stand in the place of the course's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from builder.course.lesson import CUES, Cue, Option, Part, Question, Reminder
from builder.course.parts import TESTS
from builder.sources.findings import Finding, error, nearest
from builder.sources.nodes import Block, Inline, Item, List, Paragraph, Table, Text, plain
from builder.sources.typography import normal, straight

_CUE = re.compile(r'\s*([A-Za-z][A-Za-z ]{1,14}?)\s*:\s*')
_DAY = re.compile(r'\s*day (\d{1,3})\s*:\s*', re.IGNORECASE)
_VERDICT = re.compile(r'\s*(yes|no)\b\s*[.,:;!-]?\s*', re.IGNORECASE)


def without_start(blocks: tuple[Block, ...], length: int) -> tuple[Block, ...]:
    """Return the blocks without the first `length` characters of the first line, its next letter made a capital.

    The characters must all stand in the first run of plain text.
    """
    first = blocks[0]
    assert isinstance(first, Paragraph)
    text = first.children[0]
    assert isinstance(text, Text)
    rest = text.text[length:]
    rest = rest[:1].upper() + rest[1:]
    children: tuple[Inline, ...] = ((replace(text, text=rest),) if rest else ()) + first.children[1:]
    return ((replace(first, children=children),) if children else ()) + blocks[1:]


def _opening(item: Item) -> str:
    """Return the plain text that an item's first line begins with; empty when it begins with markup."""
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Text):
        return first.children[0].text
    return ''


def read_cues(part: Part) -> tuple[tuple[Cue, ...], list[Finding]]:
    """Return the cues of a facilitator part; every bullet begins with one (codes L040, L041)."""
    cues: list[Cue] = []
    found: list[Finding] = []
    for block in part.blocks:
        if not isinstance(block, List) or block.ordered:
            found.append(error('L040', 'notes for the facilitator are bullets, each with its cue', block.at, 'write: - Say: "..."'))
            continue
        for item in block.items:
            match = _CUE.match(_opening(item))
            word = normal(match[1]) if match else ''
            if match and word in CUES:
                cues.append(Cue(word, without_start(item.blocks, match.end()), item.at))
            else:
                said = match[1] if match else _opening(item)[:30]
                found.append(error('L041', f'"{said}" is not a cue', item.at, nearest(word or said, [c.capitalize() for c in CUES])))
    return tuple(cues), found


def read_question(part: Part) -> tuple[Question | None, list[Finding]]:
    """Return the question of a question part (codes L042-L047)."""
    lists = [block for block in part.blocks if isinstance(block, List)]
    if not lists:
        return None, [error('L042', 'this question has no options', part.at, 'write the options as bullets, or numbered for "put in order"')]
    options_at = part.blocks.index(lists[0])
    stem, after = part.blocks[:options_at], part.blocks[options_at + 1 :]
    found: list[Finding] = []
    if not stem:
        found.append(error('L043', 'this question asks nothing', part.at, 'write the question above its options'))
    if len(lists[0].items) < 2:
        found.append(error('L042', 'this question has only one option', lists[0].at, 'write at least two'))
    if lists[0].ordered:
        return _order(part, stem, lists[0], after, found)
    options = tuple(option for item in lists[0].items if (option := _option(item, found)))
    right = sum(option.right for option in options)
    if options and not right and not any(f.code == 'L045' for f in found):
        found.append(error('L044', 'this question has no right answer', part.at, 'begin the feedback of the right option with Yes'))
    if after:
        found.append(error('L047', 'text after the options of a question has no reader', after[0].at, 'put reasons under the options, as feedback'))
    return Question(part.objective, 'several' if right > 1 else 'one', stem, options), found


def read_test(part: Part) -> tuple[Question | None, list[Finding]]:
    """Return the question of an item of the assessment: one right answer, so that the two forms count alike (code L055)."""
    question, found = read_question(part)
    if question and not found and question.form != 'one':
        found = [error('L055', f'"{part.title}" has more than one right answer', part.at, 'write an item with one Yes; questions of other forms stand under Check')]
    return question, found


def _order(part: Part, stem: tuple[Block, ...], options: List, why: tuple[Block, ...], found: list[Finding]) -> tuple[Question, list[Finding]]:
    words: list[Option] = []
    for item in options.items:
        first = item.blocks[0] if item.blocks else None
        if isinstance(first, Paragraph) and len(item.blocks) == 1:
            words.append(Option(first.children, True, ()))
        else:
            found.append(error('L046', 'an entry to be put in order is one line of text', item.at, 'say why in a paragraph after the list'))
    if not why:
        found.append(error('L045', 'a question that asks for an order needs a reason', part.at, 'write a paragraph after the list that says why this is the order'))
    return Question(part.objective, 'order', stem, tuple(words), why), found


def _option(item: Item, found: list[Finding]) -> Option | None:
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        found.append(error('L046', 'an option begins with its words', item.at, 'write: - The option\n    - Yes. Why it is right.'))
        return None
    lists = [block for block in item.blocks[1:] if isinstance(block, List)]
    if len(lists) != 1 or len(lists[0].items) != 1 or len(item.blocks) != 2:
        found.append(error('L045', f'the option "{plain(first.children)[:50]}" has no feedback of its own', item.at, 'put one bullet under it that begins with Yes or No and says why'))
        return None
    feedback = lists[0].items[0]
    match = _VERDICT.match(straight(_opening(feedback)))
    if not match:
        found.append(error('L045', f'this feedback begins with "{_opening(feedback)[:20]}"', feedback.at, 'begin it with Yes or No: - No. It decides for them.'))
        return None
    right = normal(match[1]) == 'yes'
    words = without_start(feedback.blocks, match.end())
    if not words:
        found.append(error('L045', 'this feedback gives no reason', feedback.at, 'say in a sentence why'))
    return Option(first.children, right, words)


def read_reminders(part: Part) -> tuple[tuple[Reminder, ...], list[Finding]]:
    """Return the reminders of the section of that name (code L048)."""
    reminders: list[Reminder] = []
    found: list[Finding] = []
    for block in part.blocks:
        if not isinstance(block, List):
            found.append(error('L048', 'reminders are bullets that begin with a day', block.at, 'write: - Day 3: ask three people ...'))
            continue
        for item in block.items:
            match = _DAY.match(_opening(item))
            if match and int(match[1]) > 0:
                reminders.append(Reminder(int(match[1]), without_start(item.blocks, match.end()), item.at))
            else:
                found.append(error('L048', 'a reminder begins with its day', item.at, 'write: - Day 3: ask three people ...'))
    return tuple(reminders), found


def read_cards(part: Part) -> tuple[Table | None, list[Finding]]:
    """Return the table of a part "Cards and answers" (code L049)."""
    tables = [block for block in part.blocks if isinstance(block, Table)]
    if len(tables) != 1 or len(part.blocks) != 1 or len(tables[0].header) < 2 or not tables[0].rows:
        return None, [error('L049', 'cards and answers are one table: the card first, then what is right and why', part.at, 'write a table with at least two columns and one row, and nothing else; put other words above the part')]
    return tables[0], []


def read_closer(part: Part) -> list[Finding]:
    """Return what is wrong in a part of a kind with a form of its own."""
    match part.kind:
        case 'facilitator':
            return read_cues(part)[1]
        case 'question':
            return read_question(part)[1]
        case kind if kind in TESTS:
            return read_test(part)[1]
        case 'cards and answers':
            return read_cards(part)[1]
        case _:
            return []
