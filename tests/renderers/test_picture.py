"""Pictures of first pages: small, of the size that was planned, the same from the same bytes, and of that page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from builder.engine.cache import Cache
from builder.engine.execute import execute
from builder.pipeline.planning import job, picture_size
from builder.renderers import picture
from builder.renderers.rendered import FirstPage, PlannedPicture, Templates

NONE = Templates(())


def pdf(*pages: tuple[int, int, str]) -> bytes:
    """Pages by width, height (in tenths of an inch) and colour, each with a black bar along its head."""
    sheets: list[Image.Image] = []
    for width, height, colour in pages:
        sheet = Image.new('RGB', (width * 10, height * 10), colour)
        ImageDraw.Draw(sheet).rectangle((0, 0, width * 10, height), fill='black')
        sheets.append(sheet)
    out = BytesIO()
    sheets[0].save(out, 'PDF', save_all=True, append_images=sheets[1:], resolution=100)
    return out.getvalue()


def drawn(data: bytes, width: int = 360, height: int = 509) -> Image.Image:
    return Image.open(BytesIO(picture.render(FirstPage(data, width, height), NONE).data))


def colour(seen: Image.Image, x: int, y: int) -> str:
    red, green, blue = seen.convert('RGB').getpixel((x, y))  # type: ignore[misc, arg-type]
    near = {'black': (0, 0, 0), 'green': (0, 128, 0), 'red': (255, 0, 0), 'white': (255, 255, 255)}
    return next(name for name, (r, g, b) in near.items() if max(abs(red - r), abs(green - g), abs(blue - b)) < 6)


def test_it_is_the_first_page_in_the_planned_size() -> None:
    seen = drawn(pdf((83, 117, 'green'), (83, 117, 'red')))
    assert (seen.format, seen.mode, seen.size) == ('PNG', 'P', (360, 509))
    assert (colour(seen, 180, 300), colour(seen, 180, 10)) == ('green', 'black')


def test_a_page_of_another_shape_stands_whole_on_white() -> None:
    seen = drawn(pdf((117, 83, 'green')))
    assert seen.size == (360, 509)
    assert colour(seen, 5, 254) == colour(seen, 355, 254) == 'green'
    assert colour(seen, 180, 5) == colour(seen, 180, 500) == 'white'


def test_the_same_page_gives_the_same_bytes() -> None:
    one = FirstPage(pdf((83, 117, 'green')), 360, 509)
    assert picture.render(one, NONE) == picture.render(one, NONE)


@pytest.mark.parametrize(('paper', 'size'), [('A4', (360, 509)), ('Letter', (360, 466))])
def test_its_size_follows_the_paper(paper: str, size: tuple[int, int]) -> None:
    assert picture_size(paper) == size
    assert picture_size(paper, landscape=True) == size[::-1]


def test_its_key_follows_the_key_of_the_pdf() -> None:
    def key(source: str, width: int = 360) -> str:
        return job('pictures/workbook.png', 'picture', PlannedPicture(source, width, 509), NONE).key

    assert key('a' * 64) == key('a' * 64)
    assert len({key('a' * 64), key('b' * 64), key('a' * 64, 400)}) == 3


def test_what_is_no_pdf_is_a_finding(tmp_path: Path) -> None:
    broken = job('pictures/workbook.png', 'picture', FirstPage(b'not a PDF', 360, 509), NONE)
    (outcome,) = execute([broken], NONE, Cache(tmp_path), workers=1).values()
    assert outcome.data is None
    assert [finding.code for finding in outcome.findings] == ['X010']
