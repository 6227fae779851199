"""Rules on a brand as a whole (domain 2.6): what its words promise, and whether anybody could see it kept.

The reader of brands says already what cannot be used: a value without behaviours (B027), a real story without permission
(B028), a word both wanted and refused (B029), a measure that is not there (B025).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.brand.brand import Brand, Words
from builder.rules.phrases import pattern, permission_to_play
from builder.rules.rule import Fault
from builder.sources.findings import Span
from builder.sources.typography import straight


def no_counterpart(brand: Brand) -> Iterator[Fault]:
    """W160: a behaviour says what we do and not what we never do."""
    for behaviour in brand.behaviours:
        if behaviour.never is None:
            yield Fault(f'the behaviour "{_short(behaviour.we.text)}" does not say what you never do', behaviour.at, 'write never: what somebody would do instead on a bad day')


def not_observable(brand: Brand) -> Iterator[Fault]:
    """W161: a behaviour is an attitude that nobody can watch."""
    for behaviour in brand.behaviours:
        match = pattern('unobservable').search(behaviour.we.text)
        if match and not pattern('visible').search(behaviour.we.text):
            yield Fault(f'nobody can see "{match[0]}"', behaviour.we.at, 'say what a colleague does or says: Give our own first name and the time of the next contact')


def permission(brand: Brand) -> Iterator[Fault]:
    """W162: a value that every organisation would sign, and no word about what it costs."""
    for value in brand.values:
        if value.name.casefold().strip() in permission_to_play() and value.costs_us is None:
            yield Fault(f'"{value.name}" is what everybody promises', value.at, 'write costs us: what you give up for it, or name what you mean by it')


def nothing_to_catch(brand: Brand) -> Iterator[Fault]:
    """W163: nothing shows whether the promise is kept: no standard and no measure."""
    if not brand.standards and not brand.promise.measured_by:
        yield Fault('nothing shows whether the promise is kept', brand.promise.line.at, 'write standards, or measured by under promise')


def no_such_channel(brand: Brand) -> Iterator[Fault]:
    """W164: a standard is for a channel that the brand does not have."""
    names = {channel.name.casefold() for channel in brand.channels}
    for standard in brand.standards:
        if names and standard.channel and standard.channel.casefold() not in names | {'all', 'any', 'every channel'}:
            yield Fault(f'the standard "{_short(standard.text)}" is for "{standard.channel}", which is no channel of yours', standard.at, f'write one of: {", ".join(sorted(channel.name for channel in brand.channels))}, or all')


def own_vocabulary(brand: Brand) -> Iterator[Fault]:
    """W165: the brand says itself what it never says, or what it has a better word for."""
    never = [(word.text, '') for word in brand.never]
    other = [(word, preference.write) for preference in brand.say for word in preference.instead_of]
    refused = [(word, better, re.compile(rf'(?<!\w){re.escape(straight(word))}(?!\w)', re.IGNORECASE)) for word, better in never + other]
    for said, at in _said(brand):
        words = straight(said)
        for word, better, found in refused:
            if found.search(words):
                yield Fault(f'the brand says "{word}" itself', at, f'write "{better}"' if better else 'say it another way')


def _said(brand: Brand) -> Iterator[tuple[str, Span]]:
    """Yield what a brand's files let people read, counter-examples left out."""
    own: list[Words | None] = [brand.promise.line, brand.promise.plain, *brand.promise.proof, brand.voice.greeting, brand.voice.sign_off]
    for value in brand.values:
        own += [value.means, value.costs_us]
        for behaviour in value.behaviours:
            own += [behaviour.we, behaviour.says]
    own += [story.text for story in brand.stories]
    yield from ((words.text, words.at) for words in own if words is not None)
    yield from ((standard.text, standard.at) for standard in brand.standards)
    yield from ((commitment.text, commitment.at) for commitment in brand.commitments)


def silent_authority(brand: Brand) -> Iterator[Fault]:
    """W166: `authority` says nothing on putting things right, which is what people ask about most often."""
    if brand.authority and not any(pattern('remedies').search(entry.may) for entry in brand.authority):
        yield Fault('nobody may put anything right: no entry of authority is about a refund, a credit, a replacement or another remedy', brand.authority[0].at, 'write who may do what when something went wrong: {who: colleague, may: refund a charge, limit: ..., ask: ...}')


def one_sided(brand: Brand) -> Iterator[Fault]:
    """W167: only the front line commits itself to anything."""
    colleague = brand.term('colleague')
    front = {colleague.one.casefold(), colleague.many.casefold(), 'colleague', 'colleagues', 'front line', 'frontline', 'everyone', 'everybody'}
    if brand.commitments and all(commitment.who.casefold() in front for commitment in brand.commitments):
        yield Fault('only the front line commits itself', brand.commitments[0].at, 'write what an executive and a manager will do: {who: executive, text: ...}')


def _short(words: str) -> str:
    return words if len(words) <= 50 else f'{words[:47].rstrip()}...'
