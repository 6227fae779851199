"""An SVG built anew from what is known to be harmless.

In: bytes from a stranger. Out: a fresh drawing of shapes, gradients and clip paths with literal colours, plus findings (A010-A019)
for all that was left out. Nothing of the original text is copied: every number, colour and path is read and written again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.saxutils import escape, quoteattr

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from builder.sources import svg_values
from builder.sources.findings import Finding, Parsed, Span, error, in_order, note, warning

SVG = 'http://www.w3.org/2000/svg'
XLINK = 'http://www.w3.org/1999/xlink'
MAX_ELEMENTS = 5_000
MAX_DEPTH = 32
MAX_ATTRIBUTES = 64

SHAPES = {
    'path': ('d',),
    'rect': ('x', 'y', 'width', 'height', 'rx', 'ry'),
    'circle': ('cx', 'cy', 'r'),
    'ellipse': ('cx', 'cy', 'rx', 'ry'),
    'line': ('x1', 'y1', 'x2', 'y2'),
    'polyline': ('points',),
    'polygon': ('points',),
}
STRUCTURE = {
    'svg': ('viewBox', 'width', 'height', 'preserveAspectRatio'),
    'g': (),
    'defs': (),
    'title': (),
    'desc': (),
    'clipPath': ('clipPathUnits',),
    'linearGradient': ('x1', 'y1', 'x2', 'y2', 'gradientUnits', 'gradientTransform', 'spreadMethod', 'href'),
    'radialGradient': ('cx', 'cy', 'r', 'fx', 'fy', 'fr', 'gradientUnits', 'gradientTransform', 'spreadMethod', 'href'),
    'stop': ('offset',),
}
ELEMENTS: dict[str, tuple[str, ...]] = {**SHAPES, **STRUCTURE}
# Leaving these out changes nothing that is seen.
QUIET_ELEMENTS = frozenset({'metadata'})
QUIET_ATTRIBUTES = frozenset(
    {'version', 'baseProfile', 'class', 'role', 'lang', 'space', 'enable-background', 'color-interpolation', 'color-rendering', 'shape-rendering'}
    | {'image-rendering', 'text-rendering', 'focusable', 'tabindex', 'type', 'contentScriptType', 'contentStyleType', 'zoomAndPan', 'overflow'}
    | {'x', 'y', 'color', 'isolation', 'vector-effect', 'marker', 'pointer-events', 'solid-color', 'solid-opacity', 'cursor'}
)
HINTS = {
    'text': 'convert texts to outlines in the drawing program',
    'tspan': 'convert texts to outlines in the drawing program',
    'style': 'save it as "SVG with presentation attributes"',
    'image': 'deliver the picture as PNG instead',
    'use': 'break up symbols and clones in the drawing program',
    'symbol': 'break up symbols and clones in the drawing program',
}
DEFAULT_HINT = 'flatten it to plain shapes in the drawing program, or deliver a PNG'


@dataclass(slots=True)
class Element:
    """One element as it will be written."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    words: str = ''


@dataclass(frozen=True, slots=True)
class Drawing:
    """The fresh SVG text with its size in its own units."""

    text: str
    width: float
    height: float


class _RefusedError(Exception):
    """Ends the reading; the finding is on the list already."""


def rebuild(data: bytes, file: str) -> Parsed[Drawing]:
    """Return the drawing that `data` describes, without anything that could act or reach out.

    Errors for what can act, reach out, or cannot be kept though it is seen; warnings for what else was left out.
    """
    builder = _Builder(file)
    parser = defusedxml.sax.make_parser()
    parser.forbid_dtd = True
    parser.forbid_entities = True
    parser.forbid_external = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(builder)
    builder.locator = parser
    try:
        parser.feed(data)
        parser.close()
    except _RefusedError:
        pass
    except DefusedXmlException:
        hint = 'delete the part of the file from <!DOCTYPE to the next >'
        builder.findings.append(error('A011', 'the drawing begins with a DOCTYPE or declares entities', builder.here(), hint))
    except SAXException as problem:
        line = getattr(problem, 'getLineNumber', lambda: 1)() or 1
        column = (getattr(problem, 'getColumnNumber', lambda: 0)() or 0) + 1
        builder.findings.append(error('A010', 'this is not a complete SVG', Span.of(file, line, column), 'save it again'))
    except (ValueError, LookupError, RecursionError, AttributeError):
        builder.findings.append(error('A010', 'this is not a complete SVG', Span.of(file), 'save it again as plain SVG, UTF-8'))
    findings = builder.findings
    if builder.root is None or any(finding.is_error for finding in findings):
        if not any(finding.is_error for finding in findings):
            findings.append(error('A010', 'there is no <svg> in this file', Span.of(file), 'save it as plain SVG'))
        return Parsed(None, in_order(findings))
    box = builder.box()
    if box is None:
        findings.append(error('A013', 'the drawing has no size', Span.of(file), 'write viewBox="0 0 width height" in <svg>'))
        return Parsed(None, in_order(findings))
    builder.check_references()
    if any(finding.is_error for finding in findings):
        return Parsed(None, in_order(findings))
    return Parsed(Drawing(_written(builder.root) + '\n', box[2], box[3]), in_order(findings))


