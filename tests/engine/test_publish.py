"""A release is published whole or not at all, and nothing of anybody else's is lost."""

import errno
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.engine import publish as publish_module
from builder.engine import staging, switch
from builder.engine.faults import MACHINE_CODES
from builder.engine.index import publish_index
from builder.engine.jobs import LessonVersion, ReleasePlan, Versions, make_job
from builder.engine.publish import PublishResult, publish
from builder.sources.findings import Severity

HERE = Path(__file__).parent
FILES = {'index.html': b'<p>one', 'learner/site/a.html': b'a', 'learner/workbook.pdf': b'%PDF one'}
WAYS = {'exchange': switch.exchange, 'two renames': lambda one, other: False}


def plan_of(files: Mapping[str, bytes], tool: str = '1') -> ReleasePlan:
    jobs = tuple(make_job(path, 'html', data, '', '1') for path, data in files.items())
    return ReleasePlan('north', 'first', jobs, Versions(tool, '3', 'b' * 64, (LessonVersion('L01', '2', 'c' * 64),)))


def put(output: Path, files: Mapping[str, bytes], **more: object) -> PublishResult:
    return publish(output, plan_of(files), files, **more)  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob('*') if place.is_file()}


def published(output: Path) -> dict[str, bytes]:
    return {path: data for path, data in contents(output / 'north' / 'first').items() if path != 'manifest.json'}


def traces(output: Path) -> dict[str, tuple[int, int, int]]:
    places = [output, *output.rglob('*')]
    return {str(place): (place.lstat().st_ino, place.lstat().st_mtime_ns, place.lstat().st_ctime_ns) for place in places}


def same_files(output: Path) -> dict[str, tuple[int, int]]:
    return {name: trace[:2] for name, trace in traces(output).items()}  # a hard link beside it changes a file's ctime


def codes(result: PublishResult) -> list[str]:
    return [finding.code for finding in result.findings]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    put(tmp_path / 'output', FILES)
    return tmp_path / 'output'


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> switch.Exchange:
    return WAYS[request.param]


# --- what is published ---------------------------------------------------------------------------------------------


def test_the_first_release_is_all_there_with_a_manifest(tmp_path: Path) -> None:
    result = put(tmp_path, FILES)
    assert (result.written, result.kept, result.removed, result.findings, result.changed) == (3, 0, 0, (), True)
    assert published(tmp_path) == FILES
    assert list((tmp_path / '.onbrand' / 'stage').iterdir()) == []


def test_the_manifest_names_every_file_and_no_date_or_folder(output: Path) -> None:
    text = (output / 'north/first/manifest.json').read_text()
    manifest = json.loads(text)
    assert [file['path'] for file in manifest['files']] == sorted(FILES)
    assert manifest['files'][0]['size'] == len(FILES['index.html'])
    assert manifest['lessons'] == [{'id': 'L01', 'version': '2', 'sha256': 'c' * 64}]
    assert manifest['brand'] == {'id': 'north', 'version': '3', 'sha256': 'b' * 64}
    assert manifest['complete'] is True
    assert str(output) not in text
    assert '202' not in text.replace(json.dumps(manifest['files']), '').replace('sha256', '') or 'date' not in text


def test_two_folders_get_the_same_manifest(tmp_path: Path) -> None:
    put(tmp_path / 'a', FILES)
    put(tmp_path / 'b', dict(reversed(FILES.items())))
    assert contents(tmp_path / 'a/north') == contents(tmp_path / 'b/north')


def test_the_same_release_again_touches_nothing_at_all(output: Path) -> None:
    before = traces(output)
    result = put(output, FILES)
    assert result == PublishResult(kept=3)
    assert traces(output) == before


def test_an_unchanged_file_stays_the_same_file(output: Path, way: switch.Exchange) -> None:
    kept = output / 'north/first/learner/site/a.html'
    before = kept.stat()
    result = put(output, {**FILES, 'index.html': b'<p>two'}, exchanger=way)
    assert (result.written, result.kept, result.removed, result.changed) == (1, 2, 0, True)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (output / 'north/first/index.html').read_bytes() == b'<p>two'


def test_without_hard_links_unchanged_files_are_copied(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, 'no links here')

    monkeypatch.setattr(os, 'link', refuse)
    put(output, {**FILES, 'index.html': b'<p>two'})
    assert published(output) == {**FILES, 'index.html': b'<p>two'}


