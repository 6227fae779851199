"""Processes that render, each doing one job at a time and each replaceable.

A pool of our own rather than ``ProcessPoolExecutor``: there one dead worker fails every waiting job, nothing says which
job it was at, and a running job cannot be stopped.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import NamedTuple

from builder.engine.work import Made, make
from builder.renderers.rendered import Templates

START_LIMIT = 120.0

# Spawned, not forked: a fork copies locks that other threads hold, and Windows has no fork.
_CONTEXT = multiprocessing.get_context('spawn')


class Lost(NamedTuple):
    """A job whose worker died (`timed_out` False) or was stopped because it took too long."""

    timed_out: bool


class StartError(Exception):
    """No worker process comes up on this machine."""


class Parcel(NamedTuple):
    """Jobs that travel together: their numbers, and ``[(renderer, path, payload), ...]`` as pickled bytes."""

    numbers: tuple[int, ...]
    data: bytes


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    waiting: deque[int] = field(default_factory=deque)
    deadline: float = 0.0


class Pool:
    """A fixed number of worker processes. Use it as a context manager: leaving it ends them all."""

    def __init__(self, size: int, limit: float, registry: str, templates: Templates) -> None:
        self._size = size
        self._limit = limit
        self._setup = (registry, templates)
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in list(self._workers):
            self._bury(worker)

    def run(self, parcels: list[Parcel]) -> Iterator[tuple[int, Made | Lost | None]]:
        """Yield, for every job number, what came of it, in the order in which they end.

        None means that the job was not begun, because the worker that held it died at an earlier one: send it again.
        Raises StartError when worker processes do not come up.
        """
        queue = deque(parcels)
        while queue or any(worker.waiting for worker in self._workers):
            self._recruit(len(queue))
            for worker in self._workers:
                if queue and worker.ready and not worker.waiting:
                    self._hand_over(worker, queue)
            yield from self._collect()

    def _recruit(self, wanted: int) -> None:
        idle = sum(1 for worker in self._workers if not worker.waiting)
        for _ in range(min(self._size - len(self._workers), wanted - idle)):
            here, there = _CONTEXT.Pipe()
            process = _CONTEXT.Process(target=_serve, args=(there, *self._setup), daemon=True)
            try:
                process.start()
            except OSError as fault:
                here.close()
                raise StartError(str(fault)) from fault
            finally:
                there.close()  # or the end of the worker would go unnoticed
            self._workers.append(_Worker(process, here, deadline=time.monotonic() + START_LIMIT))

    def _hand_over(self, worker: _Worker, queue: deque[Parcel]) -> None:
        parcel = queue.popleft()
        worker.waiting.extend(parcel.numbers)
        worker.deadline = time.monotonic() + self._limit
        # A worker that has just died is noticed when its end of the pipe is read.
        with contextlib.suppress(OSError):
            worker.pipe.send_bytes(parcel.data)

    def _collect(self) -> Iterator[tuple[int, Made | Lost | None]]:
        busy = [worker for worker in self._workers if worker.waiting or not worker.ready]
        now = time.monotonic()
        soonest = min((worker.deadline for worker in busy), default=now)
        heard = wait([worker.pipe for worker in busy], max(0.0, soonest - now))
        for worker in busy:
            if worker.pipe in heard:
                yield from self._hear(worker)
            elif time.monotonic() >= worker.deadline:
                yield from self._lose(worker, timed_out=True)

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, Made | Lost | None]]:
        try:
            message = worker.pipe.recv()
        except Exception:  # end of file, or half a message from a worker that was killed
            yield from self._lose(worker, timed_out=False)
            return
        if message is None:
            worker.ready = True
            self._failed_starts = 0
            return
        worker.deadline = time.monotonic() + self._limit
        yield worker.waiting.popleft(), message

    def _lose(self, worker: _Worker, timed_out: bool) -> Iterator[tuple[int, Made | Lost | None]]:
        self._workers.remove(worker)
        self._bury(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts > self._size:
                raise StartError('they end as soon as they begin')
        if worker.waiting:
            yield worker.waiting.popleft(), Lost(timed_out)
            for number in worker.waiting:
                yield number, None

    @staticmethod
    def _bury(worker: _Worker) -> None:
        worker.pipe.close()
        if worker.process.is_alive():
            worker.process.terminate()
            worker.process.join(0.5)
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()


def _serve(pipe: Connection, registry: str, templates: Templates) -> None:
    """Render what comes through the pipe until it is closed. Runs in the worker process."""
    # Ctrl-C reaches the whole group of processes; the parent decides and ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not end up in the middle of a report on standard output.
    with contextlib.suppress(OSError):
        os.dup2(2, 1)
    try:
        pipe.send(None)
        while True:
            for renderer, path, payload in pickle.loads(pipe.recv_bytes()):
                pipe.send(make(registry, renderer, path, payload, templates))
    except (EOFError, OSError):
        return
