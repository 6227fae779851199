"""Put what belongs to no release into the output folder, file by file, beside whatever else stands there: the index, and proofs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from builder.engine.faults import OutputRefusedError, disk_finding
from builder.engine.jobs import path_problem
from builder.engine.kept import put_aside
from builder.engine.keys import of_bytes
from builder.engine.lock import STATE, state_folder
from builder.engine.publish import PublishResult
from builder.engine.staging import file_digest, replace_file
from builder.sources.findings import Finding, error

PROOF = 'proof.pdf'

Record = dict[str, tuple[str, ...]]  # path -> digests under which we may have written it


def publish_index(output: Path, files: Mapping[str, bytes]) -> PublishResult:
    """Write ``index.html`` and files under ``index/`` into the output folder and return what changed.

    Each file is replaced in one step, unchanged ones are not touched, and what an earlier index had and this one has not
    is removed. A file there that we did not write is an error, and then nothing is written; one that somebody changed is
    kept aside. Never raises for what the disk says; raises ValueError for a path that belongs elsewhere.
    """
    for path in files:
        if path_problem(path) or (path != 'index.html' and not path.startswith('index/')):
            raise ValueError(f'not a file of the index: {path}')
    return _safely(output, files, 'index')


def publish_proof(output: Path, brand: str, data: bytes) -> PublishResult:
    """Write ``<brand>/proof.pdf`` into the output folder, beside the brand's releases, and return what changed.

    It is replaced in one step or not at all, so that the last good one stays. A file there that we did not write is an
    error; one that somebody changed is kept aside. Never raises for what the disk says.
    """
    return _safely(output, {f'{brand}/{PROOF}': data}, 'proofs')


def _safely(output: Path, files: Mapping[str, bytes], name: str) -> PublishResult:
    try:
        return _publish(output, files, name)
    except OutputRefusedError as refusal:
        return PublishResult(findings=(refusal.finding,))
    except OSError as fault:
        return PublishResult(findings=(disk_finding(fault, f'{output.name}/{next(iter(files), "")}'),))


#: What every page of ours says of itself; an index without a record beside it is still known by this.
_OURS = b'<meta name="generator" content="Onbrand">'


def index_refusal(output: Path) -> Finding | None:
    """Return why the index cannot be written, before anything else is: somebody else's ``index.html`` stands there."""
    place = output / 'index.html'
    try:
        known = 'index.html' in _read(output / STATE / 'index.json')
        if known or not (place.exists() or place.is_symlink()):
            return None
        if place.is_file() and not place.is_symlink() and _OURS in place.read_bytes():
            return None
    except OSError:
        return None  # publishing will say what is wrong
    said = f'{output.name}/index.html was not made by onbrand, so nothing was published'
    return error('U001', said, hint='move it elsewhere, or name another folder: --output DIR')


def _publish(output: Path, files: Mapping[str, bytes], name: str) -> PublishResult:
    """Write files that are recorded together under a name; of the index, what is not wanted any more goes."""
    state = state_folder(output)
    place, partial = state / f'{name}.json', state / f'{name}.partial'
    every = _read(place)
    record = every if name == 'index' else {path: digests for path, digests in every.items() if path in files}
    others = {path: digests for path, digests in every.items() if path not in record}
    wanted = {path: of_bytes(data) for path, data in files.items()}
    standing = {path: _look(output, path) for path in {*record, *wanted}}
    for path in sorted(wanted):
        if path not in record and standing[path] not in (None, wanted[path]):
            hint = 'move it elsewhere, then build again'
            raise OutputRefusedError(error('U001', f'{output.name}/{path} was not made by onbrand, so it was not replaced', hint=hint))

    # The record comes first and names old and new: after a crash in between, both are known as ours.
    _write(place, every, others | _either(record, wanted))
    findings: list[Finding] = []
    written = removed = 0
    for path in sorted(standing):
        digest = standing[path]
        if digest is not None and digest not in (*record.get(path, ()), wanted.get(path)):
            findings.append(put_aside(output, output / path, path))
        if path not in wanted:
            if digest is not None:
                (output / path).unlink()
                removed += 1
        elif digest != wanted[path]:
            replace_file(output / path, files[path], partial)
            written += 1
    _write(place, _read(place), others | {path: (digest,) for path, digest in wanted.items()})
    return PublishResult(written, len(wanted) - written, removed, tuple(findings), changed=bool(written or removed))


def _either(record: Record, wanted: Mapping[str, str]) -> Record:
    both = {path: tuple(dict.fromkeys((*record.get(path, ()), digest))) for path, digest in wanted.items()}
    return record | both


def _look(output: Path, path: str) -> str | None:
    """Return the digest of what stands at a path, or None for nothing. Raises OutputRefusedError for what is no file."""
    place = output / path
    for step in (*reversed(place.relative_to(output).parents[:-1]), Path(path)):
        if (output / step).is_symlink():
            said = f'{output.name}/{step.as_posix()} is a symbolic link, so nothing was published'
            raise OutputRefusedError(error('U005', said, hint='remove the link'))
    if place.exists() and not place.is_file():
        raise OutputRefusedError(error('U004', f'{output.name}/{path} is a folder where a file belongs', hint='move it elsewhere'))
    return file_digest(place)


def _read(place: Path) -> Record:
    """Return what was recorded last; an unreadable one counts as none, so that nothing of others is taken as ours."""
    try:
        content = json.loads(place.read_bytes())
        return {str(path): tuple(map(str, digests)) for path, digests in content.items() if not path_problem(path)}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _write(place: Path, before: Record, record: Record) -> None:
    if record != before:
        replace_file(place, json.dumps(record, sort_keys=True).encode(), place.with_name(place.name + '.partial'))
