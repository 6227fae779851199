"""Run the jobs whose results are not in the cache. The outcome is the same for any number of workers."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.engine.cache import Cache
from builder.engine.jobs import Job
from builder.engine.work import REGISTRY, Made, fault_finding, make
from builder.engine.workers import Lost, Parcel, Pool, StartError
from builder.renderers.rendered import Templates
from builder.report import Progress, Stage, silent
from builder.sources.findings import Finding, error

#: Renderers that take long: each job travels alone, the largest first.
SLOW = frozenset({'pdf'})
#: Seconds for one job: a two-day guide takes about one minute on a quiet machine, many times that on a busy one.
LIMIT = 900.0

_CHUNK = 16
# Below this many quick jobs starting a process costs more than it saves.
_WORTH_A_POOL = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: bytes, or None when it failed, which `findings` then say. `cached`: from an earlier build."""

    data: bytes | None
    findings: tuple[Finding, ...] = ()
    cached: bool = False


def execute(
    jobs: Iterable[Job],
    templates: Templates,
    cache: Cache,
    *,
    workers: int = 0,
    limit: float = LIMIT,
    registry: str = REGISTRY,
    progress: Progress = silent,
) -> dict[str, Outcome]:
    """Return the outcome of every job, by its key, and store new results in the cache.

    `workers` 0 means one for each core; `limit` is the seconds one job may take in a worker; `registry` the import path
    of a module with ``renderer(name)``. A job that raises, takes too long or kills its worker becomes an error finding and
    disturbs no other. With one worker, or one thing to do, everything runs in this process, where nothing can be stopped.
    """
    wanted = {job.key: job for job in jobs}
    outcomes: dict[str, Outcome] = {}
    for key in wanted:
        if hit := cache.get(key):
            outcomes[key] = Outcome(hit.data, hit.findings, cached=True)
    missing = [job for key, job in wanted.items() if key not in outcomes]
    progress(Stage.RENDER, len(outcomes), len(wanted))
    for job, made in _run(missing, templates, workers or cores(), limit, registry):
        if made.data is not None:
            cache.put(job.key, made.data, made.findings)
        outcomes[job.key] = Outcome(made.data, made.findings)
        progress(Stage.RENDER, len(outcomes), len(wanted))
    return {key: outcomes[key] for key in wanted}


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, 'sched_getaffinity'):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _run(jobs: list[Job], templates: Templates, workers: int, limit: float, registry: str) -> Iterator[tuple[Job, Made]]:
    slow = sum(1 for job in jobs if job.renderer in SLOW)
    pending = dict(enumerate(jobs))
    if workers > 1 and (slow > 1 or len(jobs) - slow > _WORTH_A_POOL):
        try:
            with Pool(min(workers, len(jobs)), limit, registry, templates) as pool:
                for number, made in _in_pool(pool, jobs, limit):
                    yield pending.pop(number), made
        except StartError:
            pass  # slower, but the pack gets built: what is pending runs here
    for job in pending.values():
        yield job, make(registry, job.renderer, job.path, job.payload, templates)


def _in_pool(pool: Pool, jobs: Sequence[Job], limit: float) -> Iterator[tuple[int, Made]]:
    """Yield the number and result of every job; one whose worker died is tried once more, with no other beside it."""
    again: list[int] = []
    parcels, unfit = _parcels(jobs, range(len(jobs)))
    yield from unfit
    while parcels:
        unbegun: list[int] = []
        for number, made in pool.run(parcels):
            if made is None:
                unbegun.append(number)
            elif isinstance(made, Made):
                yield number, made
            elif made.timed_out:
                yield number, _too_long(jobs[number], limit)
            else:
                again.append(number)
        parcels = _parcels(jobs, unbegun)[0]
    for number in sorted(again):
        for _, made in pool.run(_parcels(jobs, [number])[0]):
            if isinstance(made, Made):
                yield number, made
            elif isinstance(made, Lost) and made.timed_out:
                yield number, _too_long(jobs[number], limit)
            else:
                yield number, _died(jobs[number])


def _parcels(jobs: Sequence[Job], numbers: Iterable[int]) -> tuple[list[Parcel], list[tuple[int, Made]]]:
    """Return the jobs packed for travel, longest first, and failures for those that cannot travel.

    Size stands for time: nothing else about a job is known here.
    """
    unfit: list[tuple[int, Made]] = []

    def pack(group: Sequence[int]) -> Iterator[Parcel]:
        try:
            data = pickle.dumps([(jobs[n].renderer, jobs[n].path, jobs[n].payload) for n in group], pickle.HIGHEST_PROTOCOL)
        except Exception as fault:
            if len(group) == 1:
                unfit.append((group[0], Made(None, (fault_finding(jobs[group[0]].path, fault),))))
            else:
                for number in group:
                    yield from pack([number])
        else:
            yield Parcel(tuple(group), data)

    numbers = list(numbers)
    slow = [parcel for n in numbers if jobs[n].renderer in SLOW for parcel in pack([n])]
    quick = [n for n in numbers if jobs[n].renderer not in SLOW]
    chunks = [parcel for at in range(0, len(quick), _CHUNK) for parcel in pack(quick[at : at + _CHUNK])]
    return _largest_first(slow) + _largest_first(chunks), unfit


def _largest_first(parcels: list[Parcel]) -> list[Parcel]:
    return sorted(parcels, key=lambda parcel: -len(parcel.data))


def _too_long(job: Job, limit: float) -> Made:
    said = f'{job.path}: rendering took more than {limit:g} seconds and was stopped'
    return Made(None, (error('X011', said, hint='shorter lessons in this pack, or simpler pictures'),))


def _died(job: Job) -> Made:
    said = f'{job.path}: the process that rendered it died twice, the second time with nothing else running'
    return Made(None, (error('X012', said, hint='more memory, or smaller pictures in this brand'),))
