"""The design team's file: an ordinary brand.yml, read as widely as Posit's and Quarto's readers do together.

In: the nodes of a `_brand.yml`. Out: a `Design`: colours as ``#rrggbb``, families, logos, our look settings; and findings
B001-B011. Only what both upstream readers refuse is an error, apart from our own settings under `defaults.onbrand`, which are
strict. No file is opened here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from builder.brand.colours import Given
from builder.sources.css_colours import Rgba, parse_colour
from builder.sources.findings import Finding, Parsed, Span, error, in_order, nearest, warning
from builder.sources.records import Record, kind_of, read
from builder.sources.yaml import Entry, Mapping, Node, Scalar, Sequence

TOP = ('meta', 'logo', 'color', 'typography', 'defaults')
ROLES = ('foreground', 'background', 'primary', 'secondary', 'tertiary', 'success', 'info', 'warning', 'danger', 'light', 'dark', 'link')
TYPE_USES = ('base', 'headings', 'monospace', 'monospace-inline', 'monospace-block', 'link')
TYPE_KEYS = ('family', 'weight', 'size', 'line-height', 'style', 'color', 'background-color', 'decoration')
SIZES = ('large', 'medium', 'small')
PALETTE_NAME = re.compile(r'[a-zA-Z_][a-zA-Z0-9_-]*')
WEIGHTS = {
    'thin': 100,
    'extra-light': 200,
    'ultra-light': 200,
    'light': 300,
    'normal': 400,
    'regular': 400,
    'medium': 500,
    'semi-bold': 600,
    'demi-bold': 600,
    'bold': 700,
    'extra-bold': 800,
    'ultra-bold': 800,
    'black': 900,
}


class OnbrandLook(Record):
    """`defaults.onbrand`."""

    called: ClassVar[str] = 'defaults.onbrand'
    radius: Annotated[float, Field(ge=0, le=6)] = 2.0
    rules: Literal['hairline', 'solid', 'ledger', 'heavy'] = 'solid'
    cover: Literal['band', 'field', 'frame', 'split', 'quiet'] = 'band'
    density: Literal['dense', 'normal', 'airy'] = 'normal'
    ornament: Literal['none', 'contours', 'sprig', 'grid', 'arcs'] = 'none'


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture that the file names. `path` may be an address on the web."""

    path: str
    alt: str
    at: Span


