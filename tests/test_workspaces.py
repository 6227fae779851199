"""Small real workspaces and what becomes of them; ``tests/workspaces/README.md`` says how to add one."""

from __future__ import annotations

import json
import re
import shutil
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from expected import compare

from builder.cli import main

HERE = Path(__file__).parent / 'workspaces'
CASES = sorted(place.name for place in HERE.iterdir() if place.is_dir() and place.name != 'shared')
KEPT = ('id', 'href', 'src', 'alt', 'lang', 'hidden', 'open', 'start', 'value', 'datetime')
INLINE = {'a', 'abbr', 'b', 'bdi', 'br', 'cite', 'code', 'em', 'i', 'kbd', 'label', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'wbr'}
VOID = {'br', 'hr', 'img', 'input', 'wbr', 'link', 'meta', 'source', 'col'}


class _Main(HTMLParser):
    """Collects what stands in ``<main>``, one block a line."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.inside = 0
        self.drawing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.drawing += tag == 'svg'
        if tag == 'main':
            self.inside += 1
        elif self.inside and not self.drawing and tag != 'span':
            given = ''.join(f' {name}' if value in (None, '') else f' {name}="{escape(value or "")}"' for name, value in attrs if name in KEPT)
            self.pieces.append(f'{"" if tag in INLINE else chr(10)}<{tag}{given}>')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != 'svg' and not self.drawing:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == 'main':
            self.inside -= 1
        elif self.inside and not self.drawing and tag != 'span' and tag in INLINE - VOID:
            self.pieces.append(f'</{tag}>')
        self.drawing -= tag == 'svg'

    def handle_data(self, data: str) -> None:
        if self.inside and not self.drawing:
            self.pieces.append(escape(re.sub(r'[ \t\r\n]+', ' ', data), quote=False))


def main_of(page: str) -> str:
    """Return the ``<main>`` of a page, made comparable."""
    reader = _Main()
    reader.feed(page)
    reader.close()
    lines = (re.sub(r' +', ' ', line).strip() for line in ''.join(reader.pieces).split('\n'))
    return ''.join(f'{line}\n' for line in lines if line)


def make(case: str, folder: Path) -> Path:
    """Return the workspace of a case, made in a folder with the lists and colours that all share."""
    workspace = folder / 'workspace'
    shutil.copytree(HERE / 'shared' / 'content', workspace / 'content')
    shutil.copyfile(HERE / 'shared' / 'onbrand.yml', workspace / 'onbrand.yml')
    for name in ('content', 'brand', 'templates'):
        if (HERE / case / name).is_dir():
            shutil.copytree(HERE / case / name, workspace / name, dirs_exist_ok=True)
    for brand in (workspace / 'brand').iterdir():
        if not (brand / '_brand.yml').is_file():
            shutil.copyfile(HERE / 'shared' / '_brand.yml', brand / '_brand.yml')
    return workspace


@pytest.mark.parametrize('case', CASES)
def test_a_small_workspace_becomes_what_is_expected(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = make(case, tmp_path)
    code = main(['build', '--format', 'html', '--jobs', '1', '--workspace', str(workspace)])
    assert code == 0, capsys.readouterr().out
    output = workspace / 'output'
    pages = '*/*/**/*.html' if case == 'smallest' else '*/*/*/site/lessons/*.html'
    found = {place.relative_to(output).with_suffix('.txt').as_posix(): main_of(place.read_text(encoding='utf-8')) for place in output.glob(pages)}
    for place in output.glob('*/*/learner/site/assets/search-data.js'):
        found[place.relative_to(output).as_posix()] = place.read_text(encoding='utf-8').replace('],[', '],\n[')
    for place in output.glob('*/*/review/review.json'):
        review = json.loads(place.read_text(encoding='utf-8'))
        found[place.relative_to(output).as_posix()] = json.dumps(review, indent=1, ensure_ascii=False) + '\n'
    compare(HERE / case / 'expected', found)


def test_expected_files_that_nothing_uses_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv('ONBRAND_EXPECTED', raising=False)
    (tmp_path / 'used').write_bytes(b'x')
    compare(tmp_path, {'used': 'x'})
    (tmp_path / 'unused').write_bytes(b'x')
    with pytest.raises(AssertionError, match='unused'):
        compare(tmp_path, {'used': 'x'})
    with pytest.raises(AssertionError, match='missing'):
        compare(tmp_path, {'used': 'x', 'unused': 'x', 'new': 'y'})
    with pytest.raises(AssertionError, match='differs'):
        compare(tmp_path, {'used': 'y', 'unused': 'x'})
