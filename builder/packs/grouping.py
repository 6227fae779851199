"""How a room divides into groups, and how many of each material that takes."""

from __future__ import annotations

import math
from dataclasses import replace

from builder.course.lesson import Grouping, Material
from builder.packs.tailored_pack import CountedMaterial, Groups

_SIZES = {'pair': 2, 'trio': 3}


def divide(people: int, size: int) -> Groups:
    """Return how many groups of a size a number of people makes.

    Nobody is left out: people over are spread as one more in a group (a second observer in a trio, three in a "pair"); when
    there are more left over than groups, they make a group of their own that is one short. 13 people in trios: four groups,
    one of them of four. 5 people in trios: one trio and one pair.
    """
    if size <= 1:
        return Groups(people, 1, people, 0, 0)
    count, over = divmod(people, size)
    if count == 0:
        return Groups(people, size, 1, 0, 1)
    if over <= count:
        return Groups(people, size, count, over, 0)
    return Groups(people, size, count + 1, 0, 1)


def groups_for(grouping: Grouping, people: int) -> Groups:
    """Return how a room of so many people divides for a step; one group where the whole room works together."""
    if grouping.people == 0:
        return Groups(people, people, 1, 0, 0)
    return divide(people, grouping.people)


def counted(material: Material, grouping: Grouping, people: int) -> CountedMaterial:
    """Return how many of a material a room of so many people needs."""
    if material.per == 'person':
        shares = people
    elif material.per in _SIZES:
        shares = divide(people, _SIZES[material.per]).count
    elif material.per == 'group':
        shares = groups_for(grouping, people).count if grouping.people else 1
    else:
        shares = 1
    return CountedMaterial(material, material.count * shares)


def together(counts: list[CountedMaterial]) -> tuple[CountedMaterial, ...]:
    """Return what to bring for a pack, in order of first use.

    What one person has or what stands in the room (a workbook, a flip chart) is used again: the most that any one step
    needs. What groups share (cards, a handout) belongs to its step, whose number it keeps.
    """
    most: dict[tuple[str, str, str], CountedMaterial] = {}
    for entry in counts:
        entry = entry if entry.material.per in _SIZES or entry.material.per == 'group' else replace(entry, step='')
        key = (entry.material.name.casefold(), entry.material.per, entry.step)
        if key not in most or entry.count > most[key].count:
            most[key] = entry
    return tuple(most.values())


def round_minutes(minutes: int, rounds: int) -> float:
    """Return the length of one round in minutes."""
    return minutes / max(rounds, 1)


def rounds_in(minutes: int, rounds: int, available: int) -> int:
    """Return how many whole rounds fit when a step of `minutes` in `rounds` gets only `available` minutes."""
    return max(1, math.floor(available / round_minutes(minutes, rounds) + 1e-9))
