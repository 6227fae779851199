"""The one place that loads WeasyPrint: late, with fonts of its own, and with a clear word where the machine lacks something."""

from __future__ import annotations

import atexit
import ctypes
import ctypes.util
import functools
import importlib
import importlib.metadata
import os
import shutil
import tempfile
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from builder.renderers.pdf_quicker import quicken

#: Distributions whose version may change the bytes of a PDF.
LIBRARIES = ('weasyprint', 'pydyf', 'fonttools', 'tinycss2', 'cssselect2', 'tinyhtml5', 'pillow', 'jinja2', 'markupsafe')

INSTALL_HINT = """PDFs need Pango, which pip does not install:
  Debian, Ubuntu:  sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora:          sudo dnf install pango
  macOS:           brew install pango
  Windows:         install MSYS2, then: pacman -S mingw-w64-x86_64-pango
Or build the web pages alone:  onbrand build --format html"""

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>{folder}/cache</cachedir>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


class MachineLacks(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """This machine lacks something that a PDF needs. The text says what, and how to install it."""


class Engine(NamedTuple):
    """WeasyPrint's modules, loaded."""

    api: ModuleType  # weasyprint
    fonts: ModuleType  # weasyprint.text.fonts
    urls: ModuleType  # weasyprint.urls


@contextmanager
def own_fonts() -> Iterator[None]:
    """Let fontconfig see no fonts but those that a document brings along.

    Fontconfig reads the variables whenever a configuration is made, so they are set for that moment only: other programs
    that this process starts keep the machine's fonts.
    """
    ours = {'FONTCONFIG_FILE': str(_fonts_conf()), 'FONTCONFIG_PATH': str(_fonts_conf().parent), 'FONTCONFIG_SYSROOT': None}
    before = {name: os.environ.get(name) for name in ours}
    _set(ours)
    try:
        yield
    finally:
        _set(before)


def _set(variables: dict[str, str] | dict[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@functools.cache
def _fonts_conf() -> Path:
    """Write a configuration without folders of fonts, once a process."""
    folder = Path(tempfile.mkdtemp(prefix='onbrand-fonts-'))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    conf = folder / 'fonts.conf'
    conf.write_text(FONTS_CONF.format(folder=folder.as_posix()), encoding='utf-8')
    return conf


@functools.cache
def engine() -> Engine:
    """Load WeasyPrint. Raises MachineLacks where Pango or another library of the machine is missing."""
    try:
        with own_fonts(), warnings.catch_warnings():
            # It warns that no fonts are configured, which is just what is wanted.
            warnings.simplefilter('ignore')
            loaded = Engine(*(importlib.import_module(name) for name in ('weasyprint', 'weasyprint.text.fonts', 'weasyprint.urls')))
            quicken(loaded.api)
            return loaded
    except ModuleNotFoundError as problem:
        raise MachineLacks(f'the Python package "{problem.name}" is missing; write:  pip install weasyprint') from problem
    except OSError as problem:
        first = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise MachineLacks(f'{first}\n{INSTALL_HINT}') from problem


@functools.cache
def versions() -> tuple[tuple[str, str], ...]:
    """Return what the bytes of a PDF depend on besides our own files. Does not import WeasyPrint."""
    found = [(name, _distribution(name)) for name in LIBRARIES]
    found += [(name, _native(name, call)) for name, call in (('pango-1.0', 'pango_version_string'), ('harfbuzz', 'hb_version_string'))]
    return (*found, ('zlib', zlib.ZLIB_RUNTIME_VERSION))


def _distribution(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return 'missing'


def _native(name: str, call: str) -> str:
    """Ask a library of the machine for its version; empty where it cannot be found under its usual names."""
    for candidate in (f'lib{name}.so.0', f'lib{name}.0.dylib', f'lib{name}-0.dll', ctypes.util.find_library(name)):
        if candidate is None:
            continue
        try:
            function = getattr(ctypes.CDLL(candidate), call)
        except (OSError, AttributeError):
            continue
        function.restype = ctypes.c_char_p
        return str(function().decode('ascii'))
    return ''
