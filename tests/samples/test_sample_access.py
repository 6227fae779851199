"""Everybody can use every page: axe finds nothing in light or dark, browsers complain of nothing, narrow screens need no sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from delivered import BRANDS, chromium, files_in, release

pytestmark = pytest.mark.slow


@pytest.fixture(scope='module')
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page of a browser, whose complaints fail the test."""
    context = browser.new_context(reduced_motion='reduce', viewport={'width': 1280, 'height': 900})
    complaints: list[str] = []
    found = context.new_page()
    found.on('console', lambda message: complaints.append(f'{found.url}: {message.text}') if message.type in ('error', 'warning') else None)
    found.on('pageerror', lambda error: complaints.append(f'{found.url}: {error}'))
    found.on('requestfailed', lambda request: complaints.append(f'{found.url}: failed {request.url}') if request.failure != 'net::ERR_ABORTED' else None)
    found.on('request', lambda request: complaints.append(f'{found.url}: asked for {request.url}') if not request.url.startswith('file:') else None)
    yield found
    context.close()
    assert complaints == []


#: Pages by what they are, so that workers share them: each brand's sites, and what stands beside them.
PLACES = [(brand, place) for brand in BRANDS for place in ('learner/site', 'facilitator/site', 'manager/site', 'review', '.')]


#: The brand of which every page is looked at. Of the others one lesson is enough: brands share their templates.
THOROUGH = BRANDS[0]


def pages_in(samples: Path, brand: str, place: str) -> list[Path]:
    folder = release(samples, brand)
    found = [folder / 'index.html'] if place == '.' else files_in(folder / place, '.html')
    return found if brand == THOROUGH else [path for path in found if not path.name.startswith(('L02', 'L03'))]


#: Axe may neither ask for files, which the pages' policy forbids, nor write down all that is well, which takes long.
AXE = {'preload': False, 'resultTypes': ['violations']}
COLOURS = {**AXE, 'runOnly': {'type': 'rule', 'values': ['color-contrast', 'link-in-text-block']}}


def faults(tab: Any, options: dict[str, Any] | None = None) -> list[str]:
    """Return what axe finds on a page: rule, place, and why."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab, options=options or AXE).response['violations']
    return [f'{fault["id"]} at {node["target"]}: {node.get("failureSummary", "")}' for fault in found for node in fault['nodes']]


def look_through(tab: Any, path: Path, rules: dict[str, Any] = AXE) -> dict[str, object]:
    """Return what is wrong with a page: these rules in light; colours again in dark; width on a narrow screen."""
    tab.emulate_media(color_scheme='light')
    tab.goto(path.as_uri())
    light = faults(tab, rules)
    tab.emulate_media(color_scheme='dark')
    dark = faults(tab, COLOURS)
    tab.set_viewport_size({'width': 320, 'height': 800})
    wide = tab.evaluate('document.documentElement.scrollWidth')
    out = tab.evaluate("""() => [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.table-wide, svg, .unseen'))
        .filter(e => getComputedStyle(e).visibility !== 'hidden').slice(0, 5).map(e => e.outerHTML.slice(0, 90))""")
    tab.set_viewport_size({'width': 1280, 'height': 900})
    found = {'light': light, 'dark': dark, 'wider than 320 px': f'{wide}: {out}' if wide > 320 else ''}
    return {name: what for name, what in found.items() if what}


@pytest.mark.parametrize(('brand', 'place'), PLACES, ids=[f'{brand} {place}' for brand, place in PLACES])
def test_axe_finds_nothing_and_nothing_is_too_wide(samples: Path, tab: Any, brand: str, place: str) -> None:
    rules = AXE if brand == THOROUGH else COLOURS  # brands share their templates; colours are their own
    wrong = {path.relative_to(samples).as_posix(): found for path in pages_in(samples, brand, place) if (found := look_through(tab, path, rules))}
    assert wrong == {}


def test_the_index_over_all_releases_too(samples: Path, tab: Any) -> None:
    assert look_through(tab, samples / 'index.html') == {}


def test_every_page_is_looked_at(samples: Path) -> None:
    looked_at = {path for brand, place in PLACES for path in pages_in(samples, brand, place)} | {samples / 'index.html'}
    missed = set(files_in(samples, '.html')) - looked_at
    assert {path.name[:3] for path in missed} <= {'L02', 'L03'}
    assert not [path for path in missed if THOROUGH in path.parts]


def test_axe_would_find_something(tab: Any) -> None:
    tab.set_content('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color:#999">pale</p></main>')
    assert {fault.split()[0] for fault in faults(tab)} >= {'image-alt', 'color-contrast'}
