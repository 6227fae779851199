"""Fonts: the bundled families, and a client's own files once they have been read and written again.

In: family names with weights, or bytes. Out: `Typeface` values whose faces are assets with names fit for delivery
(source-serif-pro-600.ttf), and findings A030-A035. Fonts are never fetched and packages that hold them are never run.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from builder.sources.assets import Asset
from builder.sources.files import SourceFile
from builder.sources.findings import Finding, Parsed, Span, error, warning


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: weight 100-900, style normal or italic."""

    asset: Asset
    weight: int
    style: str


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with the faces that are used. `licence` is the text that travels with the files."""

    family: str
    faces: tuple[Face, ...]
    licence: Asset | None
    generic: str  # serif or sans-serif


@dataclass(frozen=True, slots=True)
class FontFile:
    """A client's own font file with the place that names it."""

    source: SourceFile
    at: Span


@dataclass(frozen=True, slots=True)
class _Bundled:
    """Where a bundled family is installed."""

    family: str
    package: str
    distribution: str
    generic: str


BUNDLED = (
    _Bundled('Source Sans Pro', 'font_source_sans_pro', 'font-source-sans-pro', 'sans-serif'),
    _Bundled('Source Serif Pro', 'font_source_serif_pro', 'font-source-serif-pro', 'serif'),
    _Bundled('Lato', 'font_lato', 'font-lato', 'sans-serif'),
    _Bundled('Manrope', 'font_manrope', 'font-manrope', 'sans-serif'),
    _Bundled('Red Hat Display', 'font_rhd', 'font-rhd', 'sans-serif'),
    _Bundled('Hanken Grotesk', 'font_hanken_grotesk', 'font-hanken-grotesk', 'sans-serif'),
)
FAMILIES = tuple(bundled.family for bundled in BUNDLED)
# The names under which these families are known elsewhere.
OTHER_NAMES = {'source sans 3': 'Source Sans Pro', 'source serif 4': 'Source Serif Pro', 'source serif': 'Source Serif Pro', 'source sans': 'Source Sans Pro'}
WEIGHT_NAMES = {
    'thin': 100,
    'extralight': 200,
    'light': 300,
    'regular': 400,
    'medium': 500,
    'semibold': 600,
    'bold': 700,
    'extrabold': 800,
    'black': 900,
    '': 400,
}
KEPT_TABLES = frozenset(
    {'head', 'hhea', 'maxp', 'OS/2', 'hmtx', 'cmap', 'name', 'post', 'glyf', 'loca', 'fpgm', 'prep', 'cvt ', 'gasp', 'CFF '}
    | {'GDEF', 'GPOS', 'GSUB', 'kern', 'VORG', 'vhea', 'vmtx', 'GlyphOrder'}
)
SERIF_HINTS = ('serif', 'slab', 'garamond', 'georgia', 'times', 'caslon', 'baskerville', 'bodoni', 'didot', 'merriweather', 'playfair', 'palatino', 'lora', 'cambria')


def bundled_name(family: str) -> str:
    """Return the bundled family that a name means, or nothing."""
    folded = ' '.join(family.casefold().split())
    for name in FAMILIES:
        if name.casefold() == folded:
            return name
    return OTHER_NAMES.get(folded, '')


def stand_in(family: str) -> str:
    """Return the bundled family that replaces one we do not have: serif for serif, sans for all others."""
    folded = family.casefold()
    is_serif = 'sans' not in folded and any(hint in folded for hint in SERIF_HINTS)
    return 'Source Serif Pro' if is_serif else 'Source Sans Pro'


