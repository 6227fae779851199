"""Quotes, dashes and spaces as Word makes them, made comparable with plain ones."""

from __future__ import annotations

import re

_STRAIGHT = str.maketrans({
    '\u2018': "'", '\u2019': "'", '\u201a': "'", '\u201b': "'", '\u2032': "'",
    '\u201c': '"', '\u201d': '"', '\u201e': '"', '\u201f': '"', '\u2033': '"', '\u00ab': '"', '\u00bb': '"',
    '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2212': '-',
    '\u00a0': ' ', '\u2002': ' ', '\u2003': ' ', '\u2007': ' ', '\u2009': ' ', '\u202f': ' ',
})  # fmt: skip


def straight(text: str) -> str:
    """Return the text with plain quotes, dashes and spaces. The length never changes, so places stay right."""
    return text.translate(_STRAIGHT)


def normal(text: str) -> str:
    """Return a form for comparing headings and names: plain marks, no capitals, single spaces, no ends."""
    return re.sub(r'\s+', ' ', straight(text)).strip().casefold()


def slug_of(text: str) -> str:
    """Return lower-case letters, digits and hyphens for an anchor; never empty."""
    return re.sub(r'[^a-z0-9]+', '-', normal(text).replace("'", '')).strip('-') or 'part'


def curly(text: str) -> str:
    """Return the text with typographic quotes and apostrophes; a mark opens after a space, bracket or dash, or at the start."""
    text = re.sub(r'(?<![^\s(\[{\u2014\u2013\u201c-])"', '\u201c', text).replace('"', '\u201d')
    text = re.sub(r"(?<![^\s(\[{\u2014\u2013\u201c\"-])'(?=\S)(?!\d0s|tis\b|twas\b)", '\u2018', text)
    return text.replace("'", '\u2019')
