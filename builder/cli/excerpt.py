"""A line of somebody's file with a caret under the place that matters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from builder.sources.findings import Span

_WIDTH = 100
_BEFORE = 60
_TAB = 4
_LARGEST = 4 * 1024 * 1024


def excerpt(span: Span, workspace: Path, words: str = '') -> list[str]:
    """Return the source line of a place and a caret beneath it, followed by `words`; nothing when it cannot be shown."""
    source = _lines(workspace / span.file)
    if not 1 <= span.line <= len(source):
        return []
    line = source[span.line - 1]
    column = min(max(span.column, 1), len(line) + 1)
    shown_before = visible(line[: column - 1])
    shown = shown_before + visible(line[column - 1 :], cells(shown_before))
    shown_before, shown = _window(shown_before, shown)
    number = f'{span.line:>4} | '
    caret = ' ' * (len(number) - 2) + '| ' + ' ' * cells(shown_before) + '^'
    return [number + shown.rstrip(), caret + (f' {visible(words)}' if words else '')]


def visible(text: str, at: int = 0) -> str:
    """Return a text with tabs as spaces and everything that would steer a terminal written out.

    `at` is the cell in which it begins.
    """
    shown: list[str] = []
    for char in text:
        if char == '\t':
            piece = ' ' * (_TAB - at % _TAB)
        elif unicodedata.category(char) in ('Cc', 'Cf', 'Cs', 'Co', 'Zl', 'Zp') and char != '\u200d':
            piece = char.encode('unicode_escape', 'surrogatepass').decode('ascii')
        else:
            piece = char
        shown.append(piece)
        at += cells(piece)
    return ''.join(shown)


def cells(text: str) -> int:
    """Return how many columns of a terminal a text fills."""
    return sum(_cells_of(char) for char in text)


def _cells_of(char: str) -> int:
    if unicodedata.combining(char) or char == '\u200d':
        return 0
    return 2 if unicodedata.east_asian_width(char) in 'WF' else 1


def _window(before: str, whole: str) -> tuple[str, str]:
    """Return both texts cut to the part of a long line around the place."""
    if cells(whole) <= _WIDTH:
        return before, whole
    start = 0
    while cells(before[start:]) > _BEFORE:
        start += max(1, (len(before) - start - _BEFORE) // 2)
    end = start
    room = _WIDTH
    while end < len(whole) and room > 0:
        room -= _cells_of(whole[end])
        end += 1
    lead = '...' if start else ''
    return lead + before[start:], lead + whole[start:end] + ('...' if end < len(whole) else '')


@lru_cache(maxsize=64)
def _lines(place: Path) -> tuple[str, ...]:
    try:
        if not place.is_file() or place.stat().st_size > _LARGEST:
            return ()
        return tuple(place.read_bytes().removeprefix(b'\xef\xbb\xbf').decode('utf-8', 'replace').replace('\r\n', '\n').replace('\r', '\n').split('\n'))
    except OSError:
        return ()
