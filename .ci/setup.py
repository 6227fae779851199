"""Set up everything that `make` needs, and nothing twice. Standard library only.

    python3 .ci/setup.py              the environment in .venv, and the system libraries that PDFs need
    python3 .ci/setup.py --browser    a browser too, for the tests

Two digests in .venv/onbrand-stamp say what was installed. Packages are renewed when requirements.lock, the interpreter
or the folder changed; the project itself when pyproject.toml changed. With nothing to do this takes a tenth of a second.

This file is also read by interpreters that are too old for the rest, so it keeps to what they understand.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
USAGE, MACHINE = 2, 36  # exit codes, as in builder/report.py

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / '.venv'
BIN = VENV / ('Scripts' if os.name == 'nt' else 'bin')
PYTHON = BIN / ('python.exe' if os.name == 'nt' else 'python')
STAMP = VENV / 'onbrand-stamp'
QUIET = os.environ.get('CI', '').lower() in ('1', 'true', 'yes')

# What WeasyPrint opens: the name for find_library, then the files on Linux, macOS and Windows.
LIBRARIES = (
    ('gobject-2.0', 'libgobject-2.0.so.0', 'libgobject-2.0.0.dylib', 'libgobject-2.0-0.dll'),
    ('pango-1.0', 'libpango-1.0.so.0', 'libpango-1.0.dylib', 'libpango-1.0-0.dll'),
    ('pangoft2-1.0', 'libpangoft2-1.0.so.0', 'libpangoft2-1.0.dylib', 'libpangoft2-1.0-0.dll'),
    ('harfbuzz', 'libharfbuzz.so.0', 'libharfbuzz.0.dylib', 'libharfbuzz-0.dll'),
    ('harfbuzz-subset', 'libharfbuzz-subset.so.0', 'libharfbuzz-subset.0.dylib', 'libharfbuzz-subset-0.dll'),
    ('fontconfig', 'libfontconfig.so.1', 'libfontconfig.1.dylib', 'libfontconfig-1.dll'),
)
BROWSERS = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge')
BROWSER_FILES = (
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
)

PDF_PACKAGES = {
    'apt-get': ['libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz0b', 'libharfbuzz-subset0', 'libfontconfig1'],
    'dnf': ['pango', 'harfbuzz', 'fontconfig'],
    'brew': ['pango'],
}
PDF_HELP = """\
  Debian, Ubuntu   sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1
  Fedora           sudo dnf install pango harfbuzz fontconfig
  macOS            brew install pango
  Windows          pacman -S mingw-w64-ucrt-x86_64-pango        (in the MSYS2 shell)"""

BROWSER_PACKAGES = {'apt-get': ['chromium'], 'dnf': ['chromium'], 'brew': ['--cask', 'google-chrome']}
BROWSER_HELP = """\
  Debian           sudo apt-get install chromium
  Ubuntu           sudo snap install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome"""


def say(text):
    """Print a line of progress, unless somebody asked for quiet."""
    if not QUIET:
        print(text, flush=True)


def stop(text, code=MACHINE):
    """Say what is missing and leave."""
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(code)


def attempt(command, **options):
    """Run a command without input and return what came of it, output captured."""
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **options,
    )


# --- the interpreter -----------------------------------------------------------------------------------------------


def right_interpreter():
    """Go on under an interpreter that is new enough, or stop."""
    if sys.version_info >= NEEDED:
        return
    for minor in range(20, NEEDED[1] - 1, -1):
        found = shutil.which('python3.%d' % minor)  # noqa: UP031 - read by old interpreters
        if found and attempt([found, '-c', '']).returncode == 0:
            os.execv(found, [found, str(Path(__file__)), *sys.argv[1:]])
    stop('Onbrand needs Python 3.11 or newer; this is Python {}. Install it, or name it: make PYTHON=python3.12 pack'.format('.'.join(map(str, sys.version_info[:3]))))


def base_interpreter():
    """Return the interpreter to make the environment from: never the one inside it."""
    if sys.prefix != sys.base_prefix:
        return getattr(sys, '_base_executable', None) or sys.executable
    return sys.executable


# --- the system's packages -----------------------------------------------------------------------------------------


def installer():
    """Return the system's package manager and how to call it, or None where we may not install anything."""
    if sys.platform == 'darwin':
        return ('brew', ['brew']) if shutil.which('brew') and os.geteuid() != 0 else None
    if not sys.platform.startswith('linux'):
        return None
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which('sudo') and attempt(['sudo', '-n', 'true']).returncode == 0:
        prefix = ['sudo', '-n']
    else:
        return None
    for name in ('apt-get', 'dnf'):
        if shutil.which(name):
            return name, [*prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', name] if name == 'apt-get' else [*prefix, name]
    return None


def install(packages, what):
    """Install packages of the system where that is allowed. Return what the package manager said if it failed."""
    allowed = installer()
    if not allowed or allowed[0] not in packages:
        return ''
    name, command = allowed
    wanted = packages[name]
    say('Installing {} with {}: {}'.format(what, name, ' '.join(word for word in wanted if not word.startswith('-'))))
    if name == 'apt-get':
        command = [*command, '-o', 'DPkg::Lock::Timeout=300', '-qq']
        attempt([*command, 'update'])
        result = attempt([*command, 'install', '--yes', '--no-install-recommends', *wanted])
    elif name == 'dnf':
        result = attempt([*command, 'install', '--assumeyes', '--quiet', *wanted])
    else:
        result = attempt([*command, 'install', *wanted])
    return result.stdout if result.returncode else ''


def loads(names):
    """Say whether a library can be opened under one of its names."""
    for name in names[1:]:
        with contextlib.suppress(OSError):
            ctypes.CDLL(name)
            return True
    found = ctypes.util.find_library(names[0])
    if found:
        with contextlib.suppress(OSError):
            ctypes.CDLL(found)
            return True
    return False


def missing_libraries():
    """Return the names of the libraries that PDFs need and that cannot be opened."""
    return [names[0] for names in LIBRARIES if not loads(names)]


def libraries():
    """Make sure that PDFs can be made."""
    if os.name == 'nt':
        # Where WeasyPrint looks, too.
        places = os.environ.get('WEASYPRINT_DLL_DIRECTORIES', 'C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin')
        for place in places.split(';'):
            with contextlib.suppress(OSError):
                os.add_dll_directory(place)
    elif sys.platform == 'darwin':
        os.environ.setdefault('DYLD_FALLBACK_LIBRARY_PATH', '/opt/homebrew/lib:/usr/local/lib:/usr/lib')
    if not missing_libraries():
        return
    said = install(PDF_PACKAGES, 'the libraries that PDFs need')
    missing = missing_libraries()
    if missing:
        stop('{}PDFs need libraries of the system that are not here: {}. This installs them:\n\n{}\n'.format(said, ', '.join(missing), PDF_HELP))


def find_browser():
    """Return a browser that starts, or an empty text."""
    for candidate in (os.environ.get('ONBRAND_BROWSER', ''), *map(shutil.which, BROWSERS), *BROWSER_FILES):
        # On Windows a browser opens a window instead of answering.
        if candidate and Path(candidate).is_file() and (os.name == 'nt' or attempt([candidate, '--version']).returncode == 0):
            return candidate
    return ''


def browser():
    """Make sure that there is a browser for the tests, and note where."""
    found = find_browser()
    said = ''
    if not found:
        said = install(BROWSER_PACKAGES, 'a browser for the tests')
        found = find_browser()
    if not found:
        stop(f'{said}The tests need a browser (Chromium or Chrome). This installs one:\n\n{BROWSER_HELP}\n')
    note = VENV / 'onbrand-browser'
    if not note.is_file() or note.read_text(encoding='utf-8') != found:
        note.write_text(found, encoding='utf-8')


# --- the environment -----------------------------------------------------------------------------------------------


def digest(*parts):
    """Return one digest of texts and files."""
    total = hashlib.sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else str(part).encode('utf-8')
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


def read_stamp():
    """Return the digests of what is installed: packages, project."""
    try:
        lines = STAMP.read_text(encoding='utf-8').split()
    except (OSError, UnicodeDecodeError):
        lines = []
    return [*lines, '', ''][:2]


def write_stamp(packages, project):
    """Note what is installed, whole or not at all."""
    draft = STAMP.with_suffix('.new')
    draft.write_text(f'{packages}\n{project}\n', encoding='utf-8')
    draft.replace(STAMP)


def can_make_environments(base):
    """Make sure that Python came with the modules venv and ensurepip; Debian packs them apart."""
    question = [base, '-c', 'import venv, ensurepip']
    if attempt(question).returncode == 0:
        return
    package = 'python{}.{}-venv'.format(*sys.version_info[:2])
    said = install({'apt-get': [package]}, 'the module venv')
    if attempt(question).returncode:
        stop(f'{said}Python lacks the module venv. This installs it: sudo apt-get install {package}')


def pip(*arguments):
    """Run pip inside the environment; its output is shown only if it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in ('PYTHONPATH', 'PYTHONHOME', 'PIP_TARGET', 'PIP_PREFIX')}
    environment['PIP_USER'] = '0'
    command = [PYTHON, '-m', 'pip', '--disable-pip-version-check', '--no-input', *arguments]
    result = attempt(command, cwd=str(ROOT), env=environment)
    if result.returncode:
        stop(result.stdout + '\nThe packages could not be installed; what pip said stands above.')


def environment():
    """Make .venv what requirements.lock and pyproject.toml say."""
    base = base_interpreter()
    packages = digest('packages', ROOT / 'requirements.lock', sys.version_info[:2], platform.machine(), str(VENV))
    project = digest('project', ROOT / 'pyproject.toml', ROOT / 'builder' / '__init__.py')
    packages_now, project_now = read_stamp()
    works = PYTHON.is_file() and attempt([PYTHON, '-c', '']).returncode == 0

    if not works or packages_now != packages:
        can_make_environments(base)
        if VENV.exists() and not (VENV / 'pyvenv.cfg').is_file() and any(VENV.iterdir()):
            stop(f'{VENV.name} is not an environment of Python; move it away, it would be overwritten.', USAGE)
        say('Setting up .venv. This is done once and takes a minute or two.')
        made = attempt([base, '-m', 'venv', '--clear', VENV])
        if made.returncode:
            stop(made.stdout + '\nPython could not make the environment .venv; what it said stands above.')
        pip('install', '--quiet', '--require-hashes', '--only-binary', ':all:', '-r', 'requirements.lock')
        write_stamp(packages, '-')
        project_now = ''
    if project_now != project:
        say('Installing Onbrand itself into .venv.')
        pip('install', '--quiet', '--no-deps', '--no-build-isolation', '--no-index', '--editable', '.')
        write_stamp(packages, project)


@contextlib.contextmanager
def alone():
    """Wait for another set-up in the same folder to end."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (ROOT / '.ci' / 'setup.py').open('rb') as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def main():
    """Set up what the arguments ask for."""
    right_interpreter()
    known = {'--browser'}
    wrong = [argument for argument in sys.argv[1:] if argument not in known]
    if wrong:
        stop('Usage: python3 .ci/setup.py [--browser]', USAGE)
    try:
        with alone():
            environment()
            libraries()
            if '--browser' in sys.argv[1:]:
                browser()
    except OSError as problem:
        stop(f'Set-up stopped: {problem}')
    except KeyboardInterrupt:
        stop('Set-up was interrupted; it goes on where it stopped when it is called again.', 8)


if __name__ == '__main__':
    main()
