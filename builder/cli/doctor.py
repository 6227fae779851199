"""``onbrand doctor``: whether this machine has what building needs, and how to mend what is missing."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from builder.cli.options import find_workspace
from builder.cli.output import put
from builder.engine.execute import cores
from builder.engine.switch import exchange
from builder.report import Exit

PYTHON = (3, 11)
FONTS = ('font-source-sans-pro', 'font-source-serif-pro', 'font-lato', 'font-manrope', 'font-rhd', 'font-hanken-grotesk')


class Diagnosis(NamedTuple):
    """One thing looked at: whether it is well, whether a build needs it, what was seen, and how to mend it."""

    what: str
    well: bool
    needed: bool
    seen: str
    mend: str = ''


class Remedy(NamedTuple):
    """How to mend one thing on each kind of system."""

    debian: str
    fedora: str
    macos: str
    windows: str

    def here(self) -> str:
        """Return the remedy for this system, or all of them when it is of no known kind."""
        kind = system_kind()
        if kind:
            return str(getattr(self, kind))
        return f'Debian/Ubuntu: {self.debian}; Fedora: {self.fedora}; macOS: {self.macos}; Windows: {self.windows}'


PANGO = Remedy(
    'sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0',
    'sudo dnf install pango harfbuzz',
    'brew install pango',
    'install MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango',
)
NEWER_PYTHON = Remedy(
    'sudo apt install python3.11 (or newer)', 'sudo dnf install python3.11', 'brew install python@3.13', 'winget install Python.Python.3.13'
)
BROWSER = Remedy(*(['python -m playwright install chromium'] * 4))


@click.command(short_help='Say what this machine lacks.')
@click.option('--workspace', type=click.Path(file_okay=False, path_type=Path), metavar='DIR', help='The folder with content/ and brand/.')
def doctor(workspace: Path | None) -> int:
    """Look at this machine and say, line by line, what is well and how to mend what is not."""
    found = list(diagnose(workspace))
    code = Exit.OK if all(item.well for item in found if item.needed) else Exit.MACHINE
    put(''.join(f'{line}\n' for item in found for line in diagnosis_lines(item)), code)
    return code


def diagnosis_lines(item: Diagnosis) -> list[str]:
    """Return one line that says what was seen and, where something is missing, one that says how to mend it."""
    state = 'ok' if item.well else 'missing' if item.needed else 'without'
    lines = [f'{state:<8} {item.what}: {item.seen}']
    return lines if item.well or not item.mend else [*lines, f'         {item.mend}']


def diagnose(workspace: Path | None) -> Iterator[Diagnosis]:
    """Yield what there is to say about this machine. Never raises."""
    yield Diagnosis('Python', sys.version_info >= PYTHON, True, platform.python_version(), NEWER_PYTHON.here())
    yield _pdf()
    yield _fonts()
    yield from _folders(workspace)
    yield Diagnosis('processors', True, False, str(cores()))
    yield _browser()


def system_kind() -> str:
    """Return debian, fedora, macos or windows, or an empty string for another system."""
    system = platform.system()
    if system in ('Darwin', 'Windows'):
        return {'Darwin': 'macos', 'Windows': 'windows'}[system]
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ''
    family = f'{release.get("ID", "")} {release.get("ID_LIKE", "")}'.split()
    if 'debian' in family or 'ubuntu' in family:
        return 'debian'
    return 'fedora' if 'fedora' in family or 'rhel' in family else ''


def _pdf() -> Diagnosis:
    what = 'PDF (WeasyPrint, Pango)'
    try:
        import weasyprint
    except ImportError as fault:
        return Diagnosis(what, False, True, f'not installed: {fault}', 'python -m pip install --upgrade onbrand')
    except OSError as fault:
        return Diagnosis(what, False, True, str(fault).splitlines()[0], PANGO.here())
    return Diagnosis(what, True, True, f'WeasyPrint {weasyprint.__version__}')


def _fonts() -> Diagnosis:
    missing = [name for name in FONTS if not _installed(name)]
    seen = 'missing: ' + ', '.join(missing) if missing else f'{len(FONTS)} families'
    return Diagnosis('bundled fonts', not missing, True, seen, f'python -m pip install {" ".join(missing)}')


def _installed(distribution: str) -> bool:
    try:
        importlib.metadata.distribution(distribution)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _folders(workspace: Path | None) -> Iterator[Diagnosis]:
    try:
        root = find_workspace(workspace)
    except click.UsageError as fault:
        yield Diagnosis('workspace', False, False, fault.message)
        return
    for folder in (root / '.onbrand', root / 'output'):
        yield _folder(folder, needed=folder.name == 'output')


def _folder(folder: Path, needed: bool) -> Diagnosis:
    standing = folder if folder.exists() else folder.parent
    try:
        with tempfile.TemporaryDirectory(prefix='.onbrand-doctor-', dir=standing) as trial:
            one, other = Path(trial, 'one'), Path(trial, 'other')
            one.mkdir()
            other.mkdir()
            whole = exchange(one, other)
    except OSError as fault:
        return Diagnosis(f'folder {folder.name}', False, needed, f'cannot be written: {fault.strerror}', f'chmod u+rwx {standing}')
    how = 'releases are switched in one step' if whole else 'releases are switched in two steps'
    return Diagnosis(f'folder {folder.name}', True, needed, f'writable, {how}' if needed else 'writable')


def _browser() -> Diagnosis:
    there = importlib.util.find_spec('playwright') is not None
    return Diagnosis('browser (only for the tests)', there, False, 'Playwright' if there else 'no Playwright', BROWSER.here())
