"""Rules on words: long sentences, tone, generalisations, words of one trade (domain rules W04 and W05)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.rules.lines import Line
from builder.rules.phrases import nation_words, nations, pattern, sector_words, sectors, tone
from builder.rules.rule import Fault
from builder.rules.subjects import Words

LONGEST = 30

#: Parts that show how it should not be, or what somebody else says.
COUNTER_EXAMPLES = frozenset({
    'does not sound like us', 'what goes wrong here', 'cards and answers', 'question', 'pre-test', 'post-test', "customer's card", "colleague's card", "manager's card",
    'only if asked', 'do not', 'handout', 'answers',
})  # fmt: skip
#: One of these stands in every sentence about an age.
_AGES = frozenset(['gen', 'generation', 'genx', 'geny', 'genz', 'zers', 'millennials', 'boomers', 'zoomers', 'natives', 'people', 'young', 'younger', 'old', 'older', 'elderly', 'pensioners', 'teenagers'])
_SPEAKER = re.compile(r'[A-Z][\w .]{1,20}: ')
_SPEECH = re.compile(r'(?:Say|Ask): "')
_ABBREVIATION = re.compile(r'\b[A-Z]{3,6}\b')
#: Abbreviations that everybody reads, and what stands in places of its own.
_KNOWN = frozenset({'PIN', 'USA', 'GBP', 'USD', 'EUR', 'PDF', 'FAQ', 'DVD', 'CEO', 'BBC', 'YES', 'NOT', 'AND'})


def _ours(words: Words) -> Iterator[tuple[Line, str]]:
    """Yield what is said in the course's or the client's own voice, line by line: no counter-examples, no quotations."""
    for line in words.lines:
        if line.part not in COUNTER_EXAMPLES and line.form != 'quote':
            yield line, line.words if _SPEECH.match(line.words) else line.unquoted


def long_sentence(words: Words) -> Iterator[Fault]:
    """W140: a sentence has more than thirty words; what is quoted in it does not count."""
    for line in words.lines:
        if len(line.words) < 4 * LONGEST or line.form == 'quote' or line.part in ('does not sound like us', 'what goes wrong here') or _SPEAKER.match(line.words):
            continue
        for sentence in line.sentences():
            number = len(re.findall(r"[\w'’-]*\w[\w'’-]*", sentence.unquoted))
            if number > LONGEST:
                yield Fault(f'this sentence has {number} words: "{sentence.unquoted[:50].rstrip()} ..."', sentence.at, 'make two of it')


def talking_down(words: Words) -> Iterator[Fault]:
    """W142: words that talk down to adults."""
    for line, text in _ours(words):
        for phrase in tone():
            match = None if phrase.when.isdisjoint(line.vocabulary) else phrase.pattern.search(text)
            if match:
                yield Fault(f'"{match[0]}" talks down to whoever does not find it so', line.place(match.start()), phrase.says)


def exclaiming(words: Words) -> Iterator[Fault]:
    """W143: an exclamation mark in the reading."""
    for line, text in _ours(words):
        match = re.search(r'!(?!\w)', text)
        if match:
            yield Fault('an exclamation mark where nobody is speaking', line.place(match.start()), 'write a full stop')


def generations(words: Words) -> Iterator[Fault]:
    """W144: a sentence says what everybody of an age or generation is like."""
    yield from _alike(words, pattern('generations'), 'age', _AGES)


def peoples(words: Words) -> Iterator[Fault]:
    """W145: a sentence says what everybody of a nation is like."""
    yield from _alike(words, nations(), 'country', nation_words())


def _alike(words: Words, said: re.Pattern[str], what: str, when: frozenset[str]) -> Iterator[Fault]:
    for line, text in _ours(words):
        match = None if when.isdisjoint(line.vocabulary) else said.search(text)
        if match:
            yield Fault(f'"{match[0]}" makes everybody of one {what} alike', line.place(match.start()), 'say what one person said or did, and what to ask')


def one_trade(words: Words) -> Iterator[Fault]:
    """W146: the course names a product or a place that only one sector has. Cited research may."""
    if words.own:
        return
    found, sector_of = sectors()
    for line in words.lines:
        if sector_words().isdisjoint(line.vocabulary) or line.section == 'sources' or any(condition.subject == 'sector' for condition in line.conditions):
            continue
        match = found.search(line.words)
        if match and not line.claims:
            yield Fault(f'"{match[0]}" belongs to one sector ({sector_of[match[1].casefold()]})', line.place(match.start()), 'write order, delivery, booking, account, appointment, form or repair visit, or leave it to [brand: own words, ...]')


def unexplained(words: Words) -> Iterator[Fault]:
    """W147: an abbreviation that neither the glossary nor the lesson explains."""
    explained = {entry.term for entry in words.lists.glossary.values()}
    said = ' '.join(line.words for line in words.lines)
    seen: set[str] = set()
    for line in words.lines:
        for match in _ABBREVIATION.finditer(line.words):
            word = match[0]
            if word in seen or word in _KNOWN or any(re.search(rf'\b{word}\b', term) for term in explained):
                continue
            seen.add(word)
            if not re.search(rf'\({word}\)|\b{word} \(|\b{word} (?:is|means|stands for)\b', said):
                yield Fault(f'nobody explains "{word}"', line.place(match.start()), 'write it out once, or put it into content/glossary.yml')
