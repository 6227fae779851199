"""One release before it has files: brand x pack -> tailored, composed, cut into editions, reviewed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.brand.brand import Brand
from builder.course.catalogue import Catalogue
from builder.course.pack import Pack
from builder.documents.bite_words import bite_words
from builder.documents.brief import Brief
from builder.documents.cited import nodes_in
from builder.documents.review import Reviewed
from builder.editions.cut import cut
from builder.editions.edition import Edition, Medium, Reader
from builder.packs.bites import bite_of
from builder.packs.composition import compose
from builder.pipeline.clients import Client
from builder.pipeline.judging import UNJUDGED, Judged, judge_lessons, judge_pack
from builder.rules.figures import LessonFigures, skills_of
from builder.rules.missing import missing_from
from builder.rules.rule import reweighed
from builder.rules.vocabulary import vocabulary_findings
from builder.sources.assets import Asset
from builder.sources.files import Folder
from builder.sources.findings import Finding, in_order
from builder.sources.nodes import Picture
from builder.tailoring.illustrations import illustrate
from builder.tailoring.tailor import in_brand_words, tailor
from builder.tailoring.tailored import Fill, Replacement, TailoredLesson


@dataclass(frozen=True, slots=True)
class Release:
    """A release that can be planned, or why it cannot: `brief` is None when it failed."""

    brand: str
    pack: Pack
    brief: Brief | None
    reviewed: Reviewed
    pictures: tuple[Asset, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether there is nothing to publish."""
        return self.brief is None or any(finding.is_error for finding in self.findings)

    @property
    def passages(self) -> int:
        """How many places there are for the client's own words."""
        return len(self.reviewed.fills)

    @property
    def generic(self) -> int:
        """How many of them still hold the generic version."""
        return sum(fill.source is None for fill in self.reviewed.fills)


def tailored_lessons(client: Client, brand: Brand, course: Catalogue, wanted: set[str], workspace: Folder) -> tuple[dict[str, TailoredLesson], tuple[Asset, ...], dict[str, tuple[Finding, ...]]]:
    """Return lessons in a client's words by id, the pictures they show, and the findings for each."""
    lessons: dict[str, TailoredLesson] = {}
    pictures: dict[str, Asset] = {}
    findings: dict[str, tuple[Finding, ...]] = {}
    for lesson_id in sorted(wanted):
        parsed = tailor(course.lessons[lesson_id], brand, client.own_words.get(lesson_id), course.lists.theme_ids, course.lists.purpose_ids)
        assert parsed.value is not None
        illustrated = illustrate(parsed.value, workspace, brand.id)
        assert illustrated.value is not None
        lessons[lesson_id], assets = illustrated.value
        pictures.update((asset.digest, asset) for asset in assets)
        findings[lesson_id] = (*parsed.findings, *illustrated.findings, *vocabulary_findings(lessons[lesson_id], brand))
    return lessons, tuple(pictures.values()), findings


def releases_of(client: Client, course: Catalogue, packs: tuple[str, ...], workspace: Folder, judged: Judged = UNJUDGED) -> tuple[Release, ...]:
    """Return the releases of a client: the packs asked for by name, else those its order names (all packs when it names none)."""
    brand = client.brand
    wished = packs or (brand.order.packs if brand else ()) or tuple(course.packs)
    chosen = [course.packs[pack] for pack in dict.fromkeys(wished) if pack in course.packs]
    if brand is None:
        return tuple(Release(client.id, pack, None, Reviewed((), (), (), ()), (), ()) for pack in chosen)
    wanted = {lesson for pack in chosen for lesson in pack.lessons}
    lessons, pictures, findings = tailored_lessons(client, brand, course, wanted & course.lessons.keys(), workspace)
    figures: dict[str, LessonFigures] = {}
    for name, (numbers, found) in judge_lessons(lessons, brand, judged).items():
        figures[name] = numbers
        findings[name] = (*reweighed(findings[name], judged.weights), *found)
    return tuple(_release(client, brand, course, pack, lessons, pictures, findings, figures, judged) for pack in chosen)


def _release(
    client: Client, brand: Brand, course: Catalogue, pack: Pack, lessons: dict[str, TailoredLesson], pictures: tuple[Asset, ...],
    findings: dict[str, tuple[Finding, ...]], figures: dict[str, LessonFigures], judged: Judged,
) -> Release:  # fmt: skip
    found = [finding for lesson in pack.lessons for finding in findings.get(lesson, ())]
    named = replace(pack, title=in_brand_words(pack.title, pack.at, brand), audience=in_brand_words(pack.audience, pack.at, brand))
    composed = compose(named, _in_bites(pack, lessons, brand), brand)
    found.extend(composed.findings)
    assert composed.value is not None
    editions: dict[tuple[Reader, Medium], Edition] = {}
    for reader in Reader:
        for medium in Medium:
            edition = cut(composed.value, reader, medium, course.lists.claims)
            assert edition.value is not None
            editions[reader, medium] = edition.value
            found.extend(edition.findings)
    found.extend(judge_pack(composed.value, brand, pack.at, judged))
    fills: list[Fill] = []
    replacements: list[Replacement] = []
    for entry in composed.value.lessons:
        fills.extend(entry.tailored.fills)
        replacements.extend(entry.tailored.replacements)
    everything = in_order((*client.findings, *found))
    missing = tuple((m.what, m.does) for m in missing_from(brand))
    numbers = tuple(figures[lesson] for lesson in dict.fromkeys(pack.lessons) if lesson in figures)
    reviewed = Reviewed(tuple(fills), tuple(replacements), everything, missing, numbers, skills_of(pack.lessons, course.lessons, course.lists))
    shown = _pictures_in(lessons, pack)
    used = tuple(asset for asset in pictures if asset.digest in shown)
    return Release(client.id, pack, Brief(brand, composed.value, editions, course.lists), reviewed, used, in_order(found))


def _in_bites(pack: Pack, lessons: dict[str, TailoredLesson], brand: Brand) -> dict[str, TailoredLesson]:
    """Return the lessons of a pack, those that it has in bites as bites."""
    if not pack.bites:
        return lessons
    words = bite_words(brand)
    return {name: bite_of(lesson, words) if name in pack.bites else lesson for name, lesson in lessons.items()}


def _pictures_in(lessons: dict[str, TailoredLesson], pack: Pack) -> set[str]:
    return {node.asset for lesson in pack.lessons for node in nodes_in(lessons[lesson].lesson) if isinstance(node, Picture)}

