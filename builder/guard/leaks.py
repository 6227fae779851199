"""Reads the files that will be published and looks for what must not be in them.

Two questions: does a file that learners get hold a sentence that is hidden from them, and does any file name another
client? Both look at bytes, whatever made them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import ChainMap
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from builder.engine.cache import Cache
from builder.engine.keys import digest, of_bytes
from builder.guard.texts import UnreadableError, words_of
from builder.sources.findings import Finding, Related, Span, error

_VERSION = 2  # of this check: raise it when the answer to the same question may change
_WORDS = 4
_LETTERS = 4
_OPENING = 8  # letters
_SHOWN = 80

#: Folders of a release that learners open: their own, and what is everybody's.
OPEN = ('learner', 'about')


class Secret(NamedTuple):
    """A sentence that must not be read, in plain words, and where it was written."""

    sentence: str
    at: Span | None = None


class Secrets(NamedTuple):
    """Sentences, and the folders (or single files) of the release that must not hold them; files whose paths begin with one of `apart` may."""

    sentences: tuple[Secret, ...]
    folders: tuple[str, ...] = OPEN
    apart: tuple[str, ...] = ()

    def concern(self, path: str) -> bool:
        """Whether a file must not hold these sentences."""
        return not path.startswith(self.apart) and any(path == folder or path.startswith(f'{folder.rstrip("/")}/') for folder in self.folders)


class OtherClients(NamedTuple):
    """Names of other clients as they write them (full, short, ids), and this client's own, which may contain one of them.

    A name of one word counts as written or in capitals, so that Harbour the client is not harbour the place; a name of
    several words counts in any case.
    """

    names: tuple[str, ...]
    own: tuple[str, ...] = ()


def inspect(
    artifacts: Iterable[tuple[str, bytes]], secrets: Sequence[Secrets], others: OtherClients, cache: Cache | None = None
) -> tuple[Finding, ...]:
    """Return an error for every leak in the files of one release, by their paths inside it.

    With a cache, files that were found clean before, against the same sentences and names, are not read again.
    """
    letters = [{_letters(secret.sentence): secret for secret in group.sentences if _countable(secret.sentence)} for group in secrets]
    names = _Names(others)
    question = digest((_VERSION, tuple(secrets), others))
    findings: list[Finding] = []
    for path, data in artifacts:
        key = digest((question, path, of_bytes(data)))
        if cache is not None and cache.get(key) is not None:
            continue
        concern = [held for group, held in zip(secrets, letters, strict=True) if group.concern(path)]
        found = tuple(_inspect_one(path, data, dict(ChainMap(*concern)), names))
        if cache is not None and not found:
            cache.put(key, b'')
        findings += found
    return tuple(findings)


def _inspect_one(path: str, data: bytes, letters: dict[str, Secret], names: _Names) -> Iterator[Finding]:
    try:
        texts = [path.replace('/', ' '), *dict.fromkeys(words_of(path, data))]
    except UnreadableError as fault:
        yield error('G003', f'{path}: its words cannot be read, so nobody knows what it gives away: {fault}')
        return
    haystack = '\n'.join(_letters(text) for text in texts) if letters else ''
    # Most sentences begin with letters that stand nowhere in the file; looking those up is far quicker than searching.
    openings = {haystack[at : at + _OPENING] for at in range(len(haystack))}
    for needle, secret in letters.items():
        if needle[:_OPENING] in openings and needle in haystack:
            said = f'{path} gives away what its readers must not see: "{_short(secret.sentence)}"'
            hint = 'the words once only, in a part that learners do not get'
            yield error('G001', said, secret.at, hint, (Related(secret.at, 'hidden here'),) if secret.at else ())
    for name in names.found_in('\n'.join(texts)):
        said = f'{path} names another client: "{name}"'
        yield error('G002', said, hint="this client's own words wherever the other name stands")


class _Names:
    """The names to look for, as one expression."""

    def __init__(self, others: OtherClients) -> None:
        own = {_plain(name).casefold() for name in others.own}
        forms = {_plain(name) for name in others.names}
        forms = {form for form in forms if sum(char.isalpha() for char in form) >= _LETTERS and form.casefold() not in own}
        self._names = {form.casefold(): form for form in sorted(forms, reverse=True)}
        self._search = _expression(map(_pattern, _longest_first(forms)))
        self._own = _expression(f'(?i:{_spaced(form)})' for form in _longest_first(own))

    def found_in(self, text: str) -> list[str]:
        """Return the names that a text holds, each once."""
        if self._search is None:
            return []
        text = _plain(text)
        if not self._search.search(text):
            return []
        if self._own is not None:
            text = self._own.sub(' ', text)
        found = {re.sub(r'\s+', ' ', match.group()).casefold() for match in self._search.finditer(text)}
        return sorted(self._names.get(form, form) for form in found)


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _pattern(form: str) -> str:
    return f'(?i:{_spaced(form)})' if ' ' in form else f'(?:{re.escape(form)}|{re.escape(form.upper())})'


def _spaced(form: str) -> str:
    return re.escape(form).replace(r'\ ', r'\s+')


def _expression(patterns: Iterable[str]) -> re.Pattern[str] | None:
    joined = '|'.join(patterns)
    return re.compile(rf'(?<![^\W_])(?:{joined})(?![^\W_])') if joined else None


def _countable(sentence: str) -> bool:
    """Whether a sentence is long enough to be told from chance: four words, and letters in them."""
    return len(sentence.split()) >= _WORDS and len(_letters(sentence)) > _OPENING


def _letters(text: str) -> str:
    """Return only the letters and digits of a text, in one case.

    Without anything between them, neither quotation marks nor spaces, line breaks, soft hyphens or the hyphens of a page's
    last line can keep two equal sentences apart.
    """
    return ''.join(filter(str.isalnum, unicodedata.normalize('NFKC', text).casefold()))


def _plain(text: str) -> str:
    """Return a text with words broken at line ends put together, and one form of quotation mark."""
    text = unicodedata.normalize('NFKC', text).replace('\u00ad', '').replace('\u200b', '').replace('\u2019', "'")
    return re.sub(r'(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_])', '', text)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _SHOWN else sentence[:_SHOWN].rstrip() + '...'