@dataclass(frozen=True, slots=True)
class FontRef:
    """A family that the file declares, with its own files if it has any."""

    family: str
    source: str
    files: tuple[PictureRef, ...]
    weights: tuple[int, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class TypeUse:
    """What running text or headings are set in; an empty family and weight 0 mean nothing was said."""

    family: str = ''
    weight: int = 0
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """A brand.yml, once read. `pictures` are all the logo files it names."""

    name: str = ''
    light: Given = field(default_factory=Given)
    dark: Given = field(default_factory=Given)
    fonts: tuple[FontRef, ...] = ()
    base: TypeUse = field(default_factory=TypeUse)
    headings: TypeUse = field(default_factory=TypeUse)
    logo: PictureRef | None = None
    logo_dark: PictureRef | None = None
    pictures: tuple[PictureRef, ...] = ()
    settings: OnbrandLook | None = None


def read_design(node: Node) -> Parsed[Design]:
    """Return the design that a brand.yml describes; with errors, what could be read of it."""
    return _Reader(node).design()


class _Reader:
    """One walk through a brand.yml."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.findings: list[Finding] = []
        self.palette: dict[str, Node] = {}
        self.roles: dict[str, Node] = {}
        self.told: set[tuple[str, Span]] = set()
        self.circles: set[str] = set()  # names that lead back to themselves

    def design(self) -> Parsed[Design]:
        if not isinstance(self.node, Mapping):
            self.say('B001', f'a brand.yml has keys such as color and logo, this is {kind_of(self.node)}', self.node.at)
            return Parsed(None, tuple(self.findings))
        for entry in self.node.entries:
            if entry.key.text not in TOP:
                hint = nearest(entry.key.text, TOP)
                self.say('B002', f'_brand.yml has no key "{entry.key.text}"; our own keys stand in the other files', entry.key.at, hint)
        light, dark = self.colours(self.section('color', (*ROLES, 'palette')))
        fonts, base, headings = self.typography(self.section('typography', (*TYPE_USES, 'fonts')))
        logo, logo_dark, pictures = self.logos(self.node.get('logo'))
        design = Design(self.name(), light, dark, fonts, base, headings, logo, logo_dark, pictures, self.settings())
        return Parsed(design, in_order(self.findings))

    def section(self, name: str, known: tuple[str, ...]) -> Mapping | None:
        """Return a section whose keys are closed."""
        node = self.node.get(name) if isinstance(self.node, Mapping) else None
        if node is None or _empty(node):
            return None
        if not isinstance(node, Mapping):
            self.say('B003', f'"{name}" has keys, this is {kind_of(node)}', node.at, f'write {name}: and its keys below, indented')
            return None
        for entry in node.entries:
            if entry.key.text not in known:
                self.say('B002', f'"{name}" has no key "{entry.key.text}"', entry.key.at, nearest(entry.key.text, known))
        return node

    def name(self) -> str:
        meta = self.node.get('meta') if isinstance(self.node, Mapping) else None
        name = meta.get('name') if isinstance(meta, Mapping) else None
        if isinstance(name, Mapping):
            name = name.get('full') or name.get('short')
        return _text(name)

    def settings(self) -> OnbrandLook | None:
        defaults = self.node.get('defaults') if isinstance(self.node, Mapping) else None
        ours = defaults.get('onbrand') if isinstance(defaults, Mapping) else None
        if ours is None or _empty(ours):
            return None
        parsed = read(ours, OnbrandLook)
        self.findings.extend(parsed.findings)
        return parsed.value

    # --- colours ---

    def colours(self, section: Mapping | None) -> tuple[Given, Given]:
        """Return the colours for light and for dark ground."""
        for entry in section.entries if section else ():
            if entry.key.text == 'palette':
                self.read_palette(entry.value)
            elif entry.key.text in ROLES and not _empty(entry.value):
                self.roles[entry.key.text] = entry.value
        ground = self.resolved('background', 'light')
        table: dict[str, str] = {}
        for name, node in self.palette.items():
            colour = self.colour(node, 'light', (name,))
            if colour is not None:
                table[name] = colour.on(ground.on('#ffffff') if ground else '#ffffff')
            elif name not in self.circles and _text(node) not in self.circles:
                self.tell(warning('B004', f'"{_text(node)}" is no colour', node.at, 'write it like "#ff6600", or the name of another colour of the palette'))
        light: dict[str, str] = {}
        dark: dict[str, str] = {}
        for name, node in self.roles.items():
            for mode, into, paper in (('light', light, '#ffffff'), ('dark', dark, '#000000')):
                if mode == 'dark' and not isinstance(node, Mapping):
                    continue
                part = _mode(node, mode)
                if part is None:
                    continue
                colour = self.colour(part, mode, (name,), from_role=True)
                if colour is None and _text(part) in self.circles:
                    continue
                if colour is None:
                    hint = nearest(_text(part), (*self.palette, *(role for role in self.roles if role != name)))
                    hint = hint if hint.startswith('did you mean') else 'write it like "#ff6600", or the name of a colour of the palette'
                    self.tell(error('B005', f'"{_text(part)}" is neither a colour nor a name in the palette', part.at, hint))
                    continue
                below = self.resolved('background', mode) if name != 'background' else None
                into[name] = colour.on(below.on(paper) if below else paper)
        return Given(light, table), Given(dark, table)

    def tell(self, finding: Finding) -> None:
        """Say something about a place once."""
        if finding.span is not None and (finding.code, finding.span) not in self.told:
            self.told.add((finding.code, finding.span))
            self.findings.append(finding)

    def read_palette(self, node: Node) -> None:
        if _empty(node):
            return
        if not isinstance(node, Mapping):
            self.say('B003', f'"palette" has names and colours, this is {kind_of(node)}', node.at, 'write palette: {name: "#ff6600"}')
            return
        for entry in node.entries:
            if not PALETTE_NAME.fullmatch(entry.key.text):
                better = re.sub(r'[^a-zA-Z0-9_-]+', '-', re.sub(r'^(?=\d)', '_', entry.key.text))
                self.findings.append(warning('B006', f'other tools refuse the colour name "{entry.key.text}"', entry.key.at, f'write {better}'))
            if not isinstance(entry.value, Scalar):
                self.say('B003', f'the colour "{entry.key.text}" is text, this is {kind_of(entry.value)}', entry.value.at, f'write {entry.key.text}: "#ff6600"')
            else:
                self.palette[entry.key.text] = entry.value

    def resolved(self, role: str, mode: str) -> Rgba | None:
        node = self.roles.get(role)
        part = _mode(node, mode) if node is not None else None
        return self.colour(part, mode, (role,), from_role=True) if part is not None else None

    def colour(self, node: Node, mode: str, seen: tuple[str, ...], *, from_role: bool = False) -> Rgba | None:
        """Return the colour that a text means: a name of the palette, a role, or CSS; None when it means none.

        The names on the way are `seen`; one that comes back is said once (B007). A palette name hides a role of the same name,
        and a name may be the CSS colour of that name.
        """
        text = _text(node)
        if text in self.palette and (text not in seen or (from_role and len(seen) == 1)):
            return self.colour(self.palette[text], mode, (*(() if from_role and text in seen else seen), text))
        if text in self.roles and text not in seen:
            part = _mode(self.roles[text], mode)
            return self.colour(part, mode, (*seen, text), from_role=True) if part is not None else None
        found = parse_colour(text)
        if found is None and text in seen:
            circle = seen[seen.index(text) :]
            way = ' -> '.join((*circle, text))
            if self.circles.issuperset(circle):
                return None
            self.circles.update(circle)
            self.tell(error('B007', f'this colour leads back to itself: {way}', node.at, 'write the colour itself, like "#ff6600"'))
        return found

    # --- typography ---

    def typography(self, section: Mapping | None) -> tuple[tuple[FontRef, ...], TypeUse, TypeUse]:
        if section is None:
            return (), TypeUse(), TypeUse()
        fonts: list[FontRef] = []
        uses = {'base': TypeUse(), 'headings': TypeUse()}
        for entry in section.entries:
            if _empty(entry.value):
                continue
            if entry.key.text == 'fonts':
                fonts.extend(self.fonts(entry.value))
            elif entry.key.text in TYPE_USES:
                use = self.type_use(entry)
                if entry.key.text in uses:
                    uses[entry.key.text] = use
        return tuple(fonts), uses['base'], uses['headings']

    def fonts(self, node: Node) -> Iterator[FontRef]:
        if not isinstance(node, Sequence):
            self.say('B003', f'"fonts" is a list, this is {kind_of(node)}', node.at, 'write - family: ... for each font')
            return
        for item in node.items:
            family = item.get('family') if isinstance(item, Mapping) else None
            if not isinstance(item, Mapping) or not _text(family):
                self.say('B008', 'this font has no family', item.at, 'write family: and its name')
                continue
            files = item.get('files')
            refs = tuple(self.font_files(files)) if files is not None and not _empty(files) else ()
            yield FontRef(_family(_text(family)), _text(item.get('source')) or 'system', refs, self.weights(item.get('weight')), item.at)

    def font_files(self, node: Node) -> Iterator[PictureRef]:
        items = node.items if isinstance(node, Sequence) else (node,)
        for item in items:
            path = item.get('path') if isinstance(item, Mapping) else item
            if not _text(path):
                self.say('B008', 'this font file has no path', item.at, 'write path: fonts/name.ttf')
            elif path is not None:
                yield PictureRef(_text(path), '', path.at)

    def type_use(self, entry: Entry) -> TypeUse:
        node = entry.value
        if isinstance(node, Scalar):
            return TypeUse(_family(node.text), 0, node.at)
        if not isinstance(node, Mapping):
            self.say('B003', f'"{entry.key.text}" is a family or has keys, this is {kind_of(node)}', node.at, f'write {entry.key.text}: Lato')
            return TypeUse()
        for inner in node.entries:
            if inner.key.text not in TYPE_KEYS:
                self.say('B002', f'"{entry.key.text}" has no key "{inner.key.text}"', inner.key.at, nearest(inner.key.text, TYPE_KEYS))
            elif inner.key.text in ('color', 'background-color'):
                self.check_type_colour(entry.key.text, inner)
        family, weight = node.get('family'), node.get('weight')
        at = family.at if family is not None else node.at
        return TypeUse(_family(_text(family)), self.weight(weight) if weight is not None and not _empty(weight) else 0, at)

    def check_type_colour(self, use: str, entry: Entry) -> None:
        """Say when a colour of text is the name of a role that has no colour; any other text is left to other tools.

        Quarto falls back to its own theme for headings and links of a file without any colours, so there it is a warning.
        """
        for mode in ('light', 'dark') if isinstance(entry.value, Mapping) else ('light',):
            part = _mode(entry.value, mode)
            if part is not None and _text(part) in ROLES and _text(part) not in {**self.roles, **self.palette}:
                message = f'{use} > {entry.key.text} refers to color > {_text(part)}, which is not there'
                hint = f'write color: {{{_text(part)}: "#..."}}, or a colour here'
                falls_back = not self.roles and not self.palette and use not in ('base', 'monospace')
                self.tell((warning if falls_back else error)('B009', message, part.at, hint))

    def weights(self, node: Node | None) -> tuple[int, ...]:
        if node is None or _empty(node) or isinstance(node, Mapping):
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(sorted({weight for item in items if (weight := self.weight(item))}))

    def weight(self, node: Node) -> int:
        """Return a weight from 100 to 900; of a range or a list its first."""
        if isinstance(node, Sequence):
            return self.weight(node.items[0]) if node.items else 0
        text = _text(node).split('..')[0].strip().lower()
        if text in WEIGHTS:
            return WEIGHTS[text]
        if text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= 1000:
            return min(max(round(int(text[:5]) / 100) * 100, 100), 900)
        if text != 'auto':
            self.say('B010', f'"{_text(node)}" is no font weight', node.at, 'write a number from 100 to 900, or normal or bold')
        return 0

    # --- logos ---

    def logos(self, node: Node | None) -> tuple[PictureRef | None, PictureRef | None, tuple[PictureRef, ...]]:
        """Return the logo for light ground, the one for dark ground, and every picture that is named."""
        if node is None or _empty(node):
            return None, None, ()
        if isinstance(node, Scalar):
            single = PictureRef(node.text.strip(), '', node.at)
            return single, None, (single,)
        if not isinstance(node, Mapping):
            self.say('B003', f'"logo" is a path or has keys, this is {kind_of(node)}', node.at, 'write logo: logo.svg')
            return None, None, ()
        known = ('images', *SIZES, 'path', 'alt')
        for entry in node.entries:
            if entry.key.text not in known:
                self.say('B002', f'"logo" has no key "{entry.key.text}"', entry.key.at, nearest(entry.key.text, known))
        if node.get('path') is not None:
            single_ = self.picture(node, {})
            return single_, None, (single_,) if single_ else ()
        images: dict[str, PictureRef] = {}
        listed = node.get('images')
        for entry in listed.entries if isinstance(listed, Mapping) else ():
            ref = self.picture(entry.value, {})
            if ref is not None:
                images[entry.key.text] = ref
        chosen: list[tuple[PictureRef | None, PictureRef | None]] = []
        for size in SIZES:
            value = node.get(size)
            if value is not None and not _empty(value):
                pair = isinstance(value, Mapping) and (value.get('light') is not None or value.get('dark') is not None)
                light, dark = (value.get('light'), value.get('dark')) if pair and isinstance(value, Mapping) else (value, None)
                chosen.append((self.picture(light, images), self.picture(dark, images)))
        named = dict.fromkeys([*images.values(), *(ref for pair in chosen for ref in pair if ref is not None)])
        used = next((pair for pair in chosen if pair[0] or pair[1]), (next(iter(images.values()), None), None))
        return used[0] or used[1], used[1], tuple(named)

    def picture(self, node: Node | None, images: dict[str, PictureRef]) -> PictureRef | None:
        """Return the picture that a path, the name of an image, or ``{path, alt}`` means."""
        if node is None or _empty(node):
            return None
        path = node.get('path') if isinstance(node, Mapping) else node
        text = _text(path)
        if path is None or not text:
            self.say('B011', f'a logo is a path or has path and alt, this is {kind_of(node)}', node.at, 'write {path: logo.svg, alt: ...}')
            return None
        if text in images:
            return images[text]
        return PictureRef(text, _text(node.get('alt')) if isinstance(node, Mapping) else '', path.at)

    def say(self, code: str, message: str, at: Span, hint: str = '') -> None:
        self.findings.append(error(code, message, at, hint))


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) and not node.is_empty else ''


def _mode(node: Node, mode: str) -> Node | None:
    """Return the part of a colour for light or dark ground; a single colour serves both."""
    if not isinstance(node, Mapping):
        return node
    part = node.get(mode) or (node.get('light') if mode == 'dark' else None)
    return None if part is None or _empty(part) else part


def _family(text: str) -> str:
    """Return the first family of a CSS list."""
    return text.split(',')[0].strip().strip('"\'')
