"""What a release says about itself: every file with its digest, and what it was made from. No date, no absolute path."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.engine.jobs import MANIFEST, Artifact, ReleasePlan, path_problem

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest as it stands in a release folder. `complete` is False when planned files were not built."""

    files: tuple[Artifact, ...]
    complete: bool = True

    @property
    def by_path(self) -> dict[str, Artifact]:
        """The files by their path."""
        return {file.path: file for file in self.files}


class DamagedManifestError(Exception):
    """There is a manifest, and it is not one of ours, or no longer."""


def manifest_bytes(plan: ReleasePlan, manifest: Manifest) -> bytes:
    """Return the manifest of a release as it is written: JSON, sorted, the same for the same release."""
    versions = plan.versions
    content = {
        'format': FORMAT,
        'tool': {'name': 'onbrand', 'version': versions.tool},
        'brand': {'id': plan.brand, 'version': versions.brand, 'sha256': versions.brand_digest},
        'pack': plan.pack,
        'lessons': [{'id': item.id, 'version': item.version, 'sha256': item.digest} for item in versions.lessons],
        'complete': manifest.complete,
        'files': [
            {'path': file.path, 'sha256': file.digest, 'size': file.size, 'key': file.key} for file in sorted(manifest.files)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b'\n'


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a release folder, or None when there is none.

    Raises DamagedManifestError when it cannot be understood: then nothing is known about the files beside it.
    """
    place = folder / MANIFEST
    try:
        raw = place.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise DamagedManifestError(str(fault.strerror)) from fault
    try:
        return _parse(json.loads(raw))
    except _DamagedError as fault:
        raise DamagedManifestError(str(fault)) from fault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise DamagedManifestError('it is cut off or was edited') from fault


class _DamagedError(Exception):
    """What is wrong with a manifest that is otherwise well formed."""


def _parse(content: Any) -> Manifest:
    if content['format'] != FORMAT:
        raise _DamagedError('written by another version of the tool')
    files = tuple(Artifact(item['path'], item['sha256'], item['size'], item['key']) for item in content['files'])
    for file in files:
        # What it lists may be removed one day, so it must not lead out of the folder.
        if path_problem(file.path):
            raise _DamagedError(f'{file.path} {path_problem(file.path)}')
    return Manifest(files, bool(content['complete']))
