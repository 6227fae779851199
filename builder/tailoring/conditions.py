"""``[only: ...]`` and ``[not: ...]``: what a lesson may ask about a brand, as a closed list of yes-or-no questions."""

from __future__ import annotations

from collections.abc import Callable

from builder.brand.brand import Brand
from builder.course.lesson import Condition
from builder.sources.typography import normal

_QUESTIONS: dict[str, Callable[[Brand, str], bool]] = {
    'outcome': lambda brand, value: normal(brand.outcome) == value,
    'sector': lambda brand, value: normal(brand.sector) == value,
    'locale': lambda brand, value: normal(brand.locale) == value,
    'customers': lambda brand, value: normal(brand.customer_kind) == value,
    'channel': lambda brand, value: any(normal(channel.name) == value for channel in brand.channels),
    'they sell': lambda brand, _: brand.sells,
}


def applies(conditions: tuple[Condition, ...], brand: Brand) -> bool:
    """Whether everything that a step or part demands of a brand is so."""
    return all(_QUESTIONS[c.subject](brand, c.value) is c.wanted for c in conditions)
