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

from fontTools import subset
from fontTools.ttLib import TTFont

from builder.renderers.rendered import Rendered, Templates, WebFont
from builder.sources.typefaces import Face, Typeface

#: What the part has: Latin with its accents, and signs. The rest of what can be written, for the whole file.
PART = ((0x20, 0x17F), (0x2B0, 0x36F), (0x2000, 0x2BFF), (0xFB00, 0xFB06), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD))
REST = 'U+180-2AF, U+370-1FFF, U+2C00-FAFF, U+FB07-FEFE, U+FF00-FFFC'
#: Figures of one width, and what words need to look right.
FEATURES = (*subset.Options._layout_features_default, 'tnum', 'lnum', 'case')
NAME = 'Onbrand Part'
OWNERS_NAMES = (1, 2, 3, 4, 6, 16, 17, 18, 21, 22, 25)
_LICENCE = b'OPEN FONT LICENSE'
_NOT_IN_PARTS = 0x0100  # OS/2 fsType: the owner forbids it


def part_name(typeface: Typeface, face: Face) -> str:
    """Return the file name of a face's part, empty where the face is delivered whole."""
    licence = typeface.licence.data.upper() if typeface.licence else b''
    return f'{PurePosixPath(face.asset.name).stem}.woff2' if _LICENCE in licence else ''


def fingerprint(font: WebFont, templates: Templates) -> str:
    """Return the versions of the libraries that divide and pack."""
    return f'{version("fonttools")} {version("brotli")}'


def render(font: WebFont, templates: Templates) -> Rendered:
    """Return the part; the whole font where its owner forbids to divide it, which a browser reads as well."""
    return Rendered(_part(font.asset.data))


@lru_cache(maxsize=64)
def _part(data: bytes) -> bytes:
    whole = TTFont(BytesIO(data), recalcTimestamp=False)
    if int(whole['OS/2'].fsType) & _NOT_IN_PARTS:
        return data
    options = subset.Options(hinting=False, layout_features=list(FEATURES), name_IDs=['*'], name_legacy=True, notdef_outline=True)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[sign for first, last in PART for sign in range(first, last + 1)])
    worker.subset(whole)
    for record in list(whole['name'].names):
        if record.nameID in OWNERS_NAMES:
            whole['name'].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    for number, words in ((1, NAME), (2, 'Regular'), (4, NAME), (6, NAME.replace(' ', ''))):
        whole['name'].setName(words, number, 3, 1, 0x409)
    if 'CFF ' in whole:
        whole['CFF '].cff.fontNames = [NAME.replace(' ', '')]
        top = whole['CFF '].cff.topDictIndex[0]
        for key in ('FullName', 'FamilyName'):
            if hasattr(top, key):
                setattr(top, key, NAME)
    whole.flavor = 'woff2'
    packed = BytesIO()
    whole.save(packed)
    return packed.getvalue()
