"""What a site's search knows: one entry for each section of a page, and words that mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.brand.brand import Brand
from builder.documents.document import Document, LessonPages, Section
from builder.documents.onboarding import OnboardingPage
from builder.editions.edition import EditionPart, EditionSection
from builder.sources.nodes import plain, plain_blocks
from builder.tailoring.english import plural_of


class Found(NamedTuple):
    """A section that search can find: titles, where (from the site's folder, with its anchor), and its words."""

    title: str
    section: str
    href: str
    words: str


def entries_of(page: Document, folder: str) -> Iterator[Found]:
    """Yield what search can find on a page of the site in `folder`."""
    href = page.path.removeprefix(folder)
    for section in page.sections:
        yield from _entries(page, href, section)


def _entries(page: Document, href: str, section: Section) -> Iterator[Found]:
    if isinstance(section, OnboardingPage):
        yield Found(section.title, '', href, section.text)
    if not isinstance(section, LessonPages):
        return
    lesson = section.lesson
    aims = ' '.join(plain(aim.sentence) for aim in lesson.objectives)
    yield Found(lesson.title, '', href, f'{plain_blocks(lesson.summary)} {aims}'.replace('\n', ' '))
    for step in lesson.sections:
        words = ' '.join(_words(step)).replace('\n', ' ')
        if words:
            yield Found(lesson.title, step.title, f'{href}#{step.anchor}', words)


def _words(step: EditionSection) -> Iterator[str]:
    for part in step.parts:
        yield from _part_words(part)


def _part_words(part: EditionPart) -> Iterator[str]:
    """Yield what a part shows at once: never the reasons behind a question."""
    yield plain_blocks(part.blocks)
    for cue in part.cues:
        yield plain_blocks(cue.blocks)
    if part.question:
        yield plain_blocks(part.question.stem)
        yield from (plain(choice.words) for choice in part.question.choices)


def synonyms_of(brand: Brand) -> tuple[tuple[str, str], ...]:
    """Return pairs of a neutral word and the brand's word for it, in lower case, one and many."""
    pairs = []
    for term in brand.terms:
        pairs.append((term.neutral.lower(), term.one.lower()))
        pairs.append(((term.neutral_many or plural_of(term.neutral)).lower(), term.many.lower()))
    return tuple(sorted({pair for pair in pairs if pair[0] != pair[1]}))
