"""The commands, with a pipeline that says what it was asked."""

import json
import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

import builder
from builder.cli import doctor as doctor_module
from builder.cli import main
from builder.engine.lock import LockedError
from builder.listing import ListedBrand, ListedLesson, ListedPack, Listing
from builder.report import Exit, Options, Report, Stage
from builder.sources.findings import Span, error


class Pipeline(types.ModuleType):
    """Stands in for builder.pipeline."""

    def __init__(self) -> None:
        super().__init__('builder.pipeline')
        self.asked: list[tuple[str, Options]] = []
        self.answer: Report | BaseException = Report(Exit.OK, (), ())

    def build(self, options: Options, progress: Callable[[Stage, int, int], None]) -> Report:
        progress(Stage.READ, 0, 1)
        return self._answer('build', options)

    def check(self, options: Options, progress: Callable[[Stage, int, int], None]) -> Report:
        return self._answer('check', options)

    def listing(self, workspace: Path) -> Listing:
        return Listing(
            (ListedBrand('north', 'Northgate Dental'),),
            (ListedPack('first', 'First week', 150, ('L01', 'L02'), 150),),
            (ListedLesson('L01', 'Ask', 50),),
        )

    def _answer(self, command: str, options: Options) -> Report:
        self.asked.append((command, options))
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, 'builder.pipeline', fake)
    monkeypatch.setattr(builder, 'pipeline', fake, raising=False)
    monkeypatch.delenv('GITHUB_ACTIONS', raising=False)
    return fake


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ('content/packs', 'brand/north', 'brand/tallowmere', 'deep/down'):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / 'content/packs/first.yml').write_bytes(b'')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_passes_on_what_was_asked(pipeline: Pipeline, workspace: Path) -> None:
    arguments = ['--brand', 'north', '--brand', 'tallowmere', '--pack', 'first', '--edition', 'learner', '--format', 'pdf', '--jobs', '3', '--strict', '--output', 'out']
    assert main(['build', *arguments]) == 0
    expected = Options(workspace, workspace / 'out', ('north', 'tallowmere'), ('first',), ('learner',), ('pdf',), 3, True)
    assert pipeline.asked == [('build', expected)]


def test_without_options_everything_is_built_into_output(pipeline: Pipeline, workspace: Path) -> None:
    assert main(['build']) == 0
    assert pipeline.asked == [('build', Options(workspace, workspace / 'output'))]


def test_check_takes_the_same_options_and_calls_check(pipeline: Pipeline, workspace: Path) -> None:
    assert main(['check', '--brand', 'north', '--strict']) == 0
    assert pipeline.asked == [('check', Options(workspace, workspace / 'output', ('north',), strict=True))]


def test_the_workspace_is_found_upward(pipeline: Pipeline, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / 'deep/down')
    assert main(['build']) == 0
    assert pipeline.asked[0][1].workspace == workspace


