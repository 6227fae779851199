"""A calendar file (RFC 5545): whole days, in UTF-8, the same bytes for the same dates.

It is small enough to write out: three rules for escaping, one for folding.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from builder.documents.calendar import Event, EventFile
from builder.renderers.rendered import Rendered, Templates

#: Octets of a line, without its end.
_LINE = 75


def fingerprint(file: EventFile, templates: Templates) -> str:
    """Return the version of the form below."""
    return '1'


def render(file: EventFile, templates: Templates) -> Rendered:
    """Return the events as a calendar."""
    return Rendered(''.join(f'{_folded(line)}\r\n' for line in _lines(file)).encode())


def _lines(file: EventFile) -> Iterator[str]:
    yield from ('BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Onbrand//Training calendar//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH')
    yield f'X-WR-CALNAME:{_escaped(file.name)}'
    for event in file.events:
        yield from _event(event, file.stamp)
    yield 'END:VCALENDAR'


def _event(event: Event, stamp: str) -> Iterator[str]:
    day = datetime.date.fromisoformat(event.date)
    yield from ('BEGIN:VEVENT', f'UID:{event.uid}', f'DTSTAMP:{stamp.replace("-", "")}T000000Z')
    yield f'DTSTART;VALUE=DATE:{day:%Y%m%d}'
    yield f'DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}'
    yield f'SUMMARY:{_escaped(event.title)}'
    if event.text:
        yield f'DESCRIPTION:{_escaped(event.text)}'
    yield from ('TRANSP:TRANSPARENT', 'CLASS:PRIVATE', 'END:VEVENT')


def _escaped(text: str) -> str:
    """Return a text as a value: line breaks are the letters ``\\n``, other control characters are left out."""
    for given, written in (('\\', '\\\\'), (';', '\\;'), (',', '\\,'), ('\r\n', '\\n'), ('\n', '\\n')):
        text = text.replace(given, written)
    return ''.join(char for char in text if char == '\t' or (char >= ' ' and char != '\x7f'))


def _folded(line: str) -> str:
    """Return a line in pieces of 75 octets at most, no character cut in two."""
    pieces, piece, size = [], '', 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE:
            pieces.append(piece)
            piece, size = ' ', 1
        piece, size = piece + char, size + octets
    return '\r\n'.join((*pieces, piece))
