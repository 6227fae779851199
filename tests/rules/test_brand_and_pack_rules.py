"""Rules on brands, on clients' own words, and on packs: what makes each speak, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rule_cases import KNOWN, SOUND, lesson_of_known
from small_course import AT, brand_of, codes, composed, in_brand, words

from builder.brand.brand import (
    Authority,
    Behaviour,
    Brand,
    Channel,
    Commitment,
    Measure,
    Preference,
    Promise,
    Standard,
    Story,
    Value,
    Voice,
)
from builder.packs.tailored_pack import TailoredPack
from builder.rules.registry import BRAND, OWN, PACK, TAILORED
from builder.rules.sound import in_client, in_pack, in_tailored
from builder.tailoring.own_words import read_own_words


def behaviour(we: str, never: str | None = 'Look away') -> Behaviour:
    return Behaviour(words(we), words(never) if never else None, None, ('asking',), (), 'Care', AT)


def value(name: str = 'Stand beside', costs_us: str | None = None, *behaviours: Behaviour) -> Value:
    return Value(name, None, words(costs_us) if costs_us else None, behaviours or (behaviour('Ask before offering'),), AT)


def standard(channel: str = '') -> Standard:
    return Standard('Answer by the time we named', '', '95 %', channel, (), True, AT)


def measure(kind: str) -> Measure:
    return Measure('seen', 'Seen', kind, 'team', '%', 'up', 'head nurse', (), 'none', 'none', '', (), (), '', '', AT)


def may(what: str, limit: str = '', who: str = 'nurse') -> Authority:
    return Authority(who, what, limit, 'head nurse', AT)


def sound_brand(**changes: Any) -> Brand:
    """Return a brand that no rule finds anything in, with the given fields changed."""
    plain = brand_of(values=(value(),), standards=(standard(),), authority=(may('refund a charge', '£25'),))
    return replace(plain, **changes)


UNSOUND: dict[str, Callable[[], Brand]] = {
    'W160': lambda: sound_brand(values=(value('Stand beside', None, behaviour('Ask before offering', None)),)),
    'W161': lambda: sound_brand(values=(value('Stand beside', None, behaviour('Be positive')),)),
    'W162': lambda: sound_brand(values=(value('Integrity'),)),
    'W163': lambda: sound_brand(standards=()),
    'W164': lambda: sound_brand(standards=(standard('fax'),), channels=(Channel('phone', '', AT),)),
    'W165': lambda: sound_brand(never=(words('calm down'),), stories=(Story('The tap', words('She told him to calm down.'), (), False, '', AT),)),
    'W166': lambda: sound_brand(authority=(may('open the window'),)),
    'W167': lambda: sound_brand(commitments=(Commitment('nurse', 'Ask once', AT),)),
}

SOUND_ENOUGH = [
    sound_brand(values=(value('Integrity', 'We lose sales for it'),)),
    sound_brand(values=(value('Stand beside', None, behaviour('Say our name and be kind')),)),
    sound_brand(standards=(), promise=Promise(words('Care.'), words('We ask.'), (), (), ('seen',))),
    sound_brand(standards=(standard('Phone'), standard('all')), channels=(Channel('phone', '', AT),)),
    sound_brand(never=(words('calm down'),), values=(value('Stand beside', None, behaviour('Ask before offering', 'Say "calm down"')),)),
    sound_brand(say=(Preference('owner', ('client',), '', AT),), stories=(Story('The tap', words('An owner came.'), (), False, '', AT),)),
    sound_brand(authority=()),
    sound_brand(commitments=(Commitment('nurse', 'Ask once', AT), Commitment('executive', 'Answer in ten days', AT))),
]


def in_files(brand: Brand, own: str = '') -> list[str]:
    passages = {}
    if own:
        passages['L01'], found = read_own_words(own, 'brand/acme/lessons/L01.md')
        assert found == []
    lesson = lesson_of_known(SOUND)
    return codes(in_client(brand, passages, {'L01': lesson}, KNOWN, {}))


def test_every_rule_has_an_example() -> None:
    assert {rule.code for rule in BRAND} == UNSOUND.keys()
    assert {rule.code for rule in (*OWN, *TAILORED, *PACK)} == {'W155', 'W121', 'W122', 'W141', 'W123', 'W124', 'W134', 'W135', 'W170', 'W171', 'W172'}


@pytest.mark.parametrize('code', sorted(UNSOUND))
def test_a_rule_on_brands_speaks_once(code: str) -> None:
    assert in_files(UNSOUND[code]()) == [code]


@pytest.mark.parametrize('brand', SOUND_ENOUGH)
def test_what_only_looks_like_a_fault_of_a_brand_is_left_alone(brand: Brand) -> None:
    assert in_files(brand) == []


# --- a client's own words ------------------------------------------------------------------------------------------

HEADING = '## Instead of: At the desk > Colleague\'s card\n\n'


@pytest.mark.parametrize(('said', 'expected'), [
    ('You can refund up to £40.', ['W155']),
    ('You can refund up to £25.', []),
    ('Refund 30 pounds at once.', ['W155']),
    ('Ask your head nurse before you refund £40.', []),
    ('The bill was £600, and £18 was charged.', []),
    ('You may give a credit of $90.', []),
])  # fmt: skip
def test_nobody_is_told_to_give_more_than_the_brand_allows(said: str, expected: list[str]) -> None:
    assert in_files(sound_brand(), HEADING + said) == expected


def test_rules_on_words_read_a_clients_own_words_too() -> None:
    assert in_files(sound_brand(), '## Instead of: Why ask\n\nYou simply ask. Research shows it works.\n') == ['W142', 'E150']


def test_a_client_may_name_its_own_trade_and_count_its_own_work() -> None:
    assert in_files(sound_brand(), '## Instead of: Why ask\n\nThe room key was late in 12 % of stays.\n') == []


def test_a_clients_customer_may_exclaim() -> None:
    assert in_files(sound_brand(), "## Instead of: At the desk > Customer's card\n\nObviously! You shout.\n") == []


# --- lessons and packs ---------------------------------------------------------------------------------------------


def test_balance_is_measured_in_minutes() -> None:
    found = codes(in_tailored(in_brand(lesson_of_known(SOUND), sound_brand()), sound_brand(), {})[1])
    assert found == []
    talking = SOUND.replace('8 min, talk', '24 min, talk').replace('20 min, alone', '4 min, alone')
    assert codes(in_tailored(in_brand(lesson_of_known(talking), sound_brand()), sound_brand(), {})[1]) == ['W121', 'W122']


def test_what_a_client_takes_away_is_missed() -> None:
    changed = in_brand(lesson_of_known(SOUND), sound_brand(), '---\nminutes: 40\n---\n\n## Without: One message\n')
    assert codes(in_tailored(changed, sound_brand(), {})[1]) == ['E110', 'W115']
    assert codes(in_tailored(changed, sound_brand(), {}, {'E110'})[1]) == ['W115']


def test_a_lesson_that_reads_too_hard_says_which_words_weigh_most() -> None:
    heavy = 'Organisational communication necessitates considerable administrative responsibility and continuous institutional accountability. ' * 25
    lesson = lesson_of_known(SOUND.replace('People differ. You find out what somebody wants by asking.', heavy))
    brand = sound_brand(voice=Voice(reading_grade=7))
    figures, found = in_tailored(in_brand(lesson, brand), brand, {})
    assert codes(found) == ['W141']
    assert 'organisational' in found[0].hint
    assert figures.reading.grade > 8
    assert in_tailored(in_brand(lesson, sound_brand()), sound_brand(), {})[1] == ()


def packed(text: str = SOUND, **changes: Any) -> TailoredPack:
    pack = composed({'L01': text}, sound_brand()).value
    assert pack is not None
    return replace(pack, **changes)


def in_pack_of(pack: TailoredPack, brand: Brand | None = None) -> list[str]:
    return codes(in_pack(pack, brand or sound_brand(), AT, {}))


def asked(right: str, first: str, second: str, place: int, number: int) -> str:
    """Return so many questions with the right answer in one place."""
    options = [f'- {first}\n  - No. Not so.', f'- {second}\n  - No. Not so.']
    options.insert(place, f'- {right}\n  - Yes. So.')
    return ''.join(f'### Question for O1\n\nWhich of these, in case {n}?\n\n' + '\n'.join(options) + '\n\n' for n in range(number))


def with_questions(questions: str) -> str:
    start = SOUND.index('### Question for O1')
    return SOUND[:start] + questions + SOUND[SOUND.index('## Job aid') : SOUND.index('## Assessment')] + SOUND[SOUND.index('## Manager') :]


def test_a_pool_may_not_give_its_keys_away() -> None:
    mixed = asked('Three', 'Four', 'Nineteen', 0, 4) + asked('Nineteen', 'Four', 'Ten', 1, 4) + asked('Four', 'Ten', 'Nineteen', 2, 4)
    assert in_pack_of(packed(with_questions(mixed))) == []
    longest = asked('Nineteen of them', 'Four', 'Ten', 0, 5) + asked('Nineteen of them', 'Four', 'Ten', 1, 5)
    assert in_pack_of(packed(with_questions(longest))) == ['W134']
    first = asked('Three', 'Four', 'Nineteen', 0, 8) + asked('Nineteen', 'Four', 'Ten', 1, 4)
    assert in_pack_of(packed(with_questions(first))) == ['W135']


def test_a_few_questions_are_no_pool() -> None:
    assert in_pack_of(packed(with_questions(asked('Nineteen of them', 'Four', 'Ten', 0, 4)))) == []


def test_a_pack_has_its_balance_too() -> None:
    talking = SOUND.replace('8 min, talk', '24 min, talk').replace('20 min, alone', '4 min, alone')
    assert in_pack_of(packed(talking)) == ['W123', 'W124']


def test_somebody_looks_at_what_people_do() -> None:
    unseen = SOUND.replace('### Look for\n\n- Asks before offering\n\n', '')
    assert in_pack_of(packed(unseen)) == ['W170']
    assert in_pack_of(packed(unseen), sound_brand(measures=(measure('behaviour'),))) == []


def with_skills(pack: TailoredPack, *skills: str) -> TailoredPack:
    entry = pack.lessons[0]
    lesson = replace(entry.tailored.lesson, skills=skills)
    return replace(pack, lessons=(replace(entry, tailored=replace(entry.tailored, lesson=lesson)),))


def test_manners_alone_are_no_pack() -> None:
    assert in_pack_of(with_skills(packed(), 'hello-goodbye', 'telephone')) == ['W171']
    assert in_pack_of(with_skills(packed(), 'hello-goodbye', 'solve')) == []


def test_nearly_every_skill_is_no_target() -> None:
    skills = tuple(f'skill-{number}' for number in range(15))
    assert in_pack_of(with_skills(packed(kind='targeted'), *skills)) == ['W172']
    assert in_pack_of(with_skills(packed(kind='induction'), *skills)) == []


