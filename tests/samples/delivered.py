"""What the tests of the sample packs share: reading what was delivered, without any code of the tool itself."""

from __future__ import annotations

import hashlib
import html
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

BRANDS = ('ostrey', 'tallowmere', 'wrenfold')
LOCALES = {'ostrey': 'en-GB', 'tallowmere': 'en-GB', 'wrenfold': 'en-US'}
PACK = 'first-three'
READERS = ('learner', 'facilitator', 'manager')
#: With every lesson in them, and so with bookmarks for each; and all there are.
BOUND = ('learner/workbook.pdf', 'facilitator/guide.pdf', 'facilitator/cards.pdf', 'facilitator/answer-key.pdf', 'manager/guide.pdf')
PDFS = (
    *BOUND, 'learner/job-aids.pdf', 'learner/pre-assessment.pdf', 'learner/post-assessment.pdf', 'learner/certificate.pdf',
    'facilitator/session-plans.pdf', 'facilitator/assessment-key.pdf', 'facilitator/forms.pdf', 'manager/forms.pdf', 'about/pack-map.pdf',
)  # fmt: skip
LESSONS = ('L01-ask-what-it-means', 'L02-build-it-over-time', 'L03-across-ages')
WITHOUT_WORDS = {'.ttf', '.otf', '.woff', '.woff2', '.png', '.jpg', '.jpeg', '.webp', '.ico'}

