"""Passages and facts: what a lesson asks of a brand, answered in the brand's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from builder.brand.brand import Authority, Behaviour, Brand, Measure, Standard, Words
from builder.course.lesson import Slot
from builder.course.notation import FACTS
from builder.sources.findings import Finding, Span, error, nearest
from builder.sources.nodes import Block, Emphasis, Fact, Inline, Item, Link, List, Origin, Paragraph, Strong, Text
from builder.sources.typography import curly, normal
from builder.tailoring.lines import HIDDEN
from builder.tailoring.tailored import Change, Replacement
from builder.tailoring.terms import article_before_fact


class Answer(NamedTuple):
    """What a brand puts in the place of a passage, and where it says so."""

    blocks: tuple[Block, ...]
    source: Span


def _text(words: str, at: Span) -> Text:
    return Text(curly(words), at, Origin.BRAND)


def _paragraph(words: str, at: Span) -> Paragraph:
    return Paragraph((_text(words, at),), at)


def _bullets(lines: Iterable[tuple[str, Span]]) -> Answer | None:
    entries = [Item((_paragraph(words, at),), at) for words, at in lines]
    return Answer((List(False, tuple(entries), entries[0].at),), entries[0].at) if entries else None


def _named(lines: Iterable[tuple[str, str, Span]]) -> Answer | None:
    """Return bullets that begin with a name in bold."""
    entries = [Item((Paragraph((Strong((_text(name, at),)), _text(words, at)), at),), at) for name, words, at in lines]
    return Answer((List(False, tuple(entries), entries[0].at),), entries[0].at) if entries else None


def _sentence(words: str) -> str:
    words = words.strip()
    return words if not words or words[-1] in '.!?…”"' else words + '.'


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _quoted(words: str) -> str:
    bare = words.strip().strip('"“”')
    return f'“{bare}”'


def _shown(brand: Brand, theme: str) -> list[Behaviour]:
    return [behaviour for behaviour in brand.behaviours if theme in behaviour.shows]


def _behaviours(brand: Brand, theme: str) -> Answer | None:
    return _bullets((b.we.text, b.we.at) for b in _shown(brand, theme))


def _we_say(brand: Brand, theme: str) -> Answer | None:
    said = [b.says for b in _shown(brand, theme) if b.says]
    return Answer(tuple(_paragraph(_quoted(w.text), w.at) for w in said), said[0].at) if said else None


def _we_never(brand: Brand, theme: str) -> Answer | None:
    return _bullets((b.never.text, b.never.at) for b in _shown(brand, theme) if b.never)


def _may(authority: Authority) -> str:
    limit, ask = authority.limit.strip(), authority.ask.strip()
    ask = ask[4:] if ask.lower().startswith('the ') else ask
    if limit in ('0', 'none'):
        return f': {authority.may}, once {ask or "somebody with authority"} has said yes.'
    words = f': {authority.may}'
    words += f', up to {limit}' if limit and limit[0] in '£$€0123456789' else f' ({limit})' if limit else ''
    return _sentence(words) + (f' Beyond that, ask the {ask}.' if ask else '')


def _authority(brand: Brand, _: str) -> Answer | None:
    return _named((_capital(_role(brand, a.who)), _may(a), a.at) for a in brand.authority)


def _role(brand: Brand, who: str) -> str:
    """Return what this brand calls a role that its files name in the course's words."""
    return next((term.one for term in brand.terms if normal(term.neutral) == normal(who)), who)


def _contacts(brand: Brand, _: str) -> Answer | None:
    return _named((_capital(c.when), f': {c.call}. {_sentence(_capital(c.how))}'.rstrip(' .') + '.', c.at) for c in brand.contacts)


def _promised(standard: Standard) -> str:
    more = [f'within {standard.within}' if standard.within and not standard.within.startswith('within') else standard.within, standard.channel if standard.channel not in ('', 'all') else '', standard.target]
    rest = ', '.join(words for words in more if words)
    return f'{standard.text} ({rest})' if rest else standard.text


def _standards(brand: Brand, _: str) -> Answer | None:
    return _bullets((_promised(s), s.at) for s in brand.standards)


def _words(pick: Callable[[Brand], Iterable[Words]]) -> Callable[[Brand, str], Answer | None]:
    return lambda brand, _: _bullets((w.text, w.at) for w in pick(brand))


def _promise(brand: Brand, _: str) -> Answer:
    line, plain = brand.promise.line, brand.promise.plain
    return Answer((Paragraph((Strong((_text(line.text, line.at),)),), line.at), _paragraph(plain.text, plain.at)), line.at)


def _values(brand: Brand, _: str) -> Answer | None:
    return _named((v.name, f': {_sentence(v.means.text if v.means else "")}' + (f' {_sentence(v.costs_us.text)}' if v.costs_us else ''), v.at) for v in brand.values)


