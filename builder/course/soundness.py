"""What must hold in a lesson as a whole, before and after a client's changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from builder.course.closer import read_cues
from builder.course.lesson import Lesson, Objective, Section
from builder.sources.findings import Finding, Related, Span, error, nearest
from builder.sources.nodes import Block, NoteRef, inlines_in, lines_of


def check_sum(lesson: Lesson, own: Span | None = None) -> list[Finding]:
    """Return L006 when the minutes of the steps are not the minutes of the lesson (domain rule E04).

    Steps that depend on the brand may count or not; when it is known which do, none depends on anything any more.
    `own` is the place of a client's words for the lesson, when they may be what made the difference.
    """
    total = sum(step.timing.minutes for step in lesson.steps if step.timing)
    certain = sum(step.timing.minutes for step in lesson.steps if step.timing and not step.conditions)
    if total == lesson.minutes or (certain < total and certain <= lesson.minutes <= total):
        return []
    steps = ' + '.join(str(step.timing.minutes) for step in lesson.steps if step.timing) or 'no steps'
    hint = f'write minutes: {total}, or change a step' if total else 'write the steps of the lesson'
    if own:
        hint = f'write at the top of {own.file}, each on a line of its own: ---  minutes: {total}  ---'
    return [error('L006', f'lesson {lesson.id} says {lesson.minutes} minutes, its steps make {total} ({steps})', own or lesson.minutes_at, hint)]


def check_claims(blocks: Iterable[Block], claims: Collection[str]) -> list[Finding]:
    """Return L038 for citations of claims that do not stand in the evidence ledger."""
    return [
        error('L038', f'there is no claim "{inline.claim}"', inline.at, nearest(inline.claim, claims))
        for block in blocks
        for line in lines_of(block)
        for inline in inlines_in(line)
        if isinstance(inline, NoteRef) and inline.claim not in claims
    ]


def check_played(lesson: Lesson) -> list[Finding]:
    """Return L016 and L017 for role plays that cannot be played by everybody (domain rule E08)."""
    found: list[Finding] = []
    for step in lesson.steps:
        if step.kind == 'role play':
            found.extend(_check_role_play(step))
    return found


def _check_role_play(step: Section) -> list[Finding]:
    kinds = {part.kind for part in step.parts}
    found: list[Finding] = []
    # Where managers learn, the manager's card is the learner's and the colleague plays opposite.
    players = ("manager's card", "colleague's card") if "manager's card" in kinds else ("colleague's card", "customer's card")
    missing = [name for name in (*players, "observer's card") if name not in kinds]
    if missing:
        names = ', '.join(f'### {name.capitalize()}' for name in missing)
        found.append(error('L016', f'the role play "{step.title}" lacks {len(missing)} of its cards', step.at, f'write: {names}'))
    cues = [cue.kind for part in step.parts if part.kind == 'facilitator' for cue in read_cues(part)[0]]
    if 'instead' not in cues:
        found.append(error('L017', f'the role play "{step.title}" has no alternative for somebody who would rather not act', step.at, 'write under ### Facilitator: - Instead: read both cards aloud and stop where you would ask.'))
    return found


def check_assessment(lesson: Lesson) -> list[Finding]:
    """Return L054 for words of the assessment that stand above its items: no form has a place for them."""
    return [
        error('L054', 'words under "Assessment" have no reader', part.at, 'put them into an item: ### Pre-test for O1')
        for section in lesson.sections
        for part in section.parts
        if section.kind == 'assessment' and part.kind == 'body'
    ]


def check_references(lesson: Lesson) -> list[Finding]:
    """Return findings on ids that a lesson uses and does not define, or defines twice (codes L007, L008, L018)."""
    found: list[Finding] = []
    known: dict[str, Objective] = {}
    for objective in lesson.objectives:
        if known.setdefault(objective.id, objective) is not objective:
            found.append(error('L008', f'objective {objective.id} is written twice', objective.at, 'give each its own number', [Related(known[objective.id].at, 'the first one')]))
    hint = f'write one of: {", ".join(known)}' if known else 'write the objectives under ## You will be able to'
    for section in lesson.sections:
        if section.timing:
            found.extend(error('L007', f'lesson {lesson.id} has no objective {name}', section.timing.at, hint) for name in section.timing.objectives if name not in known)
        found.extend(error('L007', f'lesson {lesson.id} has no objective {part.objective}', part.at, hint) for part in section.parts if part.objective and part.objective not in known)
    titles: dict[tuple[str, str], Section] = {}
    for section in lesson.sections:
        first = titles.setdefault((section.kind, section.title.casefold()), section)
        if first is not section and not (first.conditions and section.conditions):
            found.append(error('L018', f'"{section.title}" stands twice', section.at, 'give each its own title', [Related(first.at, 'the first one')]))
    return found
