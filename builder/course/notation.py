"""The only notation that reaches into the brand: passages, facts and conditions, each a closed list.

No formulas, no loops: what a lesson can ask of a brand is exactly what stands here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.course.lesson import Condition, Slot
from builder.sources.findings import Finding, error, nearest
from builder.sources.nodes import Notation
from builder.sources.typography import normal


class Query(NamedTuple):
    """A kind of passage: its `kind`, how it is written, and what its argument is (theme, purpose, words or nothing)."""

    kind: str
    pattern: re.Pattern[str]
    argument: str
    example: str


def _query(kind: str, pattern: str, argument: str = '', example: str = '') -> Query:
    return Query(kind, re.compile(pattern), argument, example or kind)


QUERIES = (
    _query('behaviours', r'behaviou?rs(?: that show|,) (?P<argument>.+)', 'theme', 'behaviours that show asking'),
    _query('we say', r'we say, (?P<argument>.+)', 'theme', 'we say, asking'),
    _query('we never', r'we never, (?P<argument>.+)', 'theme', 'we never, asking'),
    _query('authority', r'authority'),
    _query('who to call', r'who to call'),
    _query('standards', r'standards'),
    _query('red lines', r'red lines'),
    _query('promise', r'promise'),
    _query('not promised', r'not promised'),
    _query('values', r'values'),
    _query('measures', r'measures(?: for|,) (?P<argument>.+)', 'purpose', 'measures for resolution'),
    _query('channels', r'channels'),
    _query('words we use', r'words we use'),
    _query('story', r'story(?: that shows|,) (?P<argument>.+)', 'theme', 'story that shows owning'),
    _query('voice', r'voice'),
    _query('own words', r'own words(?:, (?P<argument>.+))?', 'words', 'own words, what to write'),
)

#: What ``[brand: ...]`` may name inside a sentence, beside ``facts.<name>``.
FACTS = ('name', 'short name', 'promise', 'outcome', 'greeting', 'sign off')

#: Subjects of ``[only: ...]`` and ``[not: ...]``; "they sell" has no value.
CONDITIONS = ('outcome is', 'sector is', 'locale is', 'customers are', 'channel is', 'they sell')


def read_slot(notation: Notation, themes: frozenset[str], purposes: frozenset[str]) -> tuple[Slot | None, Finding | None]:
    """Return the passage that ``[brand: ...]`` on a line of its own asks for, or why it cannot be understood."""
    words = normal(notation.rest)
    for query in QUERIES:
        match = query.pattern.fullmatch(words)
        if not match:
            continue
        argument = match.groupdict().get('argument') or ''
        if query.argument == 'words':
            _, _, told = notation.rest.partition(',')
            return Slot(query.kind, told.strip(), notation.at), None
        known = {'theme': themes, 'purpose': purposes}.get(query.argument)
        argument = argument.replace(' ', '-')
        if known is not None and argument not in known:
            return None, error('L031', f'there is no {query.argument} "{argument}"', notation.at, nearest(argument, known))
        return Slot(query.kind, argument, notation.at), None
    if words.startswith('facts.') or words in FACTS:
        return None, error('L032', 'a fact stands inside a sentence, not alone on a line', notation.at, 'write it in a sentence: Call [brand: facts.support-phone].')
    return None, error('L030', f'[brand: {notation.rest}] is not something a brand can be asked for', notation.at, nearest(words, [query.example for query in QUERIES]))


def read_condition(notation: Notation) -> tuple[Condition | None, Finding | None]:
    """Return the condition that ``[only: ...]`` or ``[not: ...]`` states, or why it cannot be understood."""
    words = normal(notation.rest)
    for known in CONDITIONS:
        if known == 'they sell':
            if words == known:
                return Condition(notation.word == 'only', known, '', notation.at), None
        elif words.startswith(known + ' '):
            return Condition(notation.word == 'only', known.split()[0], words.removeprefix(known).strip(), notation.at), None
    return None, error('L033', f'"{notation.rest}" is not a condition', notation.at, nearest(words, [f'{c} ...' if c != 'they sell' else c for c in CONDITIONS]))
