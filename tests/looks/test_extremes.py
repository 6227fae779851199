"""Brands that are extreme in one thing or in everything: their packs still look intended, on paper and on screens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from extremes import EXTREMES, Extreme, settings_of, write_workspace
from laid_out import lay_out, read_client
from page_reader import read_pages
from page_rules import findings_in

from builder.brand.colours import contrast
from builder.brand.look import COVERS, DENSITIES, ORNAMENTS, RULES
from builder.pipeline.run import build
from builder.renderers.print_style import PAPERS
from builder.report import Exit, Options

pytestmark = pytest.mark.slow

PAGES = ('index.html', 'learner/site/index.html', 'learner/site/lessons/*.html', 'facilitator/site/lessons/*.html', 'manager/site/index.html', 'review/index.html')
WIDTHS = (320, 1280)
#: Documents of every extreme brand that are laid out, and the brands of which all are.
MOST = ('learner/workbook.pdf', 'facilitator/guide.pdf', 'facilitator/cards.pdf')
WHOLE = ('long-name', 'everything')
#: Brands whose web pages are opened in a browser too: the hardest of every kind. What holds for colours is reckoned for all.
ON_SCREEN = ('yellow-on-white', 'wide-logo', 'long-name', 'near-black', 'everything')
BRANDS = [pytest.param(extreme, id=extreme.id) for extreme in EXTREMES]
FLAGS = ('--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run')  # fmt: skip


@pytest.fixture(scope='module')
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp('extremes'))


@pytest.fixture(scope='module')
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get('ONBRAND_BROWSER') or shutil.which('chromium') or shutil.which('google-chrome')
    assert path, 'these tests drive a browser: sudo apt install chromium'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def test_every_setting_is_there_and_most_meet() -> None:
    every = [settings_of(place) for place in range(len(EXTREMES))]
    for field, values in (('cover', COVERS), ('rules', RULES), ('density', DENSITIES), ('ornament', ORNAMENTS), ('paper', tuple(PAPERS))):
        assert {getattr(s, field) for s in every} == set(values)
    assert len({(s.rules, s.density) for s in every}) == len(RULES) * len(DENSITIES)
    assert len({(s.rules, s.paper, s.large) for s in every}) == len(RULES) * 4
    for field in ('cover', 'ornament'):
        assert len({(getattr(s, field), s.rules) for s in every}) == 16


@pytest.mark.parametrize('extreme', BRANDS)
def test_printed_pages(workspace: Path, extreme: Extreme) -> None:
    client = read_client(workspace, extreme.id)
    assert [finding.message for finding in client.findings if finding.is_error] == []
    said = [f'{c.what} {c.given} {c.used} {c.why}' for c in client.look.corrections] + [finding.message for finding in client.findings]
    for words in extreme.told:
        assert any(words in one for one in said), f'nothing is said about "{words}": {said}'
    if extreme.id not in WHOLE:
        large = settings_of(EXTREMES.index(extreme)).large
        shown = tuple(document for document in client.documents if document.path in MOST or (large and document.large_print))
        assert len(shown) > len(MOST) if large else len(shown) == len(MOST)
        client = client._replace(documents=shown)
    broken = [f'{document.path} {found}' for document, pages in lay_out(client) for found in findings_in(read_pages(pages), document.large_print)]
    assert not broken, '\n'.join(broken)


@pytest.mark.parametrize('extreme', BRANDS)
def test_colours_read(workspace: Path, extreme: Extreme) -> None:
    look = read_client(workspace, extreme.id).look
    for palette in (look.light, look.dark):
        grounds = (palette.paper, palette.surface)
        texts = (palette.ink, palette.muted, palette.primary_text, palette.accent_text, palette.link, palette.right_text, palette.wrong_text)
        pairs = [(text, ground) for text in texts for ground in grounds]
        pairs += [(palette.on_primary, palette.primary), (palette.on_accent, palette.accent)]
        assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize('extreme', [brand for brand in BRANDS if brand.id in ON_SCREEN])
def test_web_pages(workspace: Path, tmp_path: Path, browser: Any, extreme: Extreme) -> None:
    from axe_playwright_python.sync_playwright import Axe

    output = tmp_path / 'output'
    report = build(Options(workspace, output, brands=(extreme.id,), formats=('html',), jobs=1))
    assert report.exit is Exit.OK, report.findings
    [release] = (path for path in (output / extreme.id).iterdir() if path.is_dir())
    pages = [path for pattern in PAGES for path in sorted(release.glob(pattern))]
    assert len(pages) == len(PAGES)
    too_wide = []
    for scheme in ('light', 'dark'):
        context = browser.new_context(color_scheme=scheme, reduced_motion='reduce')
        tab = context.new_page()
        for page in pages:
            tab.goto(page.as_uri())
            for width in WIDTHS if scheme == 'light' else ():
                tab.set_viewport_size({'width': width, 'height': 800})
                if tab.evaluate('document.documentElement.scrollWidth') > width:
                    too_wide.append((page.relative_to(release).as_posix(), width))
            if 'learner/site/lessons' in page.as_posix():
                results = Axe().run(tab, options={'preload': False, 'runOnly': ['color-contrast']})
                assert results.violations_count == 0, f'{scheme}\n{results.generate_report()}'
        context.close()
    assert too_wide == []
