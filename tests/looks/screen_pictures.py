"""Web pages as pictures: on a desk in light and dark, on a phone, on a projector, and as printed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from paper_pictures import pages
from PIL import Image

FLAGS = ('--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run')  # fmt: skip

#: Kinds of pages, by where the first of each stands in a release.
KINDS = {
    'delivery': 'index.html', 'learner': 'learner/site/index.html', 'lesson': 'learner/site/lessons/*.html', 'plan': 'learner/site/*plan*.html',
    'facilitator': 'facilitator/site/index.html', 'before-the-day': 'facilitator/site/before*.html', 'notes': 'facilitator/site/lessons/*.html',
    'manager': 'manager/site/index.html', 'manager-lesson': 'manager/site/lessons/*.html',
    'first-week': 'learner/site/your-first-week.html', 'decide': 'learner/site/what-you-may-decide.html', 'form': 'learner/site/after-the-session.html',
    'slide-notes': 'facilitator/site/slides/*-notes.html',
    'observation': 'manager/site/what-to-look-for.html', 'measures': 'manager/site/what-we-count.html', 'review': 'review/index.html',
}  # fmt: skip

MODES: dict[str, dict[str, Any]] = {
    'desktop': {'viewport': {'width': 1280, 'height': 900}},
    'dark': {'viewport': {'width': 1280, 'height': 900}, 'color_scheme': 'dark'},
    'phone': {'viewport': {'width': 390, 'height': 844}},
    'projector': {'viewport': {'width': 1920, 'height': 1080}},
}
TALLEST = 2600


@contextmanager
def browser() -> Iterator[Any]:
    """Give the system's browser, which ONBRAND_BROWSER names or the path finds."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get('ONBRAND_BROWSER') or shutil.which('chromium') or shutil.which('chromium-browser') or shutil.which('google-chrome')
    if not path:
        raise SystemExit('there is no browser here: sudo apt install chromium, or name one in ONBRAND_BROWSER')
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


def page_of(release: Path, kind: str) -> Path | None:
    """Return the first page of a kind, if the release has one."""
    return next(iter(sorted(release.glob(KINDS[kind]))), None)


@contextmanager
def tabs(browser: Any) -> Iterator[dict[str, Any]]:
    """Give a tab for each way of seeing a page, and one to print from."""
    contexts = {mode: browser.new_context(reduced_motion='reduce', **options) for mode, options in MODES.items()}
    contexts['printed'] = browser.new_context()
    yield {mode: context.new_page() for mode, context in contexts.items()}
    for context in contexts.values():
        context.close()


def screen(tab: Any, page: Path, mode: str, tallest: int = TALLEST) -> Image.Image:
    """Return a page as a visitor has it; a projector shows only what fits on it."""
    size = MODES[mode]['viewport']
    tab.set_viewport_size(size)
    tab.goto(page.as_uri())
    tab.evaluate('document.fonts.ready')
    if mode != 'projector':
        tab.set_viewport_size({'width': size['width'], 'height': min(tab.evaluate('document.documentElement.scrollHeight'), tallest)})
    return Image.open(BytesIO(tab.screenshot())).convert('RGB')


def slides(tab: Any, release: Path) -> list[Image.Image]:
    """Return the slides of a release's first lesson, as they stand on a wall."""
    deck = next(path for path in sorted(release.glob('facilitator/site/slides/*.html')) if not path.stem.endswith('-notes'))
    tab.set_viewport_size({'width': 960, 'height': 540})
    tab.goto(deck.as_uri())
    tab.evaluate('document.fonts.ready')
    found = []
    for _ in range(tab.locator('.slide').count()):
        found.append(Image.open(BytesIO(tab.screenshot())).convert('RGB'))
        tab.keyboard.press('ArrowRight')
    return found


def printed(tab: Any, page: Path, dpi: int = 60) -> Image.Image:
    """Return the first sheet of paper that a page gives when somebody prints it."""
    tab.goto(page.as_uri())
    tab.evaluate('document.fonts.ready')
    return pages(tab.pdf(format='A4', print_background=False, prefer_css_page_size=True), dpi, [0])[0]
