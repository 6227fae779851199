"""A folder cannot be left, and nothing in it can hang or surprise the reader."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from builder.sources.files import Folder, Kind, SourceFile, is_slug, text_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / 'images').mkdir()
    (tmp_path / 'images' / 'logo.svg').write_bytes(b'<svg/>')
    (tmp_path / 'values.yml').write_text('a: 1\n')
    return Folder(tmp_path, 'brand/acme')


def code(parsed: object) -> str:
    findings = parsed.findings  # type: ignore[attr-defined]
    assert parsed.value is None  # type: ignore[attr-defined]
    assert len(findings) == 1
    return str(findings[0].code)


def test_a_file_comes_with_its_path_in_the_workspace_and_its_digest(folder: Folder) -> None:
    read = folder.read('images/logo.svg', Kind.SVG).value
    assert read is not None
    assert (read.path, read.data, len(read.digest)) == ('brand/acme/images/logo.svg', b'<svg/>', 64)


@pytest.mark.parametrize(
    'path',
    ['/etc/passwd', '../x', 'images/../../x', '..%2f..%2fetc', 'images\\logo.svg', '%2e%2e/x', '%252e%252e/x', 'C:/x', 'file:///etc/passwd', '~/x', '', 'a\0b'],
)
def test_no_path_leads_out(folder: Folder, path: str) -> None:
    assert code(folder.read(path, Kind.TEXT)) == 'S001'


def test_a_link_is_refused_even_when_it_is_a_folder_on_the_way(folder: Folder) -> None:
    (folder.root / 'pictures').symlink_to(folder.root / 'images')
    (folder.root / 'logo.svg').symlink_to('/etc/passwd')
    assert code(folder.read('pictures/logo.svg', Kind.SVG)) == 'S002'
    finding = folder.read('logo.svg', Kind.SVG).findings[0]
    assert (finding.code, finding.message) == ('S002', 'brand/acme/logo.svg is a symbolic link')


def test_a_pipe_does_not_hang(folder: Folder) -> None:
    os.mkfifo(folder.root / 'logo.png')
    assert code(folder.read('logo.png', Kind.RASTER)) == 'S003'


def test_a_device_is_refused() -> None:
    assert code(Folder(Path('/dev'), '').read('zero', Kind.RASTER)) == 'S003'


def test_a_folder_is_no_file_and_a_file_is_no_folder(folder: Folder) -> None:
    assert code(folder.read('images', Kind.TEXT)) == 'S003'
    assert code(folder.below('values.yml')) == 'S003'


def test_a_missing_file_is_named_with_its_neighbour(folder: Folder) -> None:
    finding = folder.read('images/lgo.svg', Kind.SVG).findings[0]
    assert (finding.code, finding.message, finding.hint) == ('S006', 'brand/acme/images/lgo.svg is not there', 'did you mean "logo.svg"?')


def test_one_byte_too_many_is_too_large(folder: Folder) -> None:
    (folder.root / 'big.yml').write_bytes(b'a' * Kind.TEXT.limit)
    assert folder.read('big.yml', Kind.TEXT).value is not None
    (folder.root / 'big.yml').write_bytes(b'a' * (Kind.TEXT.limit + 1))
    assert code(folder.read('big.yml', Kind.TEXT)) == 'S004'


@pytest.mark.skipif(os.geteuid() == 0, reason='root may read everything')
def test_a_file_nobody_may_read_is_a_finding(folder: Folder) -> None:
    (folder.root / 'values.yml').chmod(0)
    assert code(folder.read('values.yml', Kind.TEXT)) == 'S005'


def test_a_name_that_is_too_long_is_a_finding(folder: Folder) -> None:
    assert code(folder.read('a' * 300, Kind.TEXT)) == 'S005'


def test_files_are_listed_sorted_and_by_suffix(folder: Folder) -> None:
    (folder.root / 'a.yml').write_text('')
    (folder.root / '.hidden.yml').write_text('')
    assert folder.files('.yml').value == ('a.yml', 'values.yml')
    assert folder.folders().value == ('images',)


def test_a_byte_order_mark_is_taken_off() -> None:
    assert text_of(SourceFile('f', b'\xef\xbb\xbfa: 1', '')).value == 'a: 1'


def test_what_is_no_utf8_is_shown_with_its_line() -> None:
    finding = text_of(SourceFile('f', 'eins\nzwei für'.encode('latin-1'), '')).findings[0]
    assert (finding.code, str(finding.span)) == ('S007', 'f:2:7')


@pytest.mark.parametrize(('name', 'good'), [('a', True), ('north-gate', True), ('a.', False), ('con', False), ('com1', False), ('../x', False), ('A', False), ('-a', False), ('a' * 65, False), ('\u212a', False)])
def test_only_slugs_become_names(name: str, good: bool) -> None:
    assert is_slug(name) is good


def test_every_code_of_sources_and_brand_is_in_the_documentation() -> None:
    documented = set(re.findall(r'^\| ([A-Z]\d{3}) \|', (ROOT / 'docs/findings/sources-and-brand.md').read_text(encoding='utf-8'), re.MULTILINE))
    ours = ('files', 'yaml', 'yaml_faults', 'records', 'svg', 'svg_values', 'pictures', 'typefaces')
    modules = [ROOT / f'builder/sources/{name}.py' for name in ours] + sorted((ROOT / 'builder/brand').glob('*.py'))
    used = {found for module in modules for found in re.findall(r"'([SYKAB]\d{3})'", module.read_text(encoding='utf-8'))}
    assert used == documented
