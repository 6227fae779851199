"""Pictures and fonts from strangers come out as fresh, harmless bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from builder.sources.css_colours import parse_colour
from builder.sources.files import SourceFile
from builder.sources.findings import Severity, Span
from builder.sources.pictures import picture
from builder.sources.svg_values import UnreadableError, path, transform
from builder.sources.typefaces import FAMILIES, Face, FontFile, bundled, bundled_name, own, stand_in

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"'


def source(data: bytes | str, name: str = 'brand/acme/logo.svg') -> SourceFile:
    return SourceFile(name, data.encode() if isinstance(data, str) else data, '')


def drawn(inner: str, head: str = HEAD) -> str:
    read = picture(source(f'{head}>{inner}</svg>'))
    assert read.value is not None, read.findings
    return read.value.data.decode()


def codes(inner: str, head: str = HEAD) -> list[str]:
    return [finding.code for finding in picture(source(f'{head}>{inner}</svg>')).findings]


def test_a_drawing_is_written_anew() -> None:
    text = drawn('\n<!-- x -->\n<g fill="RED"><path d="M0,0 h1.50a1 1 0 01.5.5z"/></g>')
    assert text == (
        '<svg xmlns="http://www.w3.org/2000/svg" height="10" viewBox="0 0 10 10" width="10">'
        '<g fill="#ff0000"><path d="M 0 0 h 1.5 a 1 1 0 0 1 0.5 0.5 z"/></g></svg>\n'
    )


def test_reading_the_result_again_changes_nothing() -> None:
    once = drawn('<defs><linearGradient id="a"><stop offset="50%" stop-color="rgb(1 2 3 / .5)"/></linearGradient></defs><rect width="3" height="4" fill="url(#a)"/>')
    again = picture(source(once)).value
    assert again is not None
    assert again.data.decode() == once
    assert 'stop-color="#010203" stop-opacity="0.5' in once


@pytest.mark.parametrize(
    ('inner', 'code'),
    [
        ('<script>alert(1)</script>', 'A015'),
        ('<g onload="alert(1)"/>', 'A015'),
        ('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', 'A015'),
        ('<image href="file:///etc/passwd"/>', 'A015'),
        ('<use href="#a"/>', 'A015'),
        ('<style>@import url(http://e/x.css)</style>', 'A015'),
        ('<text>Hello</text>', 'A015'),
        ('<animate attributeName="x"/>', 'A015'),
        ('<a href="javascript:alert(1)"><path d="M0 0"/></a>', 'A015'),
        ('<rect style="fill:url(http://e/x)"/>', 'A017'),
        ('<rect fill="url(http://e/x.svg#a)"/>', 'A017'),
        ('<rect cursor="url(http://e)"/>', 'A017'),
        ('<linearGradient href="http://e/x.svg#a"/>', 'A017'),
        ('<rect width="1e9"/>', 'A018'),
        ('<path d="M0 0 L NaN 1"/>', 'A018'),
        ('<rect fill="red;}body{background:url(//e)}"/>', 'A017'),
        ('<rect fill="color(srgb 1e999 0 0)"/>', 'A018'),
        ('<rect fill="url(#gone)"/>', 'A019'),
        ('<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>', 'A019'),
        ('<g>' * 40 + '</g>' * 40, 'A012'),
        ('<path/>' * 5001, 'A012'),
    ],
)
def test_what_can_act_or_reach_out_is_an_error(inner: str, code: str) -> None:
    read = picture(source(f'{HEAD}>{inner}</svg>'))
    assert read.value is None
    assert code in {finding.code for finding in read.findings if finding.is_error}


def test_a_fault_has_its_line() -> None:
    finding = picture(source(f'{HEAD}>\n\n  <script/>\n</svg>')).findings[0]
    assert (str(finding.span), finding.message) == ('brand/acme/logo.svg:3:3', '<script> is not allowed in a drawing')


def test_a_style_attribute_becomes_attributes_and_the_rest_is_said() -> None:
    read = picture(source(f'{HEAD}><rect fill="red" style="fill: #00F !important; mix-blend-mode: multiply"/></svg>'))
    assert read.value is not None
    assert b'<rect fill="#0000ff"/>' in read.value.data
    assert [(finding.code, finding.severity) for finding in read.findings] == [('A016', Severity.WARNING)]


def test_what_editors_leave_behind_is_a_note() -> None:
    read = picture(source(f'{HEAD} xmlns:i="http://inkscape" i:version="1" version="1.1"><metadata>x</metadata><path d="M0 0"/></svg>'))
    assert read.value is not None
    assert {finding.severity for finding in read.findings} == {Severity.NOTE}


@pytest.mark.parametrize(
    'text',
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_no_document_type_is_read(text: str) -> None:
    assert [finding.code for finding in picture(source(text)).findings] == ['A011']


def test_the_size_comes_from_width_and_height_when_there_is_no_view_box() -> None:
    assert 'viewBox="0 0 96 20"' in drawn('', '<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="20px"')
    assert codes('', '<svg xmlns="http://www.w3.org/2000/svg"') == ['A013']


@pytest.mark.parametrize('data', [b'', b'<svg', b'<svg/>', b'\0\0', b'<html></html>', b'%PDF-1.7', b'<?xml version="1.0" encoding="utf-7"?><svg/>'])
def test_anything_else_is_refused_without_a_crash(data: bytes) -> None:
    read = picture(source(data))
    assert read.value is None
    assert read.findings[0].code in ('A001', 'A010')


@pytest.mark.parametrize('wrong', ['L 1 1', 'M 1', 'M 0 0 a 1 1 0 2 0 1 1', 'M 0 0 x', 'M 0 0 L 1e7 0', 'M 0 0 z 1'])
def test_a_broken_path_is_refused(wrong: str) -> None:
    with pytest.raises(UnreadableError):
        path(wrong)


def test_transforms_are_counted() -> None:
    assert transform('translate(1,2) rotate(.5)') == 'translate(1 2) rotate(0.5)'
    with pytest.raises(UnreadableError):
        transform('rotate(1,2)')


@pytest.mark.parametrize(('text', 'expected'), [('#FFF', '#ffffff'), ('rebeccapurple', '#663399'), ('hsl(120 100% 25%)', '#008000'), ('rgb(8, 111, 15)', '#086f0f')])
def test_colours_become_six_digits(text: str, expected: str) -> None:
    colour = parse_colour(text)
    assert colour is not None
    assert colour.hex == expected


@pytest.mark.parametrize('text', ['', 'red;x', 'url(#a)', 'var(--x)', '\\72 ed', '#fff/**/', 'currentcolor', 'color(srgb 1e999 0 0)', 'blurple', 'calc(1)'])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert parse_colour(text) is None


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def test_a_raster_is_encoded_again_without_its_metadata() -> None:
    info = PngInfo()
    info.add_text('Comment', 'secret')
    data = encoded(Image.new('RGBA', (3, 2), (1, 2, 3, 4)), 'PNG', pnginfo=info) + b'<script>'
    read = picture(source(data, 'brand/acme/Our Logo.JPG'))
    assert read.value is not None
    assert (read.value.name, read.value.media_type, read.value.width, read.value.height) == ('our-logo.png', 'image/png', 3.0, 2.0)
    assert b'secret' not in read.value.data
    assert b'script' not in read.value.data
    assert read.value == picture(source(data, 'brand/acme/Our Logo.JPG')).value


def test_a_photo_stays_a_photo_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = 'Camera'
    read = picture(source(encoded(Image.new('RGB', (4, 2)), 'JPEG', exif=exif), 'a.jpg'))
    assert read.value is not None
    assert (read.value.media_type, read.value.width, read.value.height) == ('image/jpeg', 2.0, 4.0)
    assert b'Camera' not in read.value.data


def test_webp_becomes_png() -> None:
    read = picture(source(encoded(Image.new('RGB', (4, 2)), 'WEBP'), 'a.webp'))
    assert read.value is not None
    assert read.value.media_type == 'image/png'


def test_a_picture_is_measured_before_it_is_decoded() -> None:
    data = encoded(Image.new('1', (12_000, 12_000)), 'PNG')
    assert len(data) < 30_000
    assert [finding.code for finding in picture(source(data, 'a.png')).findings] == ['A003']


def test_a_damaged_picture_is_a_finding() -> None:
    data = encoded(Image.effect_noise((64, 64), 50), 'PNG')
    assert [finding.code for finding in picture(source(data[: len(data) // 2], 'a.png')).findings] == ['A002']


@pytest.mark.parametrize('family', FAMILIES)
def test_every_bundled_family_has_faces_and_a_licence_that_names_its_owner(family: str) -> None:
    typeface = bundled(family, ((400, 'normal'), (700, 'normal'), (400, 'italic'))).value
    assert typeface is not None
    assert {(400, 'normal'), (700, 'normal')} <= {(face.weight, face.style) for face in typeface.faces}
    assert typeface.licence is not None
    assert b'Copyright' in typeface.licence.data
    assert b'Open Font License' in typeface.licence.data


def test_the_nearest_weight_is_chosen_and_its_file_is_named_for_delivery() -> None:
    lato = bundled('Lato', ((600, 'normal'),)).value
    assert lato is not None
    assert [(face.weight, face.asset.name) for face in lato.faces] == [(700, 'lato-700.ttf')]
    serif = bundled('Source Serif Pro', ((600, 'normal'), (400, 'italic'))).value
    assert serif is not None
    assert [face.asset.name for face in serif.faces] == ['source-serif-pro-400-italic.ttf', 'source-serif-pro-600.ttf']


def test_families_are_known_by_their_newer_names_and_others_have_a_stand_in() -> None:
    assert bundled_name('source sans 3') == 'Source Sans Pro'
    assert bundled_name('Open Sans') == ''
    assert (stand_in('EB Garamond'), stand_in('Open Sans'), stand_in('Noto Sans Serif')) == ('Source Serif Pro', 'Source Sans Pro', 'Source Sans Pro')


def lato_file() -> bytes:
    typeface = bundled('Lato', ((400, 'normal'),)).value
    assert typeface is not None
    return typeface.faces[0].asset.data


def own_font(data: bytes, family: str = 'Lato') -> list[str] | tuple[Face, ...]:
    read = own(family, (FontFile(source(data, 'brand/acme/fonts/a.ttf'), Span.of('f.yml', 3, 5)),))
    return read.value.faces if read.value is not None else [f'{finding.code} {finding.message}' for finding in read.findings]


def test_a_clients_font_is_parsed_and_written_again() -> None:
    faces = own_font(lato_file())
    assert isinstance(faces, tuple)
    assert (faces[0].weight, faces[0].style, faces[0].asset.name) == (400, 'normal', 'lato-400.ttf')
    assert faces == own_font(lato_file())


def test_a_font_that_is_none_of_the_declared_is_refused() -> None:
    assert own_font(lato_file(), 'Acme') == ['A033 brand/acme/fonts/a.ttf calls itself Lato, not Acme']
    assert own_font(lato_file()[:30_000]) == ['A031 brand/acme/fonts/a.ttf is damaged']
    assert own_font(b'wOF2' + b'\0' * 50) == ['A031 brand/acme/fonts/a.ttf is not a TrueType or OpenType font']
