"""What an order adds to a release: large print beside the ordinary, a partner, a draft mark; from files to finished bytes."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import page
import pytest
from PIL import Image
from pypdf import PdfReader
from small_course import whole_brief

from builder.brand.brand import Order, Partner
from builder.documents.document import CardSheets, Cover
from builder.documents.paper import papers
from builder.pipeline.run import build
from builder.report import Options, Report
from builder.sources.findings import Span

HERE = Path(__file__).parents[1] / 'workspaces'
ORDER = 'order:\n  packs: [first]\n  confidential: For hosts of Northgate only\n'
WITH = '  with: {name: Meridian Learning, logo: partner.svg}\n'
PARTNER_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z" fill="#7a1f5c"/></svg>'


def brief_ordered(**order: object):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    brief = whole_brief()
    return replace(brief, brand=replace(brief.brand, order=Order(**order)))  # type: ignore[arg-type]


def test_large_print_comes_in_addition() -> None:
    plain = {d.path: d for d in papers(brief_ordered())}
    ordered = {d.path: d for d in papers(brief_ordered(large_print=True))}
    assert set(ordered) - set(plain) == {'learner/workbook-large-print.pdf', 'learner/job-aids-large-print.pdf', 'facilitator/cards-large-print.pdf'}
    for path, document in plain.items():
        assert ordered[path] == document
        assert not document.large_print
    large = ordered['learner/workbook-large-print.pdf']
    assert (large.large_print, large.kind, large.title) == (True, 'workbook', 'Workbook, large print')
    assert [section for section in large.sections if not isinstance(section, Cover)] == [s for s in plain['learner/workbook.pdf'].sections if not isinstance(s, Cover)]
    sheets = [section for section in ordered['facilitator/cards-large-print.pdf'].sections if isinstance(section, CardSheets)]
    few = [section for section in plain['facilitator/cards.pdf'].sections if isinstance(section, CardSheets)]
    assert [s.across * s.down for s in sheets] <= [s.across * s.down for s in few]


def test_the_imprint_names_the_partner_with_a_role() -> None:
    signed = brief_ordered(partner=Partner('Meridian', '', None, Span.of('x', 1))).imprint
    assert signed.partner
    assert (signed.partner.role, signed.partner.name) == ('Delivered with', 'Meridian')
    assert signed.draft
    assert not brief_ordered(approved_by='Ann').imprint.draft


# --- from files to finished bytes ----------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The smallest workspace, with two clients, pictures, and an order."""
    root = tmp_path / 'workspace'
    shutil.copytree(HERE / 'smallest', root, ignore=shutil.ignore_patterns('expected'))
    shutil.copytree(HERE / 'shared' / 'content', root / 'content', dirs_exist_ok=True)
    shutil.copy(HERE / 'shared' / 'onbrand.yml', root)
    north = root / 'brand' / 'north'
    shutil.copy(HERE / 'shared' / '_brand.yml', north / '_brand.yml')
    picture = io.BytesIO()
    Image.linear_gradient('L').resize((1600, 1200)).convert('RGB').save(picture, 'PNG')
    (north / 'door.png').write_bytes(picture.getvalue())
    (north / 'partner.svg').write_text(PARTNER_LOGO, encoding='utf-8')
    (north / 'pictures.yml').write_text('pictures:\n  cover: {file: door.png, alt: A door at dusk, focus: 60% 30%}\n  welcome: {file: door.png, decoration: yes}\n  L01: {file: door.png, alt: The desk at closing time, focus: 10% 90%}\n', encoding='utf-8')
    (north / 'order.yml').write_text(ORDER + WITH, encoding='utf-8')
    other = root / 'brand' / 'south'
    other.mkdir()
    values = (north / 'values.yml').read_text(encoding='utf-8').replace('Northgate', 'Southport Baths')
    (other / 'values.yml').write_text(f'short name: Southport\n{values}', encoding='utf-8')
    return root


def made(workspace: Path, *formats: str) -> tuple[Report, Path]:
    out = workspace.parent / 'out'
    report = build(Options(workspace, out, brands=('north',), formats=formats))
    return report, out / 'north' / 'first'


def test_a_site_shows_pictures_partner_and_draft(workspace: Path) -> None:
    report, release = made(workspace, 'html')
    assert [f for f in report.findings if f.is_error] == []
    lesson = (release / 'learner/site/lessons/L01-ask-first.html').read_text(encoding='utf-8')
    assert 'alt="The desk at closing time"' in lesson
    assert 'slot-x-1 slot-y-9' in lesson
    assert 'style="' not in lesson  # the page's security policy would refuse it
    first = (release / 'learner/site/index.html').read_text(encoding='utf-8')
    assert 'alt=""' in first
    for words in ('Draft, not yet approved', 'Delivered with Meridian Learning', 'For hosts of Northgate only'):
        assert words in first
    assert (release / 'learner/site/assets/partner-partner.svg').is_file()
    assert 'slot' not in (release / 'manager/site/lessons/L01-ask-first.html').read_text(encoding='utf-8')


def test_approval_takes_the_draft_mark_away(workspace: Path) -> None:
    (workspace / 'brand/north/order.yml').write_text(f'{ORDER}  approved: {{by: Ann}}\n', encoding='utf-8')
    _, release = made(workspace, 'html')
    for file in release.rglob('*.html'):
        words = file.read_text(encoding='utf-8')
        assert 'Draft' not in words, file
    assert 'Approved by Ann' in (release / 'learner/site/index.html').read_text(encoding='utf-8')


@pytest.mark.slow
def test_paper_shows_pictures_partner_draft_and_large_print(workspace: Path) -> None:
    (workspace / 'brand/north/order.yml').write_text(f'{ORDER}{WITH}  large print: yes\n', encoding='utf-8')
    report, release = made(workspace)
    assert [str(f) for f in report.findings if f.is_error] == []
    workbook = release / 'learner/workbook.pdf'
    large = release / 'learner/workbook-large-print.pdf'
    for file in (workbook, large):
        assert page.is_pdf_compliant_bytes(file.read_bytes(), profile=page.ValidationProfile.PDF_UA_1)
        sheets = [sheet.extract_text() for sheet in PdfReader(file).pages]
        assert 'Draft, not yet approved' in sheets[0]
        assert 'Delivered with Meridian Learning' in sheets[0].replace('\n', ' ')
        assert all('DRAFT' in words for words in sheets[1:])
        assert all('For hosts of Northgate only' in words.replace('\n', ' ') for words in sheets)
    assert 'Large print' in PdfReader(large).pages[0].extract_text()
    offered = (release / 'index.html').read_text(encoding='utf-8')
    assert 'learner/workbook-large-print.pdf' in offered
    manifest = json.loads((release / 'manifest.json').read_text(encoding='utf-8')) if (release / 'manifest.json').exists() else None
    assert manifest is None or 'learner/workbook-large-print.pdf' in json.dumps(manifest)


@pytest.mark.parametrize(
    ('name', 'leaks'),
    [
        ('Meridian Learning', False),
        ('Southport Learning Partners', False),  # holds another client's short name, is somebody else
        ('Southport Baths', True),
        ('Southport', True),
        ('Southport Baths Group', True),
    ],
)
def test_a_partner_may_be_named_unless_it_is_another_client(name: str, leaks: bool, workspace: Path) -> None:
    (workspace / 'brand/north/order.yml').write_text(f'{ORDER}  with: {{name: {name}}}\n', encoding='utf-8')
    report, _ = made(workspace, 'html')
    assert ('G002' in {finding.code for finding in report.findings}) is leaks
