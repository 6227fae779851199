"""The rule on authority (domain rule W08): nobody is told to decide what the brand does not let them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.rules.rule import Fault
from builder.rules.subjects import Limits

_AMOUNT = re.compile(r'(?P<sign>[£$€])\s?(?P<a>\d[\d,]*(?:\.\d+)?)|(?P<b>\d[\d,]*(?:\.\d+)?)\s?(?P<word>pounds?|dollars?|euros?|GBP|USD|EUR)\b')
_SIGNS = {'£': 'GBP', '$': 'USD', '€': 'EUR', 'pound': 'GBP', 'dollar': 'USD', 'euro': 'EUR'}
_GIVING = re.compile(r'\b(?:refund\w*|credit\w*|waive\w*|offer\w*|give|giving|put back|compensat\w*|take off|discount\w*|goodwill|allow\w*|up to|without asking)\b', re.IGNORECASE)
#: Where people are told what they may decide.
_PLACES = frozenset({'what you may decide', "colleague's card", 'a pass looks like', 'job aid', 'body'})


def beyond_authority(limits: Limits) -> Iterator[Fault]:
    """W155: a client's own words let a colleague give more than the highest limit that the brand's `authority` has for one."""
    colleague = limits.brand.term('colleague')
    names = {colleague.one.casefold(), colleague.many.casefold(), 'colleague', 'colleagues'}
    highest: dict[str, float] = {}
    for entry in limits.brand.authority:
        if entry.who.casefold() in names:
            for currency, amount in _amounts(entry.limit):
                highest[currency] = max(highest.get(currency, 0.0), amount)
    if not highest:
        return
    boss = limits.brand.term('manager')
    above = re.compile(rf'\b(?:{re.escape(boss.one)}|{re.escape(boss.many)}|manager|ask|above|over|beyond|more than|agree[sd]? by|who may)\b', re.IGNORECASE)
    for line in limits.lines:
        if line.part not in _PLACES or (line.part == 'body' and line.section != 'job aid'):
            continue
        for sentence in line.sentences():
            if not _GIVING.search(sentence.unquoted) or above.search(sentence.unquoted):
                continue
            for currency, amount in _amounts(sentence.unquoted):
                if currency in highest and amount > highest[currency]:
                    yield Fault(f'this lets a {colleague.one} decide on {amount:g} {currency}, and the brand allows {highest[currency]:g}', sentence.at, f'stay within the limit, or say whom to ask: {boss.one}')


def _amounts(text: str) -> Iterator[tuple[str, float]]:
    for match in _AMOUNT.finditer(text):
        word = match['sign'] or match['word']
        currency = _SIGNS.get(word) or _SIGNS.get(word.casefold().removesuffix('s')) or word.upper()
        yield currency, float((match['a'] or match['b']).replace(',', ''))
