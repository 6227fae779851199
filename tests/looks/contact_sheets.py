"""Contact sheets: every document and every kind of web page of every brand, to look at.

    make sheets, or: python tests/looks/contact_sheets.py [--to FOLDER] [--built OUTPUT] [--only WHAT ...] [--docs FOLDER]

`--built` takes an output folder that is there already; without it, the brands are built first. WHAT is one or more of paper,
large, web, slides, twelve, extremes. `--docs` writes the few pictures that the documentation shows, and nothing else.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from extremes import EXTREMES, write_workspace  # noqa: E402
from laid_out import lay_out, read_client  # noqa: E402
from paper_pictures import inner_pages, pages, without_names  # noqa: E402
from PIL import Image  # noqa: E402
from screen_pictures import KINDS, MODES, browser, page_of, printed, screen, slides, tabs  # noqa: E402
from side_by_side import Shown, save, sheet  # noqa: E402

from builder.documents.document import Document  # noqa: E402
from builder.documents.paper import cards, workbook  # noqa: E402
from builder.pipeline.run import build  # noqa: E402
from builder.renderers.page_pictures import page_with  # noqa: E402
from builder.report import Options  # noqa: E402

WORKBOOK = 'learner/workbook.pdf'

#: What a picture of the kinds of documents shows of each brand: the document, and words on the page that is shown.
KINDS_SHOWN = (
    ('about/pack-map.pdf', ''), ('about/pack-map.pdf', 'Name, signature and date'), ('facilitator/session-plans.pdf', ''), ('learner/job-aids.pdf', ''),
    ('learner/pre-assessment.pdf', 'Lesson 2'), ('facilitator/forms.pdf', 'Signature'), ('manager/forms.pdf', 'Exact words'),
)  # fmt: skip
WHAT = ('paper', 'large', 'web', 'slides', 'twelve', 'extremes')

#: The slides of a deck that the documentation shows, counted from 0: the title, what people will be able to do, a practice, a question.
SLIDES_SHOWN = (0, 1, 5, 10)
SEED = 12


def main(arguments: list[str] | None = None) -> None:
    """Make what was asked for, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--to', type=Path, default=ROOT / '.onbrand' / 'sheets')
    parser.add_argument('--built', type=Path)
    parser.add_argument('--only', nargs='+', choices=WHAT, default=WHAT)
    parser.add_argument('--docs', type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        built = (given.built or _build(Path(scratch))).resolve()
        releases = {path.parent.name: path for path in sorted(built.glob('*/*')) if (path / 'index.html').is_file()}
        if not releases:
            raise SystemExit(f'there is no release in {built}')
        if given.docs:
            _told(for_docs(releases, given.docs))
            return
        makers = {'paper': paper, 'large': other_paper, 'web': web, 'slides': decks, 'twelve': twelve, 'extremes': extremes}
        for what in given.only:
            _told(makers[what](releases, given.to))


def paper(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield a sheet of all pages of every document, in colour and in grey."""
    for brand, release in releases.items():
        for document in sorted(release.rglob('*.pdf')):
            shown = [Shown('', picture) for picture in pages(document, 40)]
            for grey in (False, True):
                name = _flat(document.relative_to(release).as_posix())
                yield save(sheet(shown, 10, grey=grey), to / 'paper' / f'{brand}-{name}{"-grey" if grey else ""}.png')
    yield save(kinds(releases, 40), to / 'paper' / 'kinds.png')
    yield save(kinds(releases, 40, grey=True), to / 'paper' / 'kinds-grey.png')


def kinds(releases: dict[str, Path], dpi: int, *, grey: bool = False) -> Image.Image:
    """Return one page of each kind of document side by side, brands below each other."""
    rows = [[(release / name, words) for name, words in KINDS_SHOWN if (release / name).is_file()] for release in releases.values()]
    shown = [Shown('', pages(document, dpi, [page_with(document.read_bytes(), words)])[0]) for row in rows for document, words in row]
    return sheet(shown, max(map(len, rows)), grey=grey)


def other_paper(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield a sheet of all pages of every document on the other paper, and of those that can be ordered in large print."""

    def turned(document: Document) -> Document:
        return replace(document, paper='A4' if document.paper == 'Letter' else 'Letter')

    for brand in releases:
        client = read_client(ROOT, brand)
        brief = client.release.brief
        assert brief is not None
        large = tuple(document for document in (workbook(brief, large_print=True), cards(brief, large_print=True)) if document)
        for name, laid_out in (('other-paper', lay_out(client, turned)), ('large-print', lay_out(client._replace(documents=large)))):
            for document, laid in laid_out:
                shown = [Shown('', picture) for picture in pages(laid.write_pdf(), 40)]
                yield save(sheet(shown, 10), to / name / f'{brand}-{_flat(document.path)}.png')


def web(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield a sheet for every kind of page: brands below each other, ways of seeing it side by side."""
    with browser() as started, tabs(started) as open_tabs:
        for kind in KINDS:
            shown = []
            for brand, release in releases.items():
                page = page_of(release, kind)
                if page is None:
                    continue
                small = [Shown(f'{brand} {mode}', _scaled(screen(open_tabs[mode], page, mode), 0.5)) for mode in MODES]
                grey = Shown(f'{brand} grey', small[0].picture.convert('L'))
                shown += [small[0], grey, *small[1:], Shown(f'{brand} printed', printed(open_tabs['printed'], page))]
            if shown:
                yield save(sheet(shown, len(MODES) + 2), to / 'web' / f'{kind}.png')


def decks(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield a sheet of all slides of each brand's first lesson."""
    with browser() as started, tabs(started) as open_tabs:
        for brand, release in releases.items():
            shown = [Shown('', _scaled(slide, 0.5)) for slide in slides(open_tabs['desktop'], release)]
            yield save(sheet(shown, 4), to / 'slides' / f'{brand}.png')


def twelve(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield twelve inner pages in grey without names, shuffled: a stranger sorts them from two metres. Beside it, the answers."""
    found = []
    for brand, release in releases.items():
        source = release / WORKBOOK
        brief = read_client(ROOT, brand).release.brief
        assert brief is not None
        own = brief.brand
        for name, number in inner_pages(source).items():
            found.append((brand, name, without_names(source, number, 60, (own.name, own.short_name, own.promise.line.text))))
    random.Random(SEED).shuffle(found)
    for label, grey in (('grey', True), ('colour', False)):
        shown = [Shown(str(n), picture) for n, (_, _, picture) in enumerate(found, start=1)]
        yield save(sheet(shown, 6, grey=grey, same_height=620), to / 'twelve' / f'twelve-{label}.png')
    answers = to / 'twelve' / 'answers.txt'
    answers.write_text(''.join(f'{n} {brand} {name}\n' for n, (brand, name, _) in enumerate(found, start=1)), encoding='utf-8')
    yield answers


def extremes(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield the workbooks of the extreme brands: cover, and the first pages inside."""
    shown = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = write_workspace(Path(folder) / 'extremes')
        for extreme in EXTREMES:
            client = read_client(workspace, extreme.id)
            _, laid = next(lay_out(client._replace(documents=client.documents[:1])))
            several = pages(laid.write_pdf(), 44, range(min(7, len(laid.pages))))
            shown += [Shown(extreme.id if n == 0 else '', picture) for n, picture in enumerate(several)]
            shown += [Shown('', several[0].crop((0, 0, 1, 1)))] * (7 - len(several))
    half = len(shown) // 2
    for name, part in (('first', shown[:half]), ('second', shown[half:])):
        yield save(sheet(part, 14), to / 'extremes' / f'{name}.png')


def for_docs(releases: dict[str, Path], to: Path) -> Iterator[Path]:
    """Yield the few pictures that the documentation shows, small enough to keep with it."""
    books = {brand: release / WORKBOOK for brand, release in releases.items()}
    covers = [Shown('', pages(book, 64, [0])[0]) for book in books.values()]
    inside = [Shown('', pages(book, 80, [inner_pages(book)['role play']])[0]) for book in books.values()]
    yield save(sheet(covers, 3, same_height=620), to / 'covers.png', 128)
    yield save(sheet(inside, 3, same_height=820), to / 'inner-pages.png', 64)
    yield save(kinds(releases, 30), to / 'kinds.png', 64)
    with browser() as started, tabs(started) as open_tabs:
        lessons = [page for release in releases.values() if (page := page_of(release, 'lesson'))]
        shown = [Shown('', _scaled(screen(open_tabs['desktop'], page, 'desktop', 1500), 0.5)) for page in lessons]
        yield save(sheet(shown, 3), to / 'web-lessons.png', 64)
        walls = [slides(open_tabs['desktop'], release) for release in releases.values()]
        few = [Shown('', _scaled(wall[number], 0.4)) for wall in walls for number in SLIDES_SHOWN]
        yield save(sheet(few, len(SLIDES_SHOWN)), to / 'slides.png', 128)
        delivery = page_of(next(iter(releases.values())), 'delivery')
        assert delivery is not None
        yield save(_scaled(screen(open_tabs['desktop'], delivery, 'desktop', 1300), 0.75), to / 'delivery.png', 96)


def _build(scratch: Path) -> Path:
    print('building the brands first ...', flush=True)
    report = build(Options(ROOT, scratch / 'output'))
    if report.exit:
        raise SystemExit(f'the brands could not be built: {[finding.message for finding in report.findings if finding.is_error]}')
    return scratch / 'output'


def _told(paths: Iterator[Path]) -> None:
    began = time.monotonic()
    for path in paths:
        print(f'{time.monotonic() - began:6.1f} s  {path.stat().st_size // 1024:5} kB  {path}', flush=True)


def _flat(name: str) -> str:
    return name.removesuffix('.pdf').replace('/', '-')


def _scaled(picture: Image.Image, share: float) -> Image.Image:
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)


if __name__ == '__main__':
    main()
