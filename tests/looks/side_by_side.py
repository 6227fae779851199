"""Pictures side by side on one sheet, each with a label."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

GAP, LABEL = 14, 22
GROUND, INK = '#8a8a8a', '#ffffff'


class Shown(NamedTuple):
    """A picture with what stands above it."""

    label: str
    picture: Image.Image


def sheet(shown: Sequence[Shown], columns: int, *, grey: bool = False, same_height: int = 0) -> Image.Image:
    """Return pictures in rows. `same_height` scales all of them to one height; else each keeps its size."""
    pictures = [_scaled(one.picture.convert('L' if grey else 'RGB').convert('RGB'), same_height) for one in shown]
    rows = [range(start, min(start + columns, len(pictures))) for start in range(0, len(pictures), columns)]
    labelled = LABEL if any(one.label for one in shown) else 0
    heights = [max(pictures[n].height for n in row) + labelled + GAP for row in rows]
    columns = min(columns, len(pictures))
    widths = [max(pictures[n].width for row in rows for n in row if n - row.start == column) + GAP for column in range(columns)]
    whole = Image.new('RGB', (sum(widths) + GAP, sum(heights) + GAP), GROUND)
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(14)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        left = GAP
        for n in row:
            if shown[n].label:
                pen.text((left, top), shown[n].label, fill=INK, font=font)
            whole.paste(pictures[n], (left, top + labelled))
            left += widths[n - row.start]
        top += height
    return whole


def save(picture: Image.Image, path: Path, colours: int = 0) -> Path:
    """Write a picture, small if it may have few colours only, and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if colours:
        picture = picture.convert('RGB').quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    picture.save(path, optimize=bool(colours))
    return path


def _scaled(picture: Image.Image, height: int) -> Image.Image:
    if not height or picture.height == height:
        return picture
    return picture.resize((max(1, round(picture.width * height / picture.height)), height), Image.Resampling.LANCZOS)
