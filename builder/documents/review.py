"""The review: is it theirs, is it sound, is it complete; then the reasons; then the details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from builder.documents.brief import Brief
from builder.documents.document import Document, Link, ReviewAnswer, ReviewGroup, ReviewRow, ReviewTable, Section
from builder.documents.review_figures import figures_table, skills_table
from builder.documents.review_look import look_review
from builder.packs.tailored_pack import TraceRow
from builder.rules.figures import LessonFigures, SkillRow
from builder.sources.findings import Finding, Severity
from builder.sources.nodes import plain
from builder.tailoring.tailored import Change, Fill, Replacement


class Reviewed(NamedTuple):
    """What the review is made from. `missing` are pairs of what is not there and what it would do; `lessons` are lessons in numbers."""

    fills: tuple[Fill, ...]
    replacements: tuple[Replacement, ...]
    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]
    lessons: tuple[LessonFigures, ...] = ()
    skills: tuple[SkillRow, ...] = ()


class Card(NamedTuple):
    """What a release says of itself, for the index over all."""

    brand: str
    pack: str
    promise: str
    passages: int
    generic: int
    primary: str
    on_primary: str
    paper: str
    ink: str
    cover: str
    status: str
    lessons: int
    minutes: int


class ReviewData(NamedTuple):
    """The same for machines: ``review.json``."""

    card: Card
    generic: tuple[Fill, ...]
    findings: tuple[Finding, ...]
    missing: tuple[tuple[str, str], ...]
    replacements: tuple[Replacement, ...]
    lessons: tuple[LessonFigures, ...] = ()
    skills: tuple[SkillRow, ...] = ()


def review_data(brief: Brief, reviewed: Reviewed) -> ReviewData:
    """Return the review for machines."""
    generic = tuple(fill for fill in reviewed.fills if fill.source is None)
    brand, palette = brief.brand, brief.brand.look.light
    card = Card(
        brand.name, brief.pack.title, brand.promise.line.text, len(reviewed.fills), len(generic), palette.primary, palette.on_primary,
        palette.paper, palette.ink, brand.look.cover, brief.imprint.approved or brief.words('imprint.draft'), len(brief.pack.lessons), brief.pack.minutes,
    )  # fmt: skip
    return ReviewData(card, generic, reviewed.findings, reviewed.missing, reviewed.replacements, reviewed.lessons, reviewed.skills)


def review(brief: Brief, reviewed: Reviewed) -> Document:
    """Return the review page: the answer, what to do about it, and everything that lies behind it, folded."""
    words = brief.words
    generic = [fill for fill in reviewed.fills if fill.source is None]
    weighty = [finding for finding in reviewed.findings if finding.severity is not Severity.NOTE]
    sections: list[Section] = [
        ReviewAnswer(
            'answer', _theirs(brief, reviewed.fills, generic),
            words('review.sound-no', n=len(weighty)) if weighty else words('review.sound-yes'),
            words('review.complete-no', n=len(reviewed.missing)) if reviewed.missing else words('review.complete-yes'),
            len(reviewed.fills), len(generic), len(weighty), len(reviewed.missing),
        ),
        _table(brief, 'generic', ('lesson', 'place', 'write'), _one([(f.lesson, _place(f), f.asks) for f in generic])),
        _table(brief, 'findings', ('code', 'place', 'what', 'write'), _by_severity(brief, reviewed.findings)),
        _table(brief, 'missing', ('what', 'why'), _one(reviewed.missing)),
        figures_table(brief, reviewed.lessons),
        skills_table(brief, reviewed.skills),
        look_review(brief),
        _table(brief, 'trace', ('lesson', 'theme', 'steps', 'objectives', 'behaviours', 'measures', 'owners'), _one([_trace(brief, row) for row in brief.pack.trace])),
        _table(brief, 'own', ('place', 'from'), _by_lesson(brief, [f for f in reviewed.fills if f.source])),
        _table(brief, 'changes', ('before', 'after', 'count'), _by_rule(brief, reviewed.replacements)),
    ]  # fmt: skip
    shown = tuple(section for section in sections if not isinstance(section, ReviewTable) or section.groups)
    navigation = (Link(brief.pack.title, '../index.html'),)
    return brief.document('review', 'everyone', words('title.review'), 'review/index.html', shown, root='../', navigation=navigation)


def _theirs(brief: Brief, fills: Sequence[Fill], generic: Sequence[Fill]) -> str:
    own = len(fills) - len(generic)
    key = 'review.theirs-all' if not generic else 'review.theirs-some' if own * 2 >= len(fills) else 'review.theirs-few'
    return brief.words(key, n=len(fills), own=own, brand=brief.brand.short_name)


def _table(brief: Brief, name: str, header: Sequence[str], groups: Sequence[ReviewGroup]) -> ReviewTable:
    words = brief.words
    filled = tuple(group for group in groups if group.rows)
    return ReviewTable(name, words(f'review.{name}'), words(f'review.{name}-why'), tuple(words(f'review.{h}') for h in header), filled)


def _one(rows: Iterable[Sequence[str]], title: str = '') -> tuple[ReviewGroup, ...]:
    return (ReviewGroup(title, tuple(ReviewRow(tuple(row)) for row in rows)),)


def _by_severity(brief: Brief, findings: Sequence[Finding]) -> list[ReviewGroup]:
    groups: list[ReviewGroup] = []
    for severity in Severity:
        rows = [(f.code, str(f.span or ''), f.message, f.hint) for f in findings if f.severity is severity]
        groups += _one(rows, brief.words(f'review.severity-{severity.value}'))
    return groups


def _by_lesson(brief: Brief, fills: Sequence[Fill]) -> list[ReviewGroup]:
    groups: list[ReviewGroup] = []
    for entry in brief.pack.lessons:
        lesson = entry.tailored.lesson
        title = f'{brief.words("lesson.number", number=entry.number)}: {lesson.title}'
        groups += _one([(_place(f), str(f.source)) for f in fills if f.lesson == lesson.id], title)
    return groups


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


def _by_rule(brief: Brief, replacements: Sequence[Replacement]) -> list[ReviewGroup]:
    """Return what was changed, by why, what happened most often first. Passages have a table of their own."""
    counts = Counter((r.before, r.after, r.rule) for r in replacements if r.rule is not Change.PASSAGE)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0][0].casefold(), entry[0][1]))
    groups: list[ReviewGroup] = []
    for rule in Change:
        rows = [(before, after, str(count)) for (before, after, why), count in ordered if why is rule]
        if rows:
            groups += _one(rows, brief.words(f'review.rule-{rule.name.lower()}'))
    return groups
