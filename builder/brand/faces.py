"""Which fonts a look is set in: the client's own, a bundled family, or the bundled one that stands in for a family that is not there.

In: the type of a `Design` and the brand's folder. Out: two families, which was asked for and which is used, and what is lacking,
said once a family (B015).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.brand.look import Correction, FontUse
from builder.brand.posit import Design, FontRef, PictureRef, TypeUse
from builder.sources.files import Folder, Kind
from builder.sources.findings import Finding, Parsed, Span, note, warning
from builder.sources.typefaces import FontFile, Typeface, bundled, bundled_name, nearest_face, own, stand_in

DEFAULT_FAMILY = 'Source Sans Pro'
DEFAULT_HEADING_WEIGHT = 600
READ = ('.ttf', '.otf')


@dataclass(frozen=True, slots=True)
class Fonts:
    """What running text and headings are set in. `uses` says for each what was asked for."""

    body: Typeface
    headings: Typeface
    heading_weight: int
    uses: tuple[FontUse, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A family for one use: what is used, and why it is not what was asked for (empty when it is)."""

    use: str
    family: str
    at: Span | None
    typeface: Typeface
    lacks: str = ''
    same: bool = False  # another name of the same family
    named: bool = True  # by the design team


def fonts_of(folder: Folder, design: Design) -> Parsed[Fonts]:
    """Return the fonts of a look; `value` is None when not even a bundled family is installed."""
    findings: list[Finding] = []
    declared = {font.family.casefold(): font for font in design.fonts}
    weight = design.base.weight or 400
    bold = _bold(declared.get(design.base.family.casefold()), weight)
    base = ((weight, 'normal'), (weight, 'italic'), (bold, 'normal'), (bold, 'italic'))
    heading = design.headings if design.headings.family else TypeUse(design.base.family, design.headings.weight, design.base.at)
    wanted = heading.weight or DEFAULT_HEADING_WEIGHT
    body = _choose(folder, design.base, declared, base, 'running text', findings)
    headings = _choose(folder, heading, declared, ((wanted, 'normal'),), 'headings', findings)
    if body is None or headings is None:
        return Parsed(None, tuple(dict.fromkeys(findings)))
    used = nearest_face(((face.weight, face.style) for face in headings.typeface.faces), wanted, 'normal')[0]
    corrections = tuple(_said_once((body, headings), findings))
    uses = (_use(body, weight, _weights(body.typeface)), _use(headings, wanted, (used,)))
    return Parsed(Fonts(body.typeface, headings.typeface, used, uses, corrections), tuple(dict.fromkeys(findings)))


def _bold(font: FontRef | None, body_weight: int) -> int:
    """Return the weight of strong words: the heaviest that the brand declares if it is a bold one, else 700."""
    heaviest = max(font.weights, default=0) if font else 0
    return heaviest if heaviest >= max(600, body_weight + 200) else min(max(700, body_weight + 200), 900)


def _choose(
    folder: Folder, use: TypeUse, declared: dict[str, FontRef], faces: tuple[tuple[int, str], ...], what: str, findings: list[Finding]
) -> _Chosen | None:
    """Return the family of a use: the client's own where its files are there, else a bundled one."""
    family = use.family or DEFAULT_FAMILY
    font = declared.get(family.casefold())
    files, lacks = _files(folder, font, findings) if font is not None else ((), '')
    if files:
        generic = 'serif' if stand_in(family) == 'Source Serif Pro' else 'sans-serif'
        read = own(family, files, generic)
        findings.extend(read.findings)
        if read.value is not None:
            return _Chosen(what, family, use.at, read.value, lacks)
    name = bundled_name(family)
    # A weight that suits another family may be far too thin or heavy in the one that stands in for it.
    wanted = faces if name else tuple((min(max(weight, 400), 700), style) for weight, style in faces)
    found = bundled(name or stand_in(family), wanted)
    findings.extend(found.findings)
    if found.value is None:
        return None
    same = name != '' and name != family
    lacks = '' if name else lacks or 'is neither bundled nor in this folder'
    return _Chosen(what, family, use.at, found.value, lacks, same, bool(use.family))


def _files(folder: Folder, font: FontRef, findings: list[Finding]) -> tuple[tuple[FontFile, ...], str]:
    """Return a font's files that can be read, and what the others lack in words that follow the family's name."""
    files: list[FontFile] = []
    gone: list[PictureRef] = []
    unread: list[PictureRef] = []
    for ref in font.files:
        if _on_the_web(ref.path):
            gone.append(ref)
            continue
        if not ref.path.lower().endswith(READ):
            unread.append(ref)
            continue
        source = folder.read(ref.path, Kind.FONT, ref.at)
        if any(finding.code == 'S006' for finding in source.findings):
            gone.append(ref)
            continue
        findings.extend(source.findings)
        if source.value is not None:
            files.append(FontFile(source.value, ref.at))
    if gone:
        return tuple(files), f'lacks {_listed(gone)}'
    if unread and not files:
        return (), f'is here only as {_listed(unread)}, which cannot be printed'
    return tuple(files), ''


def _listed(refs: Iterable[PictureRef]) -> str:
    first, *rest = (ref.path for ref in refs)
    return f'{first} and {len(rest)} more' if len(rest) > 1 else ' and '.join((first, *rest))


def _said_once(chosen: tuple[_Chosen, ...], findings: list[Finding]) -> Iterable[Correction]:
    """Yield a correction for each family that is not set as it was asked for, and say the same as a finding."""
    families = {one.family.casefold(): tuple(other for other in chosen if other.family.casefold() == one.family.casefold()) for one in chosen}
    for uses in families.values():
        first = next((use for use in uses if use.lacks or use.same), None)
        if first is None:
            continue
        used, what = first.typeface.family, ' and '.join(use.use for use in uses)
        if first.same:
            why = 'the same family by the name under which it is bundled'
            findings.append(note('B015', f'the font {first.family} is bundled as {used}, and used for {what}', first.at))
        elif used == first.family:
            why = f'it {first.lacks}; the files that are there are used'
            findings.append(warning('B015', f'the font {first.family} {first.lacks}; {what}: the files that are there', first.at, 'put these files into the folder'))
        else:
            why = f'it {first.lacks}; fonts are never fetched'
            findings.append(warning('B015', f'the font {first.family} {first.lacks}; {used} takes its place in {what}', first.at, _how(first.family)))
        yield Correction(f'font of {what}', first.family, used, 0.0, 0.0, why)


def _how(family: str) -> str:
    """Return how a family is brought along."""
    slug = ''.join(word.capitalize() for word in family.split()) or 'Font'
    return (
        'put its .ttf or .otf files into fonts/ and write under typography > fonts:\n'
        f'- family: {family}\n'
        '  source: file\n'
        f'  files: [fonts/{slug}-Regular.ttf, fonts/{slug}-Bold.ttf]'
    )


def _use(chosen: _Chosen, weight: int, weights: tuple[int, ...]) -> FontUse:
    origin = 'own' if not chosen.typeface.licence else 'bundled' if chosen.named else 'chosen'
    if chosen.typeface.family.casefold() != chosen.family.casefold() and not chosen.same:
        origin = 'instead'
    return FontUse(chosen.use, chosen.family, weight, chosen.typeface.family, weights, origin)


def _weights(typeface: Typeface) -> tuple[int, ...]:
    return tuple(sorted({face.weight for face in typeface.faces}))


def _on_the_web(path: str) -> bool:
    return path.lower().startswith(('http://', 'https://', '//'))