@functools.cache
def bundled(family: str, faces: tuple[tuple[int, str], ...]) -> Parsed[Typeface]:
    """Return a bundled family with the nearest face to each wanted (weight, style), each file once.

    Findings: A030 when the family's package is not installed. `family` is one of `FAMILIES`.
    """
    entry = next(bundled for bundled in BUNDLED if bundled.family == family)
    files = _files_of(entry)
    if not files:
        hint = f'install it: pip install {entry.distribution}'
        return Parsed(None, (error('A030', f'the bundled font {family} is not installed', None, hint),))
    chosen: dict[tuple[int, str], Face] = {}
    for weight, style in faces:
        key = nearest_face(files, weight, style)
        if key not in chosen:
            path = files[key]
            chosen[key] = Face(_asset(family, key, path.suffix, path.read_bytes()), *key)
    return Parsed(Typeface(family, tuple(chosen[key] for key in sorted(chosen)), _licence(entry), entry.generic))


def nearest_face(known: Iterable[tuple[int, str]], weight: int, style: str) -> tuple[int, str]:
    """Return the face nearest to a weight and style; the style counts more, and of two as near the bolder for bold texts.

    After CSS Fonts 4, section 5.2: below 500 a lighter face is taken before a bolder one, from 500 the other way round.
    """
    return min(known, key=lambda face: (face[1] != style, abs(face[0] - weight), face[0] if weight < 500 else -face[0]))


def own(family: str, files: tuple[FontFile, ...], generic: str = 'sans-serif') -> Parsed[Typeface]:
    """Return a client's own family from its files, each parsed and written again without what is not needed.

    Findings: A031 no font or damaged, A032 variable, A033 another family's name, A034 the owner forbids embedding, A035 the same
    face twice. `value` is None when no file could be used.
    """
    findings: list[Finding] = []
    faces: dict[tuple[int, str], Face] = {}
    for file in files:
        read = _read_own(family, file)
        findings.extend(read.findings)
        if read.value is None:
            continue
        key = (read.value.weight, read.value.style)
        if key in faces:
            message = f'{file.source.path} has the same weight and style as another file'
            findings.append(warning('A035', message, file.at, 'delete one of the two'))
            continue
        faces[key] = read.value
    if not faces:
        return Parsed(None, tuple(findings))
    return Parsed(Typeface(family, tuple(faces[key] for key in sorted(faces)), None, generic), tuple(findings))


def _read_own(family: str, file: FontFile) -> Parsed[Face]:
    path, at = file.source.path, file.at
    data = file.source.data
    if data[:4] not in (b'\x00\x01\x00\x00', b'OTTO', b'true'):
        hint = 'deliver a .ttf or .otf file; collections and web fonts (.woff, .woff2) are not read'
        return Parsed(None, (error('A031', f'{path} is not a TrueType or OpenType font', at, hint),))
    try:
        font = TTFont(BytesIO(data), lazy=False, recalcTimestamp=False, recalcBBoxes=False)
        if 'fvar' in font:
            hint = 'deliver one file a weight and style (static fonts)'
            return Parsed(None, (error('A032', f'{path} is a variable font', at, hint),))
        names = _family_names(font)
        weight = min(max(round(int(font['OS/2'].usWeightClass) / 100) * 100, 100), 900)
        style = 'italic' if int(font['OS/2'].fsSelection) & 1 or int(font['head'].macStyle) & 2 else 'normal'
        embedding = int(font['OS/2'].fsType)
        again = _written_again(font)
    except Exception:  # a font parser may raise anything on broken bytes
        return Parsed(None, (error('A031', f'{path} is damaged', at, 'ask the font maker for the file again'),))
    if ' '.join(family.casefold().split()) not in {' '.join(name.casefold().split()) for name in names}:
        shown = ', '.join(sorted(names)) or 'no name'
        hint = f'write family: {sorted(names)[0]}' if names else 'deliver a font file with a name'
        return Parsed(None, (error('A033', f'{path} calls itself {shown}, not {family}', at, hint),))
    findings: tuple[Finding, ...] = ()
    if embedding & 0x000E == 0x0002:
        findings = (warning('A034', f'{path} says that its owner forbids embedding', at, 'make sure that the licence covers handing out documents'),)
    suffix = '.otf' if data[:4] == b'OTTO' else '.ttf'
    return Parsed(Face(_asset(family, (weight, style), suffix, again), weight, style), findings)


