"""Renderers that misbehave on request. Worker processes import this module by name."""

import os
import signal
import time
from pathlib import Path
from types import SimpleNamespace

from builder.renderers.rendered import Rendered, Templates
from builder.sources.findings import error, warning


class OddError(Exception):
    """Cannot be pickled back: its arguments are not its own."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def render(payload: tuple[str, str], templates: Templates) -> Rendered:
    what, more = payload
    if what == 'echo':
        return Rendered(more.encode(), (warning('T001', f'echo {more}'),))
    if what == 'raise':
        raise OddError(f'{more} {object()}', 'two')
    if what == 'exit':
        raise SystemExit(3)
    if what == 'library':
        raise OSError('cannot load library libpango-1.0.so.0')
    if what == 'import':
        import no_such_library_here  # noqa: F401
    if what == 'die':
        os.kill(os.getpid(), signal.SIGKILL)
    if what == 'die once':
        if not Path(more).exists():
            Path(more).write_bytes(b'')
            os.kill(os.getpid(), signal.SIGKILL)
        return Rendered(b'second time')
    if what == 'hang':
        if more:
            Path(more).write_text(str(os.getpid()))
        time.sleep(600)
    if what == 'error':
        return Rendered(b'bytes that must not be published', (error('T002', 'no good'),))
    if what == 'print':
        print('noise')
        return Rendered(b'quiet')
    if what == 'pid':
        return Rendered(str(os.getpid()).encode())
    return b'not a Rendered'  # type: ignore[return-value]


def renderer(name: str) -> SimpleNamespace:
    """Return the one renderer there is, under any name."""
    return SimpleNamespace(render=render)
