"""Every visible word of ours, by key and locale, with dates, times, minutes and lists as the locale writes them.

The catalogues are ``words/<locale>.yml`` and, for paper and for titles, ``words/<locale>.*.yml``. A locale holds only what differs from ``en-GB``. A text may have ``{names}``; a
text that depends on a number ``n`` has two forms, ``one`` and ``other``.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from babel.dates import format_date, format_interval, format_time
from babel.lists import format_list

WORDS = Path(__file__).parent / 'words'
BASE = 'en-GB'
NO_BREAK = '\u00a0'

Form = str | dict[str, str]


class UnknownWordError(KeyError):
    """A template asks for words that no catalogue has: a bug of ours."""


class Wording:
    """The interface words of one locale: ``w('steps', n=3)``."""

    def __init__(self, locale: str) -> None:
        self.locale = locale if (WORDS / f'{locale}.yml').is_file() else BASE
        self._babel = self.locale.replace('-', '_')
        self._words = dict(_catalogue(BASE))
        if self.locale != BASE:
            self._words.update(_catalogue(self.locale))
        listed = '\n'.join(f'{key}={form!r}' for key, form in sorted(self._words.items()))
        self.digest = hashlib.sha256(f'{self.locale}\n{listed}'.encode()).hexdigest()

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for a key with its ``{names}`` filled in.

        Raises UnknownWordError for a key that is in no catalogue, and KeyError for a name without a value.
        """
        form = self._form(key)
        if isinstance(form, dict):
            form = form['one' if values['n'] == 1 else 'other']
        return form.format(**values)

    def plain(self, key: str) -> str:
        """Return the words for a key with their ``{names}`` still in them.

        Raises UnknownWordError for a key that is in no catalogue.
        """
        form = self._form(key)
        return form if isinstance(form, str) else form['other']

    def __contains__(self, key: str) -> bool:
        return key in self._words

    @property
    def keys(self) -> frozenset[str]:
        """Every key of this locale."""
        return frozenset(self._words)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of this locale, as it stands in the catalogues."""
        return tuple(
            text for form in self._words.values() for text in (form.values() if isinstance(form, dict) else (form,))
        )

    def _form(self, key: str) -> Form:
        try:
            return self._words[key]
        except KeyError:
            raise UnknownWordError(key) from None

    def date(self, iso: str) -> str:
        """Return a day as this locale writes it, from ISO text; empty for empty."""
        return format_date(datetime.date.fromisoformat(iso), 'long', locale=self._babel) if iso else ''

    def day(self, iso: str) -> str:
        """Return a day with its day of the week, from ISO text; empty for empty."""
        return format_date(datetime.date.fromisoformat(iso), 'full', locale=self._babel) if iso else ''

    def weekday(self, iso: str) -> str:
        """Return the name of a day's weekday, from ISO text; empty for empty."""
        return format_date(datetime.date.fromisoformat(iso), 'EEEE', locale=self._babel) if iso else ''

    def days(self, first: str, last: str) -> str:
        """Return a day, or the days from one to another, as this locale writes them, from ISO texts; empty for empty."""
        if first == last:
            return self.date(first)
        return str(format_interval(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), 'yMMMMd', locale=self._babel)).replace('\u2009', '')

    def clock(self, time: str) -> str:
        """Return a clock time (``09:18``) as this locale writes it; empty for empty."""
        if not time:
            return ''
        return format_time(datetime.time.fromisoformat(time), 'short', locale=self._babel).replace('\u202f', NO_BREAK)

    def minutes(self, minutes: int) -> str:
        """Return a length of time in short form, such as ``1 h 20 min``."""
        hours, rest = divmod(minutes, 60)
        key = 'time.minutes' if not hours else 'time.hours-minutes' if rest else 'time.hours'
        return self(key, hours=hours, minutes=rest).replace(' ', NO_BREAK)

    def list(self, items: Iterable[str]) -> str:
        """Return items as a sentence lists them: ``a, b and c``."""
        return format_list([str(item) for item in items], locale=self._babel)

    def any(self, items: Iterable[str]) -> str:
        """Return items of which any will do: ``a, b or c``."""
        return format_list([str(item) for item in items], style='or', locale=self._babel)


@lru_cache(maxsize=16)
def wording(locale: str) -> Wording:
    """Return the words of a locale; the base locale's where there is no catalogue for it."""
    return Wording(locale)


@lru_cache(maxsize=16)
def _catalogue(locale: str) -> Mapping[str, Form]:
    """Return a catalogue with its nested keys joined by dots."""
    words: dict[str, Form] = {}
    files = (WORDS / f'{locale}.yml', *sorted(WORDS.glob(f'{locale}.*.yml')))
    pending = [('', yaml.safe_load(file.read_text(encoding='utf-8'))) for file in files if file.is_file()]
    while pending:
        prefix, group = pending.pop()
        for key, value in group.items():
            if isinstance(value, dict) and set(value) != {'one', 'other'}:
                pending.append((f'{prefix}{key}.', value))
            else:
                words[f'{prefix}{key}'] = value
    return words
