"""Results of earlier builds, by key. Nothing read from here is believed before it has been hashed again.

``entries/ab/<key>`` is one line with the SHA-256 of the rest, then JSON: the blob's digest and size, and findings.
``blobs/ab/<sha256>`` holds bytes. ``generations/<number>`` lists the keys one build used.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from builder.engine.keys import of_bytes
from builder.sources.findings import Finding, Related, Severity, Span, note

FORMAT = 1
KEPT_GENERATIONS = 20

_counter = itertools.count()


class Hit(NamedTuple):
    """What an earlier build made: the bytes, and what it had to say about them."""

    data: bytes
    findings: tuple[Finding, ...]


class Cache:
    """A store of results in a folder. It never raises for what is on the disk: a result that cannot be read is a miss.

    Call `close` once at the end of a build that went through: it records what was used and forgets the rest.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self._fault = ''

    @classmethod
    def of_workspace(cls, workspace: Path) -> Cache:
        """Return the cache of a workspace."""
        return cls(workspace / '.onbrand' / 'cache')

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A note when results could not be stored, else nothing."""
        if not self._fault:
            return ()
        return (note('X030', f'results are not kept for the next build: .onbrand/cache cannot be written ({self._fault})'),)

    def get(self, key: str) -> Hit | None:
        """Return the result stored under a key, or None. What is damaged is removed."""
        place = self._entry(key)
        body = _read(place)
        if body is None:
            return None
        entry = _parse(body, key)
        data = _read(self._blob(entry.blob)) if entry else None
        if entry is None or data is None or len(data) != entry.size or of_bytes(data) != entry.blob:
            _remove(place)
            if entry is not None:
                _remove(self._blob(entry.blob))
            return None
        self._used.add(key)
        return Hit(data, entry.findings)

    def put(self, key: str, data: bytes, findings: tuple[Finding, ...] = ()) -> None:
        """Store a result. Results with an error among their findings are not stored, so that they are tried again."""
        self._used.add(key)
        if any(finding.is_error for finding in findings):
            return
        blob = of_bytes(data)
        content = {'format': FORMAT, 'key': key, 'blob': blob, 'size': len(data), 'findings': [_to_json(item) for item in findings]}
        body = json.dumps(content, sort_keys=True).encode()
        try:
            self._store(self._blob(blob), data)
            self._store(self._entry(key), of_bytes(body).encode() + b'\n' + body)
        except OSError as fault:
            self._fault = self._fault or os.strerror(fault.errno or 0)

    def close(self) -> None:
        """Record the keys this build used, and remove what none of the last builds used."""
        try:
            names = self._record()
            kept = set[str]()
            for name in names:
                kept.update((_read(self._folder / 'generations' / name) or b'').decode('ascii', 'replace').split())
            self._prune(kept)
        except OSError as fault:
            self._fault = self._fault or os.strerror(fault.errno or 0)

    def _record(self) -> list[str]:
        """Write this build's list and return the names of the lists that count, newest last.

        A build that used exactly what an earlier one used takes its place: repeating one command pushes nothing out.
        """
        folder = self._folder / 'generations'
        folder.mkdir(parents=True, exist_ok=True)
        names = sorted(place.name for place in folder.iterdir() if place.name.isdigit())
        body = '\n'.join(sorted(self._used)).encode()
        for name in [name for name in names if _read(folder / name) == body]:
            _remove(folder / name)
            names.remove(name)
        number = int(names[-1]) + 1 if names else 1
        self._store(folder / f'{number:012}', body)
        names.append(f'{number:012}')
        for name in names[:-KEPT_GENERATIONS]:
            _remove(folder / name)
        return names[-KEPT_GENERATIONS:]

    def _prune(self, kept: set[str]) -> None:
        blobs = set[str]()
        for place in _files(self._folder / 'entries'):
            body = _read(place) if place.name in kept else None
            entry = _parse(body, place.name) if body is not None else None
            if entry is None:
                _remove(place)
            else:
                blobs.add(entry.blob)
        for place in _files(self._folder / 'blobs'):
            if place.name not in blobs:
                _remove(place)
        # What a killed build left half written.
        with contextlib.suppress(OSError):
            shutil.rmtree(self._folder / 'partial')

    def _entry(self, key: str) -> Path:
        return self._folder / 'entries' / key[:2] / key

    def _blob(self, digest: str) -> Path:
        return self._folder / 'blobs' / digest[:2] / digest

    def _store(self, place: Path, data: bytes) -> None:
        partial = self._folder / 'partial' / f'{os.getpid()}-{next(_counter)}'
        partial.parent.mkdir(parents=True, exist_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        partial.replace(place)


class _Entry(NamedTuple):
    blob: str
    size: int
    findings: tuple[Finding, ...]


def _parse(raw: bytes, key: str) -> _Entry | None:
    """Return what an entry says, or None when it is not exactly what was written for this key."""
    checksum, _, body = raw.partition(b'\n')
    if of_bytes(body).encode() != checksum:
        return None
    try:
        content = json.loads(body)
        if content['format'] != FORMAT or content['key'] != key:
            return None
        return _Entry(content['blob'], content['size'], tuple(_from_json(item) for item in content['findings']))
    except (ValueError, KeyError, TypeError):
        return None


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        for name in names:
            yield Path(root) / name


def _read(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        _remove(place)
        return None


def _remove(place: Path) -> None:
    with contextlib.suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()


def _to_json(finding: Finding) -> dict[str, Any]:
    return {
        'code': finding.code,
        'severity': finding.severity.value,
        'message': finding.message,
        'span': _span_to_json(finding.span),
        'hint': finding.hint,
        'related': [{'span': _span_to_json(item.span), 'message': item.message} for item in finding.related],
    }


def _span_to_json(span: Span | None) -> list[str | int] | None:
    return None if span is None else [span.file, span.line, span.column, span.end_line]


def _from_json(content: dict[str, Any]) -> Finding:
    span = content['span']
    return Finding(
        content['code'],
        Severity(content['severity']),
        content['message'],
        None if span is None else Span(*span),
        content['hint'],
        tuple(Related(Span(*item['span']), item['message']) for item in content['related']),
    )