def test_a_file_that_is_no_longer_planned_is_removed(output: Path, way: switch.Exchange) -> None:
    fewer = {path: data for path, data in FILES.items() if path != 'learner/workbook.pdf'}
    assert put(output, fewer, exchanger=way).removed == 1
    assert published(output) == fewer


def test_a_file_that_was_deleted_by_hand_comes_back(output: Path) -> None:
    (output / 'north/first/index.html').unlink()
    result = put(output, FILES)
    assert (result.written, result.findings) == (1, ())
    assert published(output) == FILES


def test_a_new_tool_version_alone_renews_the_manifest(output: Path) -> None:
    result = publish(output, plan_of(FILES, tool='2'), FILES)
    assert (result.written, result.kept, result.changed) == (0, 3, True)


# --- what is not ours ----------------------------------------------------------------------------------------------


def test_files_that_no_manifest_lists_stop_the_release_and_are_named(output: Path) -> None:
    for number in range(12):
        (output / f'north/first/learner/mine-{number:02}.txt').write_bytes(b'mine')
    before = traces(output)
    result = put(output, {'index.html': b'<p>two'})
    assert codes(result) == ['U001']
    assert 'learner/mine-00.txt' in result.findings[0].message
    assert 'and 2 more' in result.findings[0].message
    assert traces(output) == before


def test_a_folder_without_a_manifest_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / 'north/first').mkdir(parents=True)
    (tmp_path / 'north/first/thesis.docx').write_bytes(b'years of work')
    assert codes(put(tmp_path, FILES)) == ['U002']
    assert contents(tmp_path) == {'north/first/thesis.docx': b'years of work'}


def test_an_empty_folder_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / 'north/first').mkdir(parents=True)
    (tmp_path / 'north/first/.DS_Store').write_bytes(b'')
    assert codes(put(tmp_path, FILES)) == []
    assert published(tmp_path) == FILES


@pytest.mark.parametrize('raw', [b'', b'{', b'[]', b'{"format": 99}', b'\xff', b'{"format": 1, "files": [{"path": "../../x"}]}', b'[' * 9999])
def test_a_manifest_that_cannot_be_understood_stops_the_release(output: Path, raw: bytes) -> None:
    (output / 'north/first/manifest.json').write_bytes(raw)
    before = contents(output)
    assert codes(put(output, {'index.html': b'two'})) == ['U003']
    assert contents(output) == before


def test_a_manifest_cannot_make_us_remove_files_elsewhere(output: Path) -> None:
    (output / 'precious.txt').write_bytes(b'x')
    place = output / 'north/first/manifest.json'
    manifest = json.loads(place.read_text())
    manifest['files'].append({'path': '../../precious.txt', 'sha256': '', 'size': 1, 'key': ''})
    place.write_text(json.dumps(manifest))
    assert codes(put(output, {'index.html': b'two'})) == ['U003']
    assert (output / 'precious.txt').exists()


def test_a_file_changed_by_hand_is_kept_aside_and_the_release_is_published(output: Path, way: switch.Exchange) -> None:
    for number, words in ((1, b'my words'), (2, b'my other words')):
        (output / 'north/first/index.html').write_bytes(words)
        result = put(output, FILES, exchanger=way)
        assert codes(result) == ['U010']
        assert result.findings[0].severity is Severity.WARNING
        name = '.onbrand/kept/north/first/index' + ('.html' if number == 1 else '.2.html')
        assert name in result.findings[0].message
        assert (output / name).read_bytes() == words
        assert published(output) == FILES


def test_a_changed_file_that_is_no_longer_planned_is_kept_aside_too(output: Path) -> None:
    (output / 'north/first/learner/workbook.pdf').write_bytes(b'annotated')
    assert codes(put(output, {'index.html': b'two'})) == ['U010']
    assert (output / '.onbrand/kept/north/first/learner/workbook.pdf').read_bytes() == b'annotated'