def _family_names(font: Any) -> set[str]:
    names = {str(font['name'].getDebugName(number) or '').strip() for number in (16, 1, 21)}
    return {name for name in names if name and name.isprintable() and len(name) < 80}


def _written_again(font: Any) -> bytes:
    """Return the font with every table parsed and only those that set text."""
    for tag in list(font.keys()):
        if tag not in KEPT_TABLES:
            del font[tag]
    for tag in font.keys():  # noqa: SIM118  (a font is no mapping)
        if tag != 'GlyphOrder':
            table = font[tag]
            if hasattr(table, 'ensureDecompiled'):
                table.ensureDecompiled(recurse=True)
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


@functools.cache
def _files_of(entry: _Bundled) -> dict[tuple[int, str], Path]:
    """Return the files of a bundled family by weight and style; TrueType before OpenType, never a variable font."""
    folder = _folder_of(entry)
    if folder is None:
        return {}
    files: dict[tuple[int, str], Path] = {}
    for suffix in ('.otf', '.ttf'):
        for path in sorted(folder.glob(f'*{suffix}')):
            found = re.fullmatch(r'[A-Za-z]+-([A-Za-z]*?)(It|Italic)?', path.stem)
            if found is None or 'Variable' in path.stem:
                continue
            weight = WEIGHT_NAMES.get(found.group(1).lower())
            if weight is not None:
                files[(weight, 'italic' if found.group(2) else 'normal')] = path
    return files


def _folder_of(entry: _Bundled) -> Path | None:
    """Return where a package keeps its fonts, without importing it."""
    spec = importlib.util.find_spec(entry.package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / 'files'
        if folder.is_dir():
            return folder
    return None


@functools.cache
def _licence(entry: _Bundled) -> Asset:
    """Return the licence text that travels with a family: the package's, its metadata's, or the one inside the font.

    The owner's line inside the font always stands in it.
    """
    folder = _folder_of(entry)
    text = ''
    for name in ('OFL.txt', 'LICENSE.txt', 'LICENSE'):
        path = folder / name if folder else None
        if path is not None and path.is_file():
            text = path.read_text(encoding='utf-8', errors='replace')
            break
    if not text:
        try:
            distribution = importlib.metadata.distribution(entry.distribution)
            licences = [file for file in distribution.files or () if 'licen' in str(file).lower() or 'OFL' in str(file)]
            text = '\n'.join(file.read_text(encoding='utf-8') for file in licences)
        except (importlib.metadata.PackageNotFoundError, OSError, UnicodeDecodeError):
            text = ''
    font = TTFont(next(iter(_files_of(entry).values())), lazy=True)
    owner, terms, address = (str(font['name'].getDebugName(number) or '') for number in (0, 13, 14))
    font.close()
    if not text:
        text = f'{terms}\n\n{address}'
    if owner and owner not in text:  # one package ships another font's copyright line
        text = f'{entry.family}: {owner}\n\n{text}'
    data = text.replace('\r\n', '\n').strip().encode() + b'\n'
    return Asset(f'{_slug(entry.family)}-licence.txt', 'text/plain', hashlib.sha256(data).hexdigest(), data)


def _asset(family: str, face: tuple[int, str], suffix: str, data: bytes) -> Asset:
    italic = '-italic' if face[1] == 'italic' else ''
    name = f'{_slug(family)}-{face[0]}{italic}{suffix}'
    return Asset(name, 'font/otf' if suffix == '.otf' else 'font/ttf', hashlib.sha256(data).hexdigest(), data)


def _slug(family: str) -> str:
    return re.sub(r'[^a-z0-9]+', '-', family.lower()).strip('-')[:40].strip('-') or 'font'
