"""The glossary: words of the field that a reader really meets, and the words that are the brand's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.brand.brand import Brand
from builder.documents.brief import Brief
from builder.editions.edition import Edition
from builder.editions.hidden import visible_words
from builder.sources.nodes import plain_blocks
from builder.tailoring.english import plural_of
from builder.tailoring.tailor import in_brand_words


class Meaning(NamedTuple):
    """A word of the field, and what it means here."""

    term: str
    means: str


class OwnWord(NamedTuple):
    """A word of this brand: what others call it, and why it is said like that, where the brand has said so."""

    word: str
    instead_of: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """What words mean; on paper and on the learner's site."""

    template: ClassVar[str] = 'glossary'
    anchor: str
    meanings: tuple[Meaning, ...]
    own: tuple[OwnWord, ...]


def glossary(brief: Brief, editions: Iterable[Edition], more: str = '', *, own: bool = True) -> Glossary | None:
    """Return the words that stand in some editions, or in `more` text; None where there is nothing to explain.

    The brand's `own` words are left out where they stand on a page of their own.
    """
    brand = brief.brand
    text = re.sub(r'[\s-]+', ' ', f'{shown_words(tuple(editions))}\n{more}'.casefold())
    meanings = sorted(
        (Meaning(in_brand_words(word.term, word.at, brand), in_brand_words(word.means, word.at, brand)) for word in brief.lists.glossary.values()),
        key=lambda meaning: meaning.term.casefold(),
    )
    met = tuple(meaning for meaning in meanings if stands_in(meaning.term, text))
    theirs = own_words(brand) if own else ()
    return Glossary('glossary', met, theirs) if met or theirs else None


def shown_words(editions: tuple[Edition, ...]) -> str:
    """Return everything that editions show, cues among it."""
    cues = (plain_blocks(cue.blocks) for edition in editions for lesson in edition.lessons for section in lesson.sections for part in section.parts for cue in part.cues)
    return '\n'.join((visible_words(editions), *cues))


def stands_in(term: str, text: str) -> bool:
    """Whether a term, or its plural, is a word of a text that is in lower case and has one space between words."""
    forms = '|'.join(re.escape(re.sub(r'[\s-]+', ' ', form.casefold())) for form in (term, plural_of(term)))
    return re.search(rf'(?<!\w)(?:{forms})(?!\w)', text) is not None


def own_words(brand: Brand) -> tuple[OwnWord, ...]:
    """Return the brand's own words: those it prefers with their reason, then those for customer, colleague and manager."""
    preferred = tuple(OwnWord(_capital(say.write), say.instead_of, say.why) for say in brand.say)
    said = {word.word.casefold() for word in preferred}
    terms = tuple(
        OwnWord(_capital(term.one), (term.neutral,), '')
        for term in brand.terms
        if term.one.casefold() != term.neutral.casefold() and term.one.casefold() not in said
    )
    return tuple(sorted((*preferred, *terms), key=lambda word: word.word.casefold()))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
