"""What is printed: accessible, complete, the right size, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import page
import print_sample as sample
import pytest
from pypdf import PdfReader

from builder.documents.document import Prose
from builder.renderers import pdf, pdf_engine
from builder.renderers.print_places import texts
from builder.renderers.rendered import Rendered
from builder.sources.nodes import Item, List

LOOKS = ('tallowmere', 'wrenfold', 'ostrey')
KINDS = tuple(sample.MAKERS)

PRINT_ONE = """
import hashlib, sys
sys.path[:0] = [{root!r}, {tests!r}]
import print_sample as sample
from builder.renderers import pdf
document = sample.manager_guide(sample.WRENFOLD)
print(hashlib.sha256(pdf.render(document, sample.TEMPLATES).data).hexdigest(), pdf.fingerprint(document, sample.TEMPLATES))
"""


@lru_cache(maxsize=16)
def rendered(look: str, kind: str) -> Rendered:
    return pdf.render(sample.MAKERS[kind](sample.LOOKS[look], paper=sample.PAPERS[look]), sample.TEMPLATES)


def reader(look: str, kind: str) -> PdfReader:
    return PdfReader(io.BytesIO(rendered(look, kind).data))


def words(look: str, kind: str) -> str:
    return re.sub(r'\s+', ' ', ' '.join(sheet.extract_text() for sheet in reader(look, kind).pages))


@pytest.mark.slow
@pytest.mark.parametrize('look', LOOKS)
@pytest.mark.parametrize('kind', KINDS)
class TestEveryDocument:
    def test_has_no_findings(self, look: str, kind: str) -> None:
        assert rendered(look, kind).findings == ()

    def test_keeps_the_rules_of_pdf_ua(self, look: str, kind: str) -> None:
        report = page.validate_pdf_bytes(rendered(look, kind).data, profile=page.ValidationProfile.PDF_UA_1)
        assert [str(failure) for failure in report.failures] == []
        assert report.is_compliant

    def test_says_its_language_title_and_author(self, look: str, kind: str) -> None:
        file = reader(look, kind)
        assert file.trailer['/Root']['/Lang'] == 'en-GB'
        assert file.metadata is not None
        assert file.metadata.author == sample.NAMES[id(sample.LOOKS[look])][0]
        assert 'first three' in str(file.metadata.title)

    def test_has_its_papers_size(self, look: str, kind: str) -> None:
        width, height = (210, 297) if sample.PAPERS[look] == 'A4' else (215.9, 279.4)
        box = reader(look, kind).pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx((width * 72 / 25.4, height * 72 / 25.4), abs=0.5)

    def test_brings_its_own_faces_and_no_other(self, look: str, kind: str) -> None:
        names = set()
        for sheet in reader(look, kind).pages:
            for font in (sheet['/Resources'].get('/Font') or {}).values():
                names.add(re.sub(r'^/?[A-Z]{6}\+', '', str(font.get_object()['/BaseFont'])).split('-')[0].replace('/', ''))
        known = {'tallowmere': ('Source', 'Onbrand'), 'wrenfold': ('Source', 'Lato', 'Onbrand'), 'ostrey': ('Hanken', 'Onbrand')}[look]
        assert names
        assert all(name.startswith(known) for name in names), names


@pytest.mark.slow
class TestWorkbook:
    def test_says_what_the_lesson_says(self) -> None:
        found = words('tallowmere', 'workbook')
        for piece in ('You will be able to', 'Three different things are often rolled into one', 'It’s easy, just use the app', 'Older people cannot manage apps', 'Ask once, write it down, use it', 'Second signature'):
            assert piece in found

    def test_has_no_answers(self) -> None:
        found = words('tallowmere', 'workbook')
        for secret in ('It is open, and the same for everybody', 'Stereotype', 'Eirlys Bowen, 78. You bake', 'For you, the facilitator', 'Same words, your own voice'):
            assert secret not in found

    def test_has_bookmarks_for_lessons_and_steps(self) -> None:
        outline = reader('tallowmere', 'workbook').outline
        titles = [entry.title for entry in outline if not isinstance(entry, list)]
        steps = [entry.title for group in outline if isinstance(group, list) for entry in group if not isinstance(entry, list)]
        assert 'Across ages: ask, don’t assume' in titles
        assert 'Help she did not ask for' in steps

    def test_contents_name_pages(self) -> None:
        file = reader('tallowmere', 'workbook')
        contents = re.sub(r'\s+', ' ', file.pages[1].extract_text())
        target = next(number for number, sheet in enumerate(file.pages, start=1) if number > 2 and 'Short is not rude' in sheet.extract_text())
        assert re.search(rf'long is not kind.{{0,500}}?50\s*min\s*{target}\b', contents)

    def test_each_lesson_begins_a_page(self) -> None:
        starts = [sheet.extract_text() for sheet in reader('tallowmere', 'workbook').pages if 'You will be able to' in sheet.extract_text()]
        assert len(starts) == 2

    def test_large_print_has_no_small_text(self) -> None:
        document = sample.workbook(large=True)
        result = pdf.render(document, sample.TEMPLATES)
        assert result.findings == ()
        assert page.is_pdf_compliant_bytes(result.data, profile=page.ValidationProfile.PDF_UA_1)
        sizes: list[float] = []
        for sheet in PdfReader(io.BytesIO(result.data)).pages[2:5]:
            sheet.extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.append(abs(size * tm[3] * cm[3])) if text.strip() else None)
        assert sorted(sizes)[len(sizes) // 2] >= 15.9


@pytest.mark.slow
class TestGuide:
    def test_has_clock_times_cues_and_answers(self) -> None:
        found = words('tallowmere', 'guide')
        for piece in ('11:29', 'Listen for', 'Eirlys Bowen, 78', 'Only if asked how you would like to hear', 'It is open, and the same for everybody', 'Cut to 5', 'groups of 3'):
            assert piece in found

    def test_run_sheet_lies_across(self) -> None:
        turned = [sheet for sheet in reader('tallowmere', 'guide').pages if sheet.mediabox.width > sheet.mediabox.height]
        assert turned
        assert '11:10' in turned[0].extract_text()


@pytest.mark.slow
def test_the_cover_treatments_all_print() -> None:
    for cover in ('band', 'field', 'frame', 'split'):
        for edition, make in (('learner', sample.workbook), ('manager', sample.manager_guide)):
            document = make(sample.OSTREY)
            only = replace(document, look=replace(document.look, cover=cover), sections=document.sections[:1])
            result = pdf.render(only, sample.TEMPLATES)
            assert result.findings == (), (cover, edition)
            assert len(PdfReader(io.BytesIO(result.data)).pages) == 1


@pytest.mark.slow
@pytest.mark.parametrize('rules', ['hairline', 'solid', 'ledger', 'heavy'])
@pytest.mark.parametrize('ornament', ['none', 'contours', 'sprig', 'grid'])
def test_every_character_prints(rules: str, ornament: str) -> None:
    document = sample.manager_guide(sample.FIELD)
    look = replace(document.look, rules=rules, ornament=ornament, density='airy')
    assert pdf.render(replace(document, look=look), sample.TEMPLATES).findings == ()


# --- the same bytes ------------------------------------------------------------------------------------------------


def printed_elsewhere(folder: Path, **environ: str) -> str:
    code = PRINT_ONE.format(root=str(sample.ROOT), tests=str(Path(__file__).parent))
    clean = {name: value for name, value in os.environ.items() if not name.startswith(('FONTCONFIG', 'PYTHONHASHSEED', 'LC_', 'LANG'))}
    done = subprocess.run([sys.executable, '-c', code], cwd=folder, env={**clean, **environ}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.slow
def test_same_bytes_in_any_process(tmp_path: Path) -> None:
    (tmp_path / 'fonts').mkdir()
    (tmp_path / 'system.conf').write_text(f'<fontconfig><dir>{Path(sys.prefix)}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>')
    (tmp_path / 'bare.conf').write_text(f'<fontconfig><dir>{tmp_path}/fonts</dir></fontconfig>')
    here = {
        printed_elsewhere(tmp_path, PYTHONHASHSEED='1', TZ='Pacific/Auckland'),
        printed_elsewhere(sample.ROOT, PYTHONHASHSEED='77', TZ='America/Los_Angeles', LC_ALL='de_DE.UTF-8'),
        printed_elsewhere(tmp_path, FONTCONFIG_FILE=str(tmp_path / 'system.conf'), SOURCE_DATE_EPOCH='1'),
        printed_elsewhere(tmp_path, FONTCONFIG_FILE=str(tmp_path / 'bare.conf'), HOME=str(tmp_path)),
    }
    assert len(here) == 1


@pytest.mark.slow
def test_same_bytes_again_in_one_process() -> None:
    document = sample.manager_guide(sample.OSTREY)
    first = pdf.render(document, sample.TEMPLATES).data
    pdf.render(sample.manager_guide(sample.WRENFOLD), sample.TEMPLATES)
    assert pdf.render(document, sample.TEMPLATES).data == first


@pytest.mark.slow
def test_nothing_is_dated_by_the_clock() -> None:
    data = rendered('tallowmere', 'manager-guide').data
    dates = set(re.findall(rb'D:(\d{8})', data))
    assert dates <= {b'20261122'}


def test_the_fingerprint_needs_no_weasyprint() -> None:
    code = PRINT_ONE.format(root=str(sample.ROOT), tests=str(Path(__file__).parent)).splitlines()[:-1]
    ask = '\n'.join([*code, "pdf.fingerprint(document, sample.TEMPLATES); assert 'weasyprint' not in sys.modules, 'imported'"])
    subprocess.run([sys.executable, '-c', ask], check=True)


def test_the_fingerprint_follows_templates_and_words(tmp_path: Path) -> None:
    document = sample.manager_guide()
    before = pdf.fingerprint(document, sample.TEMPLATES)
    assert pdf.fingerprint(document, sample.TEMPLATES) == before
    own = tmp_path / 'print' / 'style'
    own.mkdir(parents=True)
    (own / 'page.css.j2').write_text('@page { size: A5 }')
    changed = sample.Templates((tmp_path, *sample.TEMPLATES.folders))
    assert pdf.fingerprint(document, changed) != before
    assert pdf.fingerprint(replace(document, language='en-US'), sample.TEMPLATES) != before


def test_versions_name_the_machinery() -> None:
    found = dict(pdf_engine.versions())
    assert found['weasyprint'].startswith('70.')
    assert re.match(r'\d+\.\d+', found['pango-1.0'])
    assert re.match(r'\d+\.\d+', found['harfbuzz'])


# --- what goes wrong -----------------------------------------------------------------------------------------------


def test_a_machine_without_pango_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf_engine.importlib, 'import_module', fail)
    pdf_engine.engine.cache_clear()
    try:
        with pytest.raises(pdf.MachineLacks) as caught:
            pdf.render(sample.manager_guide(), sample.TEMPLATES)
    finally:
        pdf_engine.engine.cache_clear()
    for system in ('Debian, Ubuntu', 'Fedora', 'macOS', 'Windows'):
        assert system in str(caught.value)


@pytest.mark.slow
def test_a_character_that_no_face_has_is_named_with_its_line() -> None:
    document = sample.make(sample.TALLOWMERE, 'guide', 'facilitator', 'Signs', Prose('p', 'Signs', (sample.para('A snowman ☃ stands here.', line=23),)))
    (finding,) = pdf.render(document, sample.TEMPLATES).findings
    assert finding.code == 'R006'
    assert '☃' in finding.message
    assert 'U+2603' in finding.message
    assert finding.span == sample.at(23)


@pytest.mark.slow
def test_markup_in_a_lesson_is_text() -> None:
    nasty = '</title><script>x</script> {{ look }} <img src="file:///etc/passwd">'
    document = sample.make(sample.TALLOWMERE, 'guide', 'facilitator', nasty, Prose('p', nasty, (sample.para('<b>' + nasty, line=2),)))
    document = replace(document, imprint=document.imprint._replace(brand_short='"; } @page { size: 1mm } x{', confidential='\\22 ; </style>'))
    result = pdf.render(document, sample.TEMPLATES)
    assert [finding for finding in result.findings if finding.is_error] == []
    file = PdfReader(io.BytesIO(result.data))
    assert len(file.pages) == 1
    assert '<img src=' in file.pages[0].extract_text()


def test_places_are_found_in_the_documents_tree() -> None:
    document = sample.workbook()
    found = {text: at for text, at in texts(document) if at}
    assert found['Preference'] == sample.at(1)


def test_no_face_is_named_by_its_own_name() -> None:
    """A family's name comes from a file; the style sheet has names of ours only."""
    folder = sample.ROOT / 'templates' / 'print' / 'style'
    for file in folder.rglob('*.css.j2'):
        source = file.read_text(encoding='utf-8')
        assert '.family' not in source, file
        assert 'http' not in source, file


def test_digest_of_samples_faces() -> None:
    for look in sample.LOOKS.values():
        for face in look.body.faces:
            assert hashlib.sha256(face.asset.data).hexdigest() == face.asset.digest


def test_a_list_that_begins_later_is_counted_from_there() -> None:
    later = List(True, tuple(Item((sample.para(f'step {word}'),), sample.at(1)) for word in ('one', 'two')), sample.at(1), start=7)
    document = sample.make(sample.TALLOWMERE, 'guide', 'facilitator', 'Steps', Prose('p', 'Steps', (later,)))
    text = ' '.join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf.render(document, sample.TEMPLATES).data)).pages)
    assert re.findall(r'\b(\d+)\.', text) == ['7', '8']
