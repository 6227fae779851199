"""Rules on what is said as fact: statistics, claims and how they were checked, myths (domain rule W06 and section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.rules.lines import Line, Sentence
from builder.rules.phrases import myths
from builder.rules.rule import Fault
from builder.rules.subjects import Words
from builder.rules.wording import COUNTER_EXAMPLES

_NUMBER = r'(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten)'
_PEOPLE = r'(?:people|persons|adults|customers?|clients?|callers?|users?|employees|colleagues|workers|staff|managers|companies|organisations|firms|consumers|shoppers|households|respondents)'
#: What asserts research, wherever it stands.
_RESEARCH = re.compile(
    r'\b(?:research(?:ers)?|studies|evidence|(?:an?|one|the|another|recent|several|many|most) (?:[\w-]+ )?(?:study|survey|meta-analysis)|surveys|scientists|experts|psychologists|meta-analyses) '
    r'(?:has |have |also |often |now |\w+ly )*(?:shows?|shown|showed|suggests?|suggested|proves?|proved|proven|finds?|found|confirms?|confirmed|agrees?|reveals?|tells? us|says?|said)\b'
    r'|\baccording to (?:research|studies|experts|scientists|a (?:recent )?(?:study|survey))\b'
    r'|\bit (?:is|has been) (?:scientifically |well )?(?:proven|proved|established) that\b',
    re.IGNORECASE,
)  # fmt: skip
#: What counts something about the world.
_COUNTED = re.compile(
    rf'\b{_NUMBER} ?(?:%|per ?cent\b)'
    rf'|\b\d+x (?:more|as|less|likelier|higher|better)\b|\b(?:half|an? (?:third|quarter|fifth|tenth)|(?:two|three|four) (?:thirds|quarters|fifths)) of (?:all )?(?:(?:the|our) )?(?:{_PEOPLE}|complaints|calls|contacts)\b'
    rf'|\bthe average (?:customer|person|company|employee|caller|adult)\b'
    rf'|\b{_NUMBER} times (?:more|less|as|likelier|higher|lower|better|cheaper|dearer|faster)\b'
    rf'|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? {_NUMBER}(?: {_PEOPLE})?\b(?= ?(?:{_PEOPLE}|say|said|leave|prefer|never|do|will|would|have|are|\.))'
    rf'|\b{_NUMBER} (?:of|out of)(?: every)? {_NUMBER} {_PEOPLE} (?:say|said|leave|left|prefer|never|do not|will|would|have|are|want)\b'
    r'|\b(?:the )?(?:vast )?majority of (?:people|customers|consumers|employees)\b'
    r'|(?<!%)\bon average,? ',
    re.IGNORECASE,
)
#: One of these, or a per cent sign, stands in every line with a statistic; "one in three" has a number and one of two small words.
_STATISTICAL = frozenset({
    'research', 'researchers', 'studies', 'study', 'survey', 'surveys', 'analysis', 'analyses', 'scientists', 'experts', 'psychologists', 'proven', 'proved',
    'established', 'evidence', 'per', 'percent', 'times', 'majority', 'average', 'half', 'third', 'quarter', 'fifth', 'tenth', 'thirds', 'quarters', 'fifths', '2x', '3x', '4x', '5x', '10x',
})  # fmt: skip
_NUMBERS = frozenset({'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', *map(str, range(1, 101))})
#: Where the course speaks of the world. Everywhere else numbers are those of an exercise.
_ASSERTING = frozenset({'summary', 'open', 'read', 'model', 'job aid', 'manager', 'sources'})
#: What people are asked to reach, or count themselves: no statistic.
_AIM = re.compile(r'\b(?:at least|target|goal|baseline|aim|reach|score|for example|such as|sample|if|suppose|imagine)\b', re.IGNORECASE)
_SAID_BY = re.compile(r'\b(?:says?|said|claims?|claimed|argues?|reports?|reported|according to|suggests?|in the view of|asserts?|one (?:firm|author|seller|trainer|consultant))\b', re.IGNORECASE)
_FIGURE = re.compile(rf'\b\d[\d.,]* ?(?:%|per ?cent)|\b{_NUMBER} times (?:more|less|as)\b|\b\d+ (?:studies|samples|people|recordings|organisations)\b', re.IGNORECASE)


def uncited(words: Words) -> Iterator[Fault]:
    """E150: a statistic, or what research is said to show, without a claim of the ledger.

    Numbers of an exercise (ages, prices, times, scores to reach) are no statistics, and a client may count its own work.
    """
    for line in words.lines:
        if line.form == 'heading' or line.part in COUNTER_EXAMPLES or line.section == 'assessment':
            continue
        counting = not words.own and line.section in _ASSERTING and line.part not in ('measures', 'slide')
        if not _may_count(line):
            continue
        sentences = line.sentences()
        for place, sentence in enumerate(sentences):
            if sentence.claims:
                continue
            match = _COUNTED.search(sentence.unquoted) if counting and not _AIM.search(sentence.unquoted) else None
            if not match and not (place + 1 < len(sentences) and sentences[place + 1].claims):
                match = _RESEARCH.search(sentence.unquoted)  # without a figure, a note may stand one sentence later, where the thought ends
            if match:
                yield Fault(f'"{match[0].strip()}" has no source here', sentence.at, 'cite a claim of content/claims.yml at the end of the sentence, or say what people here can see')


def _may_count(line: Line) -> bool:
    words = line.vocabulary
    return '%' in line.words or not _STATISTICAL.isdisjoint(words) or not (_NUMBERS.isdisjoint(words) or words.isdisjoint(('in', 'of')))


def only_said(words: Words) -> Iterator[Fault]:
    """W150: a claim that somebody only says (mark S) is printed as a fact."""
    for line, sentence, claim in _cited(words):
        if words.lists.claims[claim].mark == 'S' and line.part != 'facilitator' and not _SAID_BY.search(sentence.words):
            yield Fault(f'"{claim}" is what somebody says, and stands here as a fact', sentence.at, 'say who says it, or leave it out')


def wrong_figure(words: Words) -> Iterator[Fault]:
    """W151: a figure beside a claim that is only general knowledge (mark K), or that the ledger does not have."""
    for _, sentence, claim in _cited(words):
        entry = words.lists.claims[claim]
        for match in _FIGURE.finditer(sentence.unquoted):
            if entry.mark != 'V':
                yield Fault(f'"{match[0]}" stands beside "{claim}", which nobody has checked', sentence.at, 'leave the figure out')
            elif not any(match[0].split()[0].rstrip('%') in words.lists.claims[other].says + words.lists.claims[other].source for other in sentence.claims):
                yield Fault(f'the ledger has no "{match[0]}" for "{claim}"', sentence.at, 'use the words of content/claims.yml')


def _cited(words: Words) -> Iterator[tuple[Line, Sentence, str]]:
    for line in words.lines:
        if line.claims:
            for sentence in line.sentences():
                for claim in sentence.claims:
                    if claim in words.lists.claims:
                        yield line, sentence, claim


def myth(words: Words) -> Iterator[Fault]:
    """W152: what courses repeat and nobody has found."""
    for line in words.lines:
        for entry in myths():
            match = None if entry.when.isdisjoint(line.vocabulary) else entry.pattern.search(line.words)
            if match:
                yield Fault(f'"{match[0]}" belongs to a myth: {entry.name}', line.place(match.start()), f'leave it out; {entry.says}')
