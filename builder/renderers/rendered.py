"""What renderers take and give."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from builder.brand.look import Look
from builder.sources.assets import Asset
from builder.sources.findings import Finding


@dataclass(frozen=True, slots=True)
class Templates:
    """Folders in which templates are looked up, the workspace's own first, the packaged ones last."""

    folders: tuple[Path, ...]


class Rendered(NamedTuple):
    """Bytes of one artifact, and what rendering found. With an error among the findings the bytes are not published."""

    data: bytes
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet of a site: which (site, delivery), and the look it is made from."""

    name: str
    look: Look


class Entry(NamedTuple):
    """A page section that search can find: `href` with anchor, relative to the site's folder."""

    title: str
    section: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What a site's search knows. `synonyms` map a neutral word to the brand's, so that both find the same."""

    entries: tuple[Entry, ...]
    synonyms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A script of ours, by its name in ``templates/site/scripts``."""

    name: str


@dataclass(frozen=True, slots=True)
class Copy:
    """An asset delivered as it is."""

    asset: Asset


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A picture of the first page of a PDF that another job makes, known by the key of that job. In pixels."""

    source: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The same once the PDF is there."""

    pdf: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WebFont:
    """A font of which web pages load a part."""

    asset: Asset


@dataclass(frozen=True, slots=True)
class Data:
    """A value delivered as JSON: texts, numbers, tuples, named tuples and frozen dataclasses."""

    value: object