def measures_for(brand: Brand, purpose: str) -> tuple[Measure, ...]:
    """Return the measures of a brand that serve a purpose, in the brand's order."""
    return tuple(measure for measure in brand.measures if purpose in measure.serves)


def _measures(brand: Brand, purpose: str) -> Answer | None:
    return _named((m.name, f', {m.unit}' * bool(m.unit) + f'. Answered for by: {m.owner}.' * bool(m.owner), m.at) for m in measures_for(brand, purpose))


def _channels(brand: Brand, _: str) -> Answer | None:
    return _bullets((_capital(c.name) + (f', {c.hours}' if c.hours else ''), c.at) for c in brand.channels)


def _vocabulary(brand: Brand, _: str) -> Answer | None:
    say = [(f'We say “{p.write}”, not ' + ' or '.join(f'“{w}”' for w in p.instead_of) + (f': {p.why}' if p.why else ''), p.at) for p in brand.say]
    return _bullets([*say, *((f'We never say “{w.text}”', w.at) for w in brand.never)])


def _story(brand: Brand, theme: str) -> Answer | None:
    story = next((s for s in brand.stories if theme in s.shows), None)
    return Answer((Paragraph((Strong((_text(story.title + '. ', story.at),)), _text(story.text.text, story.text.at)), story.at),), story.at) if story else None


def _voice(brand: Brand, _: str) -> Answer | None:
    return _bullets((_capital(f'{is_} and not {is_not}' if is_not else is_), brand.at) for is_, is_not in brand.voice.traits)


_ANSWERS: dict[str, Callable[[Brand, str], Answer | None]] = {
    'behaviours': _behaviours,
    'we say': _we_say,
    'we never': _we_never,
    'authority': _authority,
    'who to call': _contacts,
    'standards': _standards,
    'red lines': _words(lambda brand: brand.red_lines),
    'promise': _promise,
    'not promised': _words(lambda brand: brand.promise.not_promised),
    'values': _values,
    'measures': _measures,
    'channels': _channels,
    'words we use': _vocabulary,
    'story': _story,
    'voice': _voice,
    'own words': lambda brand, _: None,
}


def answer(slot: Slot, brand: Brand) -> Answer | None:
    """Return what the brand has for a passage; None when it has nothing, and the generic version stands."""
    return _ANSWERS[slot.kind](brand, slot.argument)


# --- facts ---------------------------------------------------------------------------------------------------------


def _fact(brand: Brand, name: str) -> Words | None:
    if name.startswith('facts.'):
        wanted = normal(name.removeprefix('facts.')).replace(' ', '-').replace('_', '-')
        return next((words for key, words in brand.facts if normal(key).replace(' ', '-').replace('_', '-') == wanted), None)
    return {
        'name': Words(brand.name, brand.at),
        'short name': Words(brand.short_name, brand.at),
        'promise': brand.promise.line,
        'outcome': Words(brand.outcome, brand.at),
        'greeting': brand.voice.greeting,
        'sign off': brand.voice.sign_off,
    }.get(name)


def fill_facts(inlines: tuple[Inline, ...], brand: Brand, defaults: dict[str, str], found: list[Finding], made: list[Replacement]) -> tuple[Inline, ...]:
    """Return a line with its facts filled in, ``a`` or ``an`` before them made right.

    A fact that neither the brand nor the lesson's `defaults` has is the error T001.
    """
    filled: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Emphasis | Strong | Link):
            filled.append(replace(inline, children=fill_facts(inline.children, brand, defaults, found, made)))
            continue
        if not isinstance(inline, Fact):
            filled.append(inline)
            continue
        words = _fact(brand, inline.name)
        default = defaults.get(inline.name.removeprefix('facts.'))
        if words is None and default is None:
            known = [*FACTS, *(f'facts.{key}' for key, _ in brand.facts), *(f'facts.{key}' for key in defaults)]
            hint = f'write it in brand/{brand.id}, under facts, or give a default under "facts" at the top of the lesson' if inline.name.startswith('facts.') else f'write "{inline.name}" in the brand\'s files' if inline.name in FACTS else f'write facts. before it, or one of: {", ".join(FACTS)}'
            close = nearest(inline.name, (name for name in known if name != inline.name))
            found.append(error('T001', f'{brand.id} has no "{inline.name}"', inline.at, f'{close} Or {hint}' if close.startswith('did') else hint))
            continue
        text = Text(curly(words.text), inline.at, Origin.BRAND) if words else Text(curly(default or ''), inline.at, Origin.COURSE)
        before = filled[-1] if filled else None
        if isinstance(before, Text) and before.origin is Origin.COURSE and HIDDEN not in text.text[:1]:
            filled[-1] = replace(before, text=article_before_fact(before.text, text.text))
        made.append(Replacement(f'[brand: {inline.name}]', text.text, inline.at, Change.FACT))
        filled.append(text)
    return tuple(filled)
