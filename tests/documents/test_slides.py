"""Slides can stand on a wall: what only the facilitator may read is in the notes, in another document."""

from __future__ import annotations

import pytest
from small_course import whole_brief

from builder.documents.brief import Brief
from builder.documents.slides import DeckList, SlideDeck, SlideNotes, deck_list, decks
from builder.sources.nodes import plain_blocks

SECRETS = ('DESK-SECRET', 'HURRY-SECRET', 'HIDDEN-FACT', 'GOES-WRONG', 'SAY-THIS', 'DO-THIS', 'ASK-THIS', 'SORT-REASON', 'SAID-SO', 'FEEDBACK-YES', 'ORDER-REASON', 'FOR-BOSSES')


@pytest.fixture(scope='module')
def brief() -> Brief:
    return whole_brief()


def deck_of(brief: Brief) -> SlideDeck:
    (section,) = decks(brief)[0].sections
    assert isinstance(section, SlideDeck)
    return section


def notes_of(brief: Brief) -> SlideNotes:
    (section,) = decks(brief)[1].sections
    assert isinstance(section, SlideNotes)
    return section


def test_each_lesson_has_a_deck_and_its_notes_on_a_page_of_their_own(brief: Brief) -> None:
    made = decks(brief)
    assert [document.kind for document in made] == ['slides', 'slide-notes'] * len(brief.pack.lessons)
    assert {document.reader for document in made} == {'facilitator'}


def test_a_deck_holds_nothing_that_learners_may_not_read(brief: Brief) -> None:
    shown = repr(decks(brief)[0])
    assert [secret for secret in SECRETS if secret in shown] == []


def test_the_notes_hold_cues_and_answers(brief: Brief) -> None:
    told = repr(notes_of(brief))
    assert [secret for secret in ('SAY-THIS', 'FEEDBACK-YES', 'ORDER-REASON') if secret not in told] == []


def test_questions_stand_on_slides_without_saying_what_is_right(brief: Brief) -> None:
    questions = [slide.question for slide in deck_of(brief).slides if slide.question]
    assert len(questions) == 2
    assert {choice.right for question in questions for choice in question.choices} == {None}


def test_a_deck_opens_with_the_lesson_and_closes_with_what_to_try(brief: Brief) -> None:
    slides = deck_of(brief).slides
    assert [slide.kind for slide in slides][:2] == ['title', 'aims']
    assert slides[-1].kind == 'close'
    assert 'Try it once' in plain_blocks(slides[-1].blocks)
    assert [slide.number for slide in slides] == list(range(1, len(slides) + 1))


def test_every_step_has_a_slide_and_its_cues_stand_once(brief: Brief) -> None:
    notes = notes_of(brief).notes
    steps = [step.number for step in notes_of(brief).lesson.steps]
    assert list(dict.fromkeys(note.slide.step for note in notes if note.slide.step)) == steps
    with_cues = [note.slide.step for note in notes if note.cues]
    assert len(with_cues) == len(set(with_cues))


def test_the_list_of_decks_counts_their_slides(brief: Brief) -> None:
    links = deck_list(brief)
    assert isinstance(links, DeckList)
    assert links.decks[0].slides == len(deck_of(brief).slides)
    assert decks(brief)[0].path == f'facilitator/site/{links.decks[0].deck}'
