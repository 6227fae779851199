"""Whatever Posit's or Quarto's reader accepts loads here; brand-yml's own examples are the oracle."""

from __future__ import annotations

import importlib.util
import warnings
from pathlib import Path

import pytest

from builder.brand.posit import Design, read_design
from builder.sources.css_colours import parse_colour
from builder.sources.findings import Parsed
from builder.sources.yaml import read_yaml

SPEC = importlib.util.find_spec('brand_yml')
EXAMPLES = sorted(Path(SPEC.origin).parent.glob('examples/*.yml')) if SPEC and SPEC.origin else []


def design(text: str) -> Parsed[Design]:
    tree = read_yaml(text, '_brand.yml')
    assert tree.findings == ()
    assert tree.value is not None
    return read_design(tree.value)


def said(text: str) -> list[str]:
    return [f'{finding.span} {finding.severity} {finding.code} {finding.message} | {finding.hint}' for finding in design(text).findings]


@pytest.mark.parametrize('path', EXAMPLES, ids=lambda path: path.stem)
def test_upstream_examples_load_with_the_same_colours_and_families(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        from brand_yml import Brand

        theirs = Brand.from_yaml(path)
    parsed = design(path.read_text(encoding='utf-8'))
    assert [finding for finding in parsed.findings if finding.is_error] == []
    ours = parsed.value
    assert ours is not None
    if theirs.color is not None:
        expected = {name: parse_colour(value) for name, value in theirs.color.to_dict(include='theme').items()}
        assert dict(ours.light.roles) == {name: colour.hex for name, colour in expected.items() if colour}
        table = {name: parse_colour(value) for name, value in theirs.color.to_dict(include='palette').items()}
        assert dict(ours.light.palette) == {name: colour.hex for name, colour in table.items() if colour}
    if theirs.typography is not None:
        assert {font.family for font in ours.fonts} <= {font.family for font in theirs.typography.fonts}
        for use in ('base', 'headings'):
            given = getattr(theirs.typography, use)
            assert getattr(ours, use).family == (given.family if given is not None and given.family else '')


def test_there_are_upstream_examples() -> None:
    assert len(EXAMPLES) >= 17


def test_names_in_the_palette_may_stand_for_each_other_and_for_roles() -> None:
    value = design('color:\n  palette: {a: "#123456", b: a, red: "#FF0000"}\n  primary: b\n  danger: red\n  info: primary\n').value
    assert value is not None
    assert dict(value.light.roles) == {'primary': '#123456', 'danger': '#ff0000', 'info': '#123456'}


def test_colours_for_light_and_dark_ground_are_kept_apart() -> None:
    value = design('color:\n  background: {light: white, dark: "#111"}\n  primary: {light: "#0055aa", dark: "#88aaff"}\n').value
    assert value is not None
    assert (value.light.roles['primary'], value.dark.roles['primary'], value.dark.roles['background']) == ('#0055aa', '#88aaff', '#111111')


def test_a_transparent_colour_is_seen_on_its_background() -> None:
    value = design('color: {background: "#000", primary: "#ffffff80"}').value
    assert value is not None
    assert value.light.roles['primary'] == '#808080'


@pytest.mark.parametrize(
    ('text', 'light', 'dark'),
    [
        ('logo: logo.svg', 'logo.svg', None),
        ('logo: {large: {path: a.svg, alt: Acme}}', 'a.svg', None),
        ('logo: {images: {mark: {path: a.svg, alt: Acme}, pale: b.svg}, medium: {light: mark, dark: pale}}', 'a.svg', 'b.svg'),
        ('logo: {small: a.png, large: b.png}', 'b.png', None),
        ('logo: {images: {mark: a.svg}}', 'a.svg', None),
        ('logo: {path: a.svg, alt: Acme}', 'a.svg', None),
        ('logo:', None, None),
    ],
)
def test_logos_may_be_written_in_every_upstream_way(text: str, light: str | None, dark: str | None) -> None:
    value = design(text).value
    assert value is not None
    assert (value.logo.path if value.logo else None, value.logo_dark.path if value.logo_dark else None) == (light, dark)


@pytest.mark.parametrize(
    'text',
    [
        'color: {link: "#0055aa"}',
        'typography: {base: "Roboto, sans-serif", headings: {family: X, weight: 600..900, style: italic}}',
        'typography: {base: {line-height: 1.25em, size: 12pt, color: "#111"}, monospace: {color: "#222"}}',
        'typography: {fonts: [{family: A, source: file, files: [a.ttf, {path: b.ttf, weight: bold}]}]}',
        'typography: {headings: {color: orange}, monospace-inline: {background-color: lightblue2}}',
        'meta: {name: Acme, anything: {else: [1]}}\ndefaults: {bootstrap: {x: 1}, quarto: {y: [2]}}',
    ],
)
def test_what_either_upstream_reader_accepts_has_no_findings(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('colour: {primary: red}', '_brand.yml:1:1 error B002 _brand.yml has no key "colour"; our own keys stand in the other files | did you mean "color"?'),
        ('color: {primry: red}', '_brand.yml:1:9 error B002 "color" has no key "primry" | did you mean "primary"?'),
        ('color:\n  palette: {teal: "#007A87"}\n  primary: tael', '_brand.yml:3:12 error B005 "tael" is neither a colour nor a name in the palette | did you mean "teal"?'),
        ('color: {primary: "red;}body{}"}', '_brand.yml:1:18 error B005 "red;}body{}" is neither a colour nor a name in the palette | write it like "#ff6600", or the name of a colour of the palette'),
        ('color: {palette: {a: b, b: a}}', '_brand.yml:1:28 error B007 this colour leads back to itself: a -> b -> a | write the colour itself, like "#ff6600"'),
        ('typography: {headings: {color: primary}}\ncolor: {foreground: black}', '_brand.yml:1:32 error B009 headings > color refers to color > primary, which is not there | write color: {primary: "#..."}, or a colour here'),
        ('typography: {base: {weight: heavy}}', '_brand.yml:1:29 error B010 "heavy" is no font weight | write a number from 100 to 900, or normal or bold'),
        ('color: red', '_brand.yml:1:8 error B003 "color" has keys, this is text | write color: and its keys below, indented'),
        ('color: {palette: {1st: red}}', '_brand.yml:1:19 warning B006 other tools refuse the colour name "1st" | write _1st'),
        ('defaults: {onbrand: {cover: bnad}}', '_brand.yml:1:29 error K005 "bnad" is nothing that "cover" can be | did you mean "band"?'),
        ('defaults: {onbrand: {radius: 9}}', '_brand.yml:1:30 error K009 "radius" must be 6 or less | '),
        ('defaults: {onbrand: {radios: 1}}', '_brand.yml:1:22 error K001 defaults.onbrand has no key "radios" | did you mean "radius"?'),
    ],
)
def test_a_mistake_has_a_place_and_a_remedy(text: str, expected: str) -> None:
    assert expected in said(text)
    assert len(said(text)) == 1


@pytest.mark.parametrize('text', ['[]', 'x', 'color: [1]', 'logo: [a]', 'typography: {fonts: {a: b}, base: [x]}', 'color: {palette: [a], primary: {light: [x]}}', 'logo: {images: {a: [b]}, small: {light: {x: y}}}', 'defaults: {onbrand: 3}'])
def test_nothing_crashes(text: str) -> None:
    assert any(finding.is_error for finding in design(text).findings)
