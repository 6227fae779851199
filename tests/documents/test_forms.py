"""Forms ask for states and acts, say whom to hand them to, and hold nothing that could harm anybody; tables go by codes."""

from __future__ import annotations

import re

import pytest
from small_course import AT, WHOLE, brand_of, brief_of, composed, front, term, whole_brief, words

from builder.brand.brand import Barrier, Behaviour, Brand, Channel, Measure, Order, Value
from builder.documents.brief import Brief
from builder.documents.certificate import Certificate, certificate
from builder.documents.facilitator_forms import end_of_session, facilitator_forms, sign_in, sign_offs
from builder.documents.form_lines import behaviour_lines, critical_steps, sentences_of
from builder.documents.forms import Choice, Fields, Form, Grid, Register, Write
from builder.documents.manager_forms import barrier_log, followed_up, manager_forms, measured, observed
from builder.documents.sites import site
from builder.documents.spreadsheets import EXAMPLE, spreadsheets
from builder.documents.wording import wording
from builder.editions.edition import Reader
from builder.renderers.site_files import script_names

TRUTHS = re.compile(r'\b(qualif|accredit|licen[cs]|certified)', re.IGNORECASE)


@pytest.fixture(scope='module')
def brief() -> Brief:
    return whole_brief()


def behaviour(number: int, theme: str, value: str) -> Behaviour:
    return Behaviour(words(f'Do thing {number} of {value}'), None, None, (theme,), (), value, AT)


def valued(*sizes: int, theme: str = 'asking') -> tuple[Value, ...]:
    """Return values with so many behaviours each."""
    return tuple(
        Value(f'Value {place}', None, None, tuple(behaviour(n, theme, f'value {place}') for n in range(1, size + 1)), AT)
        for place, size in enumerate(sizes, 1)
    )


def brief_for(brand: Brand, text: str = WHOLE) -> Brief:
    pack = composed({'L01': text}, brand).value
    assert pack is not None
    return brief_of(pack, brand)


def parts(form: Form, kind: type) -> list:  # type: ignore[type-arg]
    return [part for part in form.parts if isinstance(part, kind)]


# --- what is looked for ----------------------------------------------------------------------------------------------


def test_no_more_than_seven_behaviours_are_looked_for_and_every_value_has_its_turn() -> None:
    lines = behaviour_lines(brief_for(brand_of(values=valued(6, 1, 6))))
    assert [line.id for line in lines] == ['value-1-1', 'value-1-2', 'value-1-3', 'value-2-1', 'value-3-1', 'value-3-2', 'value-3-3']


def test_too_few_are_filled_up_from_the_lessons_and_learners_then_read_the_lessons_name() -> None:
    lines = behaviour_lines(brief_for(brand_of(values=valued(2))))
    assert [line.id for line in lines] == ['value-1-1', 'value-1-2', 'l01-1', 'l01-2']
    assert [line.words for line in lines[2:]] == ['Asks before deciding', 'Owns the promise']
    assert {line.own for line in lines[2:]} == {'Use what we practised in “Ask first”.'}


def test_a_behaviour_that_the_pack_does_not_practise_is_not_looked_for() -> None:
    both = (*valued(1), *valued(3, theme='keeping-promises'))
    assert [line.words for line in behaviour_lines(brief_for(brand_of(values=both)))][:1] == ['Do thing 1 of value 1']


def test_critical_steps_are_what_a_pass_looks_like(brief: Brief) -> None:
    [(lesson, [steps])] = [(lesson.title, found) for lesson, found in critical_steps(brief)]
    assert (lesson, steps.number, [row.words for row in steps.lines]) == ('Ask first', '1.1', ['Asked within two minutes.'])


def test_a_lesson_without_practice_is_signed_off_by_what_managers_look_for() -> None:
    text = front() + WHOLE[WHOLE.index('# Ask first') : WHOLE.index('## Role play')] + '## Read: It\n\n10 min, talk. For O1, O2.\n\nWords.\n\n## Manager\n\nText.\n\n### Look for\n\n- Asks\n'
    [(_, (steps,))] = critical_steps(brief_for(brand_of(), text))
    assert [row.words for row in steps.lines] == ['Asks']


