"""All the words in a file, seen or unseen: text, attributes, scripts, PDF text, metadata, bookmarks, alternative texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from builder.guard.pdf_strings import UnusualError, strings_of

MARKUP = frozenset({'html', 'htm', 'svg', 'xml', 'xhtml'})
PICTURES_AND_FONTS = frozenset({'png', 'jpg', 'jpeg', 'webp', 'gif', 'ico', 'woff', 'woff2', 'ttf', 'otf'})

_ESCAPE = re.compile(r'\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtbfv])|(.))', re.DOTALL)
_DEPTH = 100
#: How many lines at the head and foot of a PDF page may be running heads and folios.
_RUNNING = 8


class UnreadableError(Exception):
    """A file's words could not be read, so nothing can be said about it."""


def words_of(path: str, data: bytes) -> Iterator[str]:
    """Yield the texts of a file, in pieces between which no sentence runs on.

    Pictures and fonts have none. Raises UnreadableError for a PDF that cannot be read.
    """
    ending = path.rsplit('.', 1)[-1].lower()
    if ending in PICTURES_AND_FONTS:
        return
    if ending == 'pdf':
        yield from _pdf(data)
        return
    if ending == 'ics':
        yield from _calendar(data)
        return
    text = data.decode('utf-8', 'replace')
    if ending in MARKUP:
        yield from _markup(text)
    elif ending == 'json':
        yield from _json(text)
    else:
        yield text
        yield _unescaped(text)


def _calendar(data: bytes) -> Iterator[str]:
    """Yield the lines of a calendar, each as it was before it was folded and escaped."""
    for line in re.sub(rb'\r?\n[ \t]', b'', data).decode('utf-8', 'replace').splitlines():
        yield re.sub(r'\\(.)', lambda escape: ' ' if escape[1] in 'nN' else escape[1], line)


def _unescaped(text: str) -> str:
    """Return a script with the escapes in its strings undone."""

    def plain(match: re.Match[str]) -> str:
        braced, four, two, blank, other = match.groups()
        if blank:
            return ' '
        if other:
            return str(other)
        code = int(braced or four or two, 16)
        return chr(code) if code < 0x110000 else ' '

    return _ESCAPE.sub(plain, text) if '\\' in text else ''


def _json(text: str) -> Iterator[str]:
    yield text
    try:
        yield from _strings(json.loads(text), 0)
    except (ValueError, RecursionError):
        yield _unescaped(text)


def _strings(value: Any, depth: int) -> Iterator[str]:
    """Yield every string in a JSON or PDF value, names of keys included."""
    if depth > _DEPTH:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item, depth + 1)


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.running: list[str] = []
        self.apart: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.apart += [value for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.running.append(data)
        if self.cdata_elem:  # inside <script> or <style>
            self.apart.append(_unescaped(data))

    def handle_comment(self, data: str) -> None:
        self.apart.append(data)

    def handle_decl(self, decl: str) -> None:
        self.apart.append(decl)

    def handle_pi(self, data: str) -> None:
        self.apart.append(data)

    def unknown_decl(self, data: str) -> None:
        self.running.append(data)


def _markup(text: str) -> Iterator[str]:
    parser = _Markup()
    parser.feed(text)
    parser.close()
    # Elements inside a sentence, such as <b>, must not tear it apart; a word seldom runs on from one block to the next.
    yield ''.join(parser.running)
    yield from parser.apart


def _pdf(data: bytes) -> Iterator[str]:
    """Yield the text of the pages as PDFium reads it, then every string in any object."""
    pages = _pages(data)
    yield '\n'.join(pages)
    yield '\n'.join(_without_running_lines(pages))
    try:
        yield from strings_of(data)
    except UnusualError:
        yield from _pdf_values(data)


def _pdf_values(data: bytes) -> Iterator[str]:
    """Yield every string that pypdf finds in any object."""
    import io

    # Only here: our own PDFs are plain enough without it.
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise UnreadableError('it is encrypted')
        yield from _values(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as fault:
        raise UnreadableError(f'{type(fault).__name__}: {fault}') from fault


def _pages(data: bytes) -> list[str]:
    """Return the text of each page. PDFium marks a word broken at a line's end with U+FFFE."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise UnreadableError(str(fault)) from fault
    try:
        return [page.get_textpage().get_text_range().replace('\ufffe', '\u00ad').replace('\r\n', '\n') for page in document]
    finally:
        document.close()


def _values(reader: Any) -> Iterator[str]:
    """Yield every string that any object of a PDF holds: metadata, bookmarks, alternative texts, notes, attached files."""
    from pypdf.generic import ByteStringObject, StreamObject, TextStringObject

    def strings(value: Any, depth: int) -> Iterator[str]:
        if depth > _DEPTH:
            return
        if isinstance(value, TextStringObject):
            yield str(value)
        elif isinstance(value, ByteStringObject):
            yield bytes(value).decode('utf-8', 'replace')
        elif isinstance(value, list):
            for item in value:
                yield from strings(item, depth + 1)
        elif isinstance(value, dict):
            for item in dict.values(value):  # as it stands: following references would lead round in circles
                yield from strings(item, depth + 1)

    yield from strings(reader.trailer, 0)
    for number in range(1, int(reader.trailer.get('/Size', 0))):
        value = reader.get_object(number)
        yield from strings(value, 0)
        if isinstance(value, StreamObject) and value.get('/Type') in ('/Metadata', '/EmbeddedFile'):
            text = value.get_data().decode('utf-8', 'replace')
            yield text
            yield from _markup(text)


def _without_running_lines(pages: list[str]) -> list[str]:
    """Return the pages without heads, feet and folios, so that a sentence that runs over a page break stays whole."""
    split = [page.splitlines() for page in pages]
    frequent = Counter(line for page in split for line in {_letters(line) for line in _edges(page)})

    def running(line: str) -> bool:
        letters = _letters(line)
        return not letters or frequent[letters] > 1

    body: list[str] = []
    for page in split:
        inner = range(_RUNNING, len(page) - _RUNNING)
        body.append('\n'.join(line for at, line in enumerate(page) if at in inner or not running(line)))
    return body


def _edges(lines: list[str]) -> list[str]:
    return lines if len(lines) <= 2 * _RUNNING else lines[:_RUNNING] + lines[-_RUNNING:]


def _letters(line: str) -> str:
    return ''.join(char for char in line if char.isalpha())
