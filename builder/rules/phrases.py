"""The closed lists that rules read words against; the files are in ``lists/`` and plain enough to add a line to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_LISTS = Path(__file__).parent / 'lists'


class Phrase(NamedTuple):
    """A pattern and what a finding says about it."""

    pattern: re.Pattern[str]
    name: str
    says: str
    when: frozenset[str] = frozenset()  # one of these words stands in it


@cache
def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((_LISTS / f'{name}.yml').read_text(encoding='utf-8'))
    return content


def pattern(name: str) -> re.Pattern[str]:
    """Return one of the patterns of ``lists/phrases.yml`` by its key."""
    return _compiled(str(_read('phrases')[name]))


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@cache
def tone() -> tuple[Phrase, ...]:
    """Return words that talk down to people, with what to write instead."""
    return tuple(Phrase(_compiled(entry['pattern']), '', entry['instead'], frozenset(entry['when'])) for entry in _read('phrases')['tone'])


@cache
def myths() -> tuple[Phrase, ...]:
    """Return what is repeated in courses and not so, with its name and why."""
    return tuple(Phrase(_compiled(entry['pattern']), entry['name'], entry['why'], frozenset(entry['when'])) for entry in _read('phrases')['myths'])


@cache
def nation_words() -> frozenset[str]:
    """Return the words of which one stands in every sentence about a nation."""
    return frozenset({'from'}).union(form for name in _read('phrases')['nations'] for form in (name.split()[-1].casefold(), name.split()[-1].casefold() + 's'))


@cache
def nations() -> re.Pattern[str]:
    """Return a pattern for what whole nations are said to be like."""
    names = '|'.join(sorted(map(re.escape, _read('phrases')['nations']), key=len, reverse=True))
    verbs = r"(?:are|is|prefer|want|like|love|hate|dislike|expect|value|never|always|tend|avoid|find)"
    people = 'people|customers?|guests?|visitors?|callers?|clients?|colleagues?|culture|men|women'
    return re.compile(rf'\b(?:people from (?-i:[A-Z])\w+|the (?:{names})s?|(?:{names})s|(?:{names}) (?:{people}))(?: \w+ly| all| often)? {verbs}\b', re.IGNORECASE)


@cache
def permission_to_play() -> frozenset[str]:
    """Return names of values that everybody has."""
    return frozenset(_read('phrases')['permission to play'])


@cache
def levels() -> dict[str, str]:
    """Return the level of each verb for objectives; ``hidden`` for those that nobody can see."""
    return {verb: level for level, verbs in _read('verbs').items() for verb in verbs}


@cache
def sector_words() -> frozenset[str]:
    """Return the words with which everything begins that only one sector has, in the singular and plural."""
    first = [re.findall(r'\w+', word.casefold())[0] for words in _read('sectors').values() for word in words]
    return frozenset(form for word in first for form in (word, word + 's', word + 'es'))


@cache
def sectors() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern for everything that only one sector has, and the sector of each word."""
    sector_of = {word.casefold(): sector for sector, words in _read('sectors').items() for word in words}
    alternatives = '|'.join(sorted(map(re.escape, sector_of), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({alternatives})(?:e?s)?(?![\w-])", re.IGNORECASE), sector_of
