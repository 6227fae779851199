"""Each document holds what its reader needs, and what it must not hold it cannot."""

from __future__ import annotations

import dataclasses
import json
from typing import TypeVar

import pytest
from small_course import AT, TOP, brand_of, brief_of, composed, front, step, term, whole_brief

from builder.brand.brand import Measure, Order
from builder.documents.brief import Brief
from builder.documents.calendar import ReminderCalendar
from builder.documents.cards import SORTS, role_cards, smallest_number_of_sheets, sort_cards
from builder.documents.commitments import Commitments
from builder.documents.delivery import OFFERS, PICTURES, delivery
from builder.documents.document import (
    ActionPlan,
    AnswerKey,
    Card,
    CardSheets,
    Contents,
    Cover,
    Delivery,
    Document,
    LessonList,
    LessonPages,
    Measures,
    NotesPage,
    Observation,
    Preparation,
    References,
    RunSheet,
    Timetable,
    Welcome,
)  # fmt: skip
from builder.documents.glossary import Glossary
from builder.documents.pack_map import pack_map
from builder.documents.paper import answer_key, cards, guide, manager_guide, papers, workbook
from builder.documents.searching import entries_of, synonyms_of
from builder.documents.sections import run_sheet
from builder.documents.sites import site
from builder.documents.structured import learning_resource
from builder.editions.edition import Medium, Reader
from builder.packs.tailored_pack import Groups
from builder.sources.nodes import plain, plain_blocks

T = TypeVar('T')


@pytest.fixture(scope='module')
def brief() -> Brief:
    return whole_brief()


def only(document: Document | None, kind: type[T]) -> T:
    """Return the one section of a kind."""
    assert document is not None
    (found,) = [section for section in document.sections if isinstance(section, kind)]
    return found


def brief_with(text: str, **changes: object) -> Brief:
    brand = brand_of(**changes)
    pack = composed({'L01': text}, brand).value
    assert pack is not None
    return brief_of(pack, brand)


# --- paper ---------------------------------------------------------------------------------------------------------


def test_the_workbook_opens_with_the_promise_and_ends_with_a_plan_notes_and_sources(brief: Brief) -> None:
    document = workbook(brief)
    assert (document.kind, document.reader, document.path, document.language) == ('workbook', 'learner', 'learner/workbook.pdf', 'en-GB')
    assert [type(s) for s in document.sections] == [Cover, Contents, Welcome, LessonPages, ActionPlan, ReminderCalendar, NotesPage, Glossary, References]
    assert only(document, Cover).promise == 'Care that knows your name.'
    assert only(document, LessonPages).lesson == brief.edition(Reader.LEARNER, Medium.PAPER).lessons[0]


def test_the_contents_lead_to_what_follows(brief: Brief) -> None:
    for document in (workbook(brief), guide(brief), manager_guide(brief), answer_key(brief)):
        assert document is not None
        anchors = [getattr(s, 'anchor', '') for s in document.sections[2:]]
        assert [entry.anchor for entry in only(document, Contents).entries] == anchors
        assert all(entry.title for entry in only(document, Contents).entries)
        assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize('secret', ['HIDDEN-FACT', 'DESK-SECRET', 'HURRY-SECRET', 'FEEDBACK-YES', 'ORDER-REASON', 'SORT-REASON', 'SAY-THIS', 'GOES-WRONG', 'FOR-BOSSES'])
def test_the_workbook_holds_no_secret(secret: str, brief: Brief) -> None:
    assert secret not in repr(workbook(brief))


def test_the_guide_holds_the_day_what_to_bring_the_run_sheet_and_the_lesson(brief: Brief) -> None:
    document = guide(brief)
    assert [type(s) for s in document.sections] == [Cover, Contents, Timetable, Preparation, RunSheet, LessonPages, References]
    assert only(document, Timetable).days[0].entries == (('09:00', '09:45', 45, 1),)
    prepared = only(document, Preparation)
    assert prepared.groups == (Groups(12, 2, 6, 0, 0), Groups(12, 3, 4, 0, 0))
    assert [(m.material.name, m.count) for m in prepared.materials] == [('role cards', 4), ('observer sheet', 4), ('set of sort cards', 6), ('flip chart', 1)]


