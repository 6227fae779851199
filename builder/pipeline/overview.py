"""The index over all releases: made from what really stands in the output folder."""

from __future__ import annotations

import json
from pathlib import Path

from builder.brand.look import Look
from builder.brand.looks import look_of
from builder.brand.posit import Design
from builder.documents.delivery import release_index
from builder.documents.document import ReleaseLink
from builder.engine.cache import Cache
from builder.engine.execute import execute
from builder.engine.index import publish_index
from builder.engine.jobs import MANIFEST
from builder.engine.manifest import DamagedManifestError, read_manifest
from builder.pipeline.planning import beside, job
from builder.pipeline.workspace import Workspace
from builder.renderers.rendered import Templates
from builder.report import Options
from builder.sources.files import Folder
from builder.sources.findings import Finding, Span, note

#: Where a release says of itself what the index shows.
CARD = 'review/review.json'
_TEXTS = ('brand', 'pack', 'promise', 'primary', 'on_primary', 'paper', 'ink', 'cover', 'status')
_COUNTS = ('passages', 'generic', 'lessons', 'minutes')
#: The documents whose first page stands for the whole release, the best known first.
COVERS = ('pictures/workbook.png', 'pictures/guide.png', 'pictures/manager-guide.png')


def publish_overview(workspace: Workspace, options: Options, templates: Templates, cache: Cache) -> tuple[Finding, ...]:
    """Publish the index over all releases of this workspace that stand in the output folder, whichever run made them."""
    made = _releases_made(workspace)
    left = tuple(
        note('U041', f'{options.output.name}/{brand}/{pack} is made from nothing in this workspace any more', hint='delete the folder if nobody needs it')
        for brand, pack in _standing(options.output)
        if (brand, pack) not in made
    )
    links = standing_releases(options.output, made)
    if not links:
        return left
    look = house_look()
    page = release_index(links, look)
    jobs = [job('index.html', 'html', page, templates)]
    jobs += [job(path, name, payload, templates) for path, name, payload in beside('index/', 'delivery', look, templates)]
    outcomes = execute(jobs, templates, cache, workers=1)
    found = [finding for outcome in outcomes.values() for finding in outcome.findings]
    files = {one.path: data for one in jobs if (data := outcomes[one.key].data) is not None}
    if not any(finding.is_error for finding in found):
        found.extend(publish_index(options.output, files).findings)
    return (*found, *left)


def _releases_made(workspace: Workspace) -> set[tuple[str, str]]:
    """Return brand and pack of everything this workspace makes: any pack may be asked for, whether an order names it or not."""
    return {(brand, pack) for brand in workspace.all_brand_ids for pack in workspace.course.packs}


def _standing(output: Path) -> list[tuple[str, str]]:
    """Return brand and pack of every release in the output folder."""
    return sorted((place.parent.parent.name, place.parent.name) for place in output.glob('[!.]*/*/' + MANIFEST))


def standing_releases(output: Path, made: set[tuple[str, str]]) -> list[ReleaseLink]:
    """Return those of the releases that stand in the output folder, by brand, then pack."""
    links = (_link(output / brand / pack, f'{brand}/{pack}/index.html') for brand, pack in sorted(made))
    return [link for link in links if link]


def _link(folder: Path, href: str) -> ReleaseLink | None:
    """Return what a release says of itself; None when it does not stand there whole."""
    try:
        if read_manifest(folder) is None:
            return None
        card = json.loads((folder / CARD).read_text(encoding='utf-8'))['card']
        brand, pack, promise, primary, on_primary, paper, ink, cover, status = (str(card[name]) for name in _TEXTS)
        passages, generic, lessons, minutes = (int(card[name]) for name in _COUNTS)
        picture = _cover_of(folder, href)
        return ReleaseLink(brand, pack, href, promise, passages, generic, primary, on_primary, paper, ink, cover, status, lessons, minutes, picture)
    except (DamagedManifestError, OSError, ValueError, KeyError, TypeError):
        return None


def _cover_of(folder: Path, href: str) -> str:
    """Return the address of the picture of a release's own cover, empty where it has none."""
    found = next((name for name in COVERS if (folder / name).is_file()), '')
    return href.removesuffix('index.html') + found if found else ''


def house_look() -> Look:
    """Return a look of nobody's, for pages that belong to no client."""
    look = look_of(Folder(Path()), Design(), '', Span.of('')).value
    assert look is not None
    return look
