"""The values of SVG attributes, read and written again: numbers, colours, paths, transforms.

In: an attribute's name and text. Out: the attributes to write. Raises `UnreadableError` for what does not fit and `ReachesOutError` for
what points outside the drawing. The grammar is that of SVG 1.1, sections 4.2, 7.6 and 8.3.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from builder.sources.css_colours import Rgba, parse_colour

MOST = 1e6
NUMBER = re.compile(r'[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?')
ARITY = {'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'q': 4, 't': 2, 'a': 7, 'z': 0}
TRANSFORMS = {'matrix': (6,), 'translate': (1, 2), 'scale': (1, 2), 'rotate': (1, 3), 'skewX': (1,), 'skewY': (1,)}
UNITS = {'': 1.0, 'px': 1.0, 'pt': 96 / 72, 'pc': 16.0, 'in': 96.0, 'cm': 96 / 2.54, 'mm': 96 / 25.4}
LENGTHS = ('x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'fr', 'width', 'height', 'stroke-width', 'stroke-dashoffset')
WORDS = {
    'fill-rule': ('nonzero', 'evenodd'),
    'clip-rule': ('nonzero', 'evenodd'),
    'stroke-linecap': ('butt', 'round', 'square'),
    'stroke-linejoin': ('miter', 'round', 'bevel'),
    'gradientUnits': ('userSpaceOnUse', 'objectBoundingBox'),
    'clipPathUnits': ('userSpaceOnUse', 'objectBoundingBox'),
    'spreadMethod': ('pad', 'reflect', 'repeat'),
    'display': ('none', 'inline', 'block'),
    'visibility': ('visible', 'hidden', 'collapse'),
}
PAINT = frozenset(
    {'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin'}
    | {'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'opacity', 'clip-path', 'clip-rule', 'transform'}
    | {'stop-color', 'stop-opacity', 'display', 'visibility'}
)


class UnreadableError(Exception):
    """The text is no value of this attribute."""


class ReachesOutError(Exception):
    """The text points outside the drawing."""


@dataclass(frozen=True, slots=True)
class Written:
    """Attributes to write, and the id they refer to."""

    attributes: dict[str, str]
    reference: str = ''


def number(value: float) -> str:
    """Return a number as short as eight significant digits allow, never with an exponent."""
    if not math.isfinite(value) or abs(value) > MOST:
        raise UnreadableError
    text = f'{value:.8g}'
    if 'e' in text:
        text = f'{value:.12f}'.rstrip('0').rstrip('.')
    return '0' if text in ('-0', '') else text


def reaches_out(value: str) -> bool:
    """Whether an unknown attribute's text could fetch or run something."""
    squeezed = re.sub(r'[\s\x00-\x20\\]', '', value).lower()
    return any(mark in squeezed for mark in ('url(', 'javascript:', 'data:', 'file:', 'http:', 'https:', 'expression(', '@import'))


def written(name: str, value: str) -> Written:
    """Return what to write for an attribute of the allow-list."""
    if name in ('fill', 'stroke', 'stop-color'):
        return _paint(name, value)
    if name == 'clip-path':
        if value == 'none':
            return Written({})
        target = _reference(value)
        return Written({name: f'url(#{target})'}, target)
    if name == 'href':
        found = re.fullmatch(r'#([A-Za-z_][A-Za-z0-9_.-]{0,63})', value)
        if not found:
            raise ReachesOutError
        return Written({name: value}, found.group(1))
    return Written({} if value == 'inherit' else {name: _reader(name)(value)})


def _reader(name: str) -> Callable[[str], str]:
    if name in WORDS:
        return lambda value: _word(value, WORDS[name])
    if name in LENGTHS:
        return length
    readers: dict[str, Callable[[str], str]] = {
        'd': path,
        'points': points,
        'viewBox': _view_box,
        'transform': transform,
        'gradientTransform': transform,
        'offset': _share,
        'stroke-dasharray': _dashes,
        'stroke-miterlimit': length,
        'preserveAspectRatio': _aspect,
    }
    return readers.get(name, _share)