VOID = {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'}
INLINE = {'a', 'abbr', 'b', 'cite', 'code', 'em', 'i', 'mark', 'q', 'small', 'span', 'strong', 'sub', 'sup'}


def release(samples: Path, brand: str) -> Path:
    """Return the folder of a brand's release."""
    return samples / brand / PACK


def files_in(folder: Path, *endings: str) -> list[Path]:
    """Return every file below a folder, sorted; with endings, only those."""
    return sorted(path for path in folder.rglob('*') if path.is_file() and (not endings or path.suffix in endings))


class Page(HTMLParser):
    """An HTML page, taken apart: elements in order, ids, visible words, and every word in it, seen or unseen."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.titles: list[str] = []
        self.comments: list[str] = []
        self._shown: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._references = 0
        self.without_sources: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or '' for name, value in attrs}
        self.elements.append((tag, named))
        if tag == 'script':
            self.scripts.append((named, ''))
        if tag not in VOID:
            self._open.append((tag, named))
            self._references += self._is_reference(named)
        self._space(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or '' for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            last, named = self._open.pop()
            self._references -= self._is_reference(named)
            if last == tag:
                break
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] in ('script', 'style'):
            if self._open[-1][0] == 'script':
                named, words = self.scripts[-1]
                self.scripts[-1] = (named, words + data)
            return
        if any(tag == 'title' for tag, _ in self._open) and not any(tag == 'svg' for tag, _ in self._open):
            self.titles.append(data)
        self._shown.append(data)
        if not self._references:
            self.without_sources.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self._shown.append('\n')
            self.without_sources.append('\n')

    @staticmethod
    def _is_reference(named: dict[str, str]) -> bool:
        classes = named.get('class', '').split()
        return 'references' in classes or 'step-sources' in classes

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [named['id'] for _, named in self.elements if 'id' in named]

    @property
    def words(self) -> str:
        """What a reader sees; inline elements do not tear a sentence apart."""
        return ''.join(self._shown)

    @property
    def course_words(self) -> str:
        """What a reader sees, without the notes that cite research and the sources."""
        return ''.join(self.without_sources)

    @property
    def attributes(self) -> list[str]:
        """Every value of every attribute."""
        return [value for _, named in self.elements for value in named.values() if value]

    @property
    def everything(self) -> str:
        """Every word of the page: text, attributes, comments, scripts and data, escapes undone."""
        scripts = [words for _, words in self.scripts]
        return '\n\n'.join([self.words, *self.attributes, *self.comments, *scripts, *(unescaped(s) for s in scripts)])

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a kind."""
        return [named for name, named in self.elements if name == tag]


@cache
def page(path: Path) -> Page:
    """Return a page, taken apart."""
    return Page(path.read_text(encoding='utf-8'))


def unescaped(text: str) -> str:
    """Return the words of a script or of JSON with ``\\u2019`` and the like undone."""
    return re.sub(r'\\u([0-9a-fA-F]{4})', lambda m: chr(int(m[1], 16)), text).replace('\\n', '\n').replace('\\"', '"')


def words_of(path: Path) -> str:
    """Return every word in a file of any kind; fonts and rasters have none."""
    if path.suffix in WITHOUT_WORDS:
        return ''
    if path.suffix == '.pdf':
        return '\n\n'.join(pdf(path))
    if path.suffix == '.html':
        return page(path).everything
    text = path.read_text(encoding='utf-8')
    return f'{html.unescape(text)}\n\n{unescaped(text)}'


# --- PDFs ------------------------------------------------------------------------------------------------------------


def pdf(path: Path) -> tuple[str, str]:
    """Return the text of a PDF's pages, and what is not on them: metadata, bookmarks, alternative texts, notes.

    Reading takes seconds, so that the words are kept beside the samples for the other processes of the run.
    """
    data = path.read_bytes()
    return _pdf(data, _kept(path))


def _kept(path: Path) -> Path | None:
    base = next((parent for parent in path.parents if (parent / 'built').is_file()), None)
    return base.parent / 'samples-words' if base else None


def _pdf(data: bytes, kept: Path | None) -> tuple[str, str]:
    place = kept / f'{hashlib.sha256(data).hexdigest()}.json' if kept else None
    if place and place.is_file():
        text, beside = json.loads(place.read_text(encoding='utf-8'))
        return text, beside
    found = read_pdf(data)
    if place:
        place.parent.mkdir(exist_ok=True)
        own = place.with_suffix(f'.{os.getpid()}')
        own.write_text(json.dumps(found), encoding='utf-8')
        own.replace(place)
    return found


def read_pdf(data: bytes) -> tuple[str, str]:
    """Return the text of a PDF's pages, and every other string in it."""
    import pypdf
    from pypdf.generic import ByteStringObject, StreamObject, TextStringObject

    reader = pypdf.PdfReader(io.BytesIO(data))
    text = '\n\f\n'.join(sheet.extract_text() for sheet in reader.pages)
    beside: list[str] = []

    def strings(value: object, depth: int = 0) -> None:
        if isinstance(value, TextStringObject):
            beside.append(str(value))
        elif isinstance(value, ByteStringObject):
            beside.append(bytes(value).decode('utf-8', 'replace'))
        elif isinstance(value, list) and depth < 50:
            for item in value:
                strings(item, depth + 1)
        elif isinstance(value, dict) and depth < 50:
            for item in dict.values(value):
                strings(item, depth + 1)

    strings(reader.trailer)
    for number in range(1, int(reader.trailer['/Size'])):
        value = reader.get_object(number)
        strings(value)
        if isinstance(value, StreamObject) and value.get('/Type') in ('/Metadata', '/EmbeddedFile'):
            beside.append(html.unescape(value.get_data().decode('utf-8', 'replace')))
    return text, '\n\n'.join(beside)


def flowing(text: str) -> str:
    """Return the text of a PDF in one line, soft hyphens and the hyphens at ends of lines undone."""
    text = text.replace('\u00ad', '').replace('\u2010', '-')
    return re.sub(r'\s+', ' ', re.sub(r'(?<=[a-z])-\n(?=[a-z])', '', text))


# --- the browser -----------------------------------------------------------------------------------------------------

FLAGS = (
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run',
)  # fmt: skip


@contextmanager
def chromium() -> Iterator[object]:
    """Give the system's browser, which ONBRAND_BROWSER names or the path finds."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get('ONBRAND_BROWSER') or shutil.which('chromium') or shutil.which('chromium-browser') or shutil.which('google-chrome')
    assert found, 'these tests drive a browser: sudo apt install chromium'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()