def test_the_run_sheet_has_a_row_a_step_with_clock_flex_and_cues(brief: Brief) -> None:
    sheet = run_sheet(brief.edition(Reader.FACILITATOR, Medium.PAPER).lessons[0])
    rows = [(r.start, r.offset, r.minutes, r.number, r.kind, r.title, r.grouping, r.rounds, r.keep, r.cut_to, r.cut_rounds, r.extend_to) for r in sheet.rows]
    assert rows == [
        ('09:00', '0:00', 30, '1.1', 'role play', 'Help at the desk', 'trios', 3, False, 20, 2, 36),
        ('09:30', '0:30', 10, '1.2', 'activity', 'Sort the cards', 'pairs', 1, False, 0, 0, None),
        ('09:40', '0:40', 5, '1.3', 'check', 'Before you go', 'alone', 1, True, None, 0, None),
    ]
    first = sheet.rows[0]
    assert [plain_blocks(column) for column in (first.do, first.say, first.ask)] == ['Walk round. DO-THIS', 'Begin when ready. SAY-THIS', 'Who asked first? ASK-THIS']
    assert [(m.material.name, m.count) for m in first.materials] == [('role cards', 4), ('observer sheet', 4)]
    assert (sheet.shortest, sheet.longest) == (25, 51)


def test_the_clock_of_the_run_sheet_starts_with_the_order() -> None:
    made = brief_with(step('Words.'), order=Order(start='13:10', group_size=7))
    sheet = only(guide(made), RunSheet)
    assert [r.start for r in sheet.rows] == ['13:10']
    assert only(guide(made), Preparation).groups == (Groups(7, 2, 3, 1, 0),)  # only the sizes that its steps use


def test_the_answer_key_holds_every_question_with_its_answer(brief: Brief) -> None:
    key = only(answer_key(brief), AnswerKey)
    assert [q.number for q in key.questions] == ['1.3 Q1', '1.3 Q2']
    assert [c.right for c in key.questions[0].choices] == [True, False]
    assert plain_blocks(key.questions[1].why) == 'Because ORDER-REASON.'


def test_a_pack_without_questions_or_cards_has_no_such_documents() -> None:
    made = brief_with(step('Words.'))
    assert answer_key(made) is None
    assert cards(made) is None
    assert [type(s) for s in manager_guide(made).sections if type(s) is not ReminderCalendar] == [Cover, Contents, LessonPages, Commitments]


def test_the_managers_guide_holds_the_checklist_and_what_is_counted() -> None:
    measure = Measure('m', 'Calls kept', 'count', 'team', '', 'higher', 'Ann', ('trust',), '', '', '', (), (), '', '', AT)
    text = front() + TOP + '## Activity: Try it\n\n10 min, talk.\n\nWords.\n\n## Manager\n\nText.\n\n### Look for\n\n- Asks a customer first\n- Owns it\n'
    document = manager_guide(brief_with(text, measures=(measure,)))
    assert [(plain(i.words), i.source) for i in only(document, Observation).items] == [('Asks an owner first', 'Ask first'), ('Owns it', 'Ask first')]
    assert only(document, Measures).measures == (measure,)


def test_paper_follows_the_country_and_the_order() -> None:
    assert workbook(brief_with(step('Words.'))).paper == 'A4'
    assert workbook(brief_with(step('Words.'), locale='en-US')).paper == 'Letter'
    assert workbook(brief_with(step('Words.'), locale='en-US', order=Order(paper='A4'))).paper == 'A4'


# --- cards ---------------------------------------------------------------------------------------------------------


def role_play_cards(brief: Brief) -> CardSheets:
    sheets = role_cards(brief, brief.edition(Reader.FACILITATOR, Medium.PAPER).lessons[0])
    assert sheets is not None
    return sheets


def test_role_cards_are_numbered_and_called_as_the_brand_calls_them(brief: Brief) -> None:
    sheets = role_play_cards(brief)
    assert [(c.number, c.role, c.title) for c in sheets.cards] == [('1.1 A', 'colleague', 'Nurse'), ('1.1 B', 'customer', 'Owner'), ('1.1 C', 'observer', brief.words('title.observer'))]
    assert {c.step for c in sheets.cards} == {'Help at the desk'}


