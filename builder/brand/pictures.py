"""The pictures that a brand puts into a pack's places, and the logo of whoever signs beside it.

In: records of the brand's files and its folder. Out: `SlotPicture` and `Partner` values with safe assets, and findings B040-B044 beside
those of files and pictures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from builder.brand.brand import Partner, SlotPicture
from builder.brand.look import Logo
from builder.brand.models import PartnerRecord, PictureRecord
from builder.sources.assets import Asset
from builder.sources.files import Folder
from builder.sources.findings import Finding, Parsed, error, nearest, note, warning
from builder.sources.pictures import read_picture
from builder.sources.records import Words

#: Places besides the openings of lessons, which are called by the lesson's id.
PLACES = ('cover', 'welcome')
_LESSON = re.compile(r'L[0-9]{2}')
_FOCUS = re.compile(r'(100|[0-9]{1,2})\s*%\s+(100|[0-9]{1,2})\s*%')


class Need(NamedTuple):
    """Points that a place takes on paper at 150 to the inch; four times as many are of no use."""

    width: int
    height: int


_COVER, _OPENING = Need(1240, 950), Need(1060, 380)


def pictures_of(folder: Folder, records: Mapping[str, PictureRecord], lessons: Collection[str] | None) -> Parsed[tuple[SlotPicture, ...]]:
    """Return the pictures of a brand in the order of its file. `lessons` are the ids of the course's lessons, None when unknown."""
    found: list[Finding] = []
    pictures: list[SlotPicture] = []
    for slot, record in records.items():
        if not _known(slot, lessons):
            places = (*PLACES, *sorted(lessons or ()))
            hint = nearest(slot, places) or 'write cover, welcome, or the id of a lesson such as L01'
            found.append(error('B040', f'there is no place "{slot}" for a picture', record.at, hint))
            continue
        alt = record.alt.text if record.alt else ''
        if not alt and not record.decoration:
            hint = 'write alt: and what it shows, or decoration: yes when it says nothing'
            found.append(error('B041', f'the picture "{slot}" says nothing to people who cannot see it', record.at, hint))
        if alt and record.decoration:
            found.append(warning('B041', f'the picture "{slot}" is decoration and has a text; the text is read out', record.at, 'keep one of the two'))
        focus = _focus(record.focus, found)
        read = read_picture(folder, record.file.text, record.file.at)
        found.extend(read.findings)
        if read.value is None:
            continue
        found.extend(_size(slot, read.value, record.file))
        pictures.append(SlotPicture(slot, read.value, alt, focus))
    return Parsed(tuple(pictures), tuple(found))


def _known(slot: str, lessons: Collection[str] | None) -> bool:
    return slot in PLACES or (bool(_LESSON.fullmatch(slot)) if lessons is None else slot in lessons)


def _focus(words: Words | None, found: list[Finding]) -> tuple[float, float]:
    if words is None:
        return 50.0, 50.0
    given = _FOCUS.fullmatch(words.text)
    if given is None:
        found.append(error('B042', f'"{words}" is no point of a picture', words.at, 'write how far from the left and from the top, like 60% 30%'))
        return 50.0, 50.0
    return float(given[1]), float(given[2])


def _size(slot: str, asset: Asset, file: Words) -> list[Finding]:
    """Return what there is to say about the points of a picture; drawings have none."""
    if asset.media_type == 'image/svg+xml':
        return []
    need = _COVER if slot == 'cover' else _OPENING
    have = f'{asset.width:.0f} x {asset.height:.0f} points'
    if asset.width < need.width or asset.height < need.height:
        message = f'the picture "{slot}" has {have}; on paper it will look coarse'
        return [warning('B043', message, file.at, f'deliver it with {need.width} x {need.height} points or more')]
    if asset.width > 4 * need.width and asset.height > 4 * need.height:
        message = f'the picture "{slot}" has {have}, far more than paper shows; every document that holds it grows'
        return [note('B044', message, file.at, f'{2 * need.width} x {2 * need.height} points are plenty')]
    return []


def partner_of(folder: Folder, record: PartnerRecord | None) -> Parsed[Partner | None]:
    """Return who signs beside the brand. The logo is read as the brand's own is, from the brand's folder only."""
    if record is None:
        return Parsed(None, ())
    found: list[Finding] = []
    assets: list[Asset | None] = []
    for file in (record.logo, record.logo_on_dark):
        read = read_picture(folder, file.text, file.at) if file else Parsed(None, ())
        found.extend(read.findings)
        assets.append(read.value)
    light, dark = assets
    either = light or dark
    logo = Logo(light or either, dark or either, record.name.text) if either else None
    return Parsed(Partner(record.name.text, record.role, logo, record.name.at), tuple(found))
