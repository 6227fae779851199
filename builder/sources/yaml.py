"""YAML as version 1.2 reads it, as our own frozen nodes with a place for every value.

Only PyYAML's parser is used, never its constructors: events become nodes here, so nothing in a file can name a type, an alias
or a merge. Reading is total: whatever stands in a file gives a value or findings (Y001-Y025), never an exception.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, cast

import yaml
from yaml.error import Mark

from builder.sources.findings import Finding, Parsed, Related, Span, error, in_order, warning
from builder.sources.yaml_faults import syntax_finding

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_REPAIRS = 8

NULL = re.compile(r'~|null|Null|NULL|')
TRUE = re.compile(r'true|True|TRUE')
FALSE = re.compile(r'false|False|FALSE')
INT = re.compile(r'[-+]?(?:0|[1-9][0-9]{0,17})')
FLOAT = re.compile(r'[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,17})?(?:[eE][-+]?[0-9]{1,3})?')
# What turns the reading direction of the text around it, and line ends that editors do not count.
HIDDEN = re.compile('[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')

Plain: TypeAlias = bool | int | float | str | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `text` is what was written, `style` is plain, single, double, literal or folded."""

    text: str
    style: str
    at: Span

    @property
    def value(self) -> Plain:
        """What YAML 1.2 makes of it: None, a switch, a number, or the text itself."""
        if self.style != 'plain':
            return self.text
        if NULL.fullmatch(self.text):
            return None
        if TRUE.fullmatch(self.text) or FALSE.fullmatch(self.text):
            return self.text.lower() == 'true'
        if INT.fullmatch(self.text):
            return int(self.text)
        if FLOAT.fullmatch(self.text) and math.isfinite(float(self.text)):
            return float(self.text)
        return self.text

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given: no value, ``~``, ``null`` or blanks only."""
        return self.value is None or not self.text.strip()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order written; no key stands twice."""

    entries: tuple[Entry, ...]
    at: Span

    def get(self, key: str) -> Node | None:
        """Return the value of a key as written, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None

    def key(self, key: str) -> Scalar | None:
        """Return a key's own node, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.key
        return None


Node: TypeAlias = Scalar | Sequence | Mapping


def read_yaml(text: str, file: str, first_line: int = 1) -> Parsed[Node]:
    """Return the tree of a YAML text.

    `file` is the path for the places; `first_line` the line of the file on which the text begins (front matter: 2). A text
    without any value gives an empty mapping. `value` is None when the text cannot be read as YAML; otherwise it is there even
    with findings, without the entries that were refused.
    """
    at = Span.of(file, first_line)
    if len(text) > MAX_BYTES or len(text.encode('utf-8', errors='surrogatepass')) > MAX_BYTES:
        return Parsed(None, (error('Y001', 'this is too long for one YAML text (256 KiB)', at, 'divide it into several files'),))
    hidden = tuple(_hidden_letters(text, file, first_line))
    if hidden:
        return Parsed(None, hidden)
    findings: list[Finding] = []
    current = text
    for _ in range(MAX_REPAIRS):
        reader = _Reader(current, file, first_line)
        tree, broken, repaired = reader.run()
        if broken is None:
            findings.extend(reader.findings)
            return Parsed(tree if not findings or current is text else None, in_order(findings))
        findings.append(broken)
        if repaired is None or repaired == current or len(current) > MAX_BYTES // 4:
            findings.extend(reader.findings)
            break
        current = repaired
    return Parsed(None, in_order(findings))


def _hidden_letters(text: str, file: str, first_line: int) -> Iterator[Finding]:
    for number, line in enumerate(text.split('\n'), start=first_line):
        found = HIDDEN.search(line.removesuffix('\r'))
        if found:
            at = Span.of(file, number, found.start() + 1)
            name = f'U+{ord(found.group()):04X}'
            yield error('Y002', f'a control character that nobody can see stands here ({name})', at, 'delete it and type the words again')


