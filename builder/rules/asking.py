"""Rules on questions and items of the assessment (domain rule W02), one by one. Pools of them are looked at by ``pools``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.course.lesson import Question
from builder.rules.rule import Fault
from builder.rules.subjects import Written
from builder.sources.nodes import Emphasis, Strong, inlines_in, lines_of, plain, plain_blocks
from builder.sources.typography import normal, straight

MOST_OPTIONS = 4
#: "Which of these is not ...": the no belongs to the question, and to no clause inside it.
_NOT = re.compile(r"(?:which|what|who)\b(?:(?! (?:if|when|that|who|because)\b)[^.?!,]){0,50}?\b(?P<no>not|never|except|least|isn't|aren't|doesn't|wouldn't|shouldn't)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_ALL_OR_NONE = re.compile(r'\b(?:all|none|both|neither|any) of (?:the above|these|them|the others)\b|\bA and [BC]\b|\bboth A\b', re.IGNORECASE)


def negative_stem(written: Written) -> Iterator[Fault]:
    """W130: a question asks for what is not so, and the word is easy to miss."""
    for part, question in written.questions:
        words = _QUOTED.sub('', straight(plain_blocks(question.stem)))
        asked = re.split(r'(?<=[.!?])\s+', words.strip())[-1]
        match = _NOT.match(asked)
        if match and not _stressed(question, match['no']):
            yield Fault(f'this question asks with "{match["no"]}"', part.at, f'ask for what is right, or make the word stand out: **{match["no"]}**')


def _stressed(question: Question, word: str) -> bool:
    marked = (inline for block in question.stem for line in lines_of(block) for inline in inlines_in(line) if isinstance(inline, Strong | Emphasis))
    return any(word in plain(inline.children) for inline in marked) or word.isupper()


def all_or_none(written: Written) -> Iterator[Fault]:
    """W131: an option refers to the others, so that it tests logic and cannot be mixed."""
    for part, question in written.questions:
        for option in question.options:
            match = _ALL_OR_NONE.search(straight(plain(option.words)))
            if match and len(plain(option.words)) < 60:
                yield Fault(f'the option "{plain(option.words)}" refers to the others', part.at, 'write an answer that stands for itself, or let people choose all that fit')


def many_options(written: Written) -> Iterator[Fault]:
    """W132: a question has more than four options."""
    for part, question in written.questions:
        if question.form != 'order' and len(question.options) > MOST_OPTIONS:
            yield Fault(f'this question has {len(question.options)} options', part.at, 'three that somebody might choose are enough')


def same_options(written: Written) -> Iterator[Fault]:
    """W133: two options of a question say the same."""
    for part, question in written.questions:
        said: set[str] = set()
        for option in question.options:
            words = re.sub(r'[^\w ]', '', normal(plain(option.words)))
            if words in said:
                yield Fault(f'two options say "{plain(option.words)}"', part.at, 'write another, or take one out')
            said.add(words)
