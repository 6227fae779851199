"""British and American spelling, from a closed table. Anything not in the table stays as it is.

Each row is British stem, American stem, and the endings they take. Words whose spelling depends on their meaning
(practice, licence as verbs and nouns) are converted only where the form itself tells.
"""

from __future__ import annotations

import re

from builder.sources.nodes import Inline
from builder.tailoring.english import like
from builder.tailoring.lines import Edit, Line
from builder.tailoring.tailored import Change, Replacement

_ISE = ' e es ed ing er ers ation ations'
_OUR = ' s ed ing'
_ROWS = (
    ('colour', 'color', _OUR + ' ful less'), ('favour', 'favor', _OUR + ' ite ites able ably'), ('behaviour', 'behavior', ' s al ally'),
    ('honour', 'honor', _OUR + ' able'), ('labour', 'labor', _OUR + ' er ers'), ('neighbour', 'neighbor', ' s ing hood hoods ly'), ('humour', 'humor', _OUR),
    ('rumour', 'rumor', _OUR), ('flavour', 'flavor', _OUR), ('harbour', 'harbor', _OUR), ('endeavour', 'endeavor', _OUR), ('vigour', 'vigor', ''),
    ('rigour', 'rigor', ''), ('candour', 'candor', ''), ('demeanour', 'demeanor', ''), ('vapour', 'vapor', ' s'), ('parlour', 'parlor', ' s'),
    ('organis', 'organiz', _ISE), ('recognis', 'recogniz', ' e es ed ing able'), ('apologis', 'apologiz', ' e es ed ing'), ('realis', 'realiz', _ISE),
    ('prioritis', 'prioritiz', _ISE), ('summaris', 'summariz', ' e es ed ing'), ('emphasis', 'emphasiz', ' e ed ing'), ('specialis', 'specializ', _ISE),
    ('personalis', 'personaliz', _ISE), ('generalis', 'generaliz', _ISE), ('minimis', 'minimiz', _ISE), ('maximis', 'maximiz', _ISE),
    ('criticis', 'criticiz', ' e es ed ing'), ('memoris', 'memoriz', _ISE), ('customis', 'customiz', _ISE), ('utilis', 'utiliz', _ISE),
    ('standardis', 'standardiz', _ISE), ('authoris', 'authoriz', _ISE), ('categoris', 'categoriz', _ISE), ('finalis', 'finaliz', _ISE),
    ('familiaris', 'familiariz', _ISE), ('visualis', 'visualiz', _ISE), ('stereotypis', 'stereotypiz', ''), ('analys', 'analyz', ' e ed ing er'),
    ('centre', 'center', ' s d'), ('theatre', 'theater', ' s'), ('metre', 'meter', ' s'), ('litre', 'liter', ' s'), ('fibre', 'fiber', ' s'),
    ('travell', 'travel', ' ed ing er ers'), ('cancell', 'cancel', ' ed ing'), ('labell', 'label', ' ed ing'), ('modell', 'model', ' ed ing'),
    ('counsell', 'counsel', ' ed ing or ors'), ('signall', 'signal', ' ed ing'), ('levell', 'level', ' ed ing'), ('fulfil', 'fulfill', ' s ment'),
    ('enrol', 'enroll', ' s ment'), ('skilful', 'skillful', ' ly'), ('programme', 'program', ' s'), ('cheque', 'check', ' s'), ('grey', 'gray', ' s'),
    ('defence', 'defense', ' s'), ('offence', 'offense', ' s'), ('licence', 'license', ' s'), ('practis', 'practic', ' e es ed ing'), ('judgement', 'judgment', ' s'),
    ('acknowledgement', 'acknowledgment', ' s'), ('ageing', 'aging', ''), ('catalogue', 'catalog', ' s'), ('dialogue', 'dialog', ''), ('enquir', 'inquir', ' y ies e ed ing'),
    ('learnt', 'learned', ''), ('spelt', 'spelled', ''), ('whilst', 'while', ''), ('amongst', 'among', ''), ('towards', 'toward', ''), ('afterwards', 'afterward', ''), ('storey', 'story', ''),
    ('tyre', 'tire', ' s'), ('kerb', 'curb', ' s'), ('cosy', 'cozy', ''), ('sceptic', 'skeptic', ' s al ally ism'), ('manoeuvre', 'maneuver', ' s d'), ('jewellery', 'jewelry', ''),
    ('moustache', 'mustache', ' s'), ('plough', 'plow', ' s ed ing'), ('aluminium', 'aluminum', ''), ('tonne', 'ton', ' s'),
)  # fmt: skip

#: American forms that are also ordinary British words, so they are never converted to British.
_ONE_WAY = frozenset({'check', 'checks', 'program', 'programs', 'tire', 'tires', 'curb', 'curbs', 'story', 'while', 'among', 'learned', 'spelled', 'practice', 'practices', 'license', 'licenses', 'meter', 'meters', 'ton', 'tons', 'dialog', 'toward', 'inquiry', 'inquiries', 'inquire', 'inquired', 'inquiring'})
#: British forms that stay in American text because they mean something else there too.
_STAY = frozenset({'dialogue', 'emphasis', 'analyses', 'storey'})


def _table() -> tuple[dict[str, str], dict[str, str]]:
    american: dict[str, str] = {}
    for british_stem, american_stem, endings in _ROWS:
        for ending in ['', *endings.split()] if not british_stem.endswith(('is', 'ys', 'ir', 'll')) else endings.split():
            tail = ending
            american[british_stem + tail] = american_stem + (tail if not (american_stem.endswith('er') and tail == 'd') else 'ed')
    american = {b: a for b, a in american.items() if b not in _STAY and b != a}
    british = {a: b for b, a in american.items() if a not in _ONE_WAY}
    return american, british


_TO_AMERICAN, _TO_BRITISH = _table()


def respell(inlines: tuple[Inline, ...], locale: str, kept: re.Pattern[str] | None = None) -> tuple[tuple[Inline, ...], list[Replacement]]:
    """Return a line of the course in the spelling of a locale (``en-GB`` or ``en-US``), with every change.

    `kept` finds phrases whose spelling is not ours: the brand's terms, and what is on a list of phrases to keep.
    """
    table = _TO_AMERICAN if locale == 'en-US' else _TO_BRITISH
    line = Line(inlines)
    if kept:
        line.hide_all(kept)
    edits: list[Edit] = []
    made: list[Replacement] = []
    for match in re.finditer(r'(?<![\w@./])[A-Za-z]{4,}(?![\w@])', line.searchable):
        word = table.get(match[0].lower())
        if word and line.run_at(*match.span()):
            edits.append(Edit(*match.span(), like(match[0], word)))
            made.append(Replacement(match[0], like(match[0], word), line.place(match.start()), Change.SPELLING))
    return line.with_edits(edits), made