@pytest.mark.parametrize(
    ('text', 'sentences'),
    [
        ('One. Two.', ['One.', 'Two.']),
        ('Said “Yes. Now.” to him. Then left.', ['Said “Yes. Now.” to him.', 'Then left.']),
        ('He said: “Tomorrow at ten.” Nothing more.', ['He said: “Tomorrow at ten.”', 'Nothing more.']),
        ('At 6 p.m. it rang', ['At 6 p.m. it rang']),
        ('', []),
    ],
)
def test_what_somebody_says_stays_in_its_sentence(text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text)) == sentences


# --- the facilitator's forms -----------------------------------------------------------------------------------------


def test_the_sign_in_sheet_has_a_row_for_each_person_and_a_few_more(brief: Brief) -> None:
    [sheet] = sign_in(brief)
    [register] = parts(sheet, Register)
    assert register.blank == 12 + 3
    assert 'why' in sheet.privacy


def test_the_sign_in_sheet_says_the_day_where_the_order_does() -> None:
    [sheet] = sign_in(brief_for(brand_of(order=Order(date='2026-12-01', group_size=4, start='09:15'))))
    given = {field.id: field.given for part in parts(sheet, Fields) for field in part.fields}
    assert (given['date'], given['from-to'], given['facilitator']) == ('1 December 2026', '09:15 to 10:00', '')


def test_what_is_asked_at_the_end_lets_people_choose_states_in_the_brands_words(brief: Brief) -> None:
    form = end_of_session(brief)
    questions = [part.question for part in form.parts if isinstance(part, Choice | Write)]
    assert questions[0] == 'How ready are you to use this with owners next week?'
    said = ' '.join([*questions, *(option.words for part in parts(form, Choice) for option in part.options)])
    assert 'my head nurse' in said
    assert not re.search(r'\b(agree|satisf|lunch|enjoy)', said, re.IGNORECASE)


def test_a_sign_off_has_four_words_for_each_step_and_no_mark(brief: Brief) -> None:
    [form] = sign_offs(brief)
    [grid] = parts(form, Grid)
    assert [option.id for option in grid.columns] == ['not-yet', 'nearly', 'secure', 'strong']


# --- the manager's forms ---------------------------------------------------------------------------------------------


def test_the_same_lines_stand_on_the_observation_and_on_every_follow_up() -> None:
    brief = brief_for(brand_of(values=valued(3, 3)))
    ids = [[row.id for row in parts(form, Grid)[0].rows] for form in (observed(brief), *(followed_up(brief, by) for by in ('learner', 'peer', 'manager')))]
    assert ids == [ids[0]] * 4
    assert ids[0] == [line.id for line in behaviour_lines(brief)]


def test_the_measure_sheet_names_what_must_not_get_worse() -> None:
    def measure(name: str, *guards: str) -> Measure:
        return Measure(name, name.capitalize(), 'outcome', 'team', '%', 'up', 'Ann', (), 'none', 'none', '', guards, (), '60', '80', AT)

    [register] = parts(measured(brief_for(brand_of(measures=(measure('kept', 'waiting'), measure('waiting'))))), Register)
    assert register.rows[0] == ('Kept (%)', 'Ann', '60', '80', '', '', '', 'Waiting')
    assert register.blank >= 1


def test_barriers_that_are_known_stand_in_the_log() -> None:
    [register] = parts(barrier_log(brief_for(brand_of(barriers=(Barrier('Two books', 'Ann', '2026-10-18', AT),)))), Register)
    assert register.rows[0][:2] == ('18 October 2026', 'Two books')


def test_every_form_says_who_gets_it_and_what_becomes_of_it(brief: Brief) -> None:
    sheets = [section for document in (facilitator_forms(brief), manager_forms(brief)) for section in document.sections if isinstance(section, Form)]
    assert all(sheet.hand_to and sheet.privacy for sheet in sheets if sheet.anchor != 'forms')
    assert len({sheet.anchor for sheet in sheets if sheet.anchor != 'forms'}) == len(sheets) - 2


# --- the certificate -------------------------------------------------------------------------------------------------


def test_the_certificate_lies_on_its_side_and_leaves_the_name_to_a_hand(brief: Brief) -> None:
    document = certificate(brief)
    [section] = document.sections
    assert isinstance(section, Certificate)
    assert document.landscape
    assert (section.programme, section.practised, section.minutes, section.date) == ('The first', ('Ask first',), 45, '')


