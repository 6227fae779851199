"""Session plans, job-aid cards, the pack map and its pages: each says what it must, and nothing that its readers may not see."""

from __future__ import annotations

import dataclasses

import pytest
from small_course import AT, LISTS, brand_of, brief_of, composed, step, whole_brief

from builder.brand.brand import Authority, Brand, Commitment, Contact, Order, Preference
from builder.course.lesson import Review
from builder.course.lists import Definition
from builder.documents.brief import Brief
from builder.documents.commitments import commitments, of_learners, role_of
from builder.documents.document import ActionPlan, Document, Measures
from builder.documents.glossary import Glossary, OwnWord, glossary, stands_in
from builder.documents.job_aids import JobAids, job_aids
from builder.documents.pack_map import Evidence, PackMap, SkillsCoverage, coverage, evidence, overview, pack_map
from builder.documents.paper import manager_guide, workbook
from builder.documents.session_plans import NEEDS, SessionPlan, session_plans
from builder.documents.sites import site
from builder.editions.edition import Reader
from builder.sources.nodes import plain_blocks

SECRETS = ('HIDDEN-FACT', 'DESK-SECRET', 'HURRY-SECRET', 'FEEDBACK-YES', 'ORDER-REASON', 'SORT-REASON', 'SAY-THIS', 'GOES-WRONG', 'FOR-BOSSES')
AID = '## Job aid: Four steps\n\n1. Ask.\n2. Wait.\n\n### Sounds like us\n\n"How would you like it?"\n\n'
DECIDE = '### What you may decide\n\nThe day and the hour.\n\n'


@pytest.fixture(scope='module')
def brief() -> Brief:
    return whole_brief()


def brief_with(text: str, brand: Brand | None = None) -> Brief:
    brand = brand or brand_of()
    pack = composed({'L01': text}, brand).value
    assert pack is not None
    return brief_of(pack, brand)


def with_glossary(brief: Brief, **words: str) -> Brief:
    listed = {name: Definition(name, name.replace('_', ' '), means, AT) for name, means in words.items()}
    return dataclasses.replace(brief, lists=dataclasses.replace(LISTS, glossary=listed))


# --- session plans -------------------------------------------------------------------------------------------------


def test_each_lesson_has_a_plan(brief: Brief) -> None:
    document = session_plans(brief)
    assert (document.kind, document.reader, document.path) == ('session-plans', 'facilitator', 'facilitator/session-plans.pdf')
    assert [section.lesson.id for section in document.sections if isinstance(section, SessionPlan)] == [lesson.tailored.lesson.id for lesson in brief.pack.lessons]


def test_a_plan_says_how_each_objective_is_tested(brief: Brief) -> None:
    plan = session_plans(brief).sections[0]
    assert isinstance(plan, SessionPlan)
    tested = {row.aim.id: [(test.kind, test.numbers) for test in row.tests] for row in plan.tested}
    assert tested['O1'][0] == ('practice', ('1.1',))
    assert ('question', ('1.3 Q1',)) in tested['O1']
    assert ('made', ('1.2',)) in tested['O2']


def test_a_plan_counts_what_the_group_needs(brief: Brief) -> None:
    plan = session_plans(brief).sections[0]
    assert isinstance(plan, SessionPlan)
    assert [(counted.material.name, counted.count) for counted in plan.materials] == [('role cards', 4), ('observer sheet', 4), ('set of sort cards', 6), ('flip chart', 1)]


def test_what_the_lesson_says_takes_the_place_of_our_words(brief: Brief) -> None:
    plan = session_plans(brief).sections[0]
    assert isinstance(plan, SessionPlan)
    assert tuple(need.kind for need in plan.needs) == NEEDS
    said = {need.kind: (plain_blocks(need.blocks), need.step) for need in plan.needs}
    assert said['acting'] == ('Read the cards aloud.', '1.1')
    assert said['reading'] == ('', '')


