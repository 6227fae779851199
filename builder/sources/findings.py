"""Places in files, and what the tool has to say about them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar('T')


class Severity(StrEnum):
    """How much a finding weighs: an error stops what it stands in, a warning does under ``--strict``, a note never."""

    ERROR = 'error'
    WARNING = 'warning'
    NOTE = 'note'


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file.

    `file` is the path relative to the workspace with forward slashes; lines and columns count from 1.
    """

    file: str
    line: int
    column: int
    end_line: int

    @classmethod
    def of(cls, file: str, line: int = 1, column: int = 1, end_line: int | None = None) -> Span:
        """Return a place; without an end it is one line long."""
        return cls(file, line, column, line if end_line is None else end_line)

    def __str__(self) -> str:
        return f'{self.file}:{self.line}:{self.column}'


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding, such as the first of two equal keys."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the tool says about the input: stable code, severity, place, message, and what to write instead."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ''
    related: tuple[Related, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether this stops the build of what it stands in."""
        return self.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The place in the report: by file, line, column, code, message."""
        span = self.span or Span('', 0, 0, 0)
        return (span.file, span.line, span.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """What came out of reading something, with everything there is to say about it.

    `value` is None only when nothing usable could be read; `findings` then says why.
    """

    value: T | None
    findings: tuple[Finding, ...] = ()


def error(code: str, message: str, span: Span | None = None, hint: str = '', related: Iterable[Related] = ()) -> Finding:
    """Return a finding that stops the build."""
    return Finding(code, Severity.ERROR, message, span, hint, tuple(related))


def warning(code: str, message: str, span: Span | None = None, hint: str = '', related: Iterable[Related] = ()) -> Finding:
    """Return a finding that stops the build only under ``--strict``."""
    return Finding(code, Severity.WARNING, message, span, hint, tuple(related))


def note(code: str, message: str, span: Span | None = None, hint: str = '', related: Iterable[Related] = ()) -> Finding:
    """Return a finding that informs."""
    return Finding(code, Severity.NOTE, message, span, hint, tuple(related))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repetition, sorted by place: the same order for any number of workers."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean "..."?`` for the closest known word, or the known words when nothing is close.

    The answer is a hint's text; it is empty when there are no known words.
    """
    words = sorted(set(known))
    by_fold = {entry.casefold(): entry for entry in words}
    close = difflib.get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    if close:
        return f'did you mean "{by_fold[close[0]]}"?'
    return f'write one of: {", ".join(words)}' if words else ''
