"""One build at a time for each output folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from builder.engine.faults import MACHINE_CODES, OutputRefusedError
from builder.engine.lock import LockedError, build_lock

HOLD = (
    'import sys, time; from pathlib import Path; from builder.engine.lock import build_lock\n'
    'with build_lock(Path(sys.argv[1])): print("held", flush=True); time.sleep(600)'
)


def hold(output: Path) -> subprocess.Popen[str]:
    env = {**os.environ, 'PYTHONPATH': str(Path.cwd())}
    process = subprocess.Popen([sys.executable, '-c', HOLD, str(output)], env=env, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == 'held\n'
    return process


def test_a_second_build_is_turned_away_until_the_first_ends(tmp_path: Path) -> None:
    with build_lock(tmp_path / 'output'):
        with pytest.raises(LockedError), build_lock(tmp_path / 'output'):
            pass
        with build_lock(tmp_path / 'elsewhere'):
            pass
    with build_lock(tmp_path / 'output'):
        pass


def test_a_build_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    process = hold(tmp_path)
    with pytest.raises(LockedError), build_lock(tmp_path):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    with build_lock(tmp_path):
        pass


def test_a_lock_that_is_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / '.onbrand').mkdir()
    (tmp_path / '.onbrand' / 'lock').symlink_to(tmp_path / 'victim')
    with pytest.raises(OutputRefusedError) as refusal, build_lock(tmp_path):
        pass
    assert refusal.value.finding.code == 'U005'
    assert not (tmp_path / 'victim').exists()


def test_a_state_folder_that_is_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / 'elsewhere').mkdir()
    (tmp_path / '.onbrand').symlink_to(tmp_path / 'elsewhere')
    with pytest.raises(OutputRefusedError), build_lock(tmp_path):
        pass
    assert list((tmp_path / 'elsewhere').iterdir()) == []


def test_an_output_folder_that_cannot_be_made_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / 'file').write_bytes(b'')
    with pytest.raises(OutputRefusedError) as refusal, build_lock(tmp_path / 'file' / 'output'):
        pass
    assert refusal.value.finding.code in MACHINE_CODES
