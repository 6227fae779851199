"""What the command does with the output folder as a whole: where packs may go, what is left alone, what is spoken of."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.cli import main
from builder.report import Exit

WORKSPACES = Path(__file__).parent / 'workspaces'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The smallest workspace, with its closed lists."""
    place = tmp_path / 'workspace'
    for name in ('content', 'brand'):
        shutil.copytree(WORKSPACES / 'smallest' / name, place / name)
    shutil.copytree(WORKSPACES / 'shared' / 'content', place / 'content', dirs_exist_ok=True)
    shutil.copy(WORKSPACES / 'shared' / 'onbrand.yml', place)
    return place


def build(workspace: Path, *more: str) -> int:
    return main(['build', '--format', 'html', '--workspace', str(workspace), *more])


@pytest.mark.parametrize('place', ['content', 'brand', 'brand/north', '.', 'content/lessons/deep'])
def test_packs_never_go_among_the_sources(workspace: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(workspace.rglob('*'))
    assert build(workspace, '--output', str(workspace / place)) == Exit.USAGE
    assert 'Name another folder' in capsys.readouterr().err
    assert sorted(workspace.rglob('*')) == before


def test_no_brand_takes_the_place_of_the_overview(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / 'brand' / 'north').rename(workspace / 'brand' / 'index')
    assert build(workspace) == Exit.ERRORS
    assert 'B020' in ''.join(capsys.readouterr())


def test_somebody_elses_index_stops_everything_before_it_begins(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / 'output').mkdir()
    (workspace / 'output' / 'index.html').write_text('mine')
    assert build(workspace) == Exit.ERRORS
    assert 'U001' in ''.join(capsys.readouterr())
    assert (workspace / 'output' / 'index.html').read_text() == 'mine'
    assert not (workspace / 'output' / 'north').exists()


def test_an_index_of_ours_without_its_record_is_known_again(workspace: Path) -> None:
    assert build(workspace) == Exit.OK
    shutil.rmtree(workspace / 'output' / '.onbrand')
    assert build(workspace) == Exit.OK


def test_a_pack_of_a_brand_that_is_gone_is_spoken_of_and_left(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(workspace) == Exit.OK
    (workspace / 'brand' / 'north').rename(workspace / 'brand' / 'south')
    assert build(workspace) == Exit.OK
    assert 'U041' in ''.join(capsys.readouterr())
    assert (workspace / 'output' / 'north' / 'first' / 'index.html').is_file()
    index = (workspace / 'output' / 'index.html').read_text()
    assert 'south/first/index.html' in index
    assert 'north/first/index.html' not in index


def test_building_one_format_says_what_it_took_out(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(workspace) == Exit.OK
    values = next((workspace / 'brand' / 'north').glob('*.yml'))
    lesson = next((workspace / 'content' / 'lessons').glob('*.md'))
    lesson.write_text(lesson.read_text().replace('\n## ', '\nOne more sentence for everybody.\n\n## ', 1))
    capsys.readouterr()
    assert build(workspace, '--edition', 'manager') == Exit.OK
    assert 'U040' in ''.join(capsys.readouterr())
    manifest = json.loads((workspace / 'output' / 'north' / 'first' / 'manifest.json').read_text())
    assert not any(item['path'] == 'learner/site/index.html' and not (workspace / 'output/north/first' / item['path']).is_file() for item in manifest['files'])
    assert values.is_file()


@pytest.mark.skipif(os.name != 'posix', reason='signals')
def test_a_request_to_end_is_an_interruption(workspace: Path, root: Path) -> None:
    code = 'import sys, time; from builder import pipeline; from builder.cli import main\npipeline.check = lambda *a: (print("begun", flush=True), time.sleep(60))\nsys.exit(main())'
    env = {**os.environ, 'PYTHONPATH': str(root)}
    with subprocess.Popen(
        [sys.executable, '-c', code, 'check', '--workspace', str(workspace)], env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == 'begun\n'
        time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == Exit.INTERRUPTED
