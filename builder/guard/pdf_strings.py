"""Every string that the objects of a PDF hold, read straight from its bytes.

A PDF library builds a tree of objects first, which takes fifty times as long. This reads plain files only, such as the ones
that are published here, and counts the objects: a file that hides one (by encryption, an unusual filter, damage) is left to
the library.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb'(\d+)\s+\d+\s+obj\b')
_TOKEN = re.compile(rb'\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|%[^\r\n]*|\bstream\r?\n|\bendobj\b|\(', re.DOTALL)
_LENGTH = re.compile(rb'/Length\s+(\d+)(?!\s+\d+\s+R|\d)')
_SIZE = re.compile(rb'/Size\s+(\d+)')
_TYPE = re.compile(rb'/Type\s*/(\w+)')
_END = re.compile(rb'\s*endstream\b')
_ESCAPE = re.compile(rb'\\(?:([0-7]{1,3})|(\r\n|.))', re.DOTALL)
_BLANKS = {b'n': b'\n', b'r': b'\r', b't': b'\t', b'b': b'\b', b'f': b'\f', b'\n': b'', b'\r': b'', b'\r\n': b''}
_TEXTS = frozenset({b'Metadata', b'EmbeddedFile'})

#: The characters 0x80 to 0xA0 of PDFDocEncoding; all others that letters can be are those of Latin-1.
_PDF_DOC = dict(enumerate('•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€', start=0x80))


class UnusualError(Exception):
    """A PDF that is not as plain as this module needs it."""


def strings_of(data: bytes) -> list[str]:
    """Return every string in any object of a PDF, and the text of its metadata and attached files.

    Raises UnusualError where a library has to look.
    """
    if b'/Encrypt' in data:
        raise UnusualError('it is encrypted')
    found: list[str] = []
    numbers: set[int] = set()
    at = 0
    while match := _OBJECT.search(data, at):
        numbers.add(int(match.group(1)))
        at = _read(data, match.end(), found, numbers)
    tail = data[at:]
    found += _strings_in(tail)
    sizes = [int(size) for size in _SIZE.findall(data)]
    if not sizes or not numbers >= set(range(1, max(sizes))):
        raise UnusualError('an object is missing')
    return found


def _read(data: bytes, at: int, found: list[str], numbers: set[int]) -> int:
    """Read one object that begins at a place, and return where it ends."""
    start = at
    while match := _TOKEN.search(data, at):
        token, at = match.group(), match.end()
        if token == b'endobj':
            return at
        if token.startswith(b'stream'):
            return _read_stream(data, data[start : match.start()], at, found, numbers)
        if token == b'(':
            token, at = _nested(data, match.start())
        found.extend(_text(token))
    raise UnusualError('an object has no end')


def _read_stream(data: bytes, head: bytes, at: int, found: list[str], numbers: set[int]) -> int:
    length = _LENGTH.search(head)
    if not length:
        raise UnusualError('a stream does not say how long it is')
    end = at + int(length.group(1))
    if not _END.match(data, end):
        raise UnusualError('a stream is longer or shorter than it says')
    types = set(_TYPE.findall(head))
    if b'ObjStm' in types:
        _read_objects(head, _content(head, data[at:end]), found, numbers)
    elif types & _TEXTS:
        text = _content(head, data[at:end]).decode('utf-8', 'replace')
        found += [text, html.unescape(text), html.unescape(re.sub(r'<[^>]*>', '', text))]
    return end


def _read_objects(head: bytes, content: bytes, found: list[str], numbers: set[int]) -> None:
    first = re.search(rb'/First\s+(\d+)', head)
    if not first:
        raise UnusualError('a stream of objects has no beginning')
    numbers.update(int(number) for number in content[: int(first.group(1))].split()[::2])
    found += _strings_in(content[int(first.group(1)) :])


def _content(head: bytes, data: bytes) -> bytes:
    if b'/Filter' not in head:
        return data
    if not re.search(rb'/Filter\s*\[?\s*/FlateDecode\b', head) or b'/DecodeParms' in head or head.count(b'Decode') > 1:
        raise UnusualError('a stream has an unusual filter')
    try:
        return zlib.decompress(data)
    except zlib.error as fault:
        raise UnusualError('a stream is damaged') from fault


def _strings_in(data: bytes) -> Iterator[str]:
    at = 0
    while match := _TOKEN.search(data, at):
        token, at = match.group(), match.end()
        if token == b'(':
            token, at = _nested(data, match.start())
        yield from _text(token)


def _nested(data: bytes, at: int) -> tuple[bytes, int]:
    """Return a string with brackets inside it, and where it ends."""
    depth = 0
    for match in re.compile(rb'\\.|[()]', re.DOTALL).finditer(data, at):
        depth += {b'(': 1, b')': -1}.get(match.group(), 0)
        if not depth:
            return data[at : match.end()], match.end()
    raise UnusualError('a string has no end')


def _text(token: bytes) -> Iterator[str]:
    if token.startswith(b'('):
        yield from _decoded(_ESCAPE.sub(_unescaped, token[1:-1]) if b'\\' in token else token[1:-1])
    elif token.startswith(b'<') and token != b'<<':
        digits = b''.join(token[1:-1].split())
        yield from _decoded(bytes.fromhex((digits + b'0' * (len(digits) % 2)).decode('ascii')))


def _unescaped(match: re.Match[bytes]) -> bytes:
    octal, other = match.groups()
    return bytes([int(octal, 8) & 0xFF]) if octal else _BLANKS.get(other, other)


def _decoded(raw: bytes) -> Iterator[str]:
    """Yield a string as text. Strings do not say whether they are PDFDocEncoding or somebody's UTF-8: then both are given."""
    if raw.startswith((b'\xfe\xff', b'\xff\xfe')):
        yield raw.decode('utf-16', 'replace')
    elif raw.isascii():
        yield raw.decode('ascii')
    else:
        yield raw.decode('utf-8', 'replace')
        yield raw.decode('latin-1').translate(_PDF_DOC)