def test_what_a_customer_hides_stands_on_that_face_and_no_other(brief: Brief) -> None:
    colleague, customer, observer = role_play_cards(brief).cards
    assert [(heading, plain_blocks(blocks)) for heading, blocks in customer.hidden] == [('Only if asked how to be told', 'You would like a letter. HIDDEN-FACT')]
    assert colleague.hidden == observer.hidden == ()
    assert 'HIDDEN-FACT' not in repr((colleague, observer))
    assert 'HIDDEN-FACT' not in repr(customer.face)
    assert plain_blocks(customer.face) == 'You are an owner in a hurry. HURRY-SECRET'


def test_open_additions_stand_on_the_face_they_help(brief: Brief) -> None:
    colleague, customer, observer = role_play_cards(brief).cards
    assert [heading for heading, _ in colleague.extra] == ['What you may decide']
    assert [heading for heading, _ in observer.extra] == ['A pass looks like']
    assert customer.extra == ()


def test_a_back_can_hold_nothing_but_the_role(brief: Brief) -> None:
    words = [field for field in Card._fields if isinstance(getattr(role_play_cards(brief).cards[1], field), str)]
    assert words == ['number', 'role', 'title', 'lesson', 'step']
    for card in role_play_cards(brief).cards:
        assert not any(secret in str(getattr(card, field)) for field in words for secret in ('SECRET', 'HIDDEN'))


def test_role_cards_stand_four_to_a_sheet_and_two_in_large_print(brief: Brief) -> None:
    lesson = brief.edition(Reader.FACILITATOR, Medium.PAPER).lessons[0]
    normal, large = role_cards(brief, lesson), role_cards(brief, lesson, large_print=True)
    assert normal is not None
    assert large is not None
    assert [(sheets.across, sheets.down) for sheets in (normal, large)] == [(2, 2), (1, 2)]


@pytest.mark.parametrize(('cards', 'grid'), [(1, (2, 3)), (6, (2, 3)), (7, (2, 4)), (8, (2, 4)), (9, (2, 3)), (12, (2, 3)), (16, (2, 4))])
def test_cards_to_sort_get_the_larger_place_where_that_costs_no_sheet(cards: int, grid: tuple[int, int]) -> None:
    assert smallest_number_of_sheets(cards, SORTS) == grid


def test_sort_cards_hold_nothing_of_their_answers(brief: Brief) -> None:
    sheets = sort_cards(brief, brief.edition(Reader.FACILITATOR, Medium.PAPER).lessons[0])
    assert sheets is not None
    assert [(c.number, plain_blocks(c.face)) for c in sheets.cards] == [('1.2 B1', 'They like letters'), ('1.2 B2', 'They asked for a letter')]
    for secret in ('SORT-REASON', 'SAID-SO', 'guess', 'evidence'):
        assert secret not in repr(sheets)


def test_the_cards_are_one_document_for_the_facilitator(brief: Brief) -> None:
    document = cards(brief)
    assert document is not None
    assert (document.kind, document.reader, document.path) == ('cards', 'facilitator', 'facilitator/cards.pdf')
    assert [type(s) for s in document.sections] == [CardSheets, CardSheets]


def test_several_role_plays_have_their_own_numbers() -> None:
    play = '10 min, trios. For O1.\n\n### Colleague\'s card\n\nA.\n\n### Customer\'s card\n\nB.\n\n### Observer\'s card\n\nC.\n\n### Facilitator\n\n- Instead: read.\n\n'
    made = brief_with(front(minutes=30) + TOP + f'## Read: It\n\n10 min, talk.\n\nWords.\n\n## Role play: One\n\n{play}## Role play: Two\n\n{play}')
    assert [c.number for c in role_play_cards(made).cards] == ['1.2 A', '1.2 B', '1.2 C', '1.3 A', '1.3 B', '1.3 C']