class _Builder(ContentHandler):
    """Takes the events of the XML parser and builds the fresh tree."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.findings: list[Finding] = []
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.skipping = 0
        self.count = 0
        self.depth = 0
        self.told: set[str] = set()
        self.references: list[tuple[str, str, Span]] = []
        self.ids: dict[str, Element] = {}
        self.locator: Any = None

    def here(self) -> Span:
        if self.locator is None:
            return Span.of(self.file)
        return Span.of(self.file, self.locator.getLineNumber() or 1, (self.locator.getColumnNumber() or 0) + 1)

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:  # noqa: N802
        space, local = name
        self.count += 1
        self.depth += 1
        if self.count > MAX_ELEMENTS or self.depth > MAX_DEPTH:
            what = f'more than {MAX_ELEMENTS} elements' if self.count > MAX_ELEMENTS else f'elements more than {MAX_DEPTH} deep'
            self.findings.append(error('A012', f'the drawing has {what}', self.here(), 'simplify it in the drawing program'))
            raise _RefusedError
        if self.skipping:
            self.skipping += 1
            return
        if self.root is None and (space, local) != (SVG, 'svg'):
            hint = f'the first element is <svg xmlns="{SVG}">' if local == 'svg' else 'save it as plain SVG'
            self.findings.append(error('A010', f'<{local}> is no SVG', self.here(), hint))
            raise _RefusedError
        if space != SVG or local not in ELEMENTS or (local == 'svg' and self.root is not None):
            self.leave_out(local, quiet=space != SVG or local in QUIET_ELEMENTS)
            return
        element = Element(local, {}, self.here().line)
        self.attributes(element, {key: str(value) for key, value in attrs.items()})
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        self.depth -= 1
        if self.skipping:
            self.skipping -= 1
        else:
            self.stack.pop()

    def characters(self, content: str) -> None:
        if not self.skipping and self.stack and self.stack[-1].name in ('title', 'desc'):
            self.stack[-1].words += content

    def leave_out(self, local: str, *, quiet: bool) -> None:
        self.skipping = 1
        if quiet and local not in ('script', 'foreignObject', 'iframe', 'object', 'embed'):
            self.once(note('A014', f'<{local}> was left out; it is not part of the picture', self.here()), f'<{local}>')
            return
        hint = HINTS.get(local, DEFAULT_HINT)
        self.once(error('A015', f'<{local}> is not allowed in a drawing', self.here(), hint), f'<{local}>')

    def attributes(self, element: Element, given: Mapping[tuple[str | None, str], str]) -> None:
        """Fill in the attributes of an element from what is given."""
        if len(given) > MAX_ATTRIBUTES:
            self.findings.append(error('A012', f'<{element.name}> has more than {MAX_ATTRIBUTES} attributes', self.here()))
            return
        plain: dict[str, str] = {}
        for (space, local), value in given.items():
            if space == XLINK and local == 'href':
                plain.setdefault('href', value)
            elif space is None:
                plain[local] = value
            else:
                self.once(note('A014', f'{local}="..." was left out; it is not part of the picture', self.here()), f'@{local}')
        style = plain.pop('style', '')
        plain.update(self.declarations(style))
        for name, value in plain.items():
            self.attribute(element, name, value.strip())

    def declarations(self, style: str) -> dict[str, str]:
        """Return the properties of a style attribute as attributes."""
        found: dict[str, str] = {}
        for declaration in style.split(';'):
            name, colon, value = declaration.partition(':')
            if not colon:
                if declaration.strip():
                    self.once(warning('A016', f'the style "{declaration.strip()[:40]}" was left out', self.here()), declaration)
                continue
            found[name.strip().lower()] = re.sub(r'\s*!important\s*$', '', value).strip()
        return found

    def attribute(self, element: Element, name: str, value: str) -> None:
        if name.lower().startswith('on'):
            self.once(error('A015', f'{name}="..." would run a program', self.here(), 'delete it'), f'@{name}')
            return
        if name == 'id':
            self.identify(element, value)
            return
        if name not in ELEMENTS[element.name] and name not in svg_values.PAINT:
            self.unknown(name, value)
            return
        try:
            written = svg_values.written(name, value)
        except svg_values.ReachesOutError:
            self.once(error('A017', f'{name}="{value[:60]}" points outside the drawing', self.here(), 'embed nothing and link nothing'), f'@{name}')
            return
        except svg_values.UnreadableError:
            self.findings.append(error('A018', f'{name}="{value[:60]}" cannot be read', self.here(), 'save it again as plain SVG'))
            return
        if written.reference:
            if element.name == 'clipPath' or any(outer.name == 'clipPath' for outer in self.stack):
                self.findings.append(error('A015', 'a clip path refers to another part of the drawing', self.here(), DEFAULT_HINT))
            self.references.append((name, written.reference, self.here()))
        for key, text in written.attributes.items():
            if key.endswith('opacity') and key in element.attributes:
                text = svg_values.number(float(element.attributes[key]) * float(text))
            element.attributes[key] = text

    def identify(self, element: Element, value: str) -> None:
        if not re.fullmatch(r'[A-Za-z_][A-Za-z0-9_.-]{0,63}', value):
            self.once(warning('A016', f'id="{value[:40]}" was left out; it holds other signs than letters and digits', self.here()), 'id')
        elif value in self.ids:
            self.findings.append(error('A018', f'id="{value}" stands twice', self.here(), 'save it again as plain SVG'))
        else:
            self.ids[value] = element
            element.attributes['id'] = value

    def unknown(self, name: str, value: str) -> None:
        if svg_values.reaches_out(value):
            self.once(error('A017', f'{name}="{value[:60]}" points outside the drawing', self.here(), 'delete it'), f'@{name}')
        elif name in QUIET_ATTRIBUTES or name.startswith(('data-', 'aria-', '-', 'font', 'text-', 'line-', 'letter-', 'word-')):
            self.once(note('A014', f'{name}="..." was left out; it does not change the shapes', self.here()), f'@{name}')
        else:
            self.once(warning('A016', f'{name}="{value[:40]}" was left out; look at the picture', self.here(), DEFAULT_HINT), f'@{name}')

    def once(self, finding: Finding, what: str) -> None:
        """Say the same thing about the same name once only."""
        if what not in self.told:
            self.told.add(what)
            self.findings.append(finding)

    def box(self) -> tuple[float, float, float, float] | None:
        """Return the view box, made from width and height where there is none, and write it down."""
        if self.root is None:
            return None
        attributes = self.root.attributes
        if 'viewBox' not in attributes:
            width, height = attributes.get('width', ''), attributes.get('height', '')
            if not width or not height or '%' in width + height:
                return None
            attributes['viewBox'] = f'0 0 {width} {height}'
        attributes.pop('width', None)
        attributes.pop('height', None)
        left, top, width_, height_ = (float(part) for part in attributes['viewBox'].split())
        if width_ <= 0 or height_ <= 0:
            return None
        attributes['width'], attributes['height'] = svg_values.number(width_), svg_values.number(height_)
        return left, top, width_, height_

    def check_references(self) -> None:
        """Say which references lead nowhere or in a circle, and take out the ids nobody refers to."""
        used = {target for _, target, _ in self.references}
        for name, target, at in self.references:
            found = self.ids.get(target)
            wanted = ('clipPath',) if name == 'clip-path' else ('linearGradient', 'radialGradient')
            if found is None or found.name not in wanted:
                self.findings.append(error('A019', f'{name} refers to "{target}", which is not there', at, 'save it again as plain SVG'))
        for start in self.ids.values():
            seen: set[str] = set()
            here: Element | None = start
            while here is not None and 'href' in here.attributes:
                if here.attributes['id'] in seen:
                    self.findings.append(error('A019', 'gradients refer to each other in a circle', Span.of(self.file, start.line)))
                    break
                seen.add(here.attributes['id'])
                here = self.ids.get(here.attributes['href'].removeprefix('#'))
                if here is not None and 'id' not in here.attributes:
                    break
        for name, element in self.ids.items():
            if name not in used:
                element.attributes.pop('id', None)


def _written(element: Element) -> str:
    """Return an element as text: attributes sorted, no blanks between elements."""
    attributes = dict(sorted(element.attributes.items()))
    head = f'<{element.name}'
    if element.name == 'svg':
        head += f' xmlns="{SVG}"'
    head += ''.join(f' {name}={quoteattr(value)}' for name, value in attributes.items())
    words = escape(' '.join(element.words.split()))
    inner = words + ''.join(_written(child) for child in element.children)
    return f'{head}>{inner}</{element.name}>' if inner else f'{head}/>'
