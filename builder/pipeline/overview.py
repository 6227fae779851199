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
from builder.engine.manifest import DamagedManifestError, read_manifest
from builder.pipeline.planning import beside, job
from builder.pipeline.workspace import Workspace
from builder.renderers.rendered import Templates
from builder.report import Options
from builder.sources.files import Folder
from builder.sources.findings import Finding, Span

#: Where a release says of itself what the index shows.
CARD = 'review/review.json'


def publish_overview(workspace: Workspace, options: Options, templates: Templates, cache: Cache) -> tuple[Finding, ...]:
    """Publish the index over all releases of this workspace that stand in the output folder, whichever run made them."""
    links = standing_releases(options.output, workspace.all_brand_ids, tuple(sorted(workspace.course.packs)))
    if not links:
        return ()
    look = house_look()
    page = release_index(links, look)
    jobs = [job('index.html', 'html', page, templates)]
    jobs += [job(path, name, payload, templates) for path, name, payload in beside('index/', 'delivery', look, templates)]
    outcomes = execute(jobs, templates, cache, workers=1)
    found = [finding for outcome in outcomes.values() for finding in outcome.findings]
    files = {one.path: data for one in jobs if (data := outcomes[one.key].data) is not None}
    if not any(finding.is_error for finding in found):
        found.extend(publish_index(options.output, files).findings)
    return tuple(found)


def standing_releases(output: Path, brands: tuple[str, ...], packs: tuple[str, ...]) -> list[ReleaseLink]:
    """Return the releases that stand in the output folder, by brand, then pack."""
    links = []
    for brand in brands:
        for pack in packs:
            link = _link(output / brand / pack, f'{brand}/{pack}/index.html')
            if link:
                links.append(link)
    return links


def _link(folder: Path, href: str) -> ReleaseLink | None:
    """Return what a release says of itself; None when it does not stand there whole."""
    try:
        if read_manifest(folder) is None:
            return None
        card = json.loads((folder / CARD).read_text(encoding='utf-8'))['card']
        texts = {name: str(card[name]) for name in ('brand', 'pack', 'promise', 'primary', 'on_primary')}
        return ReleaseLink(href=href, passages=int(card['passages']), generic=int(card['generic']), **texts)
    except (DamagedManifestError, OSError, ValueError, KeyError, TypeError):
        return None


def house_look() -> Look:
    """Return a look of nobody's, for pages that belong to no client."""
    look = look_of(Folder(Path()), Design(), '', Span.of('')).value
    assert look is not None
    return look
