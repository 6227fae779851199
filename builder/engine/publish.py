"""Put a release into the output folder: all of it or nothing, and nothing that is not ours is lost.

1. Look at what stands there, and refuse what cannot be ours.
2. Keep copies of what somebody changed.
3. Stage the whole release beside the old one: unchanged files are the same files, new ones are written; manifest last.
4. Switch the two, then remove the old one.

A crash at any point leaves the old or the new release. The caller holds the lock of the output folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.engine.faults import disk_finding
from builder.engine.jobs import MANIFEST, Artifact, ReleasePlan, path_findings
from builder.engine.kept import put_aside
from builder.engine.keys import of_bytes
from builder.engine.lock import STATE
from builder.engine.manifest import DamagedManifestError, Manifest, manifest_bytes, read_manifest
from builder.engine.staging import file_digest, files_in, flush, flush_folder, link, write
from builder.engine.switch import Exchange, begin, clear, exchange, recover, switch
from builder.sources.findings import Finding, error

_NAMED = 10


@dataclass(frozen=True, slots=True)
class PublishResult:
    """How publishing went. Counts are files; with an error among the findings nothing was published.

    `changed` is False when the release in the output folder is exactly the one it was.
    """

    written: int = 0
    kept: int = 0
    removed: int = 0
    findings: tuple[Finding, ...] = ()
    changed: bool = False

    @property
    def failed(self) -> bool:
        """Whether nothing was published."""
        return any(finding.is_error for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in the output folder: the manifest, and the digest of every file it lists that is still there."""

    folder: Path
    manifest: Manifest
    digests: Mapping[str, str]


class _Refused(Exception):  # noqa: N818 - says what happened, not that something is wrong with us
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def publish(output: Path, plan: ReleasePlan, rendered: Mapping[str, bytes], exchanger: Exchange = exchange) -> PublishResult:
    """Publish a release into ``<output>/<brand>/<pack>/`` and return what changed. Never raises for what the disk says.

    `rendered` maps the path of every job that ran, or came from the cache, to its bytes. A planned file that is not in
    it stays only if it was published under the same key and nobody has touched it since; else it is dropped.
    """
    findings = path_findings(plan)
    if findings:
        return PublishResult(findings=findings)
    try:
        recover(output)
        return _publish(output, plan, rendered, exchanger)
    except _Refused as refusal:
        return PublishResult(findings=(refusal.finding,))
    except OSError as fault:
        return PublishResult(findings=(disk_finding(fault, f'{output.name}/{plan.folder}'),))


def _publish(output: Path, plan: ReleasePlan, rendered: Mapping[str, bytes], exchanger: Exchange) -> PublishResult:
    standing = _look(output, plan)
    planned = _planned(plan, rendered, standing)
    manifest = manifest_bytes(plan, Manifest(tuple(planned.values()), complete=len(planned) == len(plan.jobs)))
    same = {path for path, file in planned.items() if standing.digests.get(path) == file.digest}
    gone = standing.manifest.by_path.keys() - planned.keys()
    if len(same) == len(planned) and not gone and file_digest(standing.folder / MANIFEST) == of_bytes(manifest):
        return PublishResult(kept=len(same))

    findings = _keep_changes(output, plan, standing, planned)
    run = begin(output, plan.folder)
    try:
        for path in same:
            link(standing.folder / path, run / 'new' / path)
        new = sorted(planned.keys() - same)
        for path in new:
            write(run / 'new' / path, rendered[path])
        write(run / 'new' / MANIFEST, manifest)
        flush(run, ['place', f'new/{MANIFEST}', *(f'new/{path}' for path in new)])
        left = switch(output, run, plan.folder, exchanger)
        flush_folder(output)
        if left is not None:
            findings += _keep_latecomers(output, plan, left, standing)
    finally:
        clear(output, run)
    return PublishResult(len(new), len(same), len(gone), findings, changed=True)


def _look(output: Path, plan: ReleasePlan) -> _Standing:
    """Return what stands where the release goes. Raises _Refused for anything that may be somebody's own."""
    for place in (output / STATE, output / plan.brand, output / plan.folder):
        name = f'{output.name}/{place.relative_to(output).as_posix()}'
        if place.is_symlink():
            raise _Refused(error('U005', f'{name} is a symbolic link, so nothing was published', hint='remove the link'))
        if place.exists() and not place.is_dir():
            raise _Refused(error('U004', f'{name} is a file where a folder belongs', hint='move the file elsewhere'))
    folder = output / plan.folder
    where = f'{output.name}/{plan.folder}'
    present = list(files_in(folder))
    try:
        manifest = read_manifest(folder)
    except DamagedManifestError as fault:
        hint = 'move the folder elsewhere, then build again'
        raise _Refused(error('U003', f'{where}/{MANIFEST} cannot be understood ({fault}), so nothing was replaced', hint=hint)) from fault
    if manifest is None and present:
        hint = 'move the folder elsewhere, then build again'
        said = f'{where} holds files and no manifest, so it was not made by onbrand and nothing was replaced'
        raise _Refused(error('U002', f'{said}: {_some(present)}', hint=hint))
    manifest = manifest or Manifest(())
    listed = manifest.by_path
    unknown = [path for path in present if path not in listed and path != MANIFEST]
    unknown += [path for path in present if path not in unknown and ((folder / path).is_symlink() or not (folder / path).is_file())]
    if unknown:
        said = f'{where} holds files that onbrand did not make, so it was not replaced'
        raise _Refused(error('U001', f'{said}: {_some(unknown)}', hint='move them elsewhere, then build again'))
    digests = {path: digest for path in present if path in listed and (digest := file_digest(folder / path)) is not None}
    return _Standing(folder, manifest, digests)


def _some(paths: list[str]) -> str:
    more = len(paths) - _NAMED
    return ', '.join(sorted(paths)[:_NAMED]) + (f' and {more} more' if more > 0 else '')


def _planned(plan: ReleasePlan, rendered: Mapping[str, bytes], standing: _Standing) -> dict[str, Artifact]:
    """Return the files the new release will hold, by path."""
    old = standing.manifest.by_path
    files: dict[str, Artifact] = {}
    for job in plan.jobs:
        data = rendered.get(job.path)
        if data is not None:
            files[job.path] = Artifact(job.path, of_bytes(data), len(data), job.key)
            continue
        before = old.get(job.path)
        if before is not None and before.key == job.key and standing.digests.get(job.path) == before.digest:
            files[job.path] = before
    return files


def _keep_changes(output: Path, plan: ReleasePlan, standing: _Standing, planned: Mapping[str, Artifact]) -> tuple[Finding, ...]:
    """Keep a copy of every file that was changed by hand and will be replaced or removed."""
    findings: list[Finding] = []
    for path, before in sorted(standing.manifest.by_path.items()):
        digest = standing.digests.get(path)
        wanted = planned[path].digest if path in planned else None
        if digest is not None and digest not in (before.digest, wanted):
            findings.append(put_aside(output, standing.folder / path, f'{plan.folder}/{path}'))
    return tuple(findings)


def _keep_latecomers(output: Path, plan: ReleasePlan, left: Path, standing: _Standing) -> tuple[Finding, ...]:
    """Keep what somebody saved into the old release between our look at it and the switch."""
    findings: list[Finding] = []
    for path in files_in(left):
        if path != MANIFEST and (path not in standing.digests or file_digest(left / path) != standing.digests[path]):
            findings.append(put_aside(output, left / path, f'{plan.folder}/{path}'))
    return tuple(findings)
