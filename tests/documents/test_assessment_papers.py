"""Forms for learners, a key for their facilitator, and nothing of either anywhere else."""

from __future__ import annotations

import dataclasses
import re
import shutil
from functools import lru_cache
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from small_course import WHOLE, brand_of, brief_of, composed

from builder.brand.brand import Order
from builder.documents.assessment import AssessmentForm, AssessmentKey, AssessmentScores, assessment_key, assessments
from builder.documents.brief import Brief
from builder.documents.document import Document
from builder.documents.paper import papers
from builder.documents.sites import site
from builder.editions.edition import Medium, Reader
from builder.editions.hidden import hidden_from_learners, hidden_in_lessons
from builder.pipeline import planning
from builder.pipeline.publishing import ASSESSMENTS
from builder.pipeline.run import build
from builder.report import Options

HERE = Path(__file__).parents[1] / 'workspaces'
ITEMS = '\n'.join(
    f'### {kind} for {objective}\n\nSTEM-{kind}-{objective} asks something?[^c-one]\n\n'
    + '\n'.join(f'- OPTION-{kind}-{objective}-{n} has words\n  - {"Yes" if n == 1 else "No"}. REASON-{kind}-{objective}-{n} has words.' for n in range(3))
    + '\n'
    for kind in ('Pre-test', 'Post-test')
    for objective in ('O1', 'O2')
)
TEXT = WHOLE.replace('## Manager\n', f'## Assessment\n\n{ITEMS}\n## Manager\n')


