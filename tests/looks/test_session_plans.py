"""Every lesson of every shipped pack has its session plan on one page: on A4 and Letter, in the narrowest look and the airiest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.documents.document import Document
from builder.documents.session_plans import SessionPlan, session_plans
from builder.pipeline.release import releases_of
from builder.pipeline.templates import template_folders
from builder.pipeline.workspace import read_workspace
from builder.renderers import pdf
from builder.renderers.pdf_engine import engine
from builder.report import Options
from builder.sources.files import Folder
from builder.sources.nodes import plain, plain_blocks

ROOT = Path(__file__).resolve().parents[2]

#: So many of the fullest plans are laid out; where they have room, the others have more.
FULLEST = 8

pytestmark = pytest.mark.slow


def plans_of(brand: str) -> Document:
    """Return the fullest plans of all lessons that any pack holds, each length of a lesson once."""
    read = read_workspace(Options(ROOT, ROOT / 'output', brands=(brand,))).value
    assert read is not None
    [client] = read.clients
    assert client.brand is not None, client.findings
    everything = replace(client, brand=replace(client.brand, order=replace(client.brand.order, packs=())))
    plans: dict[tuple[str, int], SessionPlan] = {}
    for release in releases_of(everything, read.course, (), read.folder):
        assert release.brief is not None, release.findings
        document = session_plans(release.brief)
        for plan in document.sections:
            assert isinstance(plan, SessionPlan)
            plans.setdefault((plan.lesson.id, plan.lesson.minutes), replace(plan, anchor=f'plan-{len(plans)}'))
    return replace(document, sections=tuple(sorted(plans.values(), key=_letters, reverse=True)[:FULLEST]))


def _letters(plan: SessionPlan) -> int:
    """Return about how much stands on a plan; a row of the table counts as a line and a half."""
    words = [plain_blocks(plan.lesson.summary[:1]), *(plain(aim.sentence) for aim in plan.lesson.objectives)]
    words += [plain_blocks(need.blocks) for need in plan.needs] + [counted.words for counted in plan.materials]
    return sum(map(len, words)) + 150 * len(plan.lesson.steps)


@pytest.mark.parametrize(('brand', 'paper'), [('tallowmere', 'A4'), ('tallowmere', 'Letter'), ('wrenfold', 'Letter')])
def test_each_plan_has_one_page(brand: str, paper: str) -> None:
    engine()
    document = replace(plans_of(brand), paper=paper)
    pages = pdf.lay_out(document, template_folders(Folder(ROOT))).pages.pages
    assert len(pages) == len(document.sections) > 0
