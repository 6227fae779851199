"""What is to be made: one job for each file of a release. Pure values; nothing here touches a disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from builder.engine.keys import digest
from builder.sources.findings import Finding, error

MANIFEST = 'manifest.json'

_SEGMENT = re.compile(r'[A-Za-z0-9._-]{1,255}')
_RESERVED = frozenset({'con', 'prn', 'aux', 'nul'} | {f'{port}{n}' for port in ('com', 'lpt') for n in range(10)})


@dataclass(frozen=True, slots=True)
class Job:
    """One file to make: where it goes inside the release, which renderer makes it, from what.

    `key` stands for everything its bytes depend on; jobs with equal keys have equal bytes.
    """

    path: str
    renderer: str
    payload: object
    key: str


class Artifact(NamedTuple):
    """A file of a release as it is published: path inside the release, SHA-256, size in bytes, key of its job."""

    path: str
    digest: str
    size: int
    key: str


class LessonVersion(NamedTuple):
    """A lesson in a release: id, its version, digest of what it was made from."""

    id: str
    version: str
    digest: str


class Versions(NamedTuple):
    """What a release was made from: the tool, the brand's own version and digest, the lessons in order."""

    tool: str
    brand: str
    brand_digest: str
    lessons: tuple[LessonVersion, ...]


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """Everything that belongs to one release, whether it is rendered in this run or not."""

    brand: str
    pack: str
    jobs: tuple[Job, ...]
    versions: Versions

    @property
    def folder(self) -> str:
        """Where the release goes inside the output folder."""
        return f'{self.brand}/{self.pack}'


def make_job(path: str, renderer: str, payload: object, fingerprint: str, version: str) -> Job:
    """Return a job with its key.

    In go the path inside the release, the renderer's name, a frozen value, the renderer's fingerprint of it (template
    closure, library versions) and the tool's version. Raises TypeError when the payload is not a frozen value.
    """
    return Job(path, renderer, payload, digest((digest(payload), renderer, fingerprint, version)))


def path_problem(path: str) -> str:
    """Return why a path cannot be a file of a release, or an empty string.

    It must be relative, with forward slashes, in letters, digits, dots, hyphens and underscores, and a name that every
    file system can hold.
    """
    if not path or path.startswith('/'):
        return 'is not a relative path'
    for segment in path.split('/'):
        if not segment or not _SEGMENT.fullmatch(segment):
            return 'may hold only letters a to z, digits, dots, hyphens and underscores between its slashes'
        if segment.startswith('.') or segment.endswith('.'):
            return 'has a name that begins or ends with a dot'
        if segment.split('.')[0].lower() in _RESERVED:
            return f'has a name that Windows keeps for itself: {segment}'
    return ''


def path_findings(plan: ReleasePlan) -> tuple[Finding, ...]:
    """Return an error for every path of a plan that no disk could hold, or that meets another one.

    Two paths meet when they differ only in case or in the way accents are written, or when one is a folder of the other.
    """
    findings: list[Finding] = []
    for name in (plan.brand, plan.pack):
        problem = path_problem(name) or ('holds a slash' if '/' in name else '')
        if problem:
            findings.append(error('X001', f'"{name}" cannot be a folder name: it {problem}'))
    seen = {MANIFEST: 'the manifest'}
    for path in (job.path for job in plan.jobs):
        problem, folded = path_problem(path), _fold(path)
        if problem:
            findings.append(error('X001', f'{plan.folder}: "{path}" {problem}'))
        elif folded in seen:
            findings.append(_collision(plan, path, seen[folded]))
        else:
            seen[folded] = path
    findings += [_collision(plan, path, seen[folder]) for folded, path in seen.items() for folder in _folders(folded) if folder in seen]
    return tuple(dict.fromkeys(findings))


def _collision(plan: ReleasePlan, path: str, other: str) -> Finding:
    hint = 'give one of the two lessons or documents another id or title'
    return error('X002', f'{plan.folder}: two files would have the same name: "{path}" and "{other}"', hint=hint)


def _fold(path: str) -> str:
    return unicodedata.normalize('NFC', path).casefold()


def _folders(path: str) -> Iterable[str]:
    parts = path.split('/')
    return ('/'.join(parts[:count]) for count in range(1, len(parts)))
