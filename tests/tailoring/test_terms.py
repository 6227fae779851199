"""The brand's words take the place of the course's: with article, plural, possessive, case and hyphen, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_course import AT, TERMS, blocks_of, codes, term

from builder.brand.brand import Term
from builder.sources.findings import Finding, Span
from builder.sources.markdown import read_markdown
from builder.sources.nodes import Code, Inline, Link, Origin, Paragraph, Text, plain
from builder.tailoring.tailored import Change, Replacement
from builder.tailoring.terms import glossary_of, replace_terms

CARE = term('customer', 'person in our care', 'people in our care')


def changed(text: str, *terms: Term, keep: tuple[str, ...] = ()) -> tuple[str, list[Replacement], list[Finding]]:
    paragraph = blocks_of(text)[0]
    assert isinstance(paragraph, Paragraph)
    line, made, found = replace_terms(paragraph.children, glossary_of(terms or TERMS, keep))
    return plain(line), made, found


def shown(text: str, *terms: Term, keep: tuple[str, ...] = ()) -> str:
    words, _, found = changed(text, *terms, keep=keep)
    assert found == []
    return words


@pytest.mark.parametrize(
    ('written', 'said'),
    [
        ('a customer', 'an owner'),
        ('A customer waits.', 'An owner waits.'),
        ('the customer', 'the owner'),
        ('Customers wait.', 'Owners wait.'),
        ('two customers', 'two owners'),
        ("a customer's parcel", 'an owner’s parcel'),
        ('a customer’s parcel', 'an owner’s parcel'),
        ("the customers' rights", 'the owners’ rights'),
        ('the customers’ rights', 'the owners’ rights'),
        ('the CUSTOMER', 'the OWNER'),
        ("THE CUSTOMER'S WORD", 'THE OWNER’S WORD'),
        ('CUSTOMERS FIRST', 'OWNERS FIRST'),
        ('a customer-facing role', 'an owner-facing role'),
        ('Customer-facing roles', 'Owner-facing roles'),
        ('a non-customer', 'a non-owner'),
        ('an ex-customer', 'an ex-owner'),
        ('an unhappy customer', 'an unhappy owner'),
        ('a very unhappy customer', 'a very unhappy owner'),
        ('a customer/colleague matter', 'an owner/nurse matter'),
        ('a "customer" here', 'an “owner” here'),
        ('a (customer)', 'an (owner)'),
        ('a **customer** waits', 'an owner waits'),
        ('a *customer*, not a **customer**', 'an owner, not an owner'),
        ('**A** customer', 'An owner'),
        ('a\ncustomer', 'an owner'),
        ('"Every customer," she said.', '“Every owner,” she said.'),
        ("'customers' is a word", '‘owners’ is a word'),
        ('the customer. Customer care.', 'the owner. Owner care.'),
        ('a manager and a colleague', 'a head nurse and a nurse'),
        ("a manager's desk", 'a head nurse’s desk'),
    ],
)
def test_a_term_takes_the_form_of_the_word_it_replaces(written: str, said: str) -> None:
    assert shown(written) == said


@pytest.mark.parametrize(
    'text',
    ['customer service', 'Customer Services', 'a customer-service desk', 'our **customer** service', 'customership', 'customerish', 'precustomer', 'customer_id', 'accustomed', 'the custom of the house'],
)
def test_what_only_looks_like_a_term_stays(text: str) -> None:
    words, made, _ = changed(text)
    assert words == text.replace('**', '')
    assert made == []


def test_a_line_in_capitals_gets_an_article_in_capitals() -> None:
    assert shown('A CUSTOMER CALLS') == 'AN OWNER CALLS'
    assert shown('AN CUSTOMER') == 'AN OWNER'
    assert shown('A CUSTOMER, not a number') == 'An OWNER, not a number'


@pytest.mark.parametrize(
    ('written', 'one', 'many', 'said'),
    [
        ('an customer or a customer', 'user', 'users', 'a user or a user'),
        ('a customer', 'hour guest', 'hour guests', 'an hour guest'),
        ("a customer's day", 'hour guest', 'hour guests', 'an hour guest’s day'),
        ('a customer, and customers', 'MP', 'MPs', 'an MP, and MPs'),
        ("a CUSTOMER's letter", 'MP', 'MPs', 'an MP’s letter'),
        ('Customers’ letters', 'MP', 'MPs', 'MPs’ letters'),
        ("the customers' day", 'person', 'people', 'the people’s day'),
        ('the ‘customers’ we know', 'person', 'people', 'the ‘people’ we know'),
        ('it’s the ‘customers’ we know', 'person', 'people', 'it’s the ‘people’ we know'),
        ('a customer', 'person in our care', 'people in our care', 'a person in our care'),
        ('Customers wait', 'person in our care', 'people in our care', 'People in our care wait'),
        ('a customer', '18-year-old', '18-year-olds', 'an 18-year-old'),
        ('a customer', 'FAQ reader', 'FAQ readers', 'an FAQ reader'),
    ],
)
def test_terms_of_every_kind_of_sound_and_plural(written: str, one: str, many: str, said: str) -> None:
    assert re.sub('’S', '’s', shown(written, term('customer', one, many))) == said


def test_forms_that_the_brand_states_win() -> None:
    stated = term('customer', 'herb fan', 'herb fans', article='an', possessive="herb fan's own", attributive='herbal')
    assert shown('a customer', stated) == 'an herb fan'
    assert shown("the customer's pot", stated) == 'the herb fan’s own pot'
    assert shown('a customer-facing role', stated) == 'an herbal-facing role'


def test_the_apostrophe_stays_as_the_text_has_it() -> None:
    line = (Text("a customer's parcel", AT),)
    assert plain(replace_terms(line, glossary_of(TERMS, ()))[0]) == "an owner's parcel"


@pytest.mark.parametrize('text', ["the customer's parcel", "a customer's parcel", 'a customer-facing role', "the customers' parcels"])
def test_a_phrase_without_a_form_stays_and_is_reported(text: str) -> None:
    words, made, found = changed(text, CARE)
    assert words == text.replace("'", '’')
    assert made == []
    assert codes(found) == ['T010']
    assert not found[0].is_error
    assert found[0].span is not None
    assert text[found[0].span.column - 1 :].startswith('customer')


def test_a_phrase_with_its_forms_is_used_everywhere() -> None:
    whole = term('customer', 'person in our care', 'people in our care', possessive="cared-for person's", attributive='care')
    assert shown("a customer's parcel, a customer-facing role", whole) == 'a cared-for person’s parcel, a care-facing role'


def test_longer_terms_come_first_and_nothing_is_replaced_twice() -> None:
    terms = (term('customer', 'colleague'), term('colleague', 'customer'), term('customer record', 'owner file'))
    assert shown('A customer, a colleague, a customer record, customer records.', *terms) == 'A colleague, a customer, an owner file, owner files.'


def test_terms_with_a_plural_of_their_own() -> None:
    assert shown('two branches, a branch', term('branch', 'inn')) == 'two inns, an inn'
    assert shown('our staff', term('staff member', 'nurse', neutral_many='staff')) == 'our nurses'


def test_a_term_that_changes_nothing_changes_nothing() -> None:
    assert changed('a customer', term('customer', 'customer')) == ('a customer', [], [])


@pytest.mark.parametrize('keep', ["Customer's Friend", 'Customer’s Friend', 'a customer’s friend'])
def test_phrases_on_a_list_to_keep_stay_with_either_apostrophe(keep: str) -> None:
    assert shown("He is a customer's friend, and a customer.", keep=(keep,)) == 'He is a customer’s friend, and an owner.'


def test_code_links_and_addresses_stay() -> None:
    text = 'a `customer` [a customer](https://a.example/customer) https://a.example/customer customer@a.example www.customer.example <customer@a.example>'
    assert changed(text)[0] == 'a customer a customer https://a.example/customer customer@a.example www.customer.example customer@a.example'
    line, _, _ = replace_terms((Link((Text('a customer', AT),), '#customer', AT), Code('customer', AT)), glossary_of(TERMS, ()))
    assert line == (Link((Text('a customer', AT),), '#customer', AT), Code('customer', AT))


def test_kept_words_notes_and_the_brands_own_words_stay() -> None:
    assert shown('[as is: a customer] and a customer[^customer]') == 'a customer and an owner'
    own = read_markdown('a customer', 'f.md', origin=Origin.BRAND).value or ()
    assert isinstance(own[0], Paragraph)
    assert replace_terms(own[0].children, glossary_of(TERMS, ())) == (own[0].children, [], [])


def test_an_article_before_a_link_stays() -> None:
    assert shown('a [customer](https://a.example)') == 'a customer'


def test_a_word_split_by_markup_stays() -> None:
    assert shown('a cus**tomer**') == 'a customer'


def test_old_letters_that_count_as_equal_break_nothing() -> None:
    assert shown('a cuſtomer') == 'an owner'


def test_every_replacement_is_recorded_with_its_place_and_reason() -> None:
    text = "See **a customer's** card; customers' cards, ‘all customers’"
    words, made, _ = changed(text)
    assert words == 'See an owner’s card; owners’ cards, ‘all owners’'
    assert made == [
        Replacement('a customer’s', 'an owner’s', Span('f.md', 1, 7, 1), Change.TERM),
        Replacement('customers’', 'owners’', Span('f.md', 1, 28, 1), Change.TERM),
        Replacement('customers', 'owners', Span('f.md', 1, 51, 1), Change.TERM),
    ]


# --- properties ----------------------------------------------------------------------------------------------------

ORDINARY = st.lists(st.sampled_from(['a', 'an', 'the', 'owner', 'service', 'unhappy', 'A', 'word', '“quoted”', '(so)', 'it’s', 'non-', 'accustomed', '5', '\n', ',', '.', 'é']), max_size=15).map(' '.join)  # fmt: skip
NEUTRAL = st.sampled_from(['customer', 'customers', 'Customer', 'CUSTOMER', 'customer’s', 'customers’', "customer's", 'customer-facing', 'customer service', 'colleague', 'manager', 'an', 'a'])  # fmt: skip


@settings(deadline=None)
@given(ORDINARY | st.text(max_size=60))
def test_text_without_a_term_comes_out_the_same(text: str) -> None:
    line: tuple[Inline, ...] = (Text(text, AT),)
    if not re.search('cu.tomer|colleague|manager', text, re.IGNORECASE):
        assert replace_terms(line, glossary_of(TERMS, ())) == (line, [], [])


@settings(max_examples=300, deadline=None)
@given(st.lists(ORDINARY | NEUTRAL, max_size=8).map(' '.join))
def test_the_record_leads_from_the_old_words_to_the_new(text: str) -> None:
    line, made, found = replace_terms((Text(text, Span('f.md', 1, 1, 1)),), glossary_of(TERMS, ()))
    assert found == []
    rebuilt, position = '', 0
    for replacement in made:
        start = replacement.at.column - 1
        assert text[start : start + len(replacement.before)] == replacement.before
        rebuilt += text[position:start] + replacement.after
        position = start + len(replacement.before)
    assert plain(line) == rebuilt + text[position:]


@settings(max_examples=300, deadline=None)
@given(st.lists(ORDINARY | NEUTRAL, max_size=8).map(' '.join), st.sampled_from(['owner', 'user', 'hour guest', 'MP', 'guest', 'person', '18-year-old', 'SME']))
def test_no_neutral_word_is_left_and_articles_are_right(text: str, one: str) -> None:
    line, _, _ = replace_terms((Text(text, AT),), glossary_of((term('customer', one),), ()))
    words = re.sub('customer.service|customer-facing', 'kept', plain(line), flags=re.IGNORECASE)
    assert not re.search(r'\bcustomers?\b', words, re.IGNORECASE)
    wrong = {'owner': 'a', 'hour guest': 'a', 'MP': 'a', '18-year-old': 'a', 'SME': 'a', 'user': 'an', 'guest': 'an', 'person': 'an'}[one]
    assert not re.search(rf'(?<![\w-]){wrong}\s+{re.escape(one)}(?!s)\b', words, re.IGNORECASE) or re.search(rf'(?<![\w-]){wrong}\s+{re.escape(one)}', text, re.IGNORECASE)