@lru_cache(maxsize=2)
def brief(large_print: bool = False) -> Brief:
    brand = brand_of(order=Order(large_print=large_print))
    pack = composed({'L01': TEXT}, brand).value
    assert pack is not None
    return brief_of(pack, brand)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The smallest workspace, with items in its lesson."""
    root = tmp_path / 'workspace'
    shutil.copytree(HERE / 'smallest', root, ignore=shutil.ignore_patterns('expected'))
    shutil.copytree(HERE / 'shared' / 'content', root / 'content', dirs_exist_ok=True)
    shutil.copy(HERE / 'shared' / 'onbrand.yml', root)
    shutil.copy(HERE / 'shared' / '_brand.yml', root / 'brand/north/_brand.yml')
    (lesson,) = (root / 'content/lessons').glob('L01*.md')
    objectives = len(re.findall(r'^- \*\*O\d', lesson.read_text(encoding='utf-8'), re.MULTILINE))
    items = ITEMS if objectives > 1 else '\n'.join(part for part in re.split(r'(?=^### )', ITEMS, flags=re.MULTILINE) if ' for O1' in part)
    with lesson.open('a', encoding='utf-8') as file:
        file.write('\n## Assessment\n\n' + items.replace('[^c-one]', ''))
    return root


def everything(documents: tuple[Document, ...]) -> str:
    return repr([dataclasses.replace(document, look=None) for document in documents])  # type: ignore[arg-type]


def test_learners_get_a_form_before_and_one_after_without_any_answer() -> None:
    before, after = assessments(brief())
    assert [(d.kind, d.path, d.title) for d in (before, after)] == [
        ('pre-assessment', 'learner/pre-assessment.pdf', 'Before the course'), ('post-assessment', 'learner/post-assessment.pdf', 'After the course'),
    ]  # fmt: skip
    for document, kind, other in ((before, 'Pre-test', 'Post-test'), (after, 'Post-test', 'Pre-test')):
        form = document.sections[0]
        assert isinstance(form, AssessmentForm)
        assert form.count == 2
        assert [(lesson.number, lesson.title, [q.number for q in lesson.questions]) for lesson in form.lessons] == [(1, 'Ask first', ['1', '2'])]
        held = everything((document,))
        assert f'STEM-{kind}-O1' in held
        assert f'OPTION-{kind}-O2-2' in held
        assert f'STEM-{other}' not in held
        assert 'REASON' not in held
        assert all(choice.right is None for lesson in form.lessons for q in lesson.questions for choice in q.choices)


def test_the_key_has_both_forms_and_a_line_for_every_objective() -> None:
    key = assessment_key(brief())
    assert key is not None
    assert (key.reader, key.path) == ('facilitator', 'facilitator/assessment-key.pdf')
    scores = key.sections[0]
    assert isinstance(scores, AssessmentScores)
    assert [(row.number, row.aim.id) for lesson in scores.lessons for row in lesson.rows] == [('1', 'O1'), ('2', 'O2')]
    forms = {section.name: section for section in key.sections if isinstance(section, AssessmentKey)}
    for row in scores.lessons[0].rows:
        for name, letter in (('before', row.before), ('after', row.after)):
            question = next(q for q in forms[name].lessons[0].questions if q.number == row.number)
            assert [choice.label for choice in question.choices if choice.right] == [letter]
    assert 'REASON-Post-test-O2-0' in everything((key,))


def test_nothing_else_shows_an_item() -> None:
    others = [d for d in papers(brief()) if not d.path.startswith((*ASSESSMENTS, 'facilitator/assessment-key'))]
    pages = [page for reader in Reader for page in site(brief(), reader)]
    held = everything((*others, *pages))
    assert 'STEM-' not in held
    assert 'OPTION-' not in held
    assert 'REASON-' not in held
    assert not brief().edition(Reader.LEARNER, Medium.SCREEN).assessment
    assert not any(brief().edition(Reader.MANAGER, medium).assessment for medium in Medium)


def test_the_guard_is_told_what_stands_in_items_and_what_answers_them() -> None:
    items = [hidden.sentence for hidden in hidden_in_lessons(brief().pack)]
    assert 'OPTION-Pre-test-O1-0 has words' in items
    assert not any('REASON' in sentence for sentence in items)
    answers = [hidden.sentence for hidden in hidden_from_learners(brief().pack)]
    assert 'REASON-Post-test-O2-1 has words.' in ' '.join(answers)
    assert not any('STEM' in sentence or 'OPTION' in sentence for sentence in answers)


def test_a_pack_without_items_has_none_of_these_documents() -> None:
    pack = composed({'L01': WHOLE}, brand_of()).value
    assert pack is not None
    bare = brief_of(pack, brand_of())
    assert assessments(bare) == ()
    assert assessment_key(bare) is None


def test_forms_come_in_large_print_too_where_it_is_ordered() -> None:
    paths = [d.path for d in papers(brief(large_print=True)) if 'assessment' in d.path]
    assert paths == [
        'learner/pre-assessment.pdf', 'learner/post-assessment.pdf', 'facilitator/assessment-key.pdf',
        'learner/pre-assessment-large-print.pdf', 'learner/post-assessment-large-print.pdf',
    ]  # fmt: skip


def test_sources_stand_in_the_document_that_cites_them_and_in_no_workbook() -> None:
    assert [d.sections[1].template for d in assessments(brief())] == ['references', 'references']
    assert [reference.number for reference in brief().edition(Reader.LEARNER, Medium.PAPER).assessment[0].references] == [1]


@pytest.mark.slow
def test_finished_forms_hold_no_answer_in_text_or_metadata(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, 'papers', assessments)
    report = build(Options(workspace, workspace / 'output', editions=('learner',), formats=('pdf',)))
    assert [str(f) for f in report.findings if f.is_error] == []
    release = workspace / 'output/north/first'
    for kind, name in (('Pre-test', 'pre'), ('Post-test', 'post')):
        file = release / f'learner/{name}-assessment.pdf'
        reader = PdfReader(file)
        words = ''.join(sheet.extract_text() for sheet in reader.pages)
        assert f'STEM-{kind}-O1' in words.replace('\n', '')
        assert 'REASON' not in words + repr(reader.metadata)
        assert page.is_pdf_compliant_bytes(file.read_bytes(), profile=page.ValidationProfile.PDF_UA_1)
