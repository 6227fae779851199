"""A facilitator with a browser and a folder: slides by keyboard, notes that move with them, a clock, a handout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from delivered import BRANDS, LESSONS, chromium, release

pytestmark = pytest.mark.slow

OVERFULL = """() => {
  const slide = document.querySelector('.now .slide'), body = slide.querySelector('.slide-body'), foot = slide.querySelector('.slide-foot');
  const low = element => element ? element.getBoundingClientRect().bottom : 0;
  const floor = low(slide), title = low(slide.querySelector('.slide-title'));
  return title > floor || (body && low(body) > foot.getBoundingClientRect().top + 1) ? [slide.id] : [];
}"""


@pytest.fixture(scope='module')
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def deck(samples: Path, brand: str, lesson: str = LESSONS[0]) -> str:
    return (release(samples, brand) / 'facilitator' / 'site' / 'slides' / f'{lesson}.html').as_uri()


@pytest.mark.parametrize('brand', BRANDS)
def test_every_slide_fits_its_screen(browser: Any, samples: Path, brand: str) -> None:
    tab = browser.new_page(viewport={'width': 960, 'height': 540})
    for lesson in LESSONS:
        tab.goto(deck(samples, brand, lesson))
        for _ in range(tab.locator('.slide').count()):
            assert tab.evaluate(OVERFULL) == []
            tab.keyboard.press('ArrowRight')
    tab.close()


def test_slides_notes_and_clock_work_by_keyboard_from_a_folder(browser: Any, samples: Path) -> None:
    context = browser.new_context()
    wall = context.new_page()
    wall.goto(deck(samples, BRANDS[0]))
    place = wall.locator('[data-place]')
    count = wall.locator('.slide').count()
    wall.keyboard.press('End')
    assert place.inner_text() == f'{count} / {count}'
    wall.keyboard.press('Home')
    wall.keyboard.press(' ')
    wall.keyboard.press('PageDown')
    assert place.inner_text() == f'3 / {count}'
    wall.keyboard.press('c')
    assert ':' in wall.locator('[data-running]').inner_text()
    with context.expect_page() as opened:
        wall.keyboard.press('n')
    notes = opened.value
    notes.wait_for_load_state()
    assert notes.locator('[aria-current=step]').get_attribute('data-note') == '3'
    notes.keyboard.press('ArrowRight')
    wall.wait_for_function('() => document.querySelector("[data-place]").textContent.startsWith("4 ")')
    wall.bring_to_front()
    wall.keyboard.press('ArrowRight')
    notes.wait_for_function('() => document.querySelector("[aria-current=step]").dataset.note === "5"')
    context.close()


def test_the_deck_prints_as_a_handout_and_without_scripts_shows_every_slide(browser: Any, samples: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(deck(samples, BRANDS[0]))
    count = tab.locator('.slide').count()
    assert [tab.locator('.slide').nth(place).is_visible() for place in range(count)] == [True] * count
    tab.emulate_media(media='print')
    assert tab.locator('.slide-lines').first.is_visible()
    assert not tab.locator('.deck-tools').is_visible()
    context.close()
