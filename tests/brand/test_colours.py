"""Every pair that carries text can be read, whatever a brand gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.brand.colours import AT_NIGHT, Given, palettes
from builder.brand.look import Palette
from builder.brand.shades import contrast, distance, lightness, readable, text_on

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f'#{number:06x}')
ROLES = ('foreground', 'background', 'primary', 'secondary', 'tertiary', 'success', 'danger', 'light', 'dark', 'link')
WRENFOLD = {'foreground': '#9a8f85', 'background': '#fff9ec', 'primary': '#c9a227', 'secondary': '#e8a0a8', 'dark': '#3b2a33', 'light': '#ffffff'}


def assert_readable(palette: Palette) -> None:
    for name in ('ink', 'muted', 'primary_text', 'accent_text', 'link', 'right_text', 'wrong_text'):
        for ground in (palette.paper, palette.surface):
            assert contrast(getattr(palette, name), ground) >= 4.5, (name, palette)
    assert contrast(palette.on_primary, palette.primary) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.line, palette.paper) >= 3
    assert contrast(palette.line, palette.surface) >= 3
    assert abs(lightness(palette.right_text) - lightness(palette.wrong_text)) >= 0.09
    assert palette.right_text != palette.wrong_text


def assert_seen(palette: Palette) -> None:
    """Surfaces can be told from the paper, in grey too where they are tints."""
    for surface in (palette.primary, palette.accent):
        assert distance(surface, palette.paper) >= 0.058, palette
    assert distance(palette.surface, palette.paper) >= 0.03, palette
    assert abs(lightness(palette.surface) - lightness(palette.paper)) >= 0.015, palette


@pytest.mark.parametrize(('one', 'other', 'ratio'), [('#000000', '#ffffff', 21.0), ('#777777', '#ffffff', 4.48), ('#9a8f85', '#fff9ec', 3.01), ('#ffffff', '#1f4d3a', 9.63)])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@given(COLOURS, COLOURS)
@settings(deadline=None)
def test_any_colour_becomes_readable_on_any_ground(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5
    assert contrast(text_on(ground, colour), ground) >= 4.5


@given(st.dictionaries(st.sampled_from(ROLES), COLOURS), st.dictionaries(st.sampled_from(ROLES), COLOURS), st.lists(COLOURS, max_size=3))
@settings(deadline=None, max_examples=300)
def test_every_palette_can_be_read(light: dict[str, str], dark: dict[str, str], table: list[str]) -> None:
    named = {f'c{number}': colour for number, colour in enumerate(table)}
    day, night, changes = palettes(Given(light, named), Given(dark, named))
    assert_readable(day)
    assert_readable(night)
    assert_seen(day)
    assert_seen(night)
    assert all(change.given and change.used and change.why and (change.ratio_after >= 1 or change.what == 'background') for change in changes)
    assert lightness(day.paper) > 0.8
    assert lightness(night.paper) < 0.4


def test_a_readable_colour_is_left_alone() -> None:
    assert readable('#1f4d3a', '#fbf8f1') == '#1f4d3a'
    changes = palettes(Given({'foreground': '#1c1c1c', 'background': '#fbf8f1', 'primary': '#1f4d3a', 'secondary': '#8a4b08'}), Given())[2]
    assert [change.what for change in changes if AT_NIGHT not in change.what] == []


@pytest.mark.parametrize(('colour', 'used'), [('#ff6f20', '#d34600'), ('#ffc220', '#9c6e00'), ('#36c5f0', '#0080a7'), ('#28a745', '#008a28'), ('#0071dc', '#0071dc')])
def test_corrections_hold_the_hue(colour: str, used: str) -> None:
    ours = readable(colour, '#ffffff')
    assert max(abs(int(ours[place : place + 2], 16) - int(used[place : place + 2], 16)) for place in (1, 3, 5)) <= 12


def test_wrenfold_keeps_its_surfaces_and_reads_in_its_ink() -> None:
    day, _, changes = palettes(Given(WRENFOLD, {}), Given())
    assert (day.primary, day.accent, day.paper) == ('#c9a227', '#e8a0a8', '#fff9ec')
    assert (day.ink, day.on_primary, day.on_accent) == ('#3b2a33', '#3b2a33', '#3b2a33')
    changes = tuple(change for change in changes if AT_NIGHT not in change.what)
    assert [change.what for change in changes] == [
        'foreground',
        'foreground as quiet text',
        'text on primary',
        'text on secondary',
        'primary as text',
        'secondary as text',
    ]
    first = changes[0]
    assert (first.given, first.used, first.ratio_before, first.ratio_after) == ('#9a8f85', '#3b2a33', 3.01, 12.79)
    assert all(change.ratio_before < 4.5 <= change.ratio_after for change in changes)


def test_a_dark_brand_is_printed_on_white_and_shown_on_its_own_ground() -> None:
    day, night, changes = palettes(Given({'background': '#1a1a1a', 'foreground': '#f1f1f2', 'primary': '#75a5cc'}), Given())
    assert (day.paper, night.paper, night.ink) == ('#ffffff', '#1a1a1a', '#f1f1f2')
    assert changes[0].what == 'background'


def test_a_primary_that_is_the_background_is_replaced() -> None:
    day, _, changes = palettes(Given({'primary': '#fafafa', 'background': '#fafafa'}), Given())
    assert contrast(day.primary, day.paper) >= 3
    assert changes[0].why.startswith('it cannot be told from the background')


def test_yellow_stays_yellow_on_surfaces() -> None:
    day, _, _ = palettes(Given({'primary': '#ffff00', 'background': '#ffffff'}), Given())
    assert day.primary == '#ffff00'
    assert contrast(day.on_primary, day.primary) > 10


def test_a_brand_of_one_colour_has_that_colour() -> None:
    day, _, _ = palettes(Given({}, {'sun': '#ffeb3b'}), Given())
    assert day.primary == '#ffeb3b'
    assert contrast(day.primary_text, day.paper) >= 4.5


def test_of_twenty_colours_the_first_that_can_carry_a_page_is_the_primary() -> None:
    table = {f'grey-{n}': f'#{n:02x}{n:02x}{n:02x}' for n in range(200, 219)} | {'teal': '#00796b'}
    assert palettes(Given({}, table), Given())[0].primary == '#00796b'


def test_yellow_on_white_is_read_in_a_darker_shade_and_stays_yellow_on_covers() -> None:
    day, _, changes = palettes(Given({'foreground': '#ffeb00', 'background': '#ffffff', 'primary': '#ffeb00'}), Given())
    assert day.primary == '#ffeb00'
    assert contrast(day.ink, '#ffffff') >= 6.9
    assert {'foreground', 'text on primary', 'primary as text'} <= {change.what for change in changes}


@pytest.mark.parametrize('primary', ['#000000', '#050505', '#fefefe', '#ffffff'])
def test_a_primary_near_black_or_white_still_makes_a_page(primary: str) -> None:
    day, night, _ = palettes(Given({'primary': primary, 'background': '#ffffff'}), Given())
    for palette in (day, night):
        assert_readable(palette)
        assert_seen(palette)


def test_a_brand_that_writes_light_on_dark_changes_the_two_on_paper() -> None:
    day, night, changes = palettes(Given({'background': '#101418', 'foreground': '#f5f5f5', 'primary': '#ff6600'}), Given())
    assert (day.paper, day.ink, night.paper, night.ink) == ('#ffffff', '#101418', '#101418', '#f5f5f5')
    assert 'change places' in next(change.why for change in changes if change.what == 'foreground')


def test_a_background_that_is_neither_light_nor_dark_becomes_the_primary() -> None:
    day, _, changes = palettes(Given({'background': '#2255aa', 'foreground': '#f5f5f5'}), Given())
    assert (day.paper, day.primary) == ('#ffffff', '#2255aa')
    assert 'primary' in changes[0].why


def test_one_colour_for_right_and_wrong_is_not_taken_twice() -> None:
    day, _, changes = palettes(Given({'success': '#00aa00', 'danger': '#00aa22'}), Given())
    assert_readable(day)
    assert 'danger as text' in {change.what for change in changes}


def test_a_bright_surface_is_dimmed_on_dark_screens_and_that_is_said() -> None:
    _, night, changes = palettes(Given({'primary': '#ffee58', 'background': '#ffffff'}), Given())
    assert lightness(night.primary) < 0.9
    assert 'primary on dark screens' in {change.what for change in changes}
