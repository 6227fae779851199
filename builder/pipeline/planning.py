"""Documents -> jobs: everything that belongs to a release, whether this run renders it or not."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from builder import __version__
from builder.brand.brand import Partner
from builder.brand.look import Look
from builder.documents.brief import Brief
from builder.documents.calendar import event_files
from builder.documents.cited import nodes_in
from builder.documents.delivery import PICTURES, delivery
from builder.documents.document import Document
from builder.documents.pack_map import pack_map
from builder.documents.paper import papers
from builder.documents.review import review, review_data
from builder.documents.searching import entries_of, synonyms_of
from builder.documents.sites import site
from builder.documents.slides import decks
from builder.documents.spreadsheets import spreadsheets
from builder.editions.edition import Reader
from builder.engine.jobs import Job, LessonVersion, ReleasePlan, Versions, make_job
from builder.engine.keys import digest
from builder.pipeline.clients import Client
from builder.pipeline.release import Release
from builder.renderers.print_style import PAPERS
from builder.renderers.registry import renderer
from builder.renderers.rendered import (
    Copy,
    Data,
    Entry,
    PlannedPicture,
    Script,
    SearchIndex,
    StyleSheet,
    Templates,
    WebFont,
)
from builder.renderers.site_files import (
    SEARCH_DATA,
    font_parts,
    look_files,
    partner_files,
    picture_files,
    script_names,
    script_path,
    style_path,
)
from builder.sources.assets import Asset
from builder.sources.nodes import Picture

_PACKAGE = Path(__file__).resolve().parents[1]

#: Twice as wide as a picture of a page is shown at most, for sharp screens.
PICTURE_WIDTH = 360


@dataclass(frozen=True, slots=True)
class Piece:
    """A job to be: which edition (empty for what belongs to all) and format it belongs to."""

    edition: str
    format: str
    job: Job


def job(path: str, name: str, payload: object, templates: Templates) -> Job:
    """Return a job for a renderer, keyed by everything its bytes depend on."""
    return make_job(path, name, payload, renderer(name).fingerprint(payload, templates), _tool())


@cache
def _tool() -> str:
    """Return the version of this tool with the digest of its own files: whoever changes a renderer gets new results."""
    total = hashlib.sha256(__version__.encode())
    for place in sorted(_PACKAGE.rglob('*')):
        if place.suffix in ('.py', '.yml') and 'shipped' not in place.relative_to(_PACKAGE).parts:
            total.update(place.relative_to(_PACKAGE).as_posix().encode() + b'\0' + place.read_bytes())
    return f'{__version__}+{total.hexdigest()[:16]}'


def pieces_of(release: Release, templates: Templates) -> tuple[Piece, ...]:
    """Return every job of a release but the delivery page, which depends on what is there in the end."""
    brief = release.brief
    assert brief is not None
    ordered = brief.brand.order.editions or tuple(Reader)
    pieces: list[Piece] = []
    for reader in Reader:
        if reader in ordered:
            pieces.extend(_site(brief, reader, release.pictures, templates))
    for document in papers(brief):
        if document.reader in ordered:
            pieces += _printed(replace(document, assets=_pictures_of(document, release.pictures)), templates)
    pieces += [Piece(reader, 'csv', job(path, 'csv', table, templates)) for reader, path, table in spreadsheets(brief) if reader in ordered]
    pieces += _events(brief, ordered, templates)
    pieces.extend(_review(brief, release, templates))
    pieces += _printed(pack_map(brief, frozenset(piece.job.path for piece in pieces)), templates)
    return tuple(pieces)


def _events(brief: Brief, ordered: Collection[str], templates: Templates) -> Iterator[Piece]:
    """Yield the files for calendars: once to hand over, and once in the site whose page leads to it."""
    for reader, path, events in event_files(brief):
        if reader in ordered:
            yield Piece(reader.value, 'html' if '/site/' in path else 'ics', job(path, 'ics', events, templates))


def _printed(document: Document, templates: Templates) -> tuple[Piece, Piece]:
    """Return the job of a printed document, and that of the picture of its first page."""
    printed = job(document.path, 'pdf', document, templates)
    picture = job(PICTURES[document.path], 'picture', PlannedPicture(printed.key, *picture_size(document.paper, document.landscape)), templates)
    return Piece(document.reader, 'pdf', printed), Piece(document.reader, 'pdf', picture)


def _site(brief: Brief, reader: Reader, pictures: tuple[Asset, ...], templates: Templates) -> Iterator[Piece]:
    folder = f'{reader.value}/site/'
    pages = tuple(replace(page, assets=_pictures_of(page, pictures)) for page in site(brief, reader))
    for page in pages:
        yield Piece(reader.value, 'html', job(page.path, 'html', page, templates))
    files = list(beside(folder, 'site', brief.brand.look, templates, brief.brand.order.partner))
    for page in pages:
        files.extend((folder + path, 'copy', Copy(asset)) for path, asset in picture_files(page).items())
    entries = tuple(Entry(*found) for page in pages for found in entries_of(page, folder))
    files.append((folder + SEARCH_DATA, 'search', SearchIndex(entries, synonyms_of(brief.brand))))
    slides = tuple(replace(page, assets=_pictures_of(page, pictures)) for page in decks(brief)) if reader is Reader.FACILITATOR else ()
    for page in slides:
        yield Piece(reader.value, 'html', job(page.path, 'html', page, templates))
    if slides:
        files.append((folder + style_path('slides'), 'style', StyleSheet('slides', brief.brand.look)))
    files.extend((folder + script_path(name), 'script', Script(name)) for page in (*pages, *slides) for name in script_names(page))
    for path, name, payload in dict.fromkeys(files):
        yield Piece(reader.value, 'html', job(path, name, payload, templates))


def beside(folder: str, sheet: str, look: Look, templates: Templates, partner: Partner | None = None) -> Iterator[tuple[str, str, object]]:
    """Yield what stands beside pages in every folder of them: style sheet, fonts with licences, logos."""
    yield folder + style_path(sheet), 'style', StyleSheet(sheet, look)
    for path, asset in (look_files(look) | partner_files(partner)).items():
        yield folder + path, 'copy', Copy(asset)
    for path, asset in font_parts(look).items():
        yield folder + path, 'web-font', WebFont(asset)


def _review(brief: Brief, release: Release, templates: Templates) -> Iterator[Piece]:
    page = review(brief, release.reviewed)
    yield Piece('', 'html', job(page.path, 'html', page, templates))
    yield Piece('', 'html', job('review/review.json', 'json', Data(review_data(brief, release.reviewed)), templates))
    for path, name, payload in beside('', 'delivery', brief.brand.look, templates, brief.brand.order.partner):
        yield Piece('', 'html', job(path, name, payload, templates))


def delivery_job(release: Release, pieces: Iterable[Piece], available: Iterable[str], templates: Templates) -> Job:
    """Return the delivery page for the documents that the release will really hold."""
    assert release.brief is not None
    drawn = ((piece.job.path, piece.job.payload) for piece in pieces)
    sizes = {path: (planned.width, planned.height) for path, planned in drawn if isinstance(planned, PlannedPicture)}
    page = delivery(release.brief, frozenset(available), release.passages, release.generic, sizes)
    return job(page.path, 'html', page, templates)


def picture_size(paper: str, landscape: bool = False) -> tuple[int, int]:
    """Return the width and height in pixels of the picture of a page; one that lies on its side is as large, turned."""
    sheet = PAPERS[paper]
    width, height = PICTURE_WIDTH, round(PICTURE_WIDTH * sheet.height / sheet.width)
    return (height, width) if landscape else (width, height)


def plan_of(release: Release, client: Client, jobs: tuple[Job, ...]) -> ReleasePlan:
    """Return the plan of a release, with the versions of everything it was made from."""
    assert release.brief is not None
    lessons = tuple(
        LessonVersion(entry.tailored.lesson.id, entry.tailored.lesson.version, entry.tailored.lesson.digest) for entry in release.brief.pack.lessons
    )
    brand = release.brief.brand
    own = digest((brand.digest, tuple(sorted(client.digests.items()))))
    return ReleasePlan(release.brand, release.pack.id, jobs, Versions(__version__, brand.version, own, lessons))


def _pictures_of(document: Document, pictures: tuple[Asset, ...]) -> tuple[Asset, ...]:
    """Return the pictures that a document shows, in the order in which it shows them, after those in the brand's places."""
    slots = tuple(slot.asset for slot in document.slots)
    if not pictures:
        return tuple(dict.fromkeys(slots))
    by_digest = {asset.digest: asset for asset in pictures}
    shown = (node.asset for node in nodes_in(document.sections) if isinstance(node, Picture))
    return tuple(dict.fromkeys((*slots, *(by_digest[digest] for digest in shown if digest in by_digest))))
