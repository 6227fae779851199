"""The brand's words in the place of the course's: customer -> guest, with article, plural, possessive, case, compounds.

One pass over every line, longest word first, nothing replaced twice. "Customer service", phrases on a keep list, and words
that are not the course's stay. What cannot be said right is left and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.brand.brand import Term
from builder.sources.findings import Finding, Span, warning
from builder.sources.nodes import Inline
from builder.sources.typography import straight
from builder.tailoring.english import article_for, like, plural_of, possessive_of
from builder.tailoring.lines import HIDDEN, Edit, Line
from builder.tailoring.tailored import Change, Replacement

#: Phrases in which a word of the course is not the person it stands for elsewhere.
ALWAYS_KEPT = ('customer service', 'customer services', 'customer-service')

#: How far before a word its article is looked for: the article, spaces, a quotation mark.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Glossary:
    """A brand's terms ready for searching: one pattern for all words, and the phrases that stay."""

    terms: dict[str, tuple[Term, bool]]  # neutral form in lower case -> term, whether it is the plural
    pattern: re.Pattern[str]
    kept: re.Pattern[str]
    spelt: re.Pattern[str]  # phrases whose spelling stays: those that are kept, and the brand's own forms


def glossary_of(terms: Iterable[Term], keep: Iterable[str]) -> Glossary:
    """Return the glossary of a brand; `keep` are phrases in which nothing changes."""
    forms: dict[str, tuple[Term, bool]] = {}
    terms = tuple(terms)
    for term in terms:
        if (term.one, term.many) == (term.neutral, term.neutral_many or plural_of(term.neutral)) and not term.possessive:
            continue
        forms.setdefault(term.neutral.lower(), (term, False))
        forms.setdefault((term.neutral_many or plural_of(term.neutral)).lower(), (term, True))
    words = '|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or r'(?!)'
    pattern = re.compile(rf"(?<![\w]){'(?P<word>' + words + ')'}(?P<possessive>['’](?:s\b)?)?(?![\w])", re.IGNORECASE)
    kept = {*ALWAYS_KEPT, *keep}
    own = {form for term in terms for form in (term.one, term.many, term.possessive, term.attributive)}
    return Glossary(forms, pattern, _phrases(kept), _phrases(kept | own))


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    words = '|'.join(re.escape(straight(p.strip())) for p in sorted(phrases, key=lambda p: (-len(p), p)) if p.strip())
    return re.compile(rf'(?<!\w)(?:{words})(?!\w)', re.IGNORECASE)


def replace_terms(inlines: tuple[Inline, ...], glossary: Glossary) -> tuple[tuple[Inline, ...], list[Replacement], list[Finding]]:
    """Return a line with the brand's terms, every replacement, and what could not be said right (T010)."""
    line = Line(inlines)
    line.hide_all(glossary.kept)
    edits: list[Edit] = []
    made: list[Replacement] = []
    found: list[Finding] = []
    for match in glossary.pattern.finditer(line.searchable):
        change = _Use(line, match, glossary)
        if change.problem:
            found.append(change.problem)
        if not change.edits:
            continue
        edits.extend(change.edits)
        first, last = change.edits[0], change.edits[-1]
        before = line.text[first.start : last.end]
        after = change.words if len(change.edits) == 1 else first.words + line.text[first.end : change.edits[1].start] + change.words
        made.append(Replacement(before, after, line.place(first.start), Change.TERM))
    return line.with_edits(edits), made, found


class _Use:
    """One use of a neutral word, and what it becomes."""

    def __init__(self, line: Line, match: re.Match[str], glossary: Glossary) -> None:
        self.term, self.many = glossary.terms[_folded(match['word'])]
        self.edits: list[Edit] = []
        self.problem: Finding | None = None
        self.words = ''
        start, end = match.span('word')
        possessive = match['possessive'] or ''
        if possessive in ("'", '’') and not self._owns(line, end):
            possessive = ''
        whole_end = end + len(possessive)
        if not line.run_at(start, whole_end):
            return
        joined_after = line.text[whole_end : whole_end + 1] in ('-', '‑') and line.text[whole_end + 1 : whole_end + 2].isalpha()
        joined_before = line.text[max(0, start - 1) : start] in ('-', '‑') and line.text[max(0, start - 2) : start - 1].isalpha()
        form = self._form(possessive, joined_after or joined_before, line.place(start))
        if not form:
            return
        self.words = like(match['word'], form)
        low = max(0, start - _NEAR)
        before = re.search(r'(?<![\w-])(an?)(\s+["“‘\'(]?)$', line.searchable[low:start], re.IGNORECASE)
        if before and not self.many and line.run_at(low + before.start(1), low + before.end(1)):
            article = self.term.article or article_for(form)
            if article.lower() != before[1].lower():
                self.edits.append(Edit(low + before.start(1), low + before.end(1), article.upper() if before[1] == 'AN' or line.text.isupper() else like(before[1], article)))
        self.edits.append(Edit(start, whole_end, self.words))

    def _owns(self, line: Line, end: int) -> bool:
        """Whether the apostrophe after a plural is a possessive and not the end of a quotation."""
        opened = line.text[:end].count('‘') - len(re.findall(r'’(?!\w)', line.text[:end]))
        return self.many and opened <= 0 and bool(re.match(r"['’]\s+\w", line.text[end:]))

    def _form(self, possessive: str, hyphens: bool, at: Span) -> str:
        apostrophe = possessive[:1]
        plain = self.term.many if self.many else self.term.one
        several = ' ' in plain.strip()
        if possessive:
            if self.term.possessive and not self.many:
                return self.term.possessive.replace("'", apostrophe).replace('’', apostrophe)
            if several and _is_phrase(plain):
                return self._left(plain, 'possessive', at)
            return possessive_of(plain, apostrophe)
        if hyphens:
            if self.term.attributive:
                return self.term.attributive
            if several:
                return self._left(plain, 'attributive', at)
        return plain

    def _left(self, plain: str, form: str, at: Span) -> str:
        self.problem = warning('T010', f'"{self.term.neutral}" stays here: "{plain}" has no {form} form', at, f'give the brand\'s term one, next to "one" and "many":  {form}: ...')
        return ''


def _folded(word: str) -> str:
    """Return a word in lower case, with the letters that count as equal when capitals do not matter: an old long s is an s."""
    return word.lower().replace('ſ', 's').replace('ı', 'i').replace('i̇', 'i')


def _is_phrase(words: str) -> bool:
    """Whether a term is a phrase whose last word is not its head: ``person in our care``."""
    return bool(re.search(r' (?:of|in|at|on|with|for|under|from|to) ', f' {words} '))


def article_before_fact(text: str, following: str) -> str:
    """Return a text whose final article suits what follows it: ``a `` before ``Ostrey`` -> ``an ``."""
    match = re.search(r'(?<![\w-])(an?)(\s+["“‘(]?)$', text, re.IGNORECASE)
    if not match or HIDDEN in following[:1]:
        return text
    article = article_for(following)
    return text[: match.start(1)] + like(match[1], article) + match[2] if article != match[1].lower() else text
