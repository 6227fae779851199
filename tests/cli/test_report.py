"""What a run prints."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cli.excerpt import cells, excerpt, visible
from builder.cli.report import MOST, annotation, finding_lines, report_json, report_text
from builder.report import Exit, ReleaseReport, Report, Status
from builder.sources.findings import Finding, Related, Span, error, note, warning

BRAND = 'brand/northgate/_brand.yml'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    place = tmp_path / BRAND
    place.parent.mkdir(parents=True)
    place.write_bytes(b'a: 1\n' * 6 + b'  primary: #ff6600\n\ttab: x\n' + 'naïve: "日本" x\n'.encode() + b'esc: \x1b[31m\xff red\r\nlast')
    return tmp_path


def test_a_finding_reads_as_the_design_says(workspace: Path) -> None:
    at = Span.of(BRAND, 7, 12)
    finding = error('B021', 'color > primary is empty', at, 'primary: "#ff6600"', [Related(at, 'a # starts a comment, so nothing is left')])
    assert '\n'.join(finding_lines(finding, workspace)) == (
        'brand/northgate/_brand.yml:7:12  error  B021  color > primary is empty\n'
        '   7 |   primary: #ff6600\n'
        '     |            ^ a # starts a comment, so nothing is left\n'
        '  write:  primary: "#ff6600"'
    )


def test_a_second_place_stands_beneath(workspace: Path) -> None:
    finding = error('Y001', 'twice', Span.of(BRAND, 2), related=[Related(Span.of('a.md', 1), 'first here')])
    assert finding_lines(finding, workspace)[-1] == '  see a.md:1:1  first here'


@pytest.mark.parametrize('hint', ['did you mean "one"?', 'write one of: a, b'])
def test_a_hint_that_is_a_sentence_stands_for_itself(workspace: Path, hint: str) -> None:
    assert finding_lines(error('Y001', 'x', hint=hint), workspace) == ['error  Y001  x', f'  {hint}']


def test_a_hint_of_several_lines_stays_in_line(workspace: Path) -> None:
    assert finding_lines(error('Y001', 'x', hint='a:\n  b'), workspace)[1:] == ['  write:  a:', '            b']


def under(lines: list[str]) -> str:
    """Return what stands in the cell above the caret."""
    column = lines[1].index('^')
    at = 0
    for char in lines[0]:
        if at >= column:
            return char
        at += cells(char)
    return ''


@pytest.mark.parametrize(
    ('line', 'column', 'char'), [(7, 12, '#'), (8, 2, 't'), (9, 1, 'n'), (9, 3, 'ï'), (9, 9, '日'), (9, 10, '本'), (9, 13, 'x'), (10, 11, '\ufffd')]
)
def test_the_caret_stands_under_the_character(workspace: Path, line: int, column: int, char: str) -> None:
    assert under(excerpt(Span.of(BRAND, line, column), workspace)) == char


@pytest.mark.parametrize(('line', 'column'), [(11, 5), (11, 999), (1, 0)])
def test_a_column_beyond_the_line_stays_beside_it(workspace: Path, line: int, column: int) -> None:
    assert excerpt(Span.of(BRAND, line, column), workspace)[1].endswith('^')


@pytest.mark.parametrize('file', ['missing.yml', 'brand', '../../etc', ''])
def test_a_line_that_cannot_be_read_is_left_out(workspace: Path, file: str) -> None:
    assert excerpt(Span.of(file, 1), workspace) == []
    assert excerpt(Span.of(BRAND, 99), workspace) == []


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    (tmp_path / 'a.md').write_text('x' * 500 + 'Y' + 'z' * 500)
    lines = excerpt(Span.of('a.md', 1, 501), tmp_path)
    assert under(lines) == 'Y'
    assert len(lines[0]) < 120
    assert lines[0].startswith('   1 | ...')


def test_nothing_in_a_file_can_steer_the_terminal(workspace: Path) -> None:
    assert '\x1b' not in '\n'.join(excerpt(Span.of(BRAND, 10), workspace))
    finding = error('X', 'a\x1b[2Jb\u202ec', Span.of('\x07.md', 1), 'd\x9b')
    assert finding_lines(finding, workspace) == ['\\x07.md:1:1  error  X  a\\x1b[2Jb\\u202ec', '  write:  d\\x9b']
    assert visible('a\tb') == 'a   b'


def of(*findings: Finding, **more: object) -> Report:
    return Report(Exit.ERRORS, findings, (), **more)  # type: ignore[arg-type]


def test_two_hundred_are_shown_and_errors_are_among_them(tmp_path: Path) -> None:
    many = [warning('W', f'warning {n}') for n in range(MOST + 50)] + [error('E', 'the error')]
    text = report_text(of(*many), tmp_path)
    assert 'and 51 more' in text
    assert 'the error' in text
    assert text.count('warning  W') == MOST - 1


def test_the_last_line_sums_up(tmp_path: Path) -> None:
    releases = (
        ReleaseReport('a', 'p', Status.PUBLISHED, rendered=3),
        ReleaseReport('b', 'p', Status.UNCHANGED),
        ReleaseReport('c', 'p', Status.FAILED),
        ReleaseReport('d', 'p', Status.PUBLISHED, rendered=1),
    )
    report = Report(Exit.PARTIAL, (error('E', 'x'), warning('W', 'y'), warning('W', 'z')), releases, 1.234)
    assert report_text(report, tmp_path).splitlines()[-1] == (
        'releases: 2 published, 1 unchanged, 1 failed; 4 files rendered; 1 error; 2 warnings; 1.2 s'
    )
    assert report_text(Report(Exit.OK, (), ()), tmp_path) == 'no releases\n'


def test_the_json_is_one_object_without_the_time() -> None:
    report = Report(Exit.ERRORS, (error('E', 'ü', Span.of('a.md', 3, 4), 'h', [Related(Span.of('b.md'), 'r')]),), (ReleaseReport('a', 'p', Status.FAILED),), 9.9)
    content = json.loads(report_json(report))
    assert sorted(content) == ['exit', 'findings', 'releases']
    assert content['exit'] == 1
    assert content['findings'][0]['line'] == 3
    assert content['findings'][0]['related'][0]['file'] == 'b.md'
    assert content['releases'][0]['status'] == 'failed'


def test_a_github_annotation_cannot_be_broken_out_of() -> None:
    finding = error('B1', '50% of\n::error::evil', Span.of('brand/a,b:c.yml', 7, 12), 'write\r\nthis')
    assert annotation(finding) == (
        '::error file=brand/a%2Cb%3Ac.yml,line=7,endLine=7,col=12,title=B1::50%25 of%0A::error::evil%0Awrite%0D%0Athis'
    )
    assert annotation(note('N', 'x')) == '::notice title=N::x'
    assert annotation(warning('W', 'x')) == '::warning title=W::x'


def test_letters_that_the_terminal_does_not_know_are_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.cli.output import put

    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding='ascii')
    put('naïve ✓\n', 0, stream)
    assert raw.getvalue() == b'na\\xefve \\u2713\n'


PRINT = (
    'import sys; from builder.cli import output\n'
    'try:\n'
    '    output.put("line\\n" * 100000, 3)\n'
    'except output.OutputClosedError as fault: sys.exit(fault.code)\n'
)


@pytest.mark.skipif(not Path('/dev/full').exists(), reason='no /dev/full')
def test_a_full_standard_output_is_said_in_words() -> None:
    env = {**os.environ, 'PYTHONPATH': str(Path.cwd())}
    with Path('/dev/full').open('wb') as full:
        done = subprocess.run([sys.executable, '-c', PRINT], stdout=full, stderr=subprocess.PIPE, env=env, text=True)
    assert (done.returncode, done.stderr) == (36, 'onbrand: standard output cannot be written: No space left on device\n')


@pytest.mark.skipif(os.name != 'posix', reason='pipes')
def test_a_reader_that_leaves_early_is_no_fault() -> None:
    # Unbuffered, Python itself does not notice that a write was cut short.
    env = {**os.environ, 'PYTHONPATH': str(Path.cwd()), 'PYTHONUNBUFFERED': ''}
    process = subprocess.Popen([sys.executable, '-c', PRINT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == ''
    assert process.wait() == 3
