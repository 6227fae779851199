"""The first page of a PDF as a small picture, drawn from the very bytes that are published."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from io import BytesIO

from builder.renderers.rendered import FirstPage, PlannedPicture, Rendered, Templates

#: Raise it when the same page should give another picture.
VERSION = 1
COLOURS = 64
#: Drawn larger and then made smaller, so that small letters become even grey.
FINER = 2


def fingerprint(picture: PlannedPicture | FirstPage, templates: Templates) -> str:
    """Return a digest of what draws the picture."""
    parts = (str(VERSION), *map(version, ('pypdfium2', 'pillow')))
    return hashlib.sha256('\n'.join(parts).encode()).hexdigest()


def render(picture: FirstPage, templates: Templates) -> Rendered:
    """Return a PNG with a palette, exactly as wide and high as planned; a page of another shape stands on white."""
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(picture.pdf) as document:
        page = document[0]
        across, down = page.get_size()
        scale = min(picture.width / across, picture.height / down)
        large = page.render(scale=scale * FINER).to_pil().convert('RGB')
    width, height = (min(round(length * scale), limit) for length, limit in ((across, picture.width), (down, picture.height)))
    sheet = Image.new('RGB', (picture.width, picture.height), '#ffffff')
    sheet.paste(large.resize((width, height), Image.Resampling.BOX), ((picture.width - width) // 2, (picture.height - height) // 2))
    out = BytesIO()
    sheet.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, 'PNG', optimize=True)
    return Rendered(out.getvalue())
