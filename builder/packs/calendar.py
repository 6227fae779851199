"""On which days a pack is given."""

from __future__ import annotations

import datetime
from contextlib import suppress

from builder.brand.brand import Order
from builder.course.pack import Pack


def dates_of(pack: Pack, order: Order) -> tuple[str, ...]:
    """Return the date of each day of a pack (ISO), empty where nobody knows it.

    An order that has a date for every day is followed. Otherwise the days of a pack that says how far apart they are follow
    the last date of the order: bites come after what they remind of. In any other pack the dates that there are stand with the
    first days.
    """
    given = order.dates[: len(pack.days)]
    if pack.apart and len(given) < len(pack.days):
        with suppress(ValueError, OverflowError):
            last = datetime.date.fromisoformat(order.dates[-1] if order.dates else '')
            return tuple((last + datetime.timedelta(days=pack.apart * n)).isoformat() for n in range(1, len(pack.days) + 1))
        return ('',) * len(pack.days)
    return given + ('',) * (len(pack.days) - len(given))
