"""Workspaces with something wrong in them, and the exact words the tool has for it.

``tests/invalid/<case>/`` holds the files in which the case differs from ``tests/invalid/base/``, and ``expected.txt``: the exit code,
then what is printed. ``remove.txt`` names files of the base that the case does not have, ``command.txt`` the command when it
is not ``check``. What git cannot hold on every system is made below. ``ONBRAND_EXPECTED=overwrite`` refreshes the expected files.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from expected import expect

from builder.cli import main
from builder.engine.lock import build_lock

HERE = Path(__file__).parent / 'invalid'
BASE = HERE / 'base'
CASES = sorted(place.name for place in HERE.iterdir() if place.is_dir() and place != BASE)
ABOUT = {'expected.txt', 'remove.txt', 'command.txt'}
LESSON = 'content/lessons/L01-ask-first.md'
WORDS = BASE / LESSON


def _symlinked_lesson(workspace: Path) -> None:
    (workspace / 'elsewhere.md').write_bytes((workspace / LESSON).read_bytes())
    (workspace / LESSON).unlink()
    (workspace / LESSON).symlink_to(workspace / 'elsewhere.md')


def _symlinked_folders(workspace: Path) -> None:
    (workspace / 'elsewhere').mkdir()
    (workspace / 'brand/north/lessons').symlink_to(workspace / 'elsewhere', target_is_directory=True)


def _names_that_differ_in_case(workspace: Path) -> None:
    (workspace / 'content/lessons/L01-Ask-First.md').write_bytes(WORDS.read_bytes())


def _line_ends_and_marks(workspace: Path) -> None:
    old_mac = WORDS.read_bytes().replace(b'wrong thing.', b'wrong [brand: facts.thing].').replace(b'\n', b'\r')
    (workspace / LESSON).write_bytes(b'\xef\xbb\xbf' + old_mac)


def _letters_that_nobody_sees(workspace: Path) -> None:
    words = WORDS.read_text(encoding='utf-8').replace('Think of', 'Think\u202e of\x00')
    (workspace / LESSON).write_text(words, encoding='utf-8')


def _other_encodings(workspace: Path) -> None:
    (workspace / LESSON).write_bytes(WORDS.read_text(encoding='utf-8').replace('wrong thing', 'wrong café').encode('latin-1'))


def _too_large(workspace: Path) -> None:
    (workspace / LESSON).write_bytes(WORDS.read_bytes() + b'\nx' * 150_000)


def _somebody_elses_output(workspace: Path) -> None:
    place = workspace / 'output/north/first/my-own-notes.txt'
    place.parent.mkdir(parents=True)
    place.write_bytes(b'mine')


#: What the files of a case cannot say.
MADE: dict[str, Callable[[Path], None]] = {
    'case-of-names': _names_that_differ_in_case,
    'encoding': _other_encodings,
    'hidden-letters': _letters_that_nobody_sees,
    'old-line-ends': _line_ends_and_marks,
    'somebody-elses-output': _somebody_elses_output,
    'symlinked-folder': _symlinked_folders,
    'symlinked-lesson': _symlinked_lesson,
    'too-large': _too_large,
}


def make(case: str, folder: Path) -> Path:
    """Return the workspace of a case, made in a folder."""
    workspace = folder / 'workspace'
    shutil.copytree(BASE, workspace)
    given = HERE / case
    if (given / 'remove.txt').is_file():
        for path in (given / 'remove.txt').read_text().split('\n'):
            if path:
                (workspace / path).unlink()
    for place in given.rglob('*'):
        path = place.relative_to(given)
        if place.is_file() and path.as_posix() not in ABOUT:
            (workspace / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(place, workspace / path)
    if case in MADE:
        MADE[case](workspace)
    return workspace


def run(case: str, workspace: Path, capture: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    """Return the exit code of the command of a case and what it prints, without time and numbers of files."""
    place = HERE / case / 'command.txt'
    command = place.read_text().split() if place.is_file() else ['check']
    code = main([*command, '--workspace', str(workspace), *more])
    printed = capture.readouterr()
    return code, re.sub(r'; (?:\d+ files? rendered|\d+\.\d s)(?=;|$)', '', printed.out + printed.err, flags=re.MULTILINE)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ('CI', 'GITHUB_ACTIONS'):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv('NO_COLOR', '1')


def test_the_base_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(BASE, tmp_path / 'workspace')
    code = main(['check', '--strict', '--workspace', str(tmp_path / 'workspace')])
    assert (code, capsys.readouterr().out.count('\n')) == (0, 1)


@pytest.mark.parametrize('case', CASES)
def test_what_is_wrong_is_said_in_these_words(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = run(case, make(case, tmp_path), capsys)
    assert code not in (0, 37)
    expect(HERE / case / 'expected.txt', f'exit {code}\n\n{printed}')


@pytest.mark.parametrize('case', CASES)
def test_quietness_and_machines_change_nothing(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = make(case, tmp_path)
    code, told = run(case, workspace, capsys)
    said = re.findall(r'^(?:\S.*?  )?(?:error|warning|note)  ([A-Z]\d{3})  ', told, re.MULTILINE)
    for name in ('CI', 'GITHUB_ACTIONS'):
        monkeypatch.setenv(name, 'true')
    place = HERE / case / 'command.txt'
    command = place.read_text().split() if place.is_file() else ['check']
    again = main([*command, '--workspace', str(workspace), '--json'])
    printed = capsys.readouterr()
    report = json.loads(printed.out)
    assert (again, report['exit']) == (code, code)
    assert [finding['code'] for finding in report['findings']] == said
    assert len(re.findall(r'^::(?:error|warning|notice) ', printed.err, re.MULTILINE)) == len(said)


@pytest.mark.parametrize('path', ['content/lessons', 'content/packs', 'brand/north', 'brand'])
def test_a_folder_that_may_not_be_read(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = tmp_path / 'workspace'
    shutil.copytree(BASE, workspace)
    closed = str(workspace.resolve() / path)

    def refusing(function: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(place: Any = '.', *more: Any, **named: Any) -> Any:
            if isinstance(place, str | os.PathLike) and os.fspath(place) == closed:
                raise PermissionError(errno.EACCES, 'Permission denied', closed)
            return function(place, *more, **named)

        return refuse

    # Nothing is unreadable to root, and on Windows folders cannot be closed this way, so the system's answer is given here.
    for name in ('scandir', 'listdir'):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    assert main(['check', '--workspace', str(workspace)]) == 1
    assert f'{path}:1:1  error  S005  {path} cannot be read (permission denied)' in capsys.readouterr().out


def test_another_build_at_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(BASE, tmp_path / 'workspace')
    with build_lock(tmp_path / 'output'):
        code = main(['build', '--workspace', str(tmp_path / 'workspace'), '--output', str(tmp_path / 'output')])
    assert (code, 'another build is at work' in capsys.readouterr().err) == (9, True)


@pytest.mark.parametrize(('option', 'said'), [
    ('--brand=nroth', 'there is no brand "nroth"; did you mean "north"?'),
    ('--pack=frist', 'there is no pack "frist"; did you mean "first"?'),
    ('--edition=learners', 'there is no edition "learners"; did you mean "learner"?'),
    ('--workspace=/nowhere', '/nowhere is no workspace'),
])  # fmt: skip
def test_names_on_the_command_line(option: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(BASE, tmp_path / 'workspace')
    assert main(['check', '--workspace', str(tmp_path / 'workspace'), option]) == 2
    assert said in capsys.readouterr().err
