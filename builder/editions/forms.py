"""The assessment of a pack, cut for one reader and medium: two forms, with answers or without, or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from builder.course.lists import Claim
from builder.course.parts import TESTS
from builder.editions.asking import asked
from builder.editions.edition import EditionForm, EditionItem, Medium, Reader
from builder.editions.notes import blocks_in, numbers_in, question_with_numbers, references_for
from builder.editions.visibility import Shown, shown
from builder.packs.assessment import Form


def cut_forms(forms: tuple[Form, ...], reader: Reader, medium: Medium, claims: Mapping[str, Claim]) -> tuple[EditionForm, ...]:
    """Return the forms of a pack as this reader may see them; each numbers the sources that it cites."""
    cut: list[EditionForm] = []
    for form, kind in zip(forms, TESTS, strict=False):
        how_much = shown(kind, 'assessment', reader, medium)
        if how_much is not Shown.NO:
            cut.append(_form(form, claims, answers=how_much is Shown.YES))
    return tuple(cut)


def _form(form: Form, claims: Mapping[str, Claim], *, answers: bool) -> EditionForm:
    questions = [asked(item.question, str(item.number), f'{form.name}-{item.number}', form.name, answers=answers) for item in form.items]
    numbers = numbers_in(block for question in questions for block in blocks_in(question))
    items = tuple(EditionItem(item.lesson, question_with_numbers(question, numbers)) for item, question in zip(form.items, questions, strict=True))
    return EditionForm(form.name, items, references_for(numbers, claims))
