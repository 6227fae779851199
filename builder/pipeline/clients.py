"""One client: the brand, and its own words for lessons."""

from __future__ import annotations

from dataclasses import dataclass

from builder.brand.brand import Brand
from builder.brand.reader import read_brand
from builder.course.catalogue import Catalogue
from builder.course.soundness import check_claims
from builder.sources.files import Folder, read_text
from builder.sources.findings import Finding, Span, error, nearest
from builder.tailoring.own_words import OwnWords, read_own_words


@dataclass(frozen=True, slots=True)
class Client:
    """A brand with its own words for lessons (by lesson id), and everything found in its files.

    `brand` is None when its files could not be read.
    """

    id: str
    brand: Brand | None
    own_words: dict[str, OwnWords]
    digests: dict[str, str]  # of the own words, by lesson id
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing can be built for this client."""
        return self.brand is None or any(finding.is_error for finding in self.findings)


def read_client(workspace: Folder, brand_id: str, course: Catalogue) -> Client:
    """Return a client with everything there is to say about its files (T027 for own words without a lesson, B090 for a pack)."""
    brand = read_brand(workspace, brand_id, course.lists.theme_ids, course.lists.purpose_ids, course.lessons.keys() | course.broken)
    found: list[Finding] = list(brand.findings)
    own: dict[str, OwnWords] = {}
    digests: dict[str, str] = {}
    folder = workspace.below(f'brand/{brand_id}')
    if folder.value and 'lessons' in (*(folder.value.folders().value or ()), *(folder.value.files().value or ())):
        lessons = folder.value.below('lessons')
        found.extend(lessons.findings)
        names = lessons.value.files('.md').value if lessons.value else ()
        for name in names or ():
            lesson_id = name.removesuffix('.md')
            if lesson_id in course.broken - course.lessons.keys():
                continue  # what is wrong with the lesson has been said
            if lesson_id not in course.lessons:
                bare = lesson_id.split('-')[0]
                hint = f'call the file {bare}.md' if bare in course.lessons else nearest(lesson_id, course.lessons)
                found.append(error('T027', f'there is no lesson "{lesson_id}" for these words', Span.of(f'brand/{brand_id}/lessons/{name}'), hint))
                continue
            assert lessons.value is not None
            text = read_text(lessons.value, name)
            found.extend(text.findings)
            if text.value:
                source, words = text.value
                own[lesson_id], findings = read_own_words(words, source.path)
                digests[lesson_id] = source.digest
                found.extend(findings)
                for passage in own[lesson_id].passages:
                    found.extend(check_claims(passage.blocks, course.lists.claims))
    if brand.value:
        for pack, at in zip(brand.value.order.packs, brand.value.order.packs_at, strict=False):
            if pack not in course.packs:
                found.append(error('B090', f'there is no pack "{pack}"', at, nearest(pack, course.packs)))
    return Client(brand_id, brand.value, own, digests, tuple(found))