def test_no_certificate_claims_what_nobody_has_examined() -> None:
    for locale in ('en-GB', 'en-US'):
        w = wording(locale)
        assert not [key for key in w.keys if key.startswith('certificate.') and TRUTHS.search(w(key))]


def test_the_certificate_sets_many_lessons_in_up_to_three_columns() -> None:
    made = Certificate('c', 'P', tuple(str(n) for n in range(17)), 60, '')
    assert [len(column) for column in made.columns] == [6, 6, 5]
    assert len(Certificate('c', 'P', ('1', '2', '3'), 60, '').columns) == 1


@pytest.mark.parametrize(('locale', 'days'), [('en-GB', '1–3 Dec 2026'), ('en-US', 'Dec 1–3, 2026')])
def test_days_are_written_as_the_locale_does(locale: str, days: str) -> None:
    assert wording(locale).days('2026-12-01', '2026-12-03') == days
    assert wording(locale).days('2026-12-01', '2026-12-01') == wording(locale).date('2026-12-01')


# --- on screens ------------------------------------------------------------------------------------------------------


def test_learners_read_no_line_of_their_managers_on_a_form(brief: Brief) -> None:
    pages = [page for page in site(brief, Reader.LEARNER) if any(isinstance(section, Form) for section in page.sections)]
    said = repr([page.sections for page in pages])
    assert 'Owns the promise' not in said
    assert [page.path.rpartition('/')[2] for page in pages] == ['after-the-session.html', 'follow-up.html']


def test_only_pages_with_a_form_load_the_script_for_forms(brief: Brief) -> None:
    for reader, expected in ((Reader.LEARNER, {'my-plan.html', 'after-the-session.html', 'follow-up.html'}), (Reader.MANAGER, {'what-i-saw.html', 'follow-up.html'}), (Reader.FACILITATOR, set())):
        assert {page.path.rpartition('/')[2] for page in site(brief, reader) if 'forms' in script_names(page)} == expected


# --- tables ----------------------------------------------------------------------------------------------------------


def tables(brief: Brief) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {path: (sheet.header, *sheet.rows) for _, path, sheet in spreadsheets(brief)}


def test_every_table_has_a_heading_one_example_and_rows_as_wide() -> None:
    for rows in tables(brief_for(brand_of(values=valued(2), barriers=(Barrier('Two books', 'Ann', '', AT),)))).values():
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [row[0].startswith(EXAMPLE) for row in rows] == [False, True, *[False] * (len(rows) - 2)]


def test_what_is_known_stands_in_the_tables_already() -> None:
    found = tables(brief_for(brand_of(values=valued(2))))
    assert found['facilitator/csv/sessions.csv'][2] == ('', 'L01', '1.1 Help at the desk', '30', '', '')
    assert [row[2] for row in found['manager/csv/observations.csv'][2:]] == ['value-1-1', 'value-1-2', 'l01-1', 'l01-2']
    assert [row[1:3] for row in found['facilitator/csv/checks.csv'][2:]] == [('pre', 'L01-O1'), ('pre', 'L01-O2'), ('post', 'L01-O1'), ('post', 'L01-O2')]


@pytest.mark.parametrize(
    ('outcome', 'kind', 'name'),
    [('loyalty', 'external', 'nps'), ('retention', 'external', 'nps'), ('trust', 'external', 'scores'), ('loyalty', 'internal', 'scores')],
)
def test_nobody_is_asked_to_recommend_what_cannot_be_chosen(outcome: str, kind: str, name: str) -> None:
    found = tables(brief_for(brand_of(outcome=outcome, customer_kind=kind, channels=(Channel('counter', '', AT),))))
    [path] = [path for path in found if path in ('manager/csv/nps.csv', 'manager/csv/scores.csv')]
    assert path == f'manager/csv/{name}.csv'
    assert found[path][1][2] == 'counter'


def test_terms_of_a_brand_that_hold_our_own_word_are_put_in_once() -> None:
    terms = (term('customer', 'guest'), term('colleague', 'host'), term('manager', 'house manager'))
    form = followed_up(brief_for(brand_of(terms=terms)), 'learner')
    assert form.hand_to == 'your house manager, and talk it over within a week.'
