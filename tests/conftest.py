"""What all tests share: small workspaces made on the spot, and the sample packs built once for a whole run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope='session')
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope='session')
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all worker processes of a run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get('PYTEST_XDIST_WORKER') else base


@pytest.fixture(scope='session')
def samples(shared_folder: Path) -> Path:
    """One pack of the sample brands, made once a run by the real command: three lessons show all that can stand in a pack."""
    output = shared_folder / 'samples'
    with (shared_folder / 'samples.lock').open('w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (output / 'built').is_file():
            workspace = shared_folder / 'samples-workspace'
            shutil.rmtree(workspace, ignore_errors=True)
            workspace.mkdir()
            for name in ('content', 'brand'):
                shutil.copytree(ROOT / name, workspace / name)
            done = run_onbrand('build', '--pack', 'first-three', '--workspace', str(workspace), '--output', str(output))
            assert done.returncode == 0, done.stdout + done.stderr
            (output / 'built').write_text(done.stdout + done.stderr)
    return output


def run_onbrand(*arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, and return what came of it."""
    variables = {**os.environ, 'PYTHONPATH': str(ROOT), 'NO_COLOR': '1', **(env or {})}
    for name in ('GITHUB_ACTIONS', 'CI'):
        variables.pop(name, None)
    return subprocess.run([sys.executable, '-m', 'builder', *arguments], capture_output=True, text=True, env=variables, cwd=cwd, timeout=540)