def test_a_file_saved_while_we_publish_is_kept(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*arguments: object, **more: object) -> object:
        (output / 'north/first/late.txt').write_bytes(b'late')
        return switch.switch(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(publish_module, 'switch', late)
    assert codes(put(output, {'index.html': b'two'})) == ['U010']
    assert (output / '.onbrand/kept/north/first/late.txt').read_bytes() == b'late'


@pytest.mark.parametrize('link', ['north', 'north/first', 'north/first/index.html', 'north/first/learner', 'north/first/manifest.json', '.onbrand'])
def test_a_symbolic_link_in_the_way_is_not_followed(output: Path, tmp_path: Path, link: str) -> None:
    place = output / link
    place.rename(tmp_path / 'moved')
    place.symlink_to(tmp_path / 'moved')
    before = contents(tmp_path / 'moved') if place.is_dir() else place.read_bytes()
    result = put(output, {'index.html': b'two'})
    assert [finding.severity for finding in result.findings] == [Severity.ERROR]
    assert place.is_symlink()
    assert (contents(tmp_path / 'moved') if place.is_dir() else place.read_bytes()) == before


def test_a_file_where_the_brands_folder_belongs_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / 'north').write_bytes(b'a file')
    assert codes(put(tmp_path, FILES)) == ['U004']
    assert (tmp_path / 'north').read_bytes() == b'a file'


def test_paths_that_lead_out_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    assert codes(put(tmp_path / 'output', {'../evil': b'x'})) == ['X001']
    assert list(tmp_path.rglob('*')) == []


# --- partial runs --------------------------------------------------------------------------------------------------


def test_a_file_that_was_not_run_stays_only_while_its_key_is_current(output: Path) -> None:
    html = {path: data for path, data in FILES.items() if path.endswith('.html')}
    assert publish(output, plan_of(FILES), html) == PublishResult(kept=3)

    changed = {**FILES, 'index.html': b'<p>two', 'learner/workbook.pdf': b'%PDF two'}
    result = publish(output, plan_of(changed), {path: data for path, data in changed.items() if path.endswith('.html')})
    assert (result.written, result.kept, result.removed) == (1, 1, 1)
    assert 'learner/workbook.pdf' not in published(output)
    assert json.loads((output / 'north/first/manifest.json').read_text())['complete'] is False


def test_a_file_that_was_not_run_and_was_changed_by_hand_is_kept_aside(output: Path) -> None:
    (output / 'north/first/learner/workbook.pdf').write_bytes(b'annotated')
    result = publish(output, plan_of(FILES), {'index.html': FILES['index.html'], 'learner/site/a.html': b'a'})
    assert codes(result) == ['U010']
    assert 'learner/workbook.pdf' not in published(output)


# --- a disk that refuses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize('code', [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize('call', ['write', 'fsync', 'mkdir', 'rename'])
def test_a_disk_that_refuses_leaves_the_old_release(output: Path, monkeypatch: pytest.MonkeyPatch, code: int, call: str) -> None:
    before = same_files(output / 'north/first')
    original, calls = getattr(os, call), []

    def refuse(*arguments: object, **more: object) -> object:
        # The first folder is made, the second is not: the refusal comes in the middle.
        calls.append(arguments)
        if call == 'mkdir' and len(calls) < 2:
            return original(*arguments, **more)
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        result = put(output, {**FILES, 'index.html': b'<p>two', 'new/x.html': b'x'}, exchanger=WAYS['two renames'])
    assert set(codes(result)) <= MACHINE_CODES
    assert result.failed
    assert same_files(output / 'north/first') == before
    assert list((output / '.onbrand/stage').iterdir()) == []


def test_a_small_disk_that_fills_up_leaves_the_old_release(tmp_path: Path) -> None:
    disk = tmp_path / 'disk'
    disk.mkdir()
    if not hasattr(os, 'geteuid') or os.geteuid() != 0 or subprocess.run(
        ['mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', str(disk)], capture_output=True
    ).returncode:
        pytest.skip('only root may mount a small disk')
    try:
        assert not put(disk / 'output', FILES).findings
        result = put(disk / 'output', {**FILES, 'big.pdf': bytes(10**6)})
        assert codes(result) == ['U030']
        assert published(disk / 'output') == FILES
        assert list((disk / 'output/.onbrand/stage').iterdir()) == []
    finally:
        subprocess.run(['umount', str(disk)], check=True)