@pytest.mark.parametrize(
    ('every', 'last', 'due'),
    [('12 months', '2026-11-01', '2027-11-01'), ('1 year', '2026-11-01', '2027-11-01'), ('3 months', '2026-11-30', '2027-02-28'), ('now and then', '2026-11-01', ''), ('12 months', 'May', '')],
)
def test_a_review_is_due_so_many_months_after_the_last(every: str, last: str, due: str) -> None:
    assert Review(every, 'L&D', last).due == due


# --- job aids ------------------------------------------------------------------------------------------------------


def test_a_job_aid_is_a_card_with_limits_and_numbers_on_its_back() -> None:
    brand = brand_of(
        authority=(Authority('colleague', 'refund a charge', '£25', 'team lead', AT),),
        contacts=(Contact('a threat', 'the desk', 'Say so once.', AT),),
    )
    document = job_aids(brief_with(step('Words.') + '\n' + AID, brand))
    assert document is not None
    (sheets,) = document.sections
    assert isinstance(sheets, JobAids)
    (card,) = sheets.cards
    assert (card.role, card.title, [title for title, _ in card.extra]) == ('aid', 'Four steps', ['Sounds like us'])
    assert [plain_blocks(blocks) for _, blocks in card.back] == ['Nurse: refund a charge, up to £25. Beyond that, ask the team lead.', 'A threat: the desk. Say so once.']


def test_what_the_job_aid_says_of_limits_stands_on_the_back() -> None:
    document = job_aids(brief_with(step('Words.') + '\n' + AID + DECIDE))
    assert document is not None
    card = document.sections[0].cards[0]  # type: ignore[attr-defined]
    assert plain_blocks(card.back[0][1]) == 'The day and the hour.'
    assert card.back[1][1] == ()  # lines to fill in


def test_a_pack_without_job_aids_has_no_cards_of_them() -> None:
    assert job_aids(brief_with(step('Words.'))) is None


# --- commitments ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ('who', 'role'),
    [('executive', 'executive'), ('Board of Directors', 'executive'), ('head of service', 'executive'), ('team lead', 'manager'), ('duty supervisors', 'manager'),
     ('manager', 'manager'), ('nurse', 'frontline'), ('colleague', 'frontline'), ('front-line staff', 'frontline'), ('control room', 'support'), ('IT', 'support')],
)  # fmt: skip
def test_each_promise_belongs_to_one_of_four_roles(who: str, role: str) -> None:
    assert role_of(who, brand_of()) == role


def test_a_role_without_a_promise_has_a_line_to_fill_in() -> None:
    brand = brand_of(commitments=(Commitment('colleague', 'Ask first', AT), Commitment('director', 'Answer in ten days', AT)))
    rows = [(one.role, one.who, one.text) for one in commitments(brand).promised]
    assert rows == [('executive', 'Director', 'Answer in ten days'), ('manager', 'Head nurse', ''), ('support', '', ''), ('frontline', 'Nurse', 'Ask first')]


def test_learners_see_their_own_promise_and_nobody_elses() -> None:
    brand = brand_of(commitments=(Commitment('colleague', 'Ask first', AT), Commitment('director', 'BOARD-PROMISE', AT)))
    made = brief_with(step('Words.'), brand)
    assert of_learners(brand) == ('Ask first',)
    pages = (workbook(made), *site(made, Reader.LEARNER))
    assert [section.promised for page in pages for section in page.sections if isinstance(section, ActionPlan)] == [('Ask first',), ('Ask first',)]
    assert 'BOARD-PROMISE' not in repr(pages)


def test_the_managers_guide_has_each_promise_once() -> None:
    brand = brand_of(commitments=(Commitment('director', 'BOARD-PROMISE', AT),))
    guide = manager_guide(brief_with(step('Words.'), brand))
    assert repr([section for section in guide.sections if not isinstance(section, Measures)]).count('BOARD-PROMISE') == 1
    assert all(not section.commitments for section in guide.sections if isinstance(section, Measures))


# --- glossary ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ('term', 'text', 'found'),
    [('Role play', 'in the role play', True), ('Role play', 'two role plays', True), ('Hand-over', 'a hand over', True), ('Pass', 'the passage', False), ('Trio', '', False)],
)
def test_a_word_counts_where_it_stands_as_a_word(term: str, text: str, found: bool) -> None:
    assert stands_in(term, text) is found


