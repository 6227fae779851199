"""What must agree within a brand: ids, themes, measures, dates, words.

In: a `BrandRecord` and the closed lists of the course. Out: findings B023-B036, all of them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from builder.brand.models import EXAMPLES, REQUIRED, BrandRecord, OrderRecord
from builder.sources.files import is_slug
from builder.sources.findings import Finding, Related, error, nearest
from builder.sources.records import Words


def check(brand: BrandRecord, themes: frozenset[str], purposes: frozenset[str], given: frozenset[str]) -> Iterator[Finding]:
    """Yield everything that does not agree. `given` are the top-level keys that stand in the files, whether readable or not."""
    yield from _required(brand, given)
    yield from _measures(brand, purposes)
    yield from _values(brand, themes)
    yield from _stories(brand, themes)
    yield from _words(brand)
    yield from _dates(brand)


def _required(brand: BrandRecord, given: frozenset[str]) -> Iterator[Finding]:
    for name in REQUIRED:
        if name not in given:
            yield error('B036', f'the brand lacks "{name}"', brand.at, f'write {EXAMPLES[name]}')


def _measures(brand: BrandRecord, purposes: frozenset[str]) -> Iterator[Finding]:
    first: dict[str, Words] = {}
    for measure in brand.measures:
        if not is_slug(measure.id.text):
            better = re.sub(r'[^a-z0-9]+', '-', measure.id.text.lower()).strip('-')
            yield error('B032', f'"{measure.id}" is no id', measure.id.at, f'write lower case letters, digits and hyphens: {better or "answered-on-time"}')
        if measure.id.text in first:
            before = first[measure.id.text].at
            where = Related(before, 'it stands here first')
            message = f'the measure "{measure.id}" stands twice (first in {before.file}:{before.line})'
            yield error('B026', message, measure.id.at, 'give one of the two another id', (where,))
        first.setdefault(measure.id.text, measure.id)
        yield from _unknown('B024', 'purpose', measure.serves, purposes)
    known = frozenset(first)
    for measure in brand.measures:
        yield from _unknown('B025', 'measure', measure.guards, known)
    for standard in brand.standards:
        yield from _unknown('B025', 'measure', standard.measured_by, known)
    for value in brand.values:
        for behaviour in value.behaviours:
            yield from _unknown('B025', 'measure', behaviour.measured_by, known)
    if brand.promise is not None:
        yield from _unknown('B025', 'measure', brand.promise.measured_by, known)


def _values(brand: BrandRecord, themes: frozenset[str]) -> Iterator[Finding]:
    for value in brand.values:
        if 'behaviours' not in value.places:
            hint = 'write behaviours: and below it - we: what one can see a colleague do'
            yield error('B027', f'the value "{value.name}" has no behaviours', value.name.at, hint)
        elif not value.behaviours:
            yield error('B027', f'the value "{value.name}" has no behaviours', value.place('behaviours'), 'write - we: what one can see a colleague do')
        for behaviour in value.behaviours:
            yield from _unknown('B023', 'theme', behaviour.shows, themes)
    if 'values' in brand.places and not brand.values:
        yield error('B027', 'there is no value', brand.place('values'), 'write one value with one behaviour')


def _stories(brand: BrandRecord, themes: frozenset[str]) -> Iterator[Finding]:
    for story in brand.stories:
        yield from _unknown('B023', 'theme', story.shows, themes)
        if story.real and not story.permission:
            hint = 'write permission: who gave it, or real: no'
            yield error('B028', f'the story "{story.title}" is real, and nobody is named who allowed it', story.at, hint)


def _words(brand: BrandRecord) -> Iterator[Finding]:
    never = {word.text.casefold(): word for word in brand.never}
    for say in brand.say:
        word = never.get(say.write.text.casefold())
        if word is not None:
            where = Related(say.write.at, 'say wants it here')
            yield error('B029', f'"{word}" stands in both say and never', word.at, 'delete it from one of the two', (where,))
    seen = {'customer': '', 'colleague': '', 'manager': ''}
    for term in brand.terms:
        neutral = term.instead_of.text.casefold()
        if neutral in seen:
            hint = f'write it under {neutral}:' if seen[neutral] == '' else 'keep one of the two'
            yield error('B033', f'"{term.instead_of}" has a term already', term.instead_of.at, hint)
        else:
            seen[neutral] = 'terms'


def _dates(brand: BrandRecord) -> Iterator[Finding]:
    order = brand.order
    dates = [barrier.opened for barrier in brand.barriers]
    if order is not None:
        dates.extend((order.date, *order.dates))
        dates.append(order.approved.on if order.approved is not None else None)
        for start in (order.start, *order.starts):
            if start is not None and not re.fullmatch(r'([01][0-9]|2[0-3]):[0-5][0-9]', start.text):
                yield error('B031', f'"{start}" is no time of day', start.at, 'write hours and minutes like "09:15"')
        yield from _days(order)
        yield from _twice(order.packs)
    for date in dates:
        if date is not None and not _is_date(date.text):
            yield error('B030', f'"{date}" is no date', date.at, 'write year, month and day like 2026-12-01')


def _days(order: OrderRecord) -> Iterator[Finding]:
    """Yield what does not agree about the days of an order: said twice, or in another order than the calendar's."""
    for one, many, first in (('date', 'dates', order.date), ('start', 'starts', order.start)):
        if first is not None and many in order.places:
            yield error('B038', f'"{one}" and "{many}" stand here both', order.place(many), f'keep {one} for all days or {many} for each', (Related(first.at, f'{one} stands here'),))
    for before, after in pairwise(order.dates):
        if _is_date(before.text) and _is_date(after.text) and after.text <= before.text:
            yield error('B039', f'{after} is not later than {before}', after.at, 'write the days in the order in which they come')


def _twice(names: Iterable[Words]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name in names:
        if name.text in seen:
            yield error('B034', f'"{name}" stands twice', name.at, 'delete one of the two')
        seen.add(name.text)


def _unknown(code: str, what: str, names: Iterable[Words], known: frozenset[str]) -> Iterator[Finding]:
    for name in names:
        if name.text not in known:
            hint = nearest(name.text, known) or f'write the {what} first, under {what}s'
            yield error(code, f'there is no {what} "{name}"', name.at, hint)


def _is_date(text: str) -> bool:
    if not re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