def test_a_second_rename_that_fails_brings_the_old_release_back(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == 'new':
            raise OSError(errno.EIO, 'no')
        return original(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, 'rename', refuse)
        assert codes(put(output, {'index.html': b'two'}, exchanger=WAYS['two renames'])) == ['U032']
    assert published(output) == FILES


# --- crashes -------------------------------------------------------------------------------------------------------


def test_a_build_that_died_between_two_renames_is_repaired_by_the_next(output: Path) -> None:
    run = switch.begin(output, 'north/first')
    (run / 'new').mkdir()
    (output / 'north/first').rename(run / 'old')
    switch.recover(output)
    assert published(output) == FILES
    assert list((output / '.onbrand/stage').iterdir()) == []


def test_a_build_that_died_after_both_renames_leaves_the_new_release(output: Path) -> None:
    run = switch.begin(output, 'north/first')
    staging.write(run / 'old/index.html', b'old')
    switch.recover(output)
    assert published(output) == FILES
    assert not run.exists()


def test_an_old_release_of_unknown_place_is_not_thrown_away(output: Path) -> None:
    run = switch.begin(output, 'north/first')
    staging.write(run / 'old/index.html', b'old')
    (run / 'place').write_bytes(b'../../elsewhere')
    switch.recover(output)
    assert (run / 'old/index.html').exists()


@pytest.mark.skipif(os.name != 'posix', reason='signals')
@pytest.mark.parametrize('how', ['exchange', 'renames'])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_release(tmp_path: Path, how: str) -> None:
    sys.path.insert(0, str(HERE))
    try:
        from publishing_until_killed import plan, version
    finally:
        sys.path.remove(str(HERE))
    chance = random.Random(7)
    env = {**os.environ, 'PYTHONPATH': str(Path.cwd())}
    for _ in range(6):
        command = [sys.executable, str(HERE / 'publishing_until_killed.py'), str(tmp_path), how]
        process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout:
            assert process.stdout.readline() == b'begun\n'
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.wait()
        if how == 'renames':
            switch.recover(tmp_path)  # as the next build does before anything else
        assert published(tmp_path) in (version(0), version(1))
        number = [version(0), version(1)].index(published(tmp_path))
        other = publish(tmp_path, plan(1 - number), version(1 - number))
        assert (other.findings, other.changed) == ((), True)
        assert list((tmp_path / '.onbrand/stage').iterdir()) == []


# --- the index over all releases -----------------------------------------------------------------------------------

INDEX = {'index.html': b'<p>all', 'index/style.css': b'p{}'}


def test_the_index_is_written_and_then_left_alone(tmp_path: Path) -> None:
    assert publish_index(tmp_path, INDEX).written == 2
    before = traces(tmp_path)
    assert publish_index(tmp_path, INDEX) == PublishResult(kept=2)
    assert traces(tmp_path) == before


def test_an_index_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / 'index.html').write_bytes(b'my home page')
    assert codes(publish_index(tmp_path, INDEX)) == ['U001']
    assert (tmp_path / 'index.html').read_bytes() == b'my home page'
    assert not (tmp_path / 'index').exists()


def test_a_changed_index_is_kept_aside(tmp_path: Path) -> None:
    publish_index(tmp_path, INDEX)
    (tmp_path / 'index.html').write_bytes(b'edited')
    assert codes(publish_index(tmp_path, INDEX)) == ['U010']
    assert (tmp_path / '.onbrand/kept/index.html').read_bytes() == b'edited'
    assert (tmp_path / 'index.html').read_bytes() == b'<p>all'


def test_what_the_index_no_longer_has_is_removed_and_strangers_stay(tmp_path: Path) -> None:
    publish_index(tmp_path, INDEX)
    (tmp_path / 'index/mine.css').write_bytes(b'mine')
    result = publish_index(tmp_path, {'index.html': b'<p>all'})
    assert (result.removed, result.kept) == (1, 1)
    assert sorted(contents(tmp_path / 'index')) == ['mine.css']


def test_an_index_interrupted_half_way_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.engine import index

    publish_index(tmp_path, INDEX)
    calls: list[Path] = []

    def die(place: Path, data: bytes, partial: Path) -> None:
        calls.append(place)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, 'full')
        staging.replace_file(place, data, partial)

    with monkeypatch.context() as patch:
        patch.setattr(index, 'replace_file', die)
        assert codes(publish_index(tmp_path, {'index.html': b'2', 'index/style.css': b'2'})) == ['U030']
    assert codes(publish_index(tmp_path, {'index.html': b'3', 'index/style.css': b'3'})) == []
    assert (tmp_path / 'index.html').read_bytes() == b'3'


@pytest.mark.parametrize('link', ['index', 'index.html'])
def test_an_index_behind_a_symbolic_link_is_refused(tmp_path: Path, link: str) -> None:
    (tmp_path / 'victim').mkdir()
    (tmp_path / link).symlink_to(tmp_path / 'victim')
    assert codes(publish_index(tmp_path, INDEX)) == ['U005']
    assert list((tmp_path / 'victim').iterdir()) == []


def test_only_files_of_the_index_are_taken(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match='not a file of the index'):
        publish_index(tmp_path, {'north/index.html': b''})
