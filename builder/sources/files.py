"""Reading files below one folder that cannot be left.

In: a root on disk and paths as strangers write them. Out: `SourceFile` values with their digest, and findings S001-S007.
Nothing here follows a symbolic link, opens anything but a regular file, or reads more than the limit of its kind.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from urllib.parse import unquote

from builder.sources.findings import Finding, Parsed, Span, error, nearest

KIB = 1024
SLUG = re.compile(r'[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?')
DEVICE_NAMES = frozenset({'con', 'prn', 'aux', 'nul', *(f'{port}{n}' for port in ('com', 'lpt') for n in range(10))})


class Kind(Enum):
    """What a file holds, with the most bytes it may have and how people say it."""

    TEXT = (256 * KIB, 'a text file')
    SVG = (256 * KIB, 'an SVG picture')
    RASTER = (8 * KIB * KIB, 'a picture')
    FONT = (2 * KIB * KIB, 'a font')
    TABLE = (8 * KIB * KIB, 'a table')

    @property
    def limit(self) -> int:
        """The most bytes."""
        return self.value[0]

    @property
    def called(self) -> str:
        """The words for it, with an article."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of one file. `path` is relative to the workspace; `digest` the SHA-256 in hexadecimal."""

    path: str
    data: bytes = field(repr=False, compare=False)
    digest: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that cannot be left. `path` is where it stands in the workspace, empty for the workspace itself."""

    root: Path
    path: str = ''

    def place(self, inner: str) -> str:
        """Return the path in the workspace of something in this folder."""
        return '/'.join(part for part in (self.path, inner) if part)

    def below(self, inner: str, at: Span | None = None) -> Parsed[Folder]:
        """Return the folder `inner`.

        Findings: S001-S003, S005, S006 at `at`, or at the folder itself.
        """
        names, wrong = self._names(inner, at)
        if names is None:
            return Parsed(None, wrong)
        found = self._walk(names, at, want_folder=True)
        if isinstance(found, Finding):
            return Parsed(None, (found,))
        return Parsed(Folder(found, self.place('/'.join(names))))

    def read(self, inner: str, kind: Kind, at: Span | None = None) -> Parsed[SourceFile]:
        """Return the file `inner`, whole.

        `at` is the place that names the file, for the findings: S001 path not allowed, S002 symbolic link, S003 no regular
        file, S004 too large, S005 not readable, S006 not there.
        """
        names, wrong = self._names(inner, at)
        if names is None:
            return Parsed(None, wrong)
        path = self.place('/'.join(names))
        where = at or Span.of(path)
        found = self._walk(names, at, want_folder=False)
        if isinstance(found, Finding):
            return Parsed(None, (found,))
        try:
            data = _bytes_of(found, kind.limit)
        except OSError as problem:
            return Parsed(None, (_unreadable(path, problem, where),))
        if data is None:
            return Parsed(None, (_not_regular(path, where),))
        if len(data) > kind.limit:
            return Parsed(None, (_too_large(path, kind, where),))
        return Parsed(SourceFile(path, data, hashlib.sha256(data).hexdigest()))

    def files(self, *suffixes: str, at: Span | None = None) -> Parsed[tuple[str, ...]]:
        """Return the names of the entries directly in this folder that end in a suffix (any entry without one), sorted.

        Folders and names that begin with a dot are left out; links and devices are listed, so that reading them says why not.
        """
        return self._entries(at, lambda entry: not entry.is_dir(follow_symlinks=False) and entry.name.lower().endswith(suffixes or ''))

    def folders(self, at: Span | None = None) -> Parsed[tuple[str, ...]]:
        """Return the names of the folders directly in this folder, sorted, without those that begin with a dot."""
        return self._entries(at, lambda entry: entry.is_dir(follow_symlinks=False))

    def _entries(self, at: Span | None, wanted: Callable[[os.DirEntry[str]], bool]) -> Parsed[tuple[str, ...]]:
        try:
            with os.scandir(self.root) as entries:
                names = sorted(entry.name for entry in entries if not entry.name.startswith('.') and wanted(entry))
        except OSError as problem:
            place = self.path or '.'
            return Parsed((), (_unreadable(place, problem, at or Span.of(place)),))
        return Parsed(tuple(names))

    def _names(self, inner: str, at: Span | None) -> tuple[tuple[str, ...] | None, tuple[Finding, ...]]:
        """Return the parts of a path after decoding it once and looking for ways out."""
        decoded = unquote(inner, errors='strict') if _decodable(inner) else inner
        reason = _way_out(decoded)
        if reason:
            where = at or Span.of(self.path or '.')
            hint = 'write the path from this folder down, with forward slashes, such as images/logo.svg'
            return None, (error('S001', f'the path "{_shown(inner)}" is not allowed: {reason}', where, hint),)
        return tuple(part for part in decoded.split('/') if part not in ('', '.')), ()

    def _walk(self, names: tuple[str, ...], at: Span | None, *, want_folder: bool) -> Path | Finding:
        """Go down name by name, so that a link anywhere on the way is seen."""
        here = self.root
        for depth, name in enumerate(names, start=1):
            path = self.place('/'.join(names[:depth]))
            where = at or Span.of(path)
            last = depth == len(names)
            parent, here = here, here / name
            try:
                mode = here.lstat().st_mode
            except (FileNotFoundError, NotADirectoryError):
                return _missing(path, name, parent, where)
            except (OSError, ValueError) as problem:
                return _unreadable(path, problem, where)
            if stat.S_ISLNK(mode):
                return error('S002', f'{path} is a symbolic link', where, 'put the file itself there; links are not followed')
            if (want_folder or not last) and not stat.S_ISDIR(mode):
                return error('S003', f'{path} is not a folder', where)
            if last and not want_folder and not stat.S_ISREG(mode):
                return _not_regular(path, where)
        return here


def text_of(source: SourceFile) -> Parsed[str]:
    """Return a file's text, decoded from UTF-8; a byte order mark is taken off, and lines end with a line feed alone.

    Findings: S007 when the bytes are no UTF-8, with the line.
    """
    data = source.data.removeprefix(b'\xef\xbb\xbf')
    try:
        return Parsed(data.decode('utf-8').replace('\r\n', '\n').replace('\r', '\n'))
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.count(b'\n') + 1
        column = len(before[before.rfind(b'\n') + 1 :].decode('utf-8', errors='replace')) + 1
        hint = 'save the file again with the encoding "UTF-8"'
        at = Span.of(source.path, line, column)
        return Parsed(None, (error('S007', 'this letter is not written in UTF-8', at, hint),))


def read_text(folder: Folder, inner: str, at: Span | None = None) -> Parsed[tuple[SourceFile, str]]:
    """Return a text file with its text, or the findings of `Folder.read` and `text_of`."""
    source = folder.read(inner, Kind.TEXT, at)
    if source.value is None:
        return Parsed(None, source.findings)
    text = text_of(source.value)
    if text.value is None:
        return Parsed(None, text.findings)
    return Parsed((source.value, text.value))


def is_slug(name: str) -> bool:
    """Whether a name may become part of an output path on every system."""
    return SLUG.fullmatch(name) is not None and name not in DEVICE_NAMES


def _bytes_of(path: Path, limit: int) -> bytes | None:
    """Return at most one byte more than the limit, or None for what is no regular file.

    Raises OSError. Opened without waiting, so that a pipe put there meanwhile cannot hang the build.
    """
    flags = os.O_RDONLY | getattr(os, 'O_NOFOLLOW', 0) | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_BINARY', 0)
    handle = os.open(path, flags | getattr(os, 'O_CLOEXEC', 0))
    with os.fdopen(handle, 'rb') as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        return stream.read(limit + 1)


def _decodable(inner: str) -> bool:
    try:
        unquote(inner, errors='strict')
    except UnicodeDecodeError:
        return False
    return True


def _way_out(path: str) -> str:
    """Return why a path is refused, or nothing."""
    if not path.strip():
        return 'it is empty'
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in path):
        return 'it holds a control character'
    if '\\' in path:
        return 'it holds a backslash'
    if path.startswith(('/', '~')) or re.match(r'[A-Za-z][A-Za-z0-9+.-]*:', path):
        return 'it does not start in this folder'
    if '..' in path.split('/'):
        return 'it leads out of its folder'
    if '%' in path:
        return 'it is still encoded after decoding once'
    return ''


def _shown(path: str) -> str:
    return ''.join(letter if letter.isprintable() else '?' for letter in path[:80])


def _missing(path: str, name: str, parent: Path, where: Span) -> Finding:
    try:
        hint = nearest(name, (entry.name for entry in parent.iterdir() if not entry.name.startswith('.')))
    except OSError:
        hint = ''
    if not hint.startswith('did you mean'):
        hint = 'put the file there, or correct the path'
    return error('S006', f'{_shown(path)} is not there', where, hint)


def _unreadable(path: str, problem: OSError | ValueError, where: Span) -> Finding:
    reason = (problem.strerror if isinstance(problem, OSError) else '') or 'not a name'
    return error('S005', f'{_shown(path)} cannot be read ({reason.lower()})', where, 'check the name and who may read it')


def _not_regular(path: str, where: Span) -> Finding:
    return error('S003', f'{_shown(path)} is not an ordinary file', where, 'put a file there')


def _too_large(path: str, kind: Kind, where: Span) -> Finding:
    most = f'{kind.limit // KIB // KIB} MiB' if kind.limit >= KIB * KIB else f'{kind.limit // KIB} KiB'
    return error('S004', f'{path} is larger than {kind.called} may be ({most})', where, 'make the file smaller')