def test_without_a_workspace_the_error_says_what_one_is(
    pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(['build']) == 2
    assert main(['check', '--workspace', str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert 'content/ and brand/' in said
    assert '--workspace DIR' in said


@pytest.mark.parametrize(
    ('arguments', 'advice'),
    [
        (['--brand', 'tallowmer'], 'did you mean "tallowmere"?'),
        (['--brand', '../..'], 'write one of: north, tallowmere'),
        (['--pack', 'frist'], 'did you mean "first"?'),
        (['--edition', 'learners'], 'did you mean "learner"?'),
        (['--format', 'docx'], "'html', 'pdf'"),
        (['--jobs', '0'], 'x>=1'),
        (['--brnd', 'north'], '--brand'),
        (['--workspace', 'nowhere'], 'no workspace'),
    ],
)
def test_a_name_that_does_not_exist_is_a_usage_error_with_advice(
    pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], advice: str
) -> None:
    assert main(['build', *arguments]) == 2
    assert advice in capsys.readouterr().err
    assert pipeline.asked == []


@pytest.mark.parametrize('code', list(Exit))
def test_the_exit_code_is_the_reports(pipeline: Pipeline, workspace: Path, code: Exit) -> None:
    pipeline.answer = Report(code, (), ())
    assert main(['build']) == code


def test_json_is_all_there_is_on_standard_output(
    pipeline: Pipeline, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv('GITHUB_ACTIONS', 'true')
    pipeline.answer = Report(Exit.ERRORS, (error('E1', 'wrong', Span.of('a.md', 2)),), ())
    assert main(['check', '--json']) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)['findings'][0]['code'] == 'E1'
    assert printed.err == '::error file=a.md,line=2,endLine=2,col=1,title=E1::wrong\n'


def test_on_github_annotations_come_in_addition(
    pipeline: Pipeline, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv('GITHUB_ACTIONS', 'true')
    pipeline.answer = Report(Exit.ERRORS, (error('E1', 'wrong', Span.of('a.md', 2)),), ())
    assert main(['check']) == 1
    printed = capsys.readouterr().out
    assert '::error file=a.md' in printed
    assert 'a.md:2:1  error  E1  wrong' in printed


def test_an_interrupt_is_eight(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.answer = KeyboardInterrupt()
    assert main(['build']) == 8
    assert 'interrupted' in capsys.readouterr().err


def test_a_held_lock_is_nine(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline.answer = LockedError('another build is at work in output')
    assert main(['build']) == 9
    assert 'another build' in capsys.readouterr().err


def test_a_fault_of_ours_leaves_a_report_and_no_traceback(
    pipeline: Pipeline, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr('tempfile.tempdir', str(workspace))
    pipeline.answer = ZeroDivisionError('a secret fault')
    assert main(['build', '--strict']) == 37
    printed = capsys.readouterr()
    assert 'Traceback' not in printed.out + printed.err
    report = next(workspace.glob('onbrand-report-*.txt'))
    assert str(report) in printed.err
    assert 'ZeroDivisionError: a secret fault' in report.read_text()
    assert 'build --strict' in report.read_text()


def test_list_shows_brands_packs_and_lessons(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['list']) == 0
    assert capsys.readouterr().out == (
        'brands\n  north  Northgate Dental\n\npacks\n  first  150 min  First week  L01 L02\n\nlessons\n  L01  50 min  Ask\n'
    )
    assert main(['list', '--json']) == 0
    assert json.loads(capsys.readouterr().out)['packs'][0] == {'id': 'first', 'title': 'First week', 'minutes': 150, 'lessons': ['L01', 'L02'], 'planned': 150}


def test_doctor_says_what_is_well(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['doctor']) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ('Python', 'Pango', 'fonts', 'output', 'processors', 'browser'))
    assert sorted(place.name for place in workspace.iterdir()) == ['brand', 'content', 'deep']


@pytest.mark.parametrize('kind', ['debian', 'fedora', 'macos', 'windows', ''])
def test_doctor_says_how_to_mend_what_is_missing_on_each_system(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    monkeypatch.setattr(doctor_module, 'system_kind', lambda: kind)
    monkeypatch.setattr(doctor_module, 'FONTS', ('font-not-there',))
    monkeypatch.setitem(sys.modules, 'weasyprint', None)
    assert main(['doctor']) == 36
    printed = capsys.readouterr().out
    assert 'python -m pip install font-not-there' in printed
    monkeypatch.setattr(doctor_module, 'PYTHON', (99, 0))
    assert main(['doctor']) == 36
    assert str(getattr(doctor_module.NEWER_PYTHON, kind)) in capsys.readouterr().out if kind else True


def test_help_and_version_need_no_workspace(tmp_path: Path) -> None:
    env = {**os.environ, 'PYTHONPATH': str(Path.cwd())}
    for arguments, said in (['-h'], 'doctor'), (['build', '--help'], '--strict'), (['--version'], builder.__version__):
        done = subprocess.run([sys.executable, '-m', 'builder', *arguments], cwd=tmp_path, env=env, capture_output=True, text=True)
        assert done.returncode == 0
        assert said in done.stdout


@pytest.mark.skipif(not Path('/dev/full').exists(), reason='no /dev/full')
def test_a_full_standard_output_is_no_traceback(tmp_path: Path) -> None:
    env = {**os.environ, 'PYTHONPATH': str(Path.cwd())}
    for arguments in ['-h'], ['doctor']:
        with Path('/dev/full').open('wb') as full:
            done = subprocess.run([sys.executable, '-m', 'builder', *arguments], cwd=tmp_path, env=env, stdout=full, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 36
        assert 'Traceback' not in done.stderr
        assert 'Exception ignored' not in done.stderr
