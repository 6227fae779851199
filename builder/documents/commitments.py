"""The commitments page: one promise for each role, executives among them, with a line to sign.

What only one role has to change does not last; so roles without a promise stand on the page too, with room to write one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from builder.brand.brand import Brand
from builder.sources.typography import normal

#: The four roles that a pack asks something of, in the order of the page.
ROLES = ('executive', 'manager', 'support', 'frontline')

#: Words in a role's name that say which of the four it is, whatever the brand calls its colleagues and managers.
_TELLING = {
    'executive': ('executive', 'director', 'chief', 'board', 'owner', 'founder', 'president', 'head', 'ceo', 'council'),
    'manager': ('manager', 'lead', 'leader', 'supervisor', 'coach'),
    'frontline': ('colleague', 'frontline', 'front', 'staff', 'everybody', 'everyone'),
}


class Promised(NamedTuple):
    """What one role promises: one of `ROLES`, what the brand calls it (empty where it has not said), and the promise."""

    role: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Commitments:
    """A line for each role to read, fill in and sign."""

    template: ClassVar[str] = 'commitments'
    anchor: str
    promised: tuple[Promised, ...]


def commitments(brand: Brand) -> Commitments:
    """Return what each role promises; a role that has promised nothing has an empty line."""
    given = [Promised(role_of(one.who, brand), _capital(_called(one.who, brand)), one.text) for one in brand.commitments]
    names = {'manager': brand.term('manager').one, 'frontline': brand.term('colleague').one}
    empty = [Promised(role, _capital(names.get(role, '')), '') for role in ROLES if role not in {one.role for one in given}]
    return Commitments('commitments', tuple(sorted((*given, *empty), key=lambda one: ROLES.index(one.role))))


def of_learners(brand: Brand) -> tuple[str, ...]:
    """Return what the people who are trained have promised themselves; nothing of what others have."""
    return tuple(one.text for one in brand.commitments if role_of(one.who, brand) == 'frontline')


def role_of(who: str, brand: Brand) -> str:
    """Return which of the four roles a name means: the brand's own terms first, then words that say it, else a support function."""
    name = normal(who)
    for role, neutral in (('frontline', 'colleague'), ('manager', 'manager')):
        term = brand.term(neutral)
        if name in {normal(neutral), normal(term.one), normal(term.many)}:
            return role
    words = {word.rstrip('s') for word in name.replace('_', ' ').replace('-', ' ').split()}
    return next((role for role, telling in _TELLING.items() if not words.isdisjoint(telling)), 'support')


def _called(who: str, brand: Brand) -> str:
    return next((term.one for term in brand.terms if normal(term.neutral) == normal(who)), who)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
