"""Every rule with its code and its weight. A new rule is a function and a row here, and a sentence in ``docs/rules.md``."""

from __future__ import annotations

from builder.brand.brand import Brand
from builder.rules import asking, balance, brands, evidence, figures, limits, objectives, pools, steps, wording
from builder.rules.pools import PackFor
from builder.rules.rule import Rule
from builder.rules.subjects import ForBrand, Limits, Words, Written
from builder.sources.findings import Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

#: On a lesson as the course has it.
LESSON: tuple[Rule[Written], ...] = (
    Rule('E110', _ERROR, objectives.untested),
    Rule('E111', _ERROR, objectives.hidden_verb),
    Rule('E112', _ERROR, objectives.number_of_objectives),
    Rule('W110', _WARNING, objectives.no_condition),
    Rule('W111', _WARNING, objectives.no_degree),
    Rule('W112', _WARNING, objectives.two_verbs),
    Rule('W113', _WARNING, objectives.too_low),
    Rule('W114', _NOTE, objectives.unknown_verb),
    Rule('W115', _WARNING, objectives.nothing_made),
    Rule('W116', _WARNING, objectives.no_items),
    Rule('W120', _WARNING, steps.no_turn),
    Rule('W125', _WARNING, steps.no_task),
    Rule('W126', _WARNING, steps.no_reminder),
    Rule('W127', _WARNING, steps.no_measure),
    Rule('W128', _WARNING, steps.few_passages),
    Rule('W129', _WARNING, steps.bare_table),
    Rule('W130', _WARNING, asking.negative_stem),
    Rule('W131', _WARNING, asking.all_or_none),
    Rule('W132', _WARNING, asking.many_options),
    Rule('W133', _WARNING, asking.same_options),
)

#: On words, the course's and a client's own.
WORDS: tuple[Rule[Words], ...] = (
    Rule('W140', _WARNING, wording.long_sentence),
    Rule('W142', _WARNING, wording.talking_down),
    Rule('W143', _WARNING, wording.exclaiming),
    Rule('W144', _WARNING, wording.generations),
    Rule('W145', _WARNING, wording.peoples),
    Rule('W146', _WARNING, wording.one_trade),
    Rule('W147', _NOTE, wording.unexplained),
    Rule('E150', _ERROR, evidence.uncited),
    Rule('W150', _WARNING, evidence.only_said),
    Rule('W151', _WARNING, evidence.wrong_figure),
    Rule('W152', _WARNING, evidence.myth),
)

#: On a client's own words for a lesson.
OWN: tuple[Rule[Limits], ...] = (Rule('W155', _WARNING, limits.beyond_authority),)

#: On a lesson in a client's words.
TAILORED: tuple[Rule[ForBrand], ...] = (
    Rule('W121', _WARNING, balance.little_practice),
    Rule('W122', _WARNING, balance.much_input),
    Rule('W141', _WARNING, figures.too_hard),
)

#: On a brand.
BRAND: tuple[Rule[Brand], ...] = (
    Rule('W160', _WARNING, brands.no_counterpart),
    Rule('W161', _WARNING, brands.not_observable),
    Rule('W162', _WARNING, brands.permission),
    Rule('W163', _WARNING, brands.nothing_to_catch),
    Rule('W164', _WARNING, brands.no_such_channel),
    Rule('W165', _WARNING, brands.own_vocabulary),
    Rule('W166', _WARNING, brands.silent_authority),
    Rule('W167', _WARNING, brands.one_sided),
)

#: On a pack for one brand.
PACK: tuple[Rule[PackFor], ...] = (
    Rule('W123', _WARNING, pools.little_practice),
    Rule('W124', _WARNING, pools.much_input),
    Rule('W134', _WARNING, pools.key_length),
    Rule('W135', _WARNING, pools.key_place),
    Rule('W170', _WARNING, pools.tick_box),
    Rule('W171', _WARNING, pools.only_manners),
    Rule('W172', _WARNING, pools.blanket),
)

#: What a client's changes to a lesson may undo, so that these rules are asked again afterwards.
AFTER_CHANGES = frozenset({'E110', 'W115', 'W120', 'W125', 'W126', 'W130', 'W131', 'W132', 'W133'})

#: Rules of their own making in other rooms, whose weight a workspace may set just as well.
ELSEWHERE = {'W101': _WARNING, 'W102': _NOTE}


def codes() -> frozenset[str]:
    """Return the codes whose weight a workspace may set."""
    rules = (rule.code for rules in (LESSON, WORDS, OWN, TAILORED, BRAND, PACK) for rule in rules)
    return frozenset((*rules, *ELSEWHERE))
