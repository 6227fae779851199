"""English forms: article, plural, possessive, capitals. Forms that a brand states explicitly always win over these."""

from __future__ import annotations

import re

_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
#: Spelt with a vowel, spoken with a consonant: "you", "won".
_SPOKEN_CONSONANT = re.compile(
    r'(?:uni(?!n|m(?!a)|dent|ss|ll|rr)|unanim|unesco|us(?:e(?!rn)|ual|urp|ab)|ut(?:il|e)|ur(?:an|in|ol)|eu|ewe|ew|ubiq|uku|u(?:fo|k)\b|on(?:e|ce)(?![a-z]*r)|oui)',
    re.IGNORECASE,
)
_LETTERS_WITH_VOWEL = frozenset('AEFHILMNORSX')
#: Written in capitals and spoken as a word.
_SPOKEN_AS_WORD = frozenset({'UNESCO', 'UNICEF', 'NASA', 'NATO', 'PIN', 'SIM', 'LAN', 'RAM', 'ROM', 'SMART', 'SWOT', 'RADAR', 'LASER', 'FIFA'})
_VOWEL_NUMBER = re.compile(r'(?:8\d*|1[18](?:\d{3})*)(?!\d)')


def article_for(words: str) -> str:
    """Return ``a`` or ``an`` for what follows, by its sound.

    Numbers are spoken (an 8, an 11, an 18, an 80), capitals are spelt out (an FAQ, a URL) unless known as a word.
    """
    word = words.lstrip('"\'“‘(*_ ')
    if not word:
        return 'a'
    number = re.match(r'\d[\d,.]*', word)
    if number:
        return 'an' if _VOWEL_NUMBER.match(number[0].replace(',', '').split('.')[0]) else 'a'
    first = re.split(r'[\s\-–—/’\']', word, maxsplit=1)[0]
    letters = re.match(r'[A-Z](?:[A-Z&.]+s?\b|\b(?=&|-))', word)
    acronym = letters and first.rstrip('s') not in _SPOKEN_AS_WORD and first not in _SPOKEN_AS_WORD
    if acronym or re.match(r'[A-Z](?!\w)|[a-z]-', word):
        return 'an' if word[0].upper() in _LETTERS_WITH_VOWEL else 'a'
    if _SILENT_H.match(word):
        return 'an'
    if _SPOKEN_CONSONANT.match(word):
        return 'a'
    return 'an' if word[0].lower() in 'aeiouáàâäéèêëíîïóôöúùûü' else 'a'


def plural_of(word: str) -> str:
    """Return the regular plural of a neutral word of the course, such as ``branches`` for ``branch``."""
    if re.search(r'(?:s|x|z|ch|sh)$', word):
        return word + 'es'
    if re.search(r'[^aeiou]y$', word):
        return word[:-1] + 'ies'
    return word + 's'


def possessive_of(word: str, apostrophe: str = '’') -> str:
    """Return the possessive of a noun in the form given: ``guest’s``, ``guests’``, ``people’s``."""
    return word + apostrophe if re.search(r'[^s]s$', word) and _looks_plural(word) else word + apostrophe + 's'


def _looks_plural(word: str) -> bool:
    return not re.search(r'(?:ss|us|is)$', word)


def like(model: str, words: str) -> str:
    """Return words with the capitals of a model: ``CUSTOMER`` -> ``OWNER``, ``Customer`` -> ``Owner``."""
    if len(model) > 1 and model.isupper():
        return words.upper()
    if model[:1].isupper():
        return words[:1].upper() + words[1:]
    return words


def counted_words(count: int, name: str) -> str:
    """Return a number of things in words: ``5 sets of sort cards``, ``12 transcripts``, ``15 × card A``.

    One thing is named without its number. Names that end in a letter or number of their own are not inflected.
    """
    if count == 1:
        return name
    head, of, rest = name.partition(' of ')
    if re.search(r'(?:^|\s)(?:[A-Z]|\d+)$', head):
        return f'{count} × {name}'
    return f'{count} {head if re.search("[^s]s$", head) else plural_of(head)}{of}{rest}'
