"""The proof is two sound pages for any brand, half filled ones too, and loses nobody's file."""

from __future__ import annotations

import shutil
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from builder.pipeline import make_proofs
from builder.report import Exit, Options, Report, Status

pytestmark = pytest.mark.slow

WORKSPACES = Path(__file__).parents[1] / 'workspaces'
EXTREMES = {
    'nothing': '',
    'one colour': 'color: {palette: {sun: "#ffeb3b"}}\n',
    'yellow on white': (
        'color: {foreground: "#ffeb00", background: "#ffffff", primary: "#ffeb00"}\n'
        'defaults: {onbrand: {rules: ledger, cover: field, ornament: none}}\n'
    ),
    'twenty colours, no fonts': (
        'color:\n  palette: {' + ', '.join(f'shade-{n}: "#{n * 12:02x}4488"' for n in range(20)) + '}\n'
        '  primary: shade-9\n  secondary: shade-15\n  foreground: "#999999"\n  background: "#101418"\n  success: shade-3\n  danger: shade-4\n  link: shade-19\n'
        'typography: {base: Acme Sans, headings: Acme Serif}\n'
        'defaults: {onbrand: {rules: heavy, density: airy, cover: split, radius: 6, ornament: grid}}\n'
    ),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The smallest workspace there is, without the pack that only one brand of its size has."""
    for source in ('shared', 'smallest'):
        shutil.copytree(WORKSPACES / source / 'content', tmp_path / 'content', dirs_exist_ok=True)
    shutil.copytree(WORKSPACES / 'smallest' / 'brand', tmp_path / 'brand')
    shutil.copy(WORKSPACES / 'shared' / 'onbrand.yml', tmp_path)
    return tmp_path


def made(workspace: Path, *brands: str) -> Report:
    return make_proofs(Options(workspace, workspace / 'output', brands=brands, jobs=1))


@pytest.mark.parametrize('extreme', EXTREMES)
def test_a_half_filled_brand_has_two_sound_pages(workspace: Path, extreme: str) -> None:
    (workspace / 'brand/north/_brand.yml').write_text(EXTREMES[extreme] or 'meta: {name: North}\n')
    report = made(workspace)
    assert [str(finding) for finding in report.findings if finding.is_error] == []
    assert not [finding for finding in report.findings if finding.code.startswith('R')]
    assert report.exit is Exit.OK
    data = (workspace / 'output/north/proof.pdf').read_bytes()
    with pikepdf.open(workspace / 'output/north/proof.pdf') as file:
        assert len(file.pages) == 2
        assert str(file.Root.Lang) == 'en-GB'
    checked = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert [str(failure) for failure in checked.failures] == []
    words = _words(data)
    assert 'Northgate' in words
    assert 'What is missing' in words
    assert 'Signature' in words


def test_what_was_changed_stands_on_the_proof_with_its_reason(workspace: Path) -> None:
    (workspace / 'brand/north/_brand.yml').write_text(EXTREMES['yellow on white'] + 'typography: {base: Acme Sans}\n')
    report = made(workspace)
    assert [finding.code for finding in report.findings] == ['B015']
    words = _words((workspace / 'output/north/proof.pdf').read_bytes())
    assert '#FFEB00' in words
    assert 'a darker shade of the same hue' in words
    assert 'Acme Sans is not here' in words


def test_the_same_proof_is_not_written_again_and_a_build_is_not_in_its_way(workspace: Path) -> None:
    assert made(workspace).releases[0].status is Status.PUBLISHED
    assert made(workspace).releases[0].status is Status.UNCHANGED
    from builder.pipeline import build

    assert build(Options(workspace, workspace / 'output', formats=('html',), jobs=1)).exit is Exit.OK
    assert (workspace / 'output/north/proof.pdf').is_file()
    assert (workspace / 'output/north/first/index.html').is_file()


def test_a_file_that_is_not_ours_is_left_alone_and_a_changed_one_is_kept(workspace: Path) -> None:
    place = workspace / 'output/north/proof.pdf'
    place.parent.mkdir(parents=True)
    place.write_bytes(b'theirs')
    report = made(workspace)
    assert (report.exit, [finding.code for finding in report.findings if finding.is_error]) == (Exit.ERRORS, ['U001'])
    assert place.read_bytes() == b'theirs'
    place.unlink()
    made(workspace)
    place.write_bytes(b'signed by hand')
    (workspace / 'brand/north/_brand.yml').write_text('color: {primary: "#0b4f8a"}\n')
    assert 'U010' in [finding.code for finding in made(workspace).findings]
    assert (workspace / 'output/.onbrand/kept/north/proof.pdf').read_bytes() == b'signed by hand'


def test_one_brand_that_cannot_be_read_does_not_stop_the_others(workspace: Path) -> None:
    (workspace / 'brand/south').mkdir()
    (workspace / 'brand/south/values.yml').write_text('name: South\n')
    report = made(workspace)
    assert report.exit is Exit.PARTIAL
    assert {release.brand: release.status for release in report.releases} == {'north': Status.PUBLISHED, 'south': Status.FAILED}
    assert made(workspace, 'south').exit is Exit.ERRORS


def test_a_logo_that_is_missing_stops_the_proof_and_the_last_one_stays(workspace: Path) -> None:
    made(workspace)
    before = (workspace / 'output/north/proof.pdf').read_bytes()
    (workspace / 'brand/north/_brand.yml').write_text('logo: gone.svg\n')
    assert made(workspace).exit is Exit.ERRORS
    assert (workspace / 'output/north/proof.pdf').read_bytes() == before


def _words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return ' '.join(' '.join(sheet.get_textpage().get_text_bounded() for sheet in document).split())
