"""The same input gives the same bytes, whoever builds it, where and when; and building again changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from delivered import BRANDS, PACK, PDFS, files_in, release

from tests.conftest import run_onbrand

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

#: Machines that are nothing like each other.
ELSEWHERE = {'PYTHONHASHSEED': '4711', 'TZ': 'Pacific/Auckland', 'LC_ALL': 'de_DE.UTF-8', 'LANG': 'de_DE.UTF-8', 'LANGUAGE': 'de', 'SOURCE_DATE_EPOCH': '1', 'COLUMNS': '40'}
ANOTHER = {'PYTHONHASHSEED': '1', 'TZ': 'America/Los_Angeles', 'LC_ALL': 'C', 'LANG': 'C', 'PYTHONUTF8': '0'}


def workspace_in(folder: Path) -> Path:
    """Return a copy of the sample workspace, its files written in another order."""
    folder.mkdir(parents=True)
    for path in reversed(files_in(ROOT / 'brand') + files_in(ROOT / 'content')):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Return the digests of a release's files, from its manifest."""
    manifest = json.loads((folder / 'manifest.json').read_text(encoding='utf-8'))
    return {entry['path']: entry['sha256'] for entry in manifest['files']}


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was last written, and which file on the disk it is."""
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files_in(folder)}


def test_another_machine_gives_the_same_bytes_and_a_second_build_changes_nothing(samples: Path, tmp_path: Path) -> None:
    """Other hash seed, zone, locale, folder with a space, one process instead of many: pages and PDFs of one brand."""
    workspace = workspace_in(tmp_path / 'Ünser Ordner' / 'two words')
    output = tmp_path / 'somewhere else' / 'out'
    arguments = ('build', '--pack', PACK, '--brand', 'tallowmere', '--edition', 'learner', '--edition', 'manager', '--jobs', '1', '--workspace', str(workspace), '--output', str(output))
    first = run_onbrand(*arguments, env={**ELSEWHERE, 'HOME': str(tmp_path)}, cwd=tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    here, there = digests(release(samples, 'tallowmere')), digests(output / 'tallowmere' / PACK)
    assert sum(path.endswith('.pdf') for path in there) == sum(path.startswith(('learner/', 'manager/')) for path in PDFS)
    # the delivery page offers what is there, and here there is nothing for facilitators
    assert {path for path in there if here.get(path) != there[path]} <= {'index.html'}

    before = state(output / 'tallowmere')
    second = run_onbrand(*arguments, env={**ANOTHER, 'HOME': str(tmp_path)})
    assert second.returncode == 0, second.stdout + second.stderr
    assert state(output / 'tallowmere') == before
    assert 'unchanged' in second.stdout + second.stderr


def test_the_pages_of_every_brand_are_the_same_elsewhere(samples: Path, tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path / 'elsewhere')
    output = tmp_path / 'out'
    done = run_onbrand('build', '--pack', PACK, '--format', 'html', '--jobs', '3', '--workspace', str(workspace), '--output', str(output), env=ANOTHER)
    assert done.returncode == 0, done.stdout + done.stderr
    for brand in BRANDS:
        here, there = digests(release(samples, brand)), digests(output / brand / PACK)
        assert len(there) > 50
        # the delivery page offers what is there, and here there are no PDFs
        differing = {path for path in there if here[path] != there[path]}
        assert differing <= {'index.html'}, brand
        # nor is there a picture of what is not there
        assert {path for path in here if path not in there} == {
            path for path in here if path.endswith(('.pdf', '.csv')) or path.startswith('pictures/') or (path.endswith('.ics') and '/site/' not in path)
        }


def test_a_brand_builds_alone_as_it_builds_with_others(samples: Path, tmp_path: Path) -> None:
    """Nothing of one client depends on who else is in the workspace."""
    workspace = workspace_in(tmp_path / 'alone')
    for brand in BRANDS:
        if brand != 'ostrey':
            shutil.rmtree(workspace / 'brand' / brand)
    done = run_onbrand('build', '--pack', PACK, '--format', 'html', '--edition', 'learner', '--workspace', str(workspace), '--output', str(tmp_path / 'out'))
    assert done.returncode == 0, done.stdout + done.stderr
    here, there = digests(release(samples, 'ostrey')), digests(tmp_path / 'out' / 'ostrey' / PACK)
    assert {path for path in there if here[path] != there[path]} <= {'index.html'}
