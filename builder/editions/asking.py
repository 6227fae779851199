"""A question as one reader may see it: with its answers, or without anything that gives them away."""

from __future__ import annotations

import hashlib

from builder.course.lesson import Option, Question
from builder.editions.edition import AskedQuestion, Choice


def asked(question: Question, number: str, anchor: str, seed: str, *, answers: bool) -> AskedQuestion:
    """Return a question with or without its answers; entries to be put in order are mixed, the same way every time."""
    options = list(enumerate(question.options, 1))
    if question.form == 'order':
        options = mixed(options, seed)
    choices = tuple(_choice(chr(64 + place), option, at, question.form, answers) for place, (at, option) in enumerate(options, 1))
    return AskedQuestion(number, anchor, question.objective, question.form, question.stem, choices, question.why if answers else ())


def _choice(label: str, option: Option, place: int, form: str, answers: bool) -> Choice:
    if not answers:
        return Choice(label, option.words, None, (), 0)
    return Choice(label, option.words, option.right, option.feedback, place if form == 'order' else 0)


def mixed(entries: list[tuple[int, Option]], seed: str) -> list[tuple[int, Option]]:
    """Return entries in an order that depends on the seed alone and is never the right one."""
    order = sorted(entries, key=lambda entry: hashlib.sha256(f'{seed} {entry[0]}'.encode()).digest())
    return order if order != entries or len(entries) < 2 else [*order[1:], order[0]]