@dataclass(slots=True)
class _Open:
    """A list or mapping while it is being read; `key` is the key that waits for its value."""

    is_mapping: bool
    at: Span
    flow: bool
    items: list[Node]
    entries: list[Entry]
    seen: dict[str, Scalar]
    key: Scalar | None = None
    key_end: int = 0
    awaiting: bool = False


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.nodes = 0
        self.documents = 0
        self.stopped = False
        self.last_scalar: tuple[int, int] = (0, 0)

    def run(self) -> tuple[Node | None, Finding | None, str | None]:
        """Return the tree, the fault that ended the reading, and the text with that fault taken out."""
        try:
            for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
                self.take(event)
                if self.stopped:
                    return None, None, None
        except yaml.MarkedYAMLError as problem:
            flow = next(((inner.at.line - self.first_line, inner.at.column - 1) for inner in self.stack if inner.flow), None)
            fault, repaired = syntax_finding(problem, self.text, self.file, self.first_line, self.last_scalar, flow)
            return None, fault, repaired
        except (yaml.YAMLError, ValueError, RecursionError, OverflowError, IndexError, AttributeError):
            at = Span.of(self.file, self.first_line)
            return None, error('Y003', 'this is not YAML', at, 'compare it with the example in docs/brand-format.md'), None
        empty = Mapping((), Span.of(self.file, self.first_line))
        return (self.root if self.root is not None else empty), None, None

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.say('Y004', 'a second document begins here', event, 'keep one document a file: delete the line ---')
                self.stopped = True
        elif isinstance(event, yaml.AliasEvent):
            hint = 'write the value out; a text that begins with * needs quotes: "*bold*"'
            self.say('Y005', f'*{event.anchor} points to another place; that is not allowed', event, hint)
            self.put(Scalar('', 'double', self.span(event)), event)
        elif isinstance(event, yaml.ScalarEvent):
            self.check_marks(event)
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.check_marks(event)
            self.open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.close(event)

    def open(self, event: yaml.CollectionStartEvent) -> None:
        self.count(event)
        if len(self.stack) >= MAX_DEPTH:
            self.say('Y006', f'lists and keys stand more than {MAX_DEPTH} deep in each other', event, 'divide it')
            self.stopped = True
            return
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(is_mapping, self.span(event), bool(event.flow_style), [], [], {}))

    def close(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        # A block ends before its own end mark, which stands at the next thing.
        end = max((_end_of(child) for child in self.children(done)), default=done.at.line)
        if done.flow:
            end = _end(event).line + self.first_line
        at = Span(self.file, done.at.line, done.at.column, max(end, done.at.line))
        node: Node = Mapping(tuple(done.entries), at) if done.is_mapping else Sequence(tuple(done.items), at)
        self.put(node, event)

    @staticmethod
    def children(done: _Open) -> tuple[Node, ...]:
        return tuple(entry.value for entry in done.entries) if done.is_mapping else tuple(done.items)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        self.count(event)
        style = {None: 'plain', '': 'plain', "'": 'single', '"': 'double', '|': 'literal', '>': 'folded'}[event.style]
        at = self.span(event)
        if _start(event).index != _end(event).index:
            self.last_scalar = (_start(event).index, _end(event).index)
        if style == 'double' and HIDDEN.search(event.value):
            self.findings.append(error('Y002', 'a control character is written here', at, 'delete the \\ code'))
        if style == 'plain' and not event.value:
            at = self.nothing_given(event, at)
        elif style == 'plain':
            self.smart_quotes(event, at)
            self.cut_short(event, at)
        self.put(Scalar(event.value, style, at), event)

    def cut_short(self, event: yaml.ScalarEvent, at: Span) -> None:
        """Say that a # inside a text ends it: ``see form #12``. A comment of the author's has a space behind its #."""
        end = _end(event).index
        rest = re.match(r'[ \t]+(#[^\s#].*)', self.text[end : (self.text + '\n').index('\n', end)])
        if rest:
            place = Span(self.file, at.end_line, _end(event).column + 1 + rest.start(1), at.end_line)
            hint = f'put quotes around the whole text: "{event.value} {rest[1].strip()}"; before a remark, write a space after the #'
            self.findings.append(warning('Y030', f'a # ends this text, so "{rest[1].strip()}" is not part of it', place, hint))

    def put(self, node: Node, event: yaml.Event) -> None:
        """Give a finished node to what it stands in."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif not parent.awaiting:
            parent.key, parent.key_end, parent.awaiting = self.as_key(node, parent), _end(event).index, True
        else:
            if parent.key is not None:
                parent.entries.append(Entry(parent.key, node))
            parent.key, parent.awaiting = None, False

    def as_key(self, node: Node, parent: _Open) -> Scalar | None:
        """Return a node if it may be a key here, else None after saying why."""
        if not isinstance(node, Scalar):
            hint = 'put quotes around text in braces: "{...}"'
            self.findings.append(error('Y007', 'a list or braces cannot be a key', node.at, hint))
            return None
        if node.text == '<<' and node.style == 'plain':
            self.findings.append(error('Y008', '<< would merge another place; that is not allowed', node.at, 'write the keys out'))
            return None
        if not isinstance(node.value, str):
            shown = node.text or 'an empty key'
            hint = f'write "{node.text}" with quotes' if node.text else 'write a word before the colon'
            self.findings.append(error('Y007', f'{shown} is no text, and keys are text', node.at, hint))
            return None
        first = parent.seen.setdefault(node.text, node)
        if first is not node:
            where = Related(first.at, 'it stands here first')
            hint = 'keep one of the two'
            message = f'the key "{node.text}" stands twice (first in line {first.at.line})'
            self.findings.append(error('Y009', message, node.at, hint, (where,)))
            return None
        return node

    def nothing_given(self, event: yaml.ScalarEvent, at: Span) -> Span:
        """Say what became of a value that is not there, and return the place to point at."""
        parent = self.stack[-1] if self.stack else None
        key = parent.key.text if parent is not None and parent.key is not None else ''
        start = _start(event).index
        if parent is not None and parent.flow and parent.awaiting and ':' not in self.text[parent.key_end : start]:
            place = parent.key.at if parent.key is not None else at
            hint = f'write {key}: and a value, or put the whole text in quotes: "{{{key}}}"'
            self.findings.append(error('Y010', f'"{key}" in braces has no value', place, hint))
            return at
        rest = self.text[start : (self.text + '\n').index('\n', start)]
        comment = re.match(r'[ \t]*(#\S.*?)[ \t\r]*$', rest)
        if comment is None:
            return at
        column = _start(event).column + rest.index('#') + 1
        place = Span.of(self.file, _start(event).line + self.first_line, column)
        written = re.match(r'#[^\s,\]}]*', comment.group(1))
        value = written.group() if written else comment.group(1)
        name = f'"{key}" is empty' if key else 'this is empty'
        hint = f'write {key}: "{value}"' if key else f'write - "{value}"'
        self.findings.append(error('Y011', f'{name}: a # starts a comment, so nothing is left', place, hint))
        return place

    def smart_quotes(self, event: yaml.ScalarEvent, at: Span) -> None:
        text = event.value
        pairs = {'“': '”', '„': '”“', '‘': '’', '‚': '‘’'}
        closing = pairs.get(text[0])
        if closing is None:
            return
        inner = text[1:-1]
        apostrophes = text[0] == '‘' and text[-1] not in closing
        unclosed = not any(mark in text[1:] for mark in closing)
        whole = text[-1] in closing and len(text) > 1 and not any(mark in inner for mark in (*pairs, *closing) if mark != '’')
        if (whole or unclosed) and not apostrophes:
            hint = f'write straight quotes: "{text.strip("“”„‘’‚")}"'
            self.findings.append(error('Y012', 'curly quotes do not quote in YAML; they would be printed', at, hint))

    def check_marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            hint = 'write the value out; a text that begins with & needs quotes: "& more"'
            self.say('Y013', f'&{event.anchor} names a place for later; that is not allowed', event, hint)
        tag = getattr(event, 'tag', None)
        if tag is not None:
            shown = self.text[_start(event).index :].split(None, 1)[0][:40]
            hint = f'delete it; a text that begins with ! needs quotes: "{shown} ..."'
            self.say('Y014', f'{shown} would name a type; that is not allowed', event, hint)

    def count(self, event: yaml.Event) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.say('Y015', f'there are more than {MAX_NODES} values', event, 'divide it into several files')
            self.stopped = True

    def span(self, event: yaml.Event) -> Span:
        start, end = _start(event), _end(event)
        line = start.line + self.first_line
        last = end.line + self.first_line - (1 if end.column == 0 and end.line > start.line else 0)
        return Span(self.file, line, start.column + 1, max(last, line))

    def say(self, code: str, message: str, event: yaml.Event, hint: str = '') -> None:
        self.findings.append(error(code, message, self.span(event), hint))


def _end_of(node: Node) -> int:
    return node.at.end_line


def _start(event: yaml.Event) -> Mark:
    return cast(Mark, event.start_mark)


def _end(event: yaml.Event) -> Mark:
    return cast(Mark, event.end_mark)