def test_only_words_that_are_met_are_explained(brief: Brief) -> None:
    made = with_glossary(brief, Flip_chart='Paper on a stand.', Sort='To put in heaps, with a customer.', Zeppelin='An airship.')
    page = glossary(made, made.editions.values())
    assert page is not None
    assert [(word.term, word.means) for word in page.meanings] == [('Sort', 'To put in heaps, with an owner.')]


def test_the_brands_own_words_say_why() -> None:
    brand = brand_of(say=(Preference('owner', ('customer', 'client'), 'they own the animal', AT),))
    page = glossary(brief_with(step('Words.'), brand), ())
    assert page is not None
    assert page.own == (OwnWord('Head nurse', ('manager',), ''), OwnWord('Nurse', ('colleague',), ''), OwnWord('Owner', ('customer', 'client'), 'they own the animal'))


def test_learners_find_what_words_mean_on_their_site(brief: Brief) -> None:
    made = with_glossary(brief, Sort='To put in heaps.')
    pages = {page.path: page for page in site(made, Reader.LEARNER)}
    assert any(isinstance(section, Glossary) for section in pages['learner/site/what-words-mean.html'].sections)


# --- the pack map --------------------------------------------------------------------------------------------------


def the_map(brief: Brief) -> Document:
    return pack_map(brief, {'learner/workbook.pdf', 'facilitator/guide.pdf', 'about/pack-map.pdf'})


def test_the_map_is_for_everybody_and_lists_what_is_there(brief: Brief) -> None:
    document = the_map(brief)
    assert (document.kind, document.reader, document.path) == ('pack-map', 'everyone', 'about/pack-map.pdf')
    page = document.sections[0]
    assert isinstance(page, PackMap)
    assert [(held.reader, held.title) for held in page.documents] == [('learner', 'Workbook'), ('facilitator', 'Facilitator’s guide')]
    assert page.readers == ('learner', 'facilitator')
    assert (page.minutes, page.lessons[0].version, page.lessons[0].due) == (45, '1.0', '2027-01-15')


@pytest.mark.parametrize('secret', SECRETS)
def test_the_map_holds_no_secret(secret: str, brief: Brief) -> None:
    assert secret not in repr(the_map(brief))
    assert secret not in repr(job_aids(brief_with(step('Words.') + '\n' + AID)))


def test_the_map_counts_passages_in_the_brands_own_words(brief: Brief) -> None:
    page = overview(brief, ())
    fills = [fill for lesson in brief.pack.lessons for fill in lesson.tailored.fills]
    assert (page.passages, page.own) == (len(fills), sum(fill.source is not None for fill in fills))


def test_names_that_belong_to_somebody_are_said_to_only_where_they_stand() -> None:
    assert overview(brief_with(step('Words.')), ()).marks == ()
    assert overview(brief_with(step('Read the Net Promoter figure.')), ()).marks == ('net-promoter',)


def test_skills_are_said_to_be_taught_or_not(brief: Brief) -> None:
    page = coverage(brief)
    assert isinstance(page, SkillsCoverage)
    assert [(skill.name, skill.lessons) for skill in page.taught] == [('Solve', ((1, 'Ask first'),))]
    assert [skill.name for skill in page.others] == ['Close']


def test_sources_stand_once_with_the_lessons_that_cite_them(brief: Brief) -> None:
    page = evidence(brief)
    assert isinstance(page, Evidence)
    assert [(source.says, source.lessons) for source in page.sources] == [('What c-one says.', (1,)), ('What c-two says.', (1,))]


def test_a_brand_with_next_to_nothing_still_has_a_map() -> None:
    made = brief_with(step('Words.'), brand_of(commitments=(), measures=(), authority=(), contacts=(), order=Order()))
    assert [type(section).__name__ for section in the_map(made).sections][:3] == ['PackMap', 'Commitments', 'SkillsCoverage']
