"""The command ``onbrand``, and what becomes of whatever goes wrong beneath it."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Sequence

import click

from builder import __version__
from builder.cli.bug import write_bug_report
from builder.cli.build import build
from builder.cli.check import check
from builder.cli.doctor import doctor
from builder.cli.list_ import list_
from builder.cli.output import OutputClosedError, close_quietly
from builder.cli.proof import proof
from builder.engine.lock import LockedError
from builder.report import Exit


@click.group(context_settings={'help_option_names': ['-h', '--help']})
@click.version_option(__version__, prog_name='onbrand', message='%(prog)s %(version)s')
def onbrand() -> None:
    """Onbrand: one library of training lessons x one client's brand -> that client's own training pack."""


for _command in (build, check, proof, list_, doctor):
    onbrand.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the given arguments, or those of the process, and return its exit code. Never raises."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if arguments is None:
            signal.signal(signal.SIGTERM, _end)
        return close_quietly(_run(given))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _end(number: int, frame: object) -> None:
    """Let a request to end be what Ctrl-C is."""
    raise KeyboardInterrupt


def _run(arguments: list[str]) -> int:
    try:
        code = onbrand.main(args=arguments, prog_name='onbrand', standalone_mode=False)
        return Exit.OK if code is None else int(code)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say('interrupted; what was published before is untouched')
        return Exit.INTERRUPTED
    except LockedError as fault:
        _say(f'{fault}; wait until it ends, then build again')
        return Exit.LOCKED
    except OutputClosedError as fault:
        return fault.code
    except SystemExit as fault:
        return fault.code if isinstance(fault.code, int) else Exit.OK
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            _say('the disk is full')
            return Exit.MACHINE
        return _bug(arguments)
    except Exception:
        return _bug(arguments)


def _bug(arguments: list[str]) -> int:
    place = write_bug_report(arguments)
    _say('this is a fault in onbrand, not in your files; what was published before is untouched')
    _say(f'please send us the report: {place}' if place else 'the report could not be written; run again with more room in the temp folder')
    return Exit.BUG


def _say(words: str) -> None:
    click.echo(f'onbrand: {words}', err=True)
