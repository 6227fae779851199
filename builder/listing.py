"""What there is to build: the answer of ``onbrand list``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.sources.findings import Finding


class ListedBrand(NamedTuple):
    """A brand by its id and its full name; the name is empty when the brand cannot be read."""

    id: str
    name: str


class ListedPack(NamedTuple):
    """A pack by its id, with title, minutes in the standard version of its lessons, planned minutes, and the ids of its lessons in order."""

    id: str
    title: str
    minutes: int
    lessons: tuple[str, ...]
    planned: int


class ListedLesson(NamedTuple):
    """A lesson by its id, with title and minutes."""

    id: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything in a workspace, each kind sorted by id, and what kept something from being read."""

    brands: tuple[ListedBrand, ...]
    packs: tuple[ListedPack, ...]
    lessons: tuple[ListedLesson, ...]
    findings: tuple[Finding, ...] = ()
