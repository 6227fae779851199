"""Each rule for pages can fail: small documents, each made to break one of them, and one that breaks none."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import pytest
from page_reader import Page, read_pages
from page_rules import RULES, findings_in

from builder.renderers.pdf_engine import engine, own_fonts

STYLE = """
@page { size: 140mm 100mm; margin: 15mm }
@page wide { size: 150mm 100mm; margin: 15mm }
* { margin: 0; padding: 0 }
body { font: 10pt/14pt Plain }
p { margin-bottom: 2mm; orphans: 1; widows: 1 }
h2 { font-size: 13pt; margin-top: 4mm; break-after: auto }
"""
FONT = Path(str(importlib.resources.files('font_source_sans_pro') / 'files' / 'SourceSansPro-Regular.ttf'))
FACE = f'@font-face {{ font-family: Plain; src: url({FONT.as_uri()}) }}'
SENTENCE = 'Somebody asked you something that you were glad to be asked, and it took no time at all. '
FOUR = f'<p>{SENTENCE * 3}</p>'
LINE = '<p>One line.</p>'  # 5 mm and 2 mm below it: ten fill a page
PAGE = LINE * 10

BROKEN = {
    'outside': [
        f'{FOUR}<p style="position: absolute; left: -14mm; top: 0">Ask</p>',
        f'{FOUR}<p style="position: absolute; right: -16mm; top: 0; width: 5mm">Ask</p>',
        f'{FOUR}<div style="border: 1pt solid black; position: absolute; left: 80mm; top: 50mm; width: 60mm; height: 9mm"></div>',
    ],
    'clipped': [
        f'{FOUR}<div style="overflow: hidden; max-height: 8mm">{FOUR}</div>',
        f'<div style="height: 8mm">{FOUR}</div>',
        f'{FOUR}<p style="overflow: hidden; width: 12mm; white-space: nowrap">Too wide for this</p>',
    ],
    'overlap': [
        f'{FOUR}<p style="margin-top: -5mm">{SENTENCE}</p>',
        f'{FOUR}<p style="position: absolute; top: 3mm; left: 3mm">Ask</p>',
    ],
    'frame': [
        f'<div style="border: 1pt solid black">{FOUR}</div>',
        f'<div style="background: #dddddd">{FOUR}</div>',
        f'{FOUR}<p>Ask first</p><div style="position: absolute; left: 6mm; top: 0; width: 50mm; height: 80mm; border: 1pt solid black"></div>',
    ],
    'few': [f'{PAGE}<section style="break-before: page"><p>One line.</p></section>'],
    'heading': [
        f'{LINE * 8}<h2>Ask first</h2>{FOUR}',
        f'{LINE * 7}<p class="label">Practice</p><h2>Ask first</h2>{PAGE}',
        f'{LINE * 8}<h2>Ask first</h2>{PAGE}',
    ],
    'split': [
        f'{LINE * 8}<table><tr><td>{LINE * 4}</td></tr></table>',
        f'{LINE * 8}<ul><li class="choice">{LINE * 4}</li></ul>',
        f'{LINE * 8}<div class="card">{LINE * 4}</div>',
    ],
    'lonely': [
        f'{LINE * 9}<p>{SENTENCE * 3}</p>',
        f'{LINE * 8}<p>{SENTENCE * 2}</p>{PAGE}',
    ],
    'uneven': [f'{LINE}<h2>Ask</h2>{LINE * 2}<div style="height: 3mm"></div><h2>Listen</h2>{LINE * 2}'],
    'small': [f'{FOUR}<p style="font-size: 8pt">Small print</p>', f'{FOUR}<p><span style="font-size: 7pt">Small</span> print</p>'],
    'measure': [f'{FOUR}<div style="width: 26mm">{FOUR}</div>', f'<div style="font-size: 8.5pt; letter-spacing: -0.12em">{FOUR * 2}</div>'],
}  # fmt: skip

SOUND = {
    'text': FOUR * 3,
    'heading with the one line that it has': f'{LINE * 7}<section><h2>Ask</h2><p>Now.</p></section>{PAGE}',
    'heading with text': f'{FOUR}<h2>Ask</h2>{LINE}<h2>Listen</h2>{LINE}',
    'frame with room': f'<div style="border: 1pt solid black; padding: 2mm">{FOUR}</div>',
    'new section after a heading': f'{FOUR}<h2>Ask</h2><section style="break-before: page">{FOUR}</section>',
    'tint that bleeds': f'<div style="background: #dddddd; margin: 0 -15mm; padding: 2mm 15mm">{FOUR}</div>',
    'cover': '<section class="cover"><h1>Ask</h1></section>',
    'lines to write on': f'<p>What did you find?</p>{"<div class=line style=height:9mm></div>" * 4}',
    'row taller than a page': f'<table style="orphans: 2; widows: 2"><tr><td>{LINE * 24}</td></tr></table>',
    'raised number': f'{FOUR}<p>Ask<sup style="font-size: 6.8pt">1</sup></p>',
}


def read(body: str) -> tuple[Page, ...]:
    """Return the pages of a small document."""
    api, fonts, _ = engine()
    with own_fonts():
        faces = fonts.FontConfiguration()
    sheet = api.CSS(string=FACE + STYLE, font_config=faces)
    return read_pages(api.HTML(string=f'<html lang="en"><body>{body}').render(font_config=faces, stylesheets=[sheet]))


CASES = [pytest.param(rule, body, id=f'{rule}-{n}') for rule, bodies in BROKEN.items() for n, body in enumerate(bodies, start=1)]


@pytest.mark.parametrize(('rule', 'body'), CASES)
def test_rule_fails(rule: str, body: str) -> None:
    assert rule in {finding.rule for finding in findings_in(read(body))}


@pytest.mark.parametrize('body', SOUND.values(), ids=SOUND)
def test_sound_pages_break_no_rule(body: str) -> None:
    assert [str(finding) for finding in findings_in(read(body))] == []


def test_every_rule_has_a_document_that_breaks_it() -> None:
    assert len(BROKEN) == len(RULES)


def test_a_finding_says_where() -> None:
    [finding] = findings_in(read(f'{FOUR * 2}<p style="font-size: 8pt; break-before: page">Small print</p>{FOUR}'))
    assert str(finding) == 'page   2  small      8.0 pt in p  «Small print»'


def test_large_print_asks_for_sixteen_points() -> None:
    pages = read(FOUR)
    assert findings_in(pages) == ()
    assert {finding.said for finding in findings_in(pages, large=True)} == {'10.0 pt in p'}