def test_where_managers_learn_the_colleague_plays_opposite_and_holds_what_is_hidden() -> None:
    play = "## Role play: It\n\n10 min, trios. For O1.\n\n### Manager's card\n\nA.\n\n### Colleague's card\n\nB.\n\n### Only if asked why\n\nH.\n\n### Observer's card\n\nC.\n\n### Facilitator\n\n- Instead: read.\n\n"
    manager, colleague, observer = role_play_cards(brief_with(front(minutes=10) + TOP + play)).cards
    assert [plain_blocks(card.face) for card in (manager, colleague, observer)] == ['A.', 'B.', 'C.']
    assert colleague.title == 'Nurse'
    assert [plain_blocks(blocks) for _, blocks in colleague.hidden] == ['H.']
    assert manager.hidden == observer.hidden == ()


# --- sites ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ('reader', 'pages'),
    [
        (Reader.LEARNER, ['index.html', 'lessons/L01-a-lesson.html', 'my-plan.html', 'your-reminders.html', 'after-the-session.html', 'follow-up.html', 'what-words-mean.html']),
        (Reader.FACILITATOR, ['index.html', 'lessons/L01-a-lesson.html', 'before-the-day.html', 'slides.html']),
        (Reader.MANAGER, ['index.html', 'lessons/L01-a-lesson.html', 'what-to-look-for.html', 'what-i-saw.html', 'follow-up.html', 'your-calendar.html']),
    ],
)
def test_a_site_has_its_readers_pages_one_after_the_other(reader: Reader, pages: list[str], brief: Brief) -> None:
    documents = site(brief, reader)
    assert [d.path for d in documents] == [f'{reader.value}/site/{page}' for page in pages]
    assert [d.root for d in documents] == ['../' * page.count('/') for page in pages]
    for place, document in enumerate(documents):
        assert [link.current for link in document.navigation] == [n == place for n in range(len(pages))]
        assert [link.href for link in document.navigation] == [document.root + page for page in pages]
        assert (document.previous is None, document.following is None) == (place == 0, place == len(pages) - 1)


def test_the_first_page_lists_the_lessons(brief: Brief) -> None:
    first = site(brief, Reader.LEARNER)[0]
    (link,) = only(first, LessonList).lessons
    assert (link.number, link.title, link.href, link.minutes, plain(link.summary)) == (1, 'Ask first', 'lessons/L01-a-lesson.html', 45, 'Ask before you decide.')
    assert only(first, Welcome).promise == 'Care that knows your name.'


def test_only_the_facilitators_pages_have_run_sheet_and_cards(brief: Brief) -> None:
    for reader in Reader:
        kinds = {type(s) for document in site(brief, reader) for s in document.sections}
        assert ({RunSheet, CardSheets, Timetable, Preparation} <= kinds) is (reader is Reader.FACILITATOR)


@pytest.mark.parametrize('secret', ['HIDDEN-FACT', 'DESK-SECRET', 'HURRY-SECRET', 'SORT-REASON', 'SAY-THIS', 'GOES-WRONG', 'FOR-BOSSES'])
def test_the_learners_site_holds_no_secret(secret: str, brief: Brief) -> None:
    assert secret not in repr(site(brief, Reader.LEARNER))


def test_a_page_lists_only_the_sources_it_cites() -> None:
    texts = {'L01': step('One.[^c-one]'), 'L02': step('Two.[^c-two]').replace('L01', 'L02'), 'L03': step('None.').replace('L01', 'L03')}
    brand = brand_of()
    pack = composed(texts, brand).value
    assert pack is not None
    pages = site(brief_of(pack, brand), Reader.LEARNER)[1:4]
    assert [[r.claim for s in page.sections if isinstance(s, References) for r in s.references] for page in pages] == [['c-one'], ['c-two'], []]


# --- for machines --------------------------------------------------------------------------------------------------


def test_structured_data_is_json_with_a_duration() -> None:
    made = brief_with(front(minutes=60) + TOP + '## Activity: Try it\n\n60 min, talk.\n\nWords.\n')
    lesson = made.edition(Reader.LEARNER, Medium.SCREEN).lessons[0]
    data = json.loads(learning_resource(made, lesson))
    assert (data['@context'], data['@type'], data['timeRequired'], data['inLanguage'], data['name']) == ('https://schema.org', 'LearningResource', 'PT60M', 'en-GB', 'Ask first')
    assert data['teaches'] == ['Ask one question first.', 'Own what you promise.']
    assert site(made, Reader.LEARNER)[1].structured_data == learning_resource(made, lesson)
    assert site(made, Reader.LEARNER)[0].structured_data == ''


