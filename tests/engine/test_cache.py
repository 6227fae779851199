"""A cache may forget; it may not lie, and it may not fail."""

import os
from pathlib import Path

import pytest

from builder.engine.cache import KEPT_GENERATIONS, Cache
from builder.sources.findings import Related, Span, error, note, warning

KEY = 'ab' + '0' * 62
DATA = b'some bytes\x00\xff'
FINDINGS = (warning('W1', 'wörds', Span.of('a.md', 3), 'hint', (Related(Span.of('b.md', 1), 'here'),)), note('N1', 'none'))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cache = Cache(tmp_path / 'cache')
    cache.put(KEY, DATA, FINDINGS)
    return tmp_path / 'cache'


def entry(folder: Path) -> Path:
    return folder / 'entries' / 'ab' / KEY


def blob(folder: Path) -> Path:
    return next((folder / 'blobs').glob('*/*'))


def test_what_was_put_comes_back_with_its_findings(folder: Path) -> None:
    assert Cache(folder).get(KEY) == (DATA, FINDINGS)
    assert Cache(folder).get('cd' + '0' * 62) is None


@pytest.mark.parametrize('part', [entry, blob])
def test_every_truncation_is_a_miss_and_is_removed(folder: Path, part) -> None:
    place = part(folder)
    whole = place.read_bytes()
    for length in range(len(whole)):
        Cache(folder).put(KEY, DATA, FINDINGS)
        place.write_bytes(whole[:length])
        assert Cache(folder).get(KEY) is None
        assert not entry(folder).exists()
    assert not place.exists()


@pytest.mark.parametrize('part', [entry, blob])
def test_every_changed_byte_is_a_miss(folder: Path, part) -> None:
    place = part(folder)
    whole = place.read_bytes()
    for at in range(len(whole)):
        Cache(folder).put(KEY, DATA, FINDINGS)
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        assert Cache(folder).get(KEY) is None


def test_an_entry_of_another_key_is_a_miss(folder: Path) -> None:
    other = 'ab' + '1' * 62
    entry(folder).rename(entry(folder).with_name(other))
    assert Cache(folder).get(other) is None


def test_a_missing_blob_is_a_miss_and_can_be_put_again(folder: Path) -> None:
    blob(folder).unlink()
    cache = Cache(folder)
    assert cache.get(KEY) is None
    cache.put(KEY, DATA)
    assert cache.get(KEY) == (DATA, ())


def test_a_folder_in_the_place_of_a_file_is_a_miss_and_is_replaced(folder: Path) -> None:
    for place in (entry(folder), blob(folder)):
        place.unlink()
        place.mkdir()
    cache = Cache(folder)
    assert cache.get(KEY) is None
    cache.put(KEY, DATA)
    assert cache.get(KEY) == (DATA, ())
    assert cache.findings == ()


def test_a_result_with_an_error_is_not_stored(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, DATA, (error('E1', 'no'),))
    assert cache.get(KEY) is None


def test_a_folder_that_cannot_be_written_is_a_note_and_nothing_more(tmp_path: Path) -> None:
    (tmp_path / 'file').write_bytes(b'')
    cache = Cache(tmp_path / 'file' / 'cache')
    assert cache.get(KEY) is None
    cache.put(KEY, DATA)
    cache.close()
    assert cache.get(KEY) is None
    assert [finding.code for finding in cache.findings] == ['X030']


def test_a_full_disk_while_storing_is_a_note_and_leaves_no_half_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, 'No space left on device')

    with monkeypatch.context() as patch:
        patch.setattr(Path, 'write_bytes', full)
        cache = Cache(tmp_path)
        cache.put(KEY, DATA)
    assert cache.get(KEY) is None
    assert cache.findings


def build(folder: Path, *keys: str) -> None:
    cache = Cache(folder)
    for key in keys:
        cache.get(key) or cache.put(key, key.encode())
    cache.close()


def test_what_no_recent_build_used_is_forgotten(tmp_path: Path) -> None:
    build(tmp_path, 'aa1', 'aa2')
    for number in range(KEPT_GENERATIONS - 1):
        build(tmp_path, 'aa2', f'bb{number}')
    assert Cache(tmp_path).get('aa1')
    build(tmp_path, 'aa2', 'cc')
    assert not Cache(tmp_path).get('aa1')
    assert Cache(tmp_path).get('aa2')
    assert len(list((tmp_path / 'blobs').glob('*/*'))) == KEPT_GENERATIONS + 1


def test_repeating_one_command_pushes_nothing_out(tmp_path: Path) -> None:
    build(tmp_path, 'aa1')
    for _ in range(KEPT_GENERATIONS * 2):
        build(tmp_path, 'aa2')
    assert Cache(tmp_path).get('aa1')


def test_damaged_lists_of_used_keys_are_no_obstacle(tmp_path: Path) -> None:
    build(tmp_path, 'aa1')
    for place in (tmp_path / 'generations').iterdir():
        place.write_bytes(b'\xff\x00')
    build(tmp_path, 'aa2')
    assert Cache(tmp_path).get('aa2')


def test_half_written_files_of_a_killed_build_are_swept(tmp_path: Path) -> None:
    build(tmp_path, 'aa1')
    partial = tmp_path / 'partial' / '1-1'
    partial.parent.mkdir(exist_ok=True)
    partial.write_bytes(b'half')
    build(tmp_path, 'aa1')
    assert not partial.exists()


@pytest.mark.skipif(os.name != 'posix' or os.geteuid() == 0, reason='root reads everything')
def test_an_unreadable_entry_is_a_miss(folder: Path) -> None:
    entry(folder).chmod(0)
    assert Cache(folder).get(KEY) is None