def _paint(name: str, value: str) -> Written:
    """Return a colour as #rrggbb, its transparency apart; `currentColor` is black, as it is in a picture."""
    if value == 'none' and name != 'stop-color':
        return Written({name: 'none'})
    if value == 'inherit':
        return Written({})
    if value.lower() == 'currentcolor':
        return Written({name: '#000000'})
    if 'url(' in value.lower():
        target = _reference(value)
        return Written({name: f'url(#{target})'}, target)
    colour: Rgba | None = parse_colour(value)
    if colour is None:
        raise UnreadableError
    attributes = {name: colour.hex}
    if colour.alpha < 1:
        attributes[f'{name.removesuffix("-color")}-opacity'] = number(colour.alpha)
    return Written(attributes)


def _reference(value: str) -> str:
    found = re.fullmatch(r'url\(\s*["\']?#([A-Za-z_][A-Za-z0-9_.-]{0,63})["\']?\s*\)(?:\s+\S{1,40})?', value)
    if not found:
        raise ReachesOutError
    return found.group(1)


def _word(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise UnreadableError
    return value


def length(value: str) -> str:
    """Return a length in user units, or a share in per cent."""
    found = re.fullmatch(rf'({NUMBER.pattern})\s*(%|[a-z]*)', value.lower())
    if not found:
        raise UnreadableError
    if found.group(2) == '%':
        return number(float(found.group(1))) + '%'
    if found.group(2) not in UNITS:
        raise UnreadableError
    return number(float(found.group(1)) * UNITS[found.group(2)])


def _share(value: str) -> str:
    """Return a number from 0 to 1."""
    found = re.fullmatch(rf'({NUMBER.pattern})\s*(%?)', value)
    if not found:
        raise UnreadableError
    share = float(found.group(1)) / (100 if found.group(2) else 1)
    return number(min(max(share, 0.0), 1.0))


def _numbers(value: str) -> list[float]:
    """Return numbers apart by blanks or commas."""
    rest = NUMBER.sub('', value)
    if rest.strip(' \t\r\n,'):
        raise UnreadableError
    return [float(found) for found in NUMBER.findall(value)]


def points(value: str) -> str:
    """Return the corners of a polygon."""
    values = _numbers(value)
    if len(values) % 2:
        raise UnreadableError
    return ' '.join(number(one) for one in values)


def _view_box(value: str) -> str:
    values = _numbers(value)
    if len(values) != 4:
        raise UnreadableError
    return ' '.join(number(one) for one in values)


def _dashes(value: str) -> str:
    return 'none' if value == 'none' else ' '.join(number(abs(one)) for one in _numbers(value.replace('px', ' '))[:32])


def _aspect(value: str) -> str:
    if not re.fullmatch(r'(none|x(Min|Mid|Max)Y(Min|Mid|Max))( (meet|slice))?', value):
        raise UnreadableError
    return value


def transform(value: str) -> str:
    """Return a list of transforms."""
    parts: list[str] = []
    end = 0
    for found in re.finditer(r'[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*', value):
        if found.start() != end or len(parts) > 32:
            raise UnreadableError
        end = found.end()
        values = _numbers(found.group(2))
        if len(values) not in TRANSFORMS.get(found.group(1), ()):
            raise UnreadableError
        parts.append(f'{found.group(1)}({" ".join(number(one) for one in values)})')
    if end != len(value):
        raise UnreadableError
    return ' '.join(parts)


def path(value: str) -> str:
    """Return a path, command by command; the flags of an arc may stand without blanks."""
    out: list[str] = []
    at = 0
    command = ''
    text = value.strip()
    if text in ('', 'none'):
        return ''
    while at < len(text):
        if text[at] in ' \t\r\n,':
            at += 1
            continue
        if text[at].isalpha():
            command = text[at]
            at += 1
            if command.lower() not in ARITY or (not out and command.lower() != 'm'):
                raise UnreadableError
            out.append(command)
            if ARITY[command.lower()] == 0:
                continue
        elif not command or ARITY[command.lower()] == 0:
            raise UnreadableError
        for place in range(ARITY[command.lower()]):
            while at < len(text) and text[at] in ' \t\r\n,':
                at += 1
            if command.lower() == 'a' and place in (3, 4):
                if text[at : at + 1] not in ('0', '1'):
                    raise UnreadableError
                out.append(text[at])
                at += 1
                continue
            found = NUMBER.match(text, at)
            if not found:
                raise UnreadableError
            out.append(number(float(found.group())))
            at = found.end()
    return ' '.join(out)