def test_structured_data_survives_quotes_and_signs() -> None:
    made = brief_with(step('Words.').replace('# Ask first', '# Ask "first" & \\<now\\>'), name='A "quoted" name')
    data = json.loads(learning_resource(made, made.edition(Reader.LEARNER, Medium.SCREEN).lessons[0]))
    assert (data['name'], data['isPartOf']['provider']['name']) == ('Ask “first” & <now>', 'A "quoted" name')


def test_search_finds_sections_and_never_feedback(brief: Brief) -> None:
    found = [entry for page in site(brief, Reader.LEARNER) for entry in entries_of(page, 'learner/site/')]
    assert ('Ask first', 'Sort the cards', 'lessons/L01-a-lesson.html#l01-sort-the-cards') in [entry[:3] for entry in found]
    words = ' '.join(entry.words for entry in found)
    assert 'Which comes first?' in words
    assert 'They like letters' in words
    for secret in ('FEEDBACK', 'ORDER-REASON', 'SORT-REASON', 'SECRET', 'HIDDEN-FACT'):
        assert secret not in words
    assert all('\n' not in entry.words for entry in found)


def test_search_knows_both_names_of_a_person() -> None:
    brand = brand_of(terms=(term('customer', 'Owner'), term('colleague', 'colleague'), term('branch', 'house')))
    assert synonyms_of(brand) == (('branch', 'house'), ('branches', 'houses'), ('customer', 'owner'), ('customers', 'owners'))


# --- delivery ------------------------------------------------------------------------------------------------------


def delivered(brief: Brief, *available: str) -> Delivery:
    return only(delivery(brief, available, 4, 1, dict.fromkeys(PICTURES.values(), (360, 509))), Delivery)


def test_the_delivery_page_lists_only_what_is_there(brief: Brief) -> None:
    assert delivered(brief).documents == ()
    some = delivered(brief, 'learner/workbook.pdf', 'facilitator/site/index.html', 'elsewhere/secret.pdf')
    assert [(d.kind, d.reader, d.href, d.format) for d in some.documents] == [
        ('workbook', 'learner', 'learner/workbook.pdf', 'pdf'), ('facilitator-site', 'facilitator', 'facilitator/site/index.html', 'html'),
    ]  # fmt: skip
    everything = delivered(brief, *(offer.path for offer in OFFERS))
    assert len(everything.documents) == len(OFFERS)
    assert all(d.title and d.about for d in everything.documents)
    assert (everything.passages, everything.generic) == (4, 1)


def test_a_first_page_is_shown_only_where_its_picture_is(brief: Brief) -> None:
    both = delivered(brief, 'learner/workbook.pdf', 'facilitator/guide.pdf', 'learner/site/index.html', 'pictures/workbook.png').documents
    assert {d.kind: d.picture for d in both} == {
        'learner-site': None, 'workbook': ('pictures/workbook.png', 360, 509), 'guide': None,
    }  # fmt: skip
    assert set(PICTURES) == {offer.path for offer in OFFERS if offer.format == 'pdf'}


def test_lessons_are_linked_only_where_their_page_is(brief: Brief) -> None:
    assert [lesson.href for lesson in delivered(brief).lessons] == ['']
    assert [lesson.href for lesson in delivered(brief, 'learner/site/lessons/L01-a-lesson.html').lessons] == ['learner/site/lessons/L01-a-lesson.html']


def test_every_document_offered_is_one_that_is_made(brief: Brief) -> None:
    large = dataclasses.replace(brief, brand=dataclasses.replace(brief.brand, order=dataclasses.replace(brief.brand.order, large_print=True)))
    made = {d.path for d in papers(large)}
    made |= {d.path for reader in Reader for d in site(brief, reader)} | {pack_map(brief, ()).path, 'review/index.html'}
    offered = {offer.path for offer in OFFERS if offer.format in ('html', 'pdf')}
    assert {path for path in offered if 'assessment' not in path} <= made  # this lesson has no items
