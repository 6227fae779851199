"""Pictures made safe: an SVG is built anew, a raster is decoded and encoded again.

In: the bytes of a file. Out: an `Asset`, and findings A001-A019. What a picture is, its bytes say, not its name.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageFile, ImageOps

from builder.sources import svg
from builder.sources.assets import Asset
from builder.sources.files import Folder, Kind, SourceFile
from builder.sources.findings import Finding, Parsed, Span, error, warning

MAX_PIXELS = 25_000_000
SIGNATURES = ((b'\x89PNG\r\n\x1a\n', 'PNG'), (b'\xff\xd8\xff', 'JPEG'))
RASTER_SUFFIXES = ('.png', '.jpg', '.jpeg', '.webp')
QUALITY = 90


def read_picture(folder: Folder, inner: str, at: Span | None = None) -> Parsed[Asset]:
    """Return the picture at `inner` in `folder`, made safe.

    `at` is the place that names it; faults inside the picture point into the picture.
    """
    kind = Kind.SVG if inner.lower().endswith('.svg') else Kind.RASTER
    source = folder.read(inner, kind, at)
    return Parsed(None, source.findings) if source.value is None else picture(source.value)


def picture(source: SourceFile) -> Parsed[Asset]:
    """Return a picture made safe: SVG, PNG, JPEG or WebP by its content."""
    data = source.data
    if _is_webp(data) or any(data.startswith(signature) for signature, _ in SIGNATURES):
        return raster(source)
    start = data[:1024].lstrip(b'\xef\xbb\xbf \t\r\n')
    if start.startswith(b'<') and not start[:15].lower().startswith((b'<!doctype html', b'<html')):
        return vector(source)
    at = Span.of(source.path)
    return Parsed(None, (error('A001', f'{source.path} is no picture that can be read', at, 'deliver an SVG, PNG, JPEG or WebP'),))


def vector(source: SourceFile) -> Parsed[Asset]:
    """Return an SVG built anew."""
    if len(source.data) > Kind.SVG.limit:
        at = Span.of(source.path)
        return Parsed(None, (error('A012', 'the drawing is larger than 256 KiB', at, 'simplify it in the drawing program'),))
    drawing = svg.rebuild(source.data, source.path)
    if drawing.value is None:
        return Parsed(None, drawing.findings)
    data = drawing.value.text.encode()
    return Parsed(_asset(source, 'svg', 'image/svg+xml', data, drawing.value.width, drawing.value.height), drawing.findings)


def raster(source: SourceFile) -> Parsed[Asset]:
    """Return a PNG, JPEG or WebP measured, decoded, turned upright, in sRGB, and encoded again without its metadata."""
    at = Span.of(source.path)
    findings: list[Finding] = []
    try:
        with _whole_pictures_only(), warnings.catch_warnings():
            warnings.simplefilter('ignore')
            with Image.open(BytesIO(source.data), formats=('PNG', 'JPEG', 'WEBP')) as opened:
                width, height = opened.size
                if width * height > MAX_PIXELS:
                    message = f'the picture has {width} x {height} points, more than 25 million'
                    return Parsed(None, (error('A003', message, at, 'make it smaller'),))
                if getattr(opened, 'n_frames', 1) > 1:
                    findings.append(warning('A004', 'the picture moves; only its first frame is used', at))
                opened.load()
                clean = _clean(opened)
                photo = opened.format == 'JPEG'
    except Image.DecompressionBombError:
        return Parsed(None, (error('A003', 'the picture has more than 25 million points', at, 'make it smaller'),))
    except Exception:  # a decoder may raise anything on broken bytes
        return Parsed(None, (error('A002', f'{source.path} is damaged', at, 'save the picture again'),))
    out = BytesIO()
    if photo:
        clean.convert('RGB').save(out, 'JPEG', quality=QUALITY, subsampling=0, optimize=False)
        asset = _asset(source, 'jpg', 'image/jpeg', out.getvalue(), clean.width, clean.height)
    else:
        clean.save(out, 'PNG', compress_level=9)
        asset = _asset(source, 'png', 'image/png', out.getvalue(), clean.width, clean.height)
    return Parsed(asset, tuple(findings))


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """Let a picture that breaks off fail, whatever another library of this process has told Pillow."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _clean(opened: Image.Image) -> Image.Image:
    """Return only the points of a picture: eight bits, RGB or RGBA, upright, in sRGB."""
    upright = ImageOps.exif_transpose(opened)
    profile = upright.info.get('icc_profile')
    has_alpha = upright.mode in ('LA', 'PA', 'RGBA', 'RGBa') or 'transparency' in upright.info
    if upright.mode.startswith(('I', 'F')):
        upright = upright.point(lambda value: value / 256).convert('L') if upright.mode.startswith('I;16') else upright.convert('L')
    elif profile and upright.mode in ('RGB', 'RGBA', 'CMYK', 'L'):
        upright = _in_srgb(upright, profile)
    pixels = upright.convert('RGBA' if has_alpha else 'RGB')
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    return clean


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        mode = 'RGBA' if image.mode == 'RGBA' else 'RGB'
        target = ImageCms.createProfile('sRGB')
        converted = ImageCms.profileToProfile(image, BytesIO(profile), target, outputMode=mode)
    except (ImageCms.PyCMSError, ValueError, OSError, TypeError):
        return image
    return converted or image


def _asset(source: SourceFile, suffix: str, media_type: str, data: bytes, width: float, height: float) -> Asset:
    stem = re.sub(r'[^a-z0-9]+', '-', PurePosixPath(source.path).stem.lower()).strip('-')[:40].strip('-') or 'picture'
    return Asset(f'{stem}.{suffix}', media_type, hashlib.sha256(data).hexdigest(), data, float(width), float(height))


def _is_webp(data: bytes) -> bool:
    return data[:4] == b'RIFF' and data[8:12] == b'WEBP'
