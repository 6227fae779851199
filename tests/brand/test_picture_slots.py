"""A brand's own pictures and its partner: every mistake has a place, and a logo that nobody sees gets a plate."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from test_reader import PURPOSES, SMALL, THEMES

from builder.brand.brand import Brand
from builder.brand.logos import colours_of, shown_on, web_plate
from builder.brand.look import Logo
from builder.brand.reader import read_brand
from builder.sources.files import Folder
from builder.sources.findings import Parsed
from builder.sources.pictures import read_picture


@pytest.fixture
def workspace(tmp_path: Path) -> Folder:
    folder = tmp_path / 'brand' / 'acme'
    (folder / 'pictures').mkdir(parents=True)
    (folder / 'values.yml').write_text(SMALL, encoding='utf-8')
    photo(folder / 'pictures' / 'door.jpg', 1600, 1200)
    return Folder(tmp_path)


def photo(path: Path, width: int, height: int) -> None:
    out = io.BytesIO()
    Image.new('RGB', (width, height), '#884422').save(out, 'JPEG')
    path.write_bytes(out.getvalue())


def drawing(path: Path, colour: str) -> None:
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z" fill="{colour}"/></svg>', encoding='utf-8')


def write(workspace: Folder, name: str, text: str) -> Path:
    path = workspace.root / 'brand' / 'acme' / name
    path.write_text(text, encoding='utf-8')
    return path


def acme(workspace: Folder) -> Parsed[Brand]:
    return read_brand(workspace, 'acme', THEMES, PURPOSES, {'L01', 'L02'})


def said(workspace: Folder) -> list[str]:
    found = []
    for finding in acme(workspace).findings:
        if finding.code in ('B018', 'B019'):
            continue
        assert finding.span is not None
        place = f'{finding.span.file.removeprefix("brand/acme/")}:{finding.span.line}:{finding.span.column}'
        found.append(f'{place} {finding.severity.value} {finding.code} {finding.message} | {finding.hint}')
    return found


def test_pictures_go_to_their_places(workspace: Folder) -> None:
    write(workspace, 'look.yml', 'pictures:\n  cover: {file: pictures/door.jpg, alt: A door, focus: 60% 30%}\n  L02: {file: pictures/door.jpg, decoration: yes}\n')
    assert said(workspace) == []
    brand = acme(workspace).value
    assert brand is not None
    cover, lesson = brand.picture('cover'), brand.picture('L02')
    assert cover
    assert (cover.alt, cover.focus, cover.asset.width) == ('A door', (60.0, 30.0), 1600)
    assert lesson
    assert (lesson.alt, lesson.focus) == ('', (50.0, 50.0))
    assert brand.picture('welcome') is None


MISTAKES = [
    ('cver: {file: pictures/door.jpg, alt: x}', '1:18 error B040 there is no place "cver" for a picture | did you mean "cover"?'),
    ('L09: {file: pictures/door.jpg, alt: x}', '1:17 error B040 there is no place "L09" for a picture | '),
    ('cover: {file: pictures/dor.jpg, alt: x}', '1:26 error S006 '),
    ('cover: {file: ../other/door.jpg, alt: x}', '1:26 error S001 '),
    ('cover: {file: pictures/door.jpg}', '1:19 error B041 the picture "cover" says nothing to people who cannot see it | write alt: and what it shows, or decoration: yes when it says nothing'),
    ('cover: {file: pictures/door.jpg, alt: x, decoration: yes}', '1:19 warning B041 the picture "cover" is decoration and has a text; the text is read out | keep one of the two'),
    ('cover: {file: pictures/door.jpg, alt: x, focus: middle}', '1:60 error B042 "middle" is no point of a picture | write how far from the left and from the top, like 60% 30%'),
    ('cover: {file: pictures/door.jpg, alt: x, focus: 160% 30%}', '1:60 error B042 '),
    ('cover: {file: pictures/small.jpg, alt: x}', '1:26 warning B043 the picture "cover" has 300 x 200 points; on paper it will look coarse | deliver it with 1240 x 950 points or more'),
    ('welcome: {file: pictures/small.jpg, alt: x}', '1:28 warning B043 the picture "welcome" has 300 x 200 points; on paper it will look coarse | deliver it with 1060 x 380 points or more'),
    ('L01: {file: pictures/large.jpg, alt: x}', '1:24 note B044 the picture "L01" has 4800 x 1800 points'),
    ('cover: {alt: x}', '1:19 error K002 a picture lacks "file"'),
]


@pytest.mark.parametrize(('text', 'message'), MISTAKES)
def test_mistakes_have_a_place_and_a_remedy(text: str, message: str, workspace: Folder) -> None:
    photo(workspace.root / 'brand/acme/pictures/small.jpg', 300, 200)
    photo(workspace.root / 'brand/acme/pictures/large.jpg', 4800, 1800)
    write(workspace, 'x.yml', f'pictures: {{{text}}}')
    assert any(line.startswith(f'x.yml:{message}') for line in said(workspace)), said(workspace)


def test_a_partner_has_a_name_a_role_and_logos(workspace: Folder) -> None:
    drawing(workspace.root / 'brand/acme/partner.svg', '#222222')
    drawing(workspace.root / 'brand/acme/partner-light.svg', '#ffffff')
    write(workspace, 'order.yml', 'order:\n  with: {name: Meridian Learning, role: A house of, logo: partner.svg, logo on dark: partner-light.svg}\n')
    assert said(workspace) == []
    brand = acme(workspace).value
    assert brand is not None
    partner = brand.order.partner
    assert partner
    assert (partner.name, partner.role) == ('Meridian Learning', 'A house of')
    assert partner.logo
    assert (partner.logo.light.name, partner.logo.dark.name, partner.logo.alt) == ('partner.svg', 'partner-light.svg', 'Meridian Learning')


@pytest.mark.parametrize(
    ('text', 'code'),
    [('with: {logo: partner.svg}', 'K002'), ('with: {name: M, logo: ../partner.svg}', 'S001'), ('with: {name: M, logo: nowhere.svg}', 'S006'), ('with: Meridian', 'K003')],
)
def test_a_partner_that_cannot_be_shown_is_said(text: str, code: str, workspace: Folder) -> None:
    drawing(workspace.root / 'brand/acme/partner.svg', '#222222')
    write(workspace, 'order.yml', f'order:\n  {text}\n')
    assert code in ''.join(said(workspace))


def test_a_white_logo_on_white_is_reported_and_gets_a_plate(workspace: Folder) -> None:
    drawing(workspace.root / 'brand/acme/logo.svg', '#ffffff')
    write(workspace, '_brand.yml', 'logo: logo.svg\ncolor:\n  primary: "#1f4d3a"\n  background: "#ffffff"\n')
    assert said(workspace) == [
        '_brand.yml:1:7 warning B045 the logo cannot be seen on paper; it stands on a plate in #1f4d3a | name a second logo for light ground, or leave it: the plate is part of the design'
    ]
    brand = acme(workspace).value
    assert brand is not None
    (change,) = [change for change in brand.look.corrections if change.what == 'logo on paper']
    assert (change.given, change.used, change.ratio_before) == ('#ffffff', '#1f4d3a', 1.0)
    assert change.ratio_after > 3


def test_a_web_page_gives_a_plate_only_to_a_logo_that_its_head_would_hide(workspace: Folder) -> None:
    drawing(workspace.root / 'brand/acme/logo.svg', '#ffffff')
    design = 'logo: logo.svg\ncolor: {primary: "#1f4d3a", background: "#ffffff"}\ndefaults: {onbrand: {cover: %s}}\n'
    plates = {}
    for cover in ('frame', 'band'):
        write(workspace, '_brand.yml', design % cover)
        brand = acme(workspace).value
        assert brand is not None
        plates[cover] = web_plate(brand.look)
    assert plates == {'frame': '#1f4d3a', 'band': ''}  # a band's head is filled with the first colour


def test_the_copy_that_can_be_seen_is_taken(workspace: Folder) -> None:
    folder = workspace.below('brand/acme').value
    assert folder is not None
    drawing(folder.root / 'dark.svg', '#112233')
    drawing(folder.root / 'light.svg', '#ffffff')
    dark, light = read_picture(folder, 'dark.svg').value, read_picture(folder, 'light.svg').value
    brand = acme(workspace).value
    assert dark
    assert light
    assert brand
    logo = Logo(dark, light, 'x')
    assert shown_on(logo, '#ffffff', brand.look.light) == (dark, '')
    assert shown_on(logo, '#1f4d3a', brand.look.light) == (light, '')
    assert shown_on(Logo(light, light, 'x'), '#ffffff', brand.look.light).plate


def test_the_colours_of_a_picture_of_points(workspace: Folder) -> None:
    made = Image.new('RGBA', (40, 40), (0, 0, 0, 0))
    made.paste((255, 255, 255, 255), (0, 0, 40, 20))
    made.save(workspace.root / 'brand/acme/mark.png')
    folder = workspace.below('brand/acme').value
    assert folder is not None
    mark = read_picture(folder, 'mark.png').value
    assert mark is not None
    assert colours_of(mark) == ('#ffffff',)
