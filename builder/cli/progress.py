"""A progress line for a person who waits; nothing for a machine that records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from builder.report import Progress, Stage, silent


@contextmanager
def progress_line(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a function that shows how far a run is, on standard error.

    It shows something only on a terminal where NO_COLOR is not set.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get('NO_COLOR') or os.environ.get('TERM') == 'dumb':
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn('{task.description:>10}'), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task('', total=None)

        def show(stage: Stage, done: int, total: int) -> None:
            bars.update(task, description=stage.value, completed=done, total=total)

        yield show
