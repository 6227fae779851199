"""The printed documents of a workspace's brands, laid out but not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from builder.brand.look import Look
from builder.documents.document import Document
from builder.documents.pack_map import pack_map
from builder.documents.paper import papers
from builder.pipeline.release import Release, releases_of
from builder.pipeline.templates import template_folders
from builder.pipeline.workspace import read_workspace
from builder.renderers import pdf
from builder.renderers.pdf_engine import engine
from builder.renderers.rendered import Templates
from builder.report import Options
from builder.sources.findings import Finding


class Client(NamedTuple):
    """A brand of a workspace with its first release, and everything that reading it has found."""

    look: Look
    release: Release
    findings: tuple[Finding, ...]
    documents: tuple[Document, ...]
    templates: Templates


def read_client(workspace: Path, brand: str) -> Client:
    """Return a brand with its printed documents."""
    read = read_workspace(Options(workspace, workspace / 'output', brands=(brand,))).value
    assert read is not None
    [client] = read.clients
    assert client.brand is not None, client.findings
    release = releases_of(client, read.course, (), read.folder)[0]
    assert release.brief is not None, release.findings
    documents = papers(release.brief)
    documents = (*documents, pack_map(release.brief, {document.path for document in documents}))
    return Client(client.brand.look, release, (*client.findings, *release.findings), documents, template_folders(read.folder))


def lay_out(client: Client, *changes: Callable[[Document], Document]) -> Iterator[tuple[Document, Any]]:
    """Yield a client's documents, changed if asked to, with their pages as WeasyPrint has laid them out."""
    engine()
    for document in client.documents:
        for change in changes:
            document = change(document)
        yield document, pdf.lay_out(document, client.templates).pages
