"""The certificate: what somebody took part in or has shown, for a name that is written in by hand.

It says no more than it knows. Which of the two is true the facilitator ticks and signs; it is no proof of fitness for a task or a post.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from builder.documents.brief import Brief
from builder.documents.document import Document

#: More lessons than this stand in two columns, more than twice as many in three.
COLUMN = 4


@dataclass(frozen=True, slots=True)
class Certificate:
    """One page, lying on its side. `date` is as the locale writes it, empty for a line to write it on."""

    template: ClassVar[str] = 'certificate'
    landscape: ClassVar[bool] = True
    anchor: str
    programme: str
    practised: tuple[str, ...]
    minutes: int
    date: str

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """What was practised, in columns of about the same length."""
        count = min(3, -(-len(self.practised) // COLUMN)) or 1
        high = -(-len(self.practised) // count)
        return tuple(self.practised[start : start + high] for start in range(0, len(self.practised), high))


def certificate(brief: Brief) -> Document:
    """Return the certificate of a pack."""
    words, order, pack = brief.words, brief.brand.order, brief.pack
    dates = order.dates or ((order.date,) if order.date else ())
    date = words.days(dates[0], dates[-1]) if dates else ''
    practised = tuple(dict.fromkeys(lesson.tailored.lesson.title for lesson in pack.lessons))
    section = Certificate('certificate', pack.title, practised, pack.minutes, date)
    return brief.document('certificate', 'learner', words('title.certificate'), 'learner/certificate.pdf', (section,), minutes=pack.minutes)
