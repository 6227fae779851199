"""What a run was asked to do, and what it has to tell. The command line only fills the one and prints the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path

from builder.sources.findings import Finding

FORMATS = ('html', 'pdf', 'csv', 'ics')


class Exit(IntEnum):
    """Exit codes of the command."""

    OK = 0
    ERRORS = 1  # in content or brand; nothing was published
    USAGE = 2
    PARTIAL = 3  # some releases failed and the others were published
    INTERRUPTED = 8
    LOCKED = 9  # another build holds the lock
    MACHINE = 36  # the machine lacks something: a library, disk space, permission
    BUG = 37


@dataclass(frozen=True, slots=True)
class Options:
    """What to build from where. Empty tuples mean everything."""

    workspace: Path
    output: Path
    brands: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 0  # 0: one for each core
    strict: bool = False


class Status(StrEnum):
    """How one release came out."""

    CHECKED = 'checked'
    PUBLISHED = 'published'
    UNCHANGED = 'unchanged'
    FAILED = 'failed'


@dataclass(frozen=True, slots=True)
class ReleaseReport:
    """How one release (brand x pack) came out. Counts are files."""

    brand: str
    pack: str
    status: Status
    written: int = 0
    kept: int = 0
    removed: int = 0
    rendered: int = 0
    passages: int = 0
    generic: int = 0
    lessons: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run has to tell. Findings are sorted by place."""

    exit: Exit
    findings: tuple[Finding, ...]
    releases: tuple[ReleaseReport, ...]
    seconds: float = 0.0


class Stage(StrEnum):
    """What a run is doing, for the progress line."""

    READ = 'reading'
    TAILOR = 'tailoring'
    RENDER = 'rendering'
    PUBLISH = 'publishing'


#: Called with the stage, how much of it is done, and how much there is in all.
Progress = Callable[[Stage, int, int], None]


def silent(stage: Stage, done: int, total: int) -> None:
    """Report no progress."""
