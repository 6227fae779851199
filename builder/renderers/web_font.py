"""A font as web pages load it: the signs of Latin scripts only, packed, and under a name of ours.

A page asks for the part first; the whole file stands beside it under its own name and is loaded only where a text needs a sign
that the part has not. Parts are made of families under the SIL Open Font License alone, which allows it under three conditions
that are kept here: a part does not bear a name that its makers keep for themselves, it carries their notices, and the licence
travels with it. Files of a client's own are for their owner to divide, so they are delivered whole.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from io import BytesIO
from pathlib import PurePosixPath

import uharfbuzz
from fontTools.ttLib import TTFont

from builder.renderers.rendered import Rendered, Templates, WebFont
from builder.sources.typefaces import Face, Typeface

#: What the part has: Latin with its accents, and signs. The rest of what can be written, for the whole file.
PART = ((0x20, 0x17F), (0x2B0, 0x36F), (0x2000, 0x2BFF), (0xFB00, 0xFB06), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD))
REST = 'U+180-2AF, U+370-1FFF, U+2C00-FAFF, U+FB07-FEFE, U+FF00-FFFC'
#: Beside what words need to look right: figures of one width and of one height, signs that suit capitals.
FEATURES = ('tnum', 'lnum', 'case')
#: Numbers of the name table that hold notices and a licence; they stay as the makers wrote them.
NOTICES = (0, 5, 7, 8, 9, 10, 11, 12, 13, 14)
NAME = 'Onbrand Part'
_LICENCE = b'OPEN FONT LICENSE'
_NOT_IN_PARTS = 0x0100  # OS/2 fsType: the owner forbids it


def part_name(typeface: Typeface, face: Face) -> str:
    """Return the file name of a face's part, empty where the face is delivered whole."""
    licence = typeface.licence.data.upper() if typeface.licence else b''
    return f'{PurePosixPath(face.asset.name).stem}.woff2' if _LICENCE in licence else ''


def fingerprint(font: WebFont, templates: Templates) -> str:
    """Return the versions of the libraries that divide and pack."""
    return f'{version("uharfbuzz")} {version("fonttools")} {version("brotli")}'


def render(font: WebFont, templates: Templates) -> Rendered:
    """Return the part; the whole font where its owner forbids to divide it, which a browser reads as well."""
    return Rendered(_part(font.asset.data))


@lru_cache(maxsize=64)
def _part(data: bytes) -> bytes:
    if int(TTFont(BytesIO(data), lazy=True)['OS/2'].fsType) & _NOT_IN_PARTS:
        return data
    cut = TTFont(BytesIO(_cut(data)), recalcTimestamp=False)
    for number, words in ((1, NAME), (2, 'Regular'), (4, NAME), (6, NAME.replace(' ', ''))):
        cut['name'].setName(words, number, 3, 1, 0x409)
    if 'CFF ' in cut:
        cut['CFF '].cff.fontNames = [NAME.replace(' ', '')]
        top = cut['CFF '].cff.topDictIndex[0]
        for key in ('FullName', 'FamilyName'):
            if hasattr(top, key):
                setattr(top, key, NAME)
    cut.flavor = 'woff2'
    packed = BytesIO()
    cut.save(packed)
    return packed.getvalue()


def _cut(data: bytes) -> bytes:
    """Return the signs of the part alone, without hints for screens of old and without the owners' names."""
    wanted = uharfbuzz.SubsetInput()
    for first, last in PART:
        wanted.unicode_set.update(range(first, last + 1))
    for feature in FEATURES:
        wanted.layout_feature_tag_set.add(int.from_bytes(feature.encode(), 'big'))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NOTICES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NAME_LEGACY | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(uharfbuzz.Face(data), wanted).blob.data)
