"""The review: is it theirs, is it sound, is it complete; then the reasons; then the details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from builder.documents.brief import Brief
from builder.documents.document import Document, Link, ReviewAnswer, ReviewRow, ReviewTable, Section
from builder.packs.tailored_pack import TraceRow
from builder.sources.findings import Finding, Severity
from builder.sources.nodes import plain
from builder.tailoring.tailored import Change, Fill, Replacement


class Reviewed(NamedTuple):
    """What the review is made from. `missing` are pairs of what is not there and what it would do."""

    fills: tuple[Fill, ...]
    replacements: tuple[Replacement, ...]
    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]


class Card(NamedTuple):
    """What a release says of itself, for the index over all."""

    brand: str
    pack: str
    promise: str
    passages: int
    generic: int
    primary: str
    on_primary: str


class ReviewData(NamedTuple):
    """The same for machines: ``review.json``."""

    card: Card
    generic: tuple[Fill, ...]
    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]
    replacements: tuple[Replacement, ...]


def review_data(brief: Brief, reviewed: Reviewed) -> ReviewData:
    """Return the review for machines."""
    generic = tuple(fill for fill in reviewed.fills if fill.source is None)
    brand, palette = brief.brand, brief.brand.look.light
    card = Card(
        brand.name, brief.pack.title, brand.promise.line.text, len(reviewed.fills), len(generic), palette.primary, palette.on_primary,
    )  # fmt: skip
    return ReviewData(card, generic, reviewed.findings, reviewed.missing, reviewed.replacements)


def review(brief: Brief, reviewed: Reviewed) -> Document:
    """Return the review page."""
    words = brief.words
    generic = [fill for fill in reviewed.fills if fill.source is None]
    weighty = [finding for finding in reviewed.findings if finding.severity is not Severity.NOTE]
    sections: list[Section] = [
        ReviewAnswer(
            'answer', _theirs(brief, reviewed.fills, generic),
            words('review.sound-no', n=len(weighty)) if weighty else words('review.sound-yes'),
            words('review.complete-no', n=len(reviewed.missing)) if reviewed.missing else words('review.complete-yes'),
        ),
        _table(brief, 'generic', ('lesson', 'place', 'write'), [(f.lesson, _place(f), f.asks) for f in generic]),
        _table(brief, 'findings', ('severity', 'code', 'place', 'what', 'write'), [(f.severity.value, f.code, str(f.span or ''), f.message, f.hint) for f in reviewed.findings]),
        _table(brief, 'missing', ('what', 'why'), list(reviewed.missing)),
        _table(brief, 'colours', ('what', 'was', 'used', 'ratio', 'why'), [
            (c.what, c.given, c.used, f'{c.ratio_before:.2f} → {c.ratio_after:.2f}' if c.ratio_after else '', c.why) for c in brief.brand.look.corrections
        ]),
        _table(brief, 'trace', ('lesson', 'theme', 'steps', 'objectives', 'behaviours', 'measures', 'owners'), [_trace(brief, row) for row in brief.pack.trace]),
        _table(brief, 'own', ('lesson', 'place', 'from'), [(f.lesson, _place(f), str(f.source)) for f in reviewed.fills if f.source]),
        _table(brief, 'changes', ('before', 'after', 'why', 'count'), _changes(reviewed.replacements)),
    ]  # fmt: skip
    navigation = (Link(brief.pack.title, '../index.html'),)
    return brief.document('review', 'everyone', words('title.review'), 'review/index.html', tuple(sections), root='../', navigation=navigation)


def _theirs(brief: Brief, fills: Sequence[Fill], generic: Sequence[Fill]) -> str:
    own = len(fills) - len(generic)
    key = 'review.theirs-all' if not generic else 'review.theirs-some' if own * 2 >= len(fills) else 'review.theirs-few'
    return brief.words(key, n=len(fills), own=own, brand=brief.brand.short_name)


def _table(brief: Brief, name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> ReviewTable:
    words = brief.words
    return ReviewTable(name, words(f'review.{name}'), words(f'review.{name}-why'), tuple(words(f'review.{h}') for h in header), tuple(ReviewRow(tuple(r)) for r in rows))


def _place(fill: Fill) -> str:
    return f'{fill.section} > {fill.part}' if fill.part else fill.section


def _trace(brief: Brief, row: TraceRow) -> tuple[str, ...]:
    words = brief.words
    lesson = next(entry.tailored.lesson for entry in brief.pack.lessons if entry.tailored.lesson.id == row.lesson)
    sentences = [f'{o.id}: {plain(o.sentence)}' for o in lesson.objectives if o.id in row.objectives]
    theme = brief.lists.themes[row.theme].name
    return (
        row.lesson, theme, ', '.join(row.steps), ' '.join(sentences),
        ' '.join(f'{b.we.text} ({b.value}).' for b in row.behaviours) or words('review.nobody'),
        ', '.join(m.name for m in row.measures) or words('review.none'),
        ', '.join(dict.fromkeys(m.owner for m in row.measures if m.owner)) or words('review.nobody'),
    )  # fmt: skip


def _changes(replacements: Sequence[Replacement]) -> list[tuple[str, ...]]:
    counts = Counter((r.before, r.after, r.rule) for r in replacements if r.rule is not Change.PASSAGE)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0][0].casefold(), entry[0][1]))
    return [(before, after, rule.value, str(count)) for (before, after, rule), count in ordered]
