"""Tints, bars and grounds can be seen and read, whatever a brand gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.brand.colours import Given, palettes
from builder.brand.look import RULES, Palette
from builder.brand.shades import contrast, distance
from builder.design.surfaces import EDITIONS, surfaces_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f'#{number:06x}')
ROLES = ('foreground', 'background', 'primary', 'secondary', 'tertiary', 'light', 'dark')
TEXTS = ('ink', 'muted', 'primary_text', 'accent_text', 'link', 'right_text', 'wrong_text')


def assert_sound(palette: Palette, rules: str) -> None:
    surfaces = surfaces_of(palette, rules)
    for text in TEXTS:
        for tint in (surfaces.tint, surfaces.wash):
            assert contrast(getattr(palette, text), tint) >= 4.5, (text, tint, palette)
    assert contrast(palette.ink, surfaces.band) >= 4.5
    assert contrast(surfaces.on_strong, surfaces.strong) >= 4.5
    assert contrast(surfaces.strong, palette.paper) >= 4.5
    assert contrast(surfaces.rule, palette.paper) >= 3
    assert distance(surfaces.tint, palette.paper) >= 0.028
    assert distance(surfaces.band, palette.paper) >= 0.028
    grounds = surfaces.grounds
    for edition in EDITIONS:
        ground = grounds[edition]
        assert contrast(ground.ink, ground.fill) >= 4.5
        assert max(distance(ground.fill, palette.paper), distance(ground.edge, palette.paper)) >= 0.058
    for one, other in (('learner', 'facilitator'), ('learner', 'manager'), ('facilitator', 'manager')):
        assert distance(grounds[one].fill, grounds[other].fill) >= 0.025, (one, other, grounds)


@given(st.dictionaries(st.sampled_from(ROLES), COLOURS), st.dictionaries(st.sampled_from(ROLES), COLOURS), st.sampled_from(RULES))
@settings(deadline=None, max_examples=300)
def test_every_surface_can_be_seen_and_read(light: dict[str, str], dark: dict[str, str], rules: str) -> None:
    for palette in palettes(Given(light, {}), Given(dark, {}))[:2]:
        assert_sound(palette, rules)


def test_the_second_colour_of_a_brand_is_the_managers() -> None:
    day, _, _ = palettes(Given({'background': '#fbf8f1', 'foreground': '#1c1c1c', 'primary': '#1f4d3a', 'secondary': '#8a4b08'}), Given())
    grounds = surfaces_of(day, 'ledger').grounds
    assert (grounds['learner'].fill, grounds['manager'].fill) == ('#1f4d3a', '#8a4b08')
    assert [grounds[edition].marks for edition in EDITIONS] == [1, 2, 3, 4]


def test_a_brand_of_one_colour_still_has_three_editions() -> None:
    grounds = surfaces_of(palettes(Given({'primary': '#ffeb3b'}), Given())[0], 'solid').grounds
    assert len({grounds[edition].fill for edition in ('learner', 'facilitator', 'manager')}) == 3


@pytest.mark.parametrize(('rules', 'warm'), [('ledger', True), ('heavy', False)])
def test_practice_is_warm_where_lines_are_those_of_a_ledger(rules: str, warm: bool) -> None:
    day, _, _ = palettes(Given({'background': '#ffffff', 'primary': '#0b4f8a', 'secondary': '#c07a2b'}), Given())
    red, blue = (int(surfaces_of(day, rules).tint[place : place + 2], 16) for place in (1, 5))
    assert (red > blue) is warm
