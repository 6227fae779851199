"""The step line: ``18 min (12 to 18), trios, 3 rounds, keep. Role cards. For O1. Practises asking.``

The grammar is written down in ``docs/lesson-format.md``, section 4.
"""

from __future__ import annotations

import re

from builder.course.lesson import Grouping, Material, Timing
from builder.sources.findings import Finding, Span, error, nearest
from builder.sources.typography import normal, straight

_NUMBERS = {word: n for n, word in enumerate(('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'), 1)}
_NUMBERS |= {'a': 1, 'an': 1}
_TIME = re.compile(r'(\d{1,3}) ?min(?:utes?)?(?: ?\((\d{1,3}) ?(?:to|-) ?(\d{1,3})\))?')
_GROUPS = re.compile(r'groups of (\d{1,2})')
_ROUNDS = re.compile(r'([1-9]\d?|one|two|three|four|five|six) rounds?')
_SHARE = re.compile(r'^(?P<what>.+?) (?:(?:a|an|each|per) (?P<per>person|pair|trio|group|learner)|for the (?P<room>room))$')
_COUNT = re.compile(rf'^(?P<count>\d{{1,3}}|{"|".join(_NUMBERS)}) (?P<what>.+)$')
_PLAIN_GROUPINGS = ('alone', 'pairs', 'trios', 'whole group', 'talk')
_SAYS = 'write, for example: 18 min (12 to 18), trios, 3 rounds, keep. Role cards. For O1. Practises asking.'

#: How materials are shared out when the line does not say.
_SHARE_OF = {'alone': 'person', 'pairs': 'pair', 'trios': 'trio', 'groups': 'group', 'whole group': 'room', 'talk': 'room'}


def looks_like_step_line(text: str) -> bool:
    """Whether a paragraph begins as a step line does."""
    return bool(re.match(r'\d{1,3} ?min', normal(text)))


def read_step_line(text: str, at: Span, themes: frozenset[str]) -> tuple[Timing | None, list[Finding]]:
    """Return the timing a step line states, with everything that is wrong in it (codes L020-L027)."""
    found: list[Finding] = []
    sentences = [s.strip() for s in re.split(r'\.(?=\s|$)', straight(text).strip()) if s.strip()]
    if not sentences:
        return None, [error('L020', 'this step has no step line', at, _SAYS)]
    clauses = [c.strip() for c in sentences[0].split(',')]
    match = _TIME.fullmatch(normal(clauses[0]))
    if not match:
        return None, [error('L020', f'a step line begins with the time, this one with "{clauses[0]}"', at, _SAYS)]
    minutes = int(match[1])
    shortest, longest = int(match[2] or minutes), int(match[3] or minutes)
    if not shortest <= minutes <= longest or minutes == 0:
        found.append(error('L021', f'{minutes} minutes do not lie between {shortest} and {longest}', at, f'write the shortest and the longest time around it: {minutes} min ({min(shortest, minutes)} to {max(longest, minutes)})'))
    grouping, rounds, keep, place = Grouping(''), 1, False, 0
    for clause in clauses[1:]:
        words = normal(clause)
        size, turns = _GROUPS.fullmatch(words), _ROUNDS.fullmatch(words)
        if words in _PLAIN_GROUPINGS or size:
            where, grouping = 1, Grouping('groups', int(size[1])) if size else Grouping(words)
        elif turns:
            where, rounds = 2, _NUMBERS.get(turns[1], 0) or int(turns[1])
        elif words == 'keep':
            where, keep = 3, True
        else:
            found.append(error('L022', f'"{clause}" has no meaning in a step line', at, nearest(words, [*_PLAIN_GROUPINGS, 'groups of 4', '3 rounds', 'keep'])))
            continue
        if where <= place:
            found.append(error('L023', f'"{clause}" stands too late or twice', at, 'the order is: minutes, grouping, rounds, keep'))
        place = max(place, where)
    if not grouping.kind:
        found.append(error('L024', 'the step line does not say how people work', at, f'write one of: {", ".join(_PLAIN_GROUPINGS)}, groups of 4'))
    elif grouping.kind == 'groups' and grouping.size < 2:
        found.append(error('L024', f'a group of {grouping.size} is no group', at, 'write groups of 2 or more'))
    if keep and shortest == 0:
        found.append(error('L025', 'this step may not be left out (keep) and may take no time', at, 'take out keep, or write a shortest time above 0'))
    rest = _read_sentences(sentences[1:], grouping, at, themes, found)
    return Timing(minutes, shortest, longest, grouping, rounds, keep, *rest, at), found


def _read_sentences(
    sentences: list[str], grouping: Grouping, at: Span, themes: frozenset[str], found: list[Finding]
) -> tuple[tuple[Material, ...], tuple[str, ...], tuple[str, ...]]:
    materials: tuple[Material, ...] = ()
    objectives: tuple[str, ...] = ()
    practised: tuple[str, ...] = ()
    place = 0
    for sentence in sentences:
        words = normal(sentence)
        if re.match(r'for o\d', words):
            where, objectives = 2, tuple(word.upper() for word in re.findall(r'o\d{1,2}', words))
            if not re.fullmatch(r'for o\d{1,2}(?:(?:, | and |, and )o\d{1,2})*', words):
                found.append(error('L026', f'"{sentence}" is not a list of objectives', at, 'write: For O1, O2.'))
        elif re.match(r'practi[sc]es? ', words):
            names = [name.strip().replace(' ', '-') for name in re.split(r',| and ', words.split(' ', 1)[1]) if name.strip()]
            where, practised = 3, tuple(name for name in names if name in themes)
            found.extend(error('L027', f'there is no theme "{name}"', at, nearest(name, themes)) for name in names if name not in themes)
        elif place == 0:
            where, materials = 1, tuple(_material(item.strip(), grouping) for item in re.split(r', and |,| and (?=one |two |\d)', sentence) if item.strip())
        else:
            found.append(error('L023', f'"{sentence}" stands too late in a step line', at, 'the order is: time and people. Materials. For O1. Practises asking.'))
            continue
        if where <= place:
            found.append(error('L023', f'"{sentence}" stands too late or twice', at, 'the order is: time and people. Materials. For O1. Practises asking.'))
        place = max(place, where)
    return materials, objectives, practised


def _material(words: str, grouping: Grouping) -> Material:
    share = _SHARE.match(words)
    what, per = (share['what'], share['room'] or share['per']) if share else (words, _SHARE_OF.get(grouping.kind, 'room'))
    counted = _COUNT.match(what[0].lower() + what[1:])
    if not counted:
        return Material(1, what[0].lower() + what[1:] if not what[:2].isupper() else what, 'person' if per == 'learner' else per)
    number = counted['count']
    return Material(_NUMBERS.get(number) or int(number), counted['what'], 'person' if per == 'learner' else per)
