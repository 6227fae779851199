"""Markdown -> our own tree, with a place for everything and nothing delivered raw.

Read with markdown-it-py (CommonMark, tables). HTML, indented code and underlined headings are switched off: they happen
by accident more often than on purpose. Straight quotes become typographic ones here, once, for every medium.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from builder.sources.findings import Finding, Parsed, Span, error, nearest, warning
from builder.sources.nodes import (
    Block,
    Break,
    Callout,
    Code,
    CodeBlock,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Notation,
    NoteRef,
    Origin,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    inlines_in,
)  # fmt: skip
from builder.sources.typography import normal, straight
from builder.sources.yaml import HIDDEN

#: How many lists and quotations may stand in each other, counted as markdown-it does (two for a list), ...
_DEEPEST = 24
#: ... and where it would stop reading without a word. Must be larger.
_LOST = 60
#: How many kinds of emphasis may stand in each other.
_DEEPEST_EMPHASIS = 12
#: How many characters a paragraph may have. Beyond that the time to read it grows with the square of its length.
_LONGEST = 6000
NOTATIONS = ('brand', 'only', 'not', 'as is')
CALLOUTS = ('note', 'tip', 'important', 'warning', 'caution')
_NOTATION = re.compile(r'\[\s*(brand|only|not|as is)\s*(?::([^\[\]]*))?\]', re.IGNORECASE)
_NOTE = re.compile(r'\[\^([A-Za-z0-9_.-]+)\]')
_NOTE_TEXT = re.compile(r'^\s{0,3}\[\^[^\]]+\]:')
#: How many columns a table may have: more run off the paper, and what stands in them is lost.
_WIDEST = 12
_RAW_HEADING = re.compile(r'\s*#{1,6}(?=[^#\d])')
_UNDERLINE = re.compile(r'\s*=+\s*')
_TABLE_ROW = re.compile(r'\s*\|.*\|\s*|(?=.*\|)(?=.*-)[\s|:-]+')
#: What lists and quotations put before the words of a line, and the blocks that begin after it.
_OUTER = re.compile(r'^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+[\s>]*)*')
_INNER = ('paragraph_open', 'heading_open', 'table_open', 'fence', 'hr')
_SAFE_LINK = re.compile(r'^(?:https?://|mailto:|tel:|#)', re.IGNORECASE)

#: What must not be left in running text, with what to say about it. Looked for in this order, one finding a place.
_LEFT_OVER: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    ('M003', re.compile(r'\*\*|(?<!_)__(?=[^\W_])|(?<=[^\W_])__(?!\w)'), 'bold text is opened or closed only once', 'write ** on both sides: **word**'),
    ('M003', re.compile(r'\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)'), 'a * or _ has no partner', r'write *word* for italics, or \* for the star itself'),
    ('M004', re.compile(r'`'), 'a ` has no partner', r'write `code` with one on each side, or \` for the mark itself'),
    ('M005', re.compile(r'\{\{|\}\}|\{%|%\}'), '{{ }} has no meaning here', 'write [brand: facts.name] for something the brand supplies'),
    ('M006', re.compile(r'</?[A-Za-z][^<>]*>|<!--'), 'HTML is not read', r'write Markdown, or \< for the sign itself'),
    ('M007', re.compile(r'^:::'), 'a block with ::: has no meaning here', 'write a heading: ### Part, or > [!NOTE] for a callout'),
    ('M008', re.compile(r'\[\s*(?:brand|only|not|as is)\b[^\]]*$', re.IGNORECASE), 'this notation is never closed', 'write ] at its end'),
    ('M008', re.compile(r'\[\s*(?:brand|only|not|as is)\s*:[^\]]*\[', re.IGNORECASE), 'a notation holds no other brackets', 'take the inner [ and ] out'),
    ('M009', re.compile(r'!?\[[^\]]*\]\([^)]*$'), 'this link is never closed', 'write [words](https://address)'),
    ('M013', re.compile(r'\]\([^)]*\)'), 'this link has no address that can be followed', 'write an address without spaces that begins with https://, mailto: or tel:'),
    ('M017', re.compile(r'\]\[|^\[[^\]]+\]:'), 'a link keeps its address beside it', 'write [words](https://address)'),
    ('M020', re.compile(r'~~'), 'words cannot be crossed out', r'take ~~ out, or write \~ for the sign itself'),
)  # fmt: skip
_BRACKETED = re.compile(r'(?<!\])\[([^\[\]\n]+)\](?![(\[:])')


def _read_notation(state: StateInline, silent: bool) -> bool:
    """Inline rule: ``[brand: x]``, ``[as is: x]`` and ``[^claim]`` become tokens of their own."""
    match = _NOTE.match(state.src, state.pos) or _NOTATION.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        if match.re is _NOTE:
            token = state.push('note_ref', '', 0)
            token.content = match[1]
        else:
            token = state.push('notation', '', 0)
            token.content = (match[2] or '').strip()
            token.info = normal(match[1])
        token.meta = {'raw': match[0]}
    state.pos = match.end()
    return True


def _set_long_aside(state: StateCore) -> None:
    """Core rule: paragraphs that are too long to read stay unread and are listed under ``long``."""
    long = [token for token in state.tokens if token.type == 'inline' and len(token.content) > _LONGEST]
    for token in long:
        token.content = ''
    state.env['long'] = long


def _reader() -> MarkdownIt:
    reader = MarkdownIt('commonmark', {'html': False, 'typographer': True, 'quotes': '“”‘’', 'maxNesting': _LOST})
    reader.enable(['table', 'smartquotes']).disable(['code', 'lheading', 'html_block', 'text_join', 'reference'])
    reader.inline.ruler.before('link', 'notation', _read_notation)
    reader.core.ruler.before('inline', 'long', _set_long_aside)
    return reader


_READER = _reader()


def read_markdown(text: str, file: str, first_line: int = 1, origin: Origin = Origin.COURSE) -> Parsed[tuple[Block, ...]]:
    """Return the blocks of a Markdown text.

    `file` is the workspace-relative path for places, `first_line` the line of the file that `text` begins on, `origin` who
    wrote it. Findings M001-M024 say what could not be understood; with any error the tree must not be delivered.
    """
    tree = _TreeBuilder(text, file, first_line, origin)
    blocks = tree.read()
    return Parsed(blocks, tuple(tree.found))


def _stands_alone(children: list[Token]) -> bool:
    """Whether the notation that a paragraph begins with has its line for itself and is not a kept word."""
    alone = len(children) == 1 or children[1].type == 'softbreak'
    return alone and not (children[0].info == 'as is' and children[0].content)


class _TooDeepError(Exception):
    """Emphasis stands too deep in other emphasis."""


class _TreeBuilder:
    """Walks markdown-it's flat tokens once and folds them into blocks."""

    def __init__(self, text: str, file: str, first_line: int, origin: Origin) -> None:
        self.text = text.replace('\r\n', '\n').replace('\r', '\n')
        self.lines = self.text.split('\n')
        self.file = file
        self.offset = first_line - 1
        self.origin = origin
        self.too_deep = False
        self.found: list[Finding] = []
        self.marked: list[Finding] = []  # [!WORD] in running text, until it is known that no callout begins with it

    def read(self) -> tuple[Block, ...]:
        env: dict[str, list[Token]] = {}
        try:
            tokens = _READER.parse(self.text, env)
            for token in env['long']:
                self.found.append(error('M001', f'this paragraph is longer than {_LONGEST} characters', self.span_of(token), 'make several paragraphs of it'))
            self.check_letters()
            self.check_note_texts(tokens)
            blocks = self.blocks(iter(tokens), '')
        except (RecursionError, _TooDeepError):
            self.found.append(error('M001', 'this text is nested too deeply to read', self.span(0), 'take out some levels of lists, quotations or emphasis'))
            return ()
        self.found.extend(self.marked)
        return blocks

    def check_letters(self) -> None:
        """Say where letters stand that nobody can see, one a line."""
        for number, line in enumerate(self.lines):
            hidden = HIDDEN.search(line)
            if hidden:
                self.found.append(error('M023', f'a control character that nobody can see stands here (U+{ord(hidden[0]):04X})', self.span(number, hidden.start() + 1), 'delete it and type the words again'))

    def check_note_texts(self, tokens: list[Token]) -> None:
        code = {number for token in tokens if token.type == 'fence' and token.map for number in range(*token.map)}
        for number, line in enumerate(self.lines):
            if number not in code and _NOTE_TEXT.match(line):
                self.found.append(error('M002', 'a note to a source has no text in the lesson', self.span(number), 'take the line out; the words come from content/claims.yml'))

    def span(self, line: int, column: int = 1, end: int | None = None) -> Span:
        start = line + 1 + self.offset
        return Span(self.file, start, column, start if end is None else max(start, end + self.offset))

    def span_of(self, token: Token) -> Span:
        first, last = token.map or [0, 1]
        while last - 1 > first and not self.lines[last - 1].strip():
            last -= 1
        line = self.lines[first] if first < len(self.lines) else ''
        outer = _OUTER.match(line) if token.level and token.type in _INNER else None
        return self.span(first, outer.end() + 1 if outer else len(line) - len(line.lstrip()) + 1, last)

    # --- blocks ----------------------------------------------------------------------------------------------------

    def blocks(self, tokens: Iterator[Token], until: str) -> tuple[Block, ...]:
        found: list[Block] = []
        for token in tokens:
            if token.type == until:
                break
            at = self.span_of(token)
            if token.level > _DEEPEST and not self.too_deep:
                self.too_deep = True
                self.found.append(error('M001', 'lists or quotations stand too deep in each other here', at, 'take out some levels'))
            match token.type:
                case 'paragraph_open':
                    found.extend(self.paragraph(next(tokens), at))
                    next(tokens)
                case 'heading_open':
                    found.append(self.heading(int(token.tag[1]), self.line(next(tokens)), at, nested=bool(until)))
                    next(tokens)
                case 'bullet_list_open' | 'ordered_list_open':
                    ordered = token.type == 'ordered_list_open'
                    items = tuple(self.items(tokens, token.type.replace('_open', '_close')))
                    found.append(List(ordered, items, at, int(token.attrGet('start') or 1) if ordered else 1))
                case 'blockquote_open':
                    found.append(self.quote(self.blocks(tokens, 'blockquote_close'), at))
                case 'table_open':
                    found.append(self.table(tokens, at))
                case 'fence':
                    self.check_fence(token)
                    found.append(CodeBlock(token.content.rstrip('\n'), token.info.strip(), at))
                case 'hr':
                    if found and isinstance(found[-1], Paragraph) and found[-1].at.end_line == at.line - 1:
                        self.found.append(error('M018', 'a line under words makes no heading', at, 'write ## or ### before the words; put an empty line above a line across the page'))
                    found.append(Rule(at))
        return tuple(found)

    def heading(self, level: int, words: tuple[Inline, ...], at: Span, nested: bool) -> Heading:
        """Return a heading. Titles are plain words, so what would be lost or delivered raw in them is an error."""
        if nested:
            self.found.append(error('M022', 'a heading cannot stand in a list or quotation', at, 'begin the heading at the left margin, with an empty line above it'))
        lost = next((inline for inline in inlines_in(words) if isinstance(inline, Fact | Picture | NoteRef | Link)), None)
        if level <= 3 and lost:
            self.found.append(error('M021', 'a heading is made of plain words', lost.at, 'put links, pictures, notes and [brand: ...] into the text below it'))
        return Heading(level, words, at)

    def check_lines(self, lines: list[str], first: int) -> None:
        """Say what was meant as a heading or table and is none; it would be delivered as it stands."""
        for number, line in enumerate(lines):
            if _RAW_HEADING.match(line):
                self.found.append(error('M018', 'this is no heading yet', self.span(first + number), r'write ### and a space at the left margin, with an empty line above; \# is the sign itself'))
            elif number and _UNDERLINE.fullmatch(line):
                self.found.append(error('M018', 'a line under words makes no heading', self.span(first + number), 'write ## or ### before the words'))
            elif _TABLE_ROW.fullmatch(line):
                self.found.append(error('M019', 'this is no table yet', self.span(first + number), 'a table has a line of dashes below its first row, with as many cells: | --- | --- |'))
                return

    def paragraph(self, token: Token, at: Span) -> Iterator[Block]:
        """Yield the notations that open a paragraph, each on its own line, then the paragraph itself."""
        children = list(token.children or [])
        first_line = (token.map or [0, 1])[0]
        lines = token.content.split('\n')
        self.check_lines(lines, first_line)
        taken = 0
        while children and children[0].type == 'notation' and _stands_alone(children):
            line = first_line + taken
            indent = len(self.lines[line]) - len(self.lines[line].lstrip())
            yield Notation(children[0].info, children[0].content, self.span(line, indent + 1 if taken else at.column))
            children = children[2:]
            taken += 1
        if children:
            token.children = children
            token.content = '\n'.join(lines[taken:])
            token.map = [first_line + taken, (token.map or [0, 1])[1]]
            yield Paragraph(self.line(token), self.span_of(token) if taken else at)

    def items(self, tokens: Iterator[Token], until: str) -> Iterator[Item]:
        for token in tokens:
            if token.type == until:
                return
            yield Item(self.blocks(tokens, 'list_item_close'), self.span_of(token))

    def quote(self, blocks: tuple[Block, ...], at: Span) -> Block:
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Text):
            match = re.match(r'\[!([^\]\n]*)\]\s*', first.children[0].text)
            if match:
                kind = normal(match[1])
                self.marked = [finding for finding in self.marked if finding.span != first.children[0].at]
                if kind not in CALLOUTS:
                    self.found.append(error('M010', f'[!{match[1]}] is not a kind of callout', first.at, nearest(match[1].upper(), [c.upper() for c in CALLOUTS])))
                rest = first.children[0].text[match.end():]
                words: tuple[Inline, ...] = first.children[1:]
                if rest:
                    words = (Text(rest, first.children[0].at, first.children[0].origin), *words)
                elif words and isinstance(words[0], Text) and not words[0].text.strip():
                    words = words[1:]
                return Callout(kind, ((Paragraph(words, first.at),) if words else ()) + blocks[1:], at)
        return Quote(blocks, at)

    def table(self, tokens: Iterator[Token], at: Span) -> Table:
        header: tuple[tuple[Inline, ...], ...] = ()
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        align: list[str] = []
        row: list[tuple[Inline, ...]] = []
        row_map: list[int] | None = None
        for token in tokens:
            match token.type:
                case 'table_close':
                    break
                case 'tr_open':
                    row, row_map = [], token.map
                case 'th_open' | 'td_open':
                    if token.type == 'th_open':
                        align.append(str(token.attrGet('style') or '').removeprefix('text-align:'))
                    inline = next(tokens)
                    inline.map = row_map or inline.map
                    row.append(self.line(inline))
                case 'tr_close':
                    if not header:
                        header = tuple(row)
                    else:
                        rows.append(tuple(row))
                        self.check_row(row_map, len(header))
        if len(header) > _WIDEST:
            self.found.append(error('M024', f'this table has {len(header)} columns, and paper has room for {_WIDEST}', at, 'make several tables of it, or write columns as rows'))
        return Table(header, tuple(rows), tuple(align), at)

    def check_row(self, row_map: list[int] | None, columns: int) -> None:
        if row_map is None:
            return
        line = _OUTER.sub('', self.lines[row_map[0]]).strip()
        cells = len(re.findall(r'(?<!\\)\|', line.strip('|') if not line.endswith('\\|') else line)) + 1
        if cells != columns:
            self.found.append(error('M011', f'this row has {cells} cells, the table has {columns} columns', self.span(row_map[0]), r'write one cell for each column; \| is the sign itself'))

    def check_fence(self, token: Token) -> None:
        first, last = token.map or [0, 1]
        closing = self.lines[last - 1].strip() if 0 < last <= len(self.lines) else ''
        if last - 1 <= first or not (closing and set(closing) == {token.markup[0]} and len(closing) >= len(token.markup)):
            self.found.append(error('M012', 'this block of code is never closed', self.span_of(token), f'write {token.markup if len(token.markup) < 12 else token.markup[0] * 3 + "..."} on a line of its own where it ends'))

    # --- lines -----------------------------------------------------------------------------------------------------

    def line(self, token: Token) -> tuple[Inline, ...]:
        return _LineBuilder(self, token).read()


