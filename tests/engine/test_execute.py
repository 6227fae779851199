"""Jobs run side by side, and none can take another one down."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.engine import execute as module
from builder.engine.cache import Cache
from builder.engine.execute import Outcome, execute
from builder.engine.jobs import Job, make_job
from builder.renderers.rendered import Templates
from builder.report import Stage

HERE = Path(__file__).parent
REGISTRY = 'fake_renderers'


@pytest.fixture(autouse=True)
def _fake_renderers_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setenv('PYTHONPATH', os.pathsep.join([str(HERE), os.environ.get('PYTHONPATH', '')]))


def job(what: str, more: str = '', renderer: str = 'pdf') -> Job:
    return make_job(f'{what.replace(" ", "-")}-{more.rsplit("/")[-1]}.{renderer}', renderer, (what, more), '', '1')


def run(folder: Path, *jobs: Job, workers: int = 2, limit: float = 60.0) -> list[Outcome]:
    return list(execute(jobs, Templates(()), Cache(folder), workers=workers, limit=limit, registry=REGISTRY).values())


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def test_results_come_back_in_order_with_their_findings(tmp_path: Path) -> None:
    outcomes = run(tmp_path, *(job('echo', str(n)) for n in range(5)))
    assert [outcome.data for outcome in outcomes] == [b'0', b'1', b'2', b'3', b'4']
    assert codes(outcomes[3]) == ['T001']


def test_one_worker_and_two_give_the_same(tmp_path: Path) -> None:
    jobs = [job('echo', '1'), job('raise', 'x'), job('error'), job('echo', 'h', 'html'), job('nothing'), job('exit'), job('library'), job('import')]
    one = run(tmp_path / 'a', *jobs, workers=1)
    assert one == run(tmp_path / 'b', *jobs, workers=2)
    assert [codes(outcome) for outcome in one] == [['T001'], ['X010'], ['T002'], ['T001'], ['X010'], ['X010'], ['X020'], ['X020']]
    assert [outcome.data for outcome in one] == [b'1', None, None, b'h', None, None, None, None]
    assert 'raise-x.pdf' in one[1].findings[0].message
    assert 'fake_renderers.py, line' in one[1].findings[0].message


def test_a_worker_that_dies_costs_only_its_own_job(tmp_path: Path) -> None:
    jobs = [job('echo', str(n)) for n in range(6)]
    outcomes = run(tmp_path, *jobs[:3], job('die'), *jobs[3:])
    assert [codes(outcome) for outcome in outcomes] == [['T001']] * 3 + [['X012']] + [['T001']] * 3


def test_a_worker_that_dies_among_small_jobs_costs_only_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, '_WORTH_A_POOL', 3)
    jobs = [job('echo', str(n), 'html') for n in range(20)] + [job('die', '', 'html')] + [job('echo', str(n), 'html') for n in range(20, 40)]
    outcomes = run(tmp_path, *jobs)
    assert [outcome.data for outcome in outcomes] == [*(str(n).encode() for n in range(20)), None, *(str(n).encode() for n in range(20, 40))]


def test_a_job_whose_worker_died_is_tried_again(tmp_path: Path) -> None:
    outcomes = run(tmp_path / 'cache', job('echo', '1'), job('die once', str(tmp_path / 'mark')))
    assert [outcome.data for outcome in outcomes] == [b'1', b'second time']


def test_a_job_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    begun = time.monotonic()
    outcomes = run(tmp_path, job('hang'), *(job('echo', str(n)) for n in range(3)), limit=1.0)
    assert time.monotonic() - begun < 20
    assert [codes(outcome) for outcome in outcomes] == [['X011'], ['T001'], ['T001'], ['T001']]


def test_results_are_taken_from_the_cache_and_failures_are_tried_again(tmp_path: Path) -> None:
    jobs = [job('echo', '1'), job('raise', '1'), job('error')]
    first, second = run(tmp_path, *jobs, workers=1), run(tmp_path, *jobs, workers=1)
    assert [outcome.cached for outcome in first] == [False, False, False]
    assert [outcome.cached for outcome in second] == [True, False, False]
    assert second[0].data == b'1'
    assert codes(second[0]) == ['T001']


def test_one_thing_to_do_is_done_in_this_process(tmp_path: Path) -> None:
    assert run(tmp_path, job('pid'))[0].data == str(os.getpid()).encode()
    assert run(tmp_path / 'b', job('pid', '1'), job('pid', '2'), workers=1)[1].data == str(os.getpid()).encode()
    assert run(tmp_path / 'c', job('pid', '1'), job('pid', '2'))[1].data != str(os.getpid()).encode()


def test_where_no_process_can_be_started_the_work_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(11, 'Resource temporarily unavailable')

    monkeypatch.setattr('multiprocessing.context.SpawnProcess.start', refuse)
    assert [outcome.data for outcome in run(tmp_path, job('echo', '1'), job('echo', '2'))] == [b'1', b'2']


def test_what_a_library_prints_stays_out_of_standard_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, job('print', '1'), job('print', '2'))
    assert capfd.readouterr().out == ''


def test_progress_ends_with_everything_done(tmp_path: Path) -> None:
    seen: list[tuple[Stage, int, int]] = []
    jobs = [job('echo', '1'), job('raise'), job('echo', '1')]
    execute(jobs, Templates(()), Cache(tmp_path), workers=1, registry=REGISTRY, progress=lambda *step: seen.append(step))
    assert seen[0] == (Stage.RENDER, 0, 2)
    assert seen[-1] == (Stage.RENDER, 2, 2)


@pytest.mark.skipif(os.name != 'posix', reason='signals')
def test_an_interrupt_ends_the_workers(tmp_path: Path) -> None:
    code = (
        # a shell that starts us in the background has us ignore the signal
        'import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n'
        'import sys; from pathlib import Path; from builder.engine.cache import Cache; from builder.engine.execute import execute;'
        'from builder.engine.jobs import make_job; from builder.renderers.rendered import Templates;\n'
        'jobs = [make_job(f"{n}.pdf", "pdf", ("hang", f"pid{n}"), "", "1") for n in range(2)]\n'
        'def told(stage, done, total): print("begun", flush=True)\n'
        'try: execute(jobs, Templates(()), Cache(Path("cache")), workers=2, registry="fake_renderers", progress=told)\n'
        'except KeyboardInterrupt: print("interrupted")'
    )
    env = {**os.environ, 'PYTHONPATH': os.pathsep.join([str(HERE), str(Path.cwd())])}
    process = subprocess.Popen([sys.executable, '-c', code], cwd=tmp_path, env=env, text=True, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == 'begun\n'
        begun = time.monotonic()
        while not all((tmp_path / f'pid{n}').exists() for n in range(2)):
            assert time.monotonic() - begun < 30
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout.read() == 'interrupted\n'
    assert process.wait(10) == 0
    for n in range(2):
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / f'pid{n}').read_text()), 0)
