"""Value -> behaviour -> theme -> objective -> step -> question or observation -> measure -> person responsible."""

from __future__ import annotations

from collections.abc import Iterable

from builder.brand.brand import Brand
from builder.packs.tailored_pack import PackLesson, TraceRow


def trace_of(lessons: Iterable[PackLesson], brand: Brand) -> tuple[TraceRow, ...]:
    """Return a row for each theme that a lesson practises.

    Behaviours show the theme, measures are those that the behaviours are measured by, in the brand's order.
    """
    rows: list[TraceRow] = []
    for lesson in lessons:
        themes: dict[str, list[str]] = {}
        objectives: dict[str, list[str]] = {}
        for step in lesson.steps:
            timing = step.section.timing
            assert timing is not None
            for theme in timing.themes:
                themes.setdefault(theme, []).append(step.number)
                objectives.setdefault(theme, []).extend(o for o in timing.objectives if o not in objectives.get(theme, []))
        for theme, steps in themes.items():
            behaviours = tuple(b for b in brand.behaviours if theme in b.shows)
            wanted = {m for b in behaviours for m in b.measured_by}
            measures = tuple(m for m in brand.measures if m.id in wanted)
            questions = sum(part.kind == 'question' and part.objective in objectives[theme] for section in lesson.tailored.lesson.sections for part in section.parts)
            rows.append(TraceRow(theme, lesson.tailored.lesson.id, tuple(steps), tuple(objectives[theme]), questions, behaviours, measures))
    return tuple(rows)
