"""The one Jinja environment for site and print, and the digest of everything a template is made of."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from builder.editions.edition import EditionPart
from builder.renderers.rendered import Templates
from builder.sources.nodes import Block, Heading, plain, plain_blocks

_COLOUR = re.compile(r'#[0-9a-fA-F]{6}')
_LEADING = re.compile(
    r'\{%[-+]?\s*(?:include|import|from|extends)\s+(.+?)\s*(?:\b(?:import|as|with\s+context|without\s+context|ignore\s+missing)\b[^%]*?)?[-+]?%\}', re.DOTALL
)
_NAME = re.compile(r"""['"]([^'"]*)['"]""")
_HREF = re.compile(r'(https?:|mailto:|tel:|#)', re.IGNORECASE)


@lru_cache(maxsize=8)
def environment(templates: Templates) -> Environment:
    """Return the environment for these folders; a file in an earlier folder hides the same path in a later one."""
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates.folders]),
        # style sheets are no HTML: what goes into them passes `colour`, `css_text` or `css_number`
        autoescape=lambda name: not (name or '').endswith('.css.j2'),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(
        kind=kind,
        outline=outline,
        in_pairs=in_pairs,
        slug=slug,
        after_colon=after_colon,
        plain=plain,
        plain_blocks=plain_blocks,
        safe_href=safe_href,
        data_block=data_block,
        colour=colour,
        css_text=css_text,
        css_number=css_number,
    )
    env.globals['unexpected'] = unexpected
    return env


@lru_cache(maxsize=512)
def closure(templates: Templates, names: tuple[str, ...]) -> str:
    """Return the digest of templates with everything they include, import or extend.

    A name that a template computes can only be that of a part, shared or of the same medium: all of those count.
    """
    media = frozenset(name.split('/')[0] for name in names)
    seen: dict[str, str] = {}
    pending = list(names)
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        found = _source(templates, name)
        if found is None:
            if name in names:
                raise TemplateNotFound(name)
            seen[name] = ''  # one of several names of which the first that exists is taken
            continue
        seen[name], leads_to = found
        for other in leads_to:
            pending.extend([other] if other else _parts(templates, media))
    total = hashlib.sha256()
    for name in sorted(seen):
        total.update(json.dumps([name, seen[name]]).encode())
    return total.hexdigest()


@lru_cache(maxsize=2048)
def _source(templates: Templates, name: str) -> tuple[str, tuple[str | None, ...]] | None:
    """Return the digest of one template and the names it leads to, None for a computed one; None when there is no such file."""
    env = environment(templates)
    assert env.loader is not None
    try:
        source, _, _ = env.loader.get_source(env, name)
    except TemplateNotFound:
        return None
    return hashlib.sha256(source.encode()).hexdigest(), tuple(_leads_to(source))


def _leads_to(source: str) -> Iterator[str | None]:
    """Yield the names that a template includes, imports or extends; None for a name that is computed.

    Read off its tags: parsing all templates for it took longer than a page of PDF.
    """
    for tag in _LEADING.finditer(source):
        named = tag.group(1)
        for one in named[1:-1].split(',') if named[0] in '[(' else (named,):
            literal = _NAME.fullmatch(one.strip())
            if one.strip():
                yield literal.group(1) if literal else None


@lru_cache(maxsize=64)
def _parts(templates: Templates, media: frozenset[str]) -> tuple[str, ...]:
    folders = ('parts', *(f'{medium}/parts' for medium in media))
    return tuple(name for name in environment(templates).list_templates() if name.rpartition('/')[0] in folders)


def forget() -> None:
    """Drop what is remembered of templates, after a file among them has changed."""
    environment.cache_clear()
    closure.cache_clear()
    _source.cache_clear()
    _parts.cache_clear()


# --- for templates -------------------------------------------------------------------------------------------------


def kind(node: object) -> str:
    """Return what a node is, such as ``paragraph``."""
    return type(node).__name__.lower()


def outline(blocks: Sequence[Block], level: int) -> Iterator[tuple[Block, int]]:
    """Yield blocks with the level their heading is shown at: the first at `level`, deeper ones without a gap."""
    open_levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
        yield block, min(6, level + max(0, len(open_levels) - 1))


def in_pairs(parts: Iterable[EditionPart]) -> list[tuple[EditionPart, ...]]:
    """Return parts one by one, but a good and the poor example after it together."""
    groups: list[tuple[EditionPart, ...]] = []
    for part in parts:
        before = groups[-1] if groups else ()
        if (
            slug(part.kind) == 'does-not-sound-like-us'
            and len(before) == 1
            and slug(before[0].kind) == 'sounds-like-us'
        ):
            groups[-1] = (*before, part)
        else:
            groups.append((part,))
    return groups


def slug(words: str) -> str:
    """Return words as part of a file name, class or key: ``colleague's card`` becomes ``colleagues-card``."""
    return re.sub(r'[^a-z0-9]+', '-', re.sub("['’]", '', words.lower())).strip('-')


def after_colon(title: str) -> str:
    """Return what a title says after its kind: nothing for ``Handout``."""
    return title.partition(':')[2].strip()


def safe_href(href: str) -> str:
    """Return an address that a link in a text may have.

    Raises ValueError for any other: reading refuses them, so one that arrives here is a bug of ours.
    """
    if not _HREF.match(href):
        raise ValueError(f'a link may not lead to {href!r}')
    return href


def data_block(text: str) -> Markup:
    """Return JSON as the content of a ``<script>`` that holds data: nothing in it can end the element."""
    return Markup(script_json(json.loads(text)))  # every character that means something to HTML is escaped


def script_json(value: object) -> str:
    """Return a value as JSON that may stand inside a script or a script element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    for character in '<>&\u2028\u2029':
        text = text.replace(character, f'\\u{ord(character):04x}')
    return text


def colour(value: str) -> str:
    """Return a colour as ``#rrggbb``.

    Raises ValueError for anything else, so that nothing but a colour can reach a style sheet or a drawing.
    """
    if not _COLOUR.fullmatch(value):
        raise ValueError(f'not a colour: {value!r}')
    return value.lower()


def css_text(value: str) -> str:
    """Return text as a CSS string in quotes; everything but plain letters, digits and a few signs is escaped."""
    return '"' + ''.join(c if (c.isalnum() and c.isascii()) or c in ' -_./' else f'\\{ord(c):x} ' for c in value) + '"'


def css_number(value: float) -> str:
    """Return a number as CSS writes it."""
    return f'{float(value):.4f}'.rstrip('0').rstrip('.')


def unexpected(node: object) -> NoReturn:
    """Refuse a node that should have been replaced before, such as a fact without its text."""
    raise TypeError(f'a page cannot show {node!r}')
