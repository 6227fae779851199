"""Words a brand does not use, found in the words its people will read. Reported, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.brand.brand import Brand
from builder.sources.findings import Finding, note, warning
from builder.sources.nodes import Block, Emphasis, Inline, Link, Origin, Strong, Text, lines_of
from builder.sources.typography import straight
from builder.tailoring.tailored import TailoredLesson

#: Parts that show how it should not sound: counter-examples may use what is never said.
COUNTER_EXAMPLES = frozenset({'does not sound like us', 'what goes wrong here', 'cards and answers', 'question', 'pre-test', 'post-test', 'handout', 'only if asked', "customer's card", 'do not', 'answers'})


def vocabulary_findings(tailored: TailoredLesson, brand: Brand) -> tuple[Finding, ...]:
    """Return W101 for words that are never said and W102 for words with a preferred one, in a tailored lesson.

    Counter-examples, quotations, the list of words itself, kept words and customers' own lines are left alone.
    """
    never = [(w.text, _pattern(w.text)) for w in brand.never]
    other = [(word, _pattern(word), preference.write) for preference in brand.say for word in preference.instead_of if not _is_term(word, brand)]
    listed = {(word.at.file, word.at.line) for word in brand.never} | {(preference.at.file, preference.at.line) for preference in brand.say}
    found: list[Finding] = []
    for block in _said(tailored):
        for line in lines_of(block):
            for text in _texts(line):
                if (text.at.file, text.at.line) in listed:
                    continue  # the brand's own list of words, shown to its people
                words = straight(text.text)
                for phrase, pattern in never:
                    if pattern.search(words):
                        found.append(warning('W101', f'{brand.short_name} never says "{phrase}"', text.at, 'say it another way, or put it where counter-examples stand'))
                for phrase, pattern, write in other:
                    if pattern.search(words):
                        found.append(note('W102', f'{brand.short_name} says "{write}", not "{phrase}"', text.at, f'write "{write}"'))
    return tuple(dict.fromkeys(found))


def _is_term(word: str, brand: Brand) -> bool:
    """Whether a word is changed by a term anyway, so that only kept uses of it are left."""
    return any(word.lower() in (term.neutral.lower(), (term.neutral_many or term.neutral + 's').lower()) for term in brand.terms)


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf'(?<!\w){re.escape(straight(phrase))}(?!\w)', re.IGNORECASE)


def _said(tailored: TailoredLesson) -> Iterator[Block]:
    lesson = tailored.lesson
    yield from lesson.summary
    for section in lesson.sections:
        for part in section.parts:
            if part.kind not in COUNTER_EXAMPLES and section.kind != 'sources':
                yield from part.blocks


def _texts(line: tuple[Inline, ...]) -> Iterator[Text]:
    for inline in line:
        if isinstance(inline, Text):
            if inline.origin is not Origin.KEPT:
                yield inline
        elif isinstance(inline, Emphasis | Strong | Link):
            yield from _texts(inline.children)