class _LineBuilder:
    """Turns one inline token into our inline nodes, keeping track of where in the source each run of text stands."""

    def __init__(self, tree: _TreeBuilder, token: Token) -> None:
        self.tree = tree
        self.children = iter(token.children or [])
        self.content = straight(token.content)
        self.first = (token.map or [0, 1])[0]
        self.position = 0
        self.depth = 0
        self.starts = [0, *(match.end() for match in re.finditer('\n', self.content))]
        self.indents = [self.indent(number, words) for number, words in enumerate(self.content.split('\n'), self.first)]

    def indent(self, number: int, words: str) -> int:
        """Return how many characters of a source line stand before the words of this paragraph or cell."""
        source = straight(self.tree.lines[number]) if number < len(self.tree.lines) else ''
        return max(source.find(words), 0)

    def inside(self, until: str) -> tuple[Inline, ...]:
        self.depth += 1
        if self.depth > _DEEPEST_EMPHASIS:
            raise _TooDeepError
        found = self.read(until)
        self.depth -= 1
        return found

    def read(self, until: str = '') -> tuple[Inline, ...]:
        found: list[Inline] = []
        for token in self.children:
            if token.type == until:
                break
            match token.type:
                case 'text':
                    self.check(token.content)
                    self.add(found, token.content)
                case 'text_special':
                    self.add(found, token.content)
                case 'softbreak':
                    self.add(found, ' ', moves=False)
                case 'hardbreak':
                    found.append(Break())
                case 'code_inline':
                    found.append(Code(token.content, self.place(token.content)))
                case 'em_open':
                    found.append(Emphasis(self.inside('em_close')))
                case 'strong_open':
                    found.append(Strong(self.inside('strong_close')))
                case 'link_open':
                    found.extend(self.link(token))
                case 'image':
                    found.append(Picture(_alternative(token), str(token.attrGet('src') or ''), self.place(token.content)))
                case 'note_ref':
                    found.append(NoteRef(token.content, self.place(token.meta['raw'])))
                case 'notation':
                    self.notation(token, found)
        return tuple(found)

    def add(self, found: list[Inline], text: str, moves: bool = True) -> None:
        if not text:
            return
        at = self.place(text) if moves else self.here(self.position)
        last = found[-1] if found else None
        if isinstance(last, Text) and last.origin is self.tree.origin:
            found[-1] = Text(last.text + text, last.at, last.origin)
        else:
            found.append(Text(text, at, self.tree.origin))

    def place(self, text: str) -> Span:
        start = self.content.find(straight(text), self.position)
        if start >= 0:
            at = self.here(start)
            self.position = start + len(text)
            return at
        return self.here(self.position)

    def here(self, position: int) -> Span:
        number = bisect_right(self.starts, position) - 1
        return self.tree.span(self.first + number, self.indents[number] + position - self.starts[number] + 1)

    def link(self, token: Token) -> tuple[Inline, ...]:
        """Return a link, or its words alone when nobody should follow it."""
        href = str(token.attrGet('href') or '')
        at = self.here(self.position)
        if not _SAFE_LINK.match(href):
            self.tree.found.append(error('M013', f'a link cannot lead to "{href}"', at, 'write an address that begins with https://, mailto: or tel:'))
            return self.inside('link_close')
        return (Link(self.inside('link_close'), href, at),)

    def notation(self, token: Token, found: list[Inline]) -> None:
        at = self.place(token.meta['raw'])
        match token.info:
            case 'brand' if token.content:
                found.append(Fact(normal(token.content), at))
            case 'as is' if token.content:
                found.append(Text(token.content, at, Origin.KEPT))
            case _:
                self.tree.found.append(error('M014', f'{token.meta["raw"]} cannot stand inside a sentence', at, 'put it alone on a line, with an empty line before and after'))

    def check(self, text: str) -> None:
        plain = straight(text)
        start = max(self.content.find(plain, self.position), 0)
        said: set[str] = set()
        for code, pattern, message, hint in _LEFT_OVER:
            match = pattern.search(plain)
            if match and code not in said:
                said.add(code)
                self.tree.found.append(error(code, message, self.here(start + match.start()), hint))
        for match in _BRACKETED.finditer(plain):
            inside = match[1].strip()
            at = self.here(start + match.start())
            if inside.startswith('!'):
                self.tree.marked.append(error('M010', f'[{inside}] has no meaning here', at, 'begin a callout with it: > [!NOTE]'))
                continue
            word, colon, _ = inside.partition(':')
            first_word = word.split()[0] if word.split() else ''
            if colon or first_word.casefold() in ('brand', 'only', 'not'):
                self.tree.found.append(error('M015', f'[{inside}] is not a notation', at, nearest(word.strip(), NOTATIONS)))
            else:
                self.tree.found.append(warning('M016', f'[{inside}] stands in the text as it is', at, r'write what is meant, or \[ and \] for the brackets themselves'))


def _alternative(image: Token) -> str:
    """Return the words of a picture's alternative text, without their markup."""
    return ''.join(_alternative(token) if token.type == 'image' else ' ' if token.type.endswith('break') else token.content for token in image.children or [])
