"""What is wrong with a text that is no YAML, in words for people who never heard of YAML.

In: PyYAML's error and the text. Out: one finding (Y003, Y011, Y016-Y025) at the place the author must change, and the text with that
place made harmless, so that the reading can go on and find the next fault.
"""

from __future__ import annotations

import re

import yaml
from yaml.error import Mark

from builder.sources.findings import Finding, Span, error

KEY = re.compile(r'^(?P<lead>\s*(?:-\s+)*(?:(?:"[^"]*"|\'[^\']*\'|[^\s:#][^:#]*?)\s*:\s+|-\s+)?)(?P<value>\S.*?)(?P<end>\s*)$')


def syntax_finding(
    problem: yaml.MarkedYAMLError,
    text: str,
    file: str,
    first_line: int,
    last_scalar: tuple[int, int],
    open_flow: tuple[int, int] | None,
) -> tuple[Finding, str | None]:
    """Return the finding for a syntax error and a text without it (None when it cannot be taken out).

    `last_scalar` is where the value before the fault began and ended, `open_flow` the line and column (from 0) of the outermost
    bracket that is still open.
    """
    mark = problem.problem_mark or problem.context_mark
    if mark is None:
        return error('Y003', 'this is not YAML', Span.of(file, first_line)), None
    context = problem.context_mark or mark
    lines = text.split('\n')
    fault = _Fault(lines, text, file, first_line, mark, context, last_scalar, open_flow)
    return fault.explain(problem.problem or '', problem.context or '')


class _Fault:
    """One fault with everything that is known about its place."""

    def __init__(
        self,
        lines: list[str],
        text: str,
        file: str,
        first_line: int,
        mark: Mark,
        context: Mark,
        last_scalar: tuple[int, int],
        open_flow: tuple[int, int] | None,
    ) -> None:
        self.lines = lines
        self.text = text
        self.file = file
        self.first_line = first_line
        self.mark = mark
        self.context = context
        self.last_scalar = last_scalar
        self.open_flow = open_flow

    def explain(self, problem: str, context: str) -> tuple[Finding, str | None]:
        """Return the finding and the repaired text."""
        line, column = self.mark.line, self.mark.column
        if 'while scanning a quoted scalar' in context:
            return self.unclosed(self.context.line, self.context.column), None
        if swallowed := self.comment_in_brackets():
            return swallowed, None
        if "'\\t'" in problem or (self.tab_before(line) and 'found character' in problem):
            return self.say('Y016', 'a tab stands here', line, column, 'use spaces to indent'), self.without_tabs()
        if '{{' in self.line(line):
            at = self.line(line).index('{{')
            return self.quotes_needed('Y017', '{{ is not text to YAML', line, at)
        if 'that cannot start any token' in problem:
            letter = self.line(line)[column : column + 1]
            return self.quotes_needed('Y018', f'a value cannot begin with {letter}', line, column)
        if 'while scanning an alias' in context or 'while scanning an anchor' in context:
            letter = self.line(self.context.line)[self.context.column : self.context.column + 1]
            return self.quotes_needed('Y018', f'a value cannot begin with {letter}', self.context.line, self.context.column)
        if 'mapping values are not allowed here' in problem:
            if self.is_second_colon(line, column):
                return self.quotes_needed('Y019', 'a colon with a space after it stands inside this text', line, column)
            return self.say('Y020', 'this key does not stand where a key can stand', line, column, self.indent_hint(line)), None
        if 'sequence entries are not allowed here' in problem or "but found '-'" in problem:
            if self.starts_value(line, column):
                return self.quotes_needed('Y018', 'a value cannot begin with a hyphen and a space', line, column)
            return self.say('Y020', 'this entry does not stand where an entry can stand', line, column, self.indent_hint(line)), None
        if 'chomping or indentation' in problem or 'while scanning a block scalar' in context:
            letter = self.line(self.context.line)[self.context.column : self.context.column + 1]
            hint = f'put the text below {letter}, indented, or put quotes around it'
            return self.say('Y018', f'after {letter} the text begins on the next line', self.context.line, self.context.column, hint), None
        return self.explain_structure(problem, context)

    def explain_structure(self, problem: str, context: str) -> tuple[Finding, str | None]:
        line, column = self.mark.line, self.mark.column
        if "could not find expected ':'" in problem:
            hint = 'write a key, a colon and a space before it; or indent it to go on with the text above'
            return self.say('Y021', 'this line has no colon', self.context.line, self.context.column, hint), None
        if 'tag' in problem or 'tag' in context or '%' in self.line(line)[:1]:
            return self.quotes_needed('Y018', 'a value cannot begin with ! or %', self.context.line, self.context.column)
        if 'parsing a flow' in context or self.open_flow is not None:
            row, place = self.open_flow or (self.context.line, self.context.column)
            bracket = self.line(row)[place : place + 1] or 'bracket'
            closing = {'[': ']', '{': '}'}.get(bracket, 'a bracket')
            hint = f'write {closing} at the end; put quotes around texts that hold a comma, a colon, a quote or a bracket'
            return self.say('Y022', f'this {bracket} is not closed, or a comma is missing', row, place, hint), None
        start, end = self.last_scalar
        if end and self.text[start : start + 1] in ('"', "'"):
            first = self.text.count('\n', 0, start)
            if '\n' in self.text[start:end]:
                return self.unclosed(first, start - (self.text.rfind('\n', 0, start) + 1)), None
            if first == line:
                return self.after_quote(line, column, start)
        if 'while parsing a block' in context or 'but found' in problem:
            return self.say('Y020', 'the indentation does not fit the lines above', line, column, self.indent_hint(line)), None
        if 'escape' in context or 'escape' in problem or 'double-quoted' in context:
            return self.say('Y023', 'a backslash in double quotes begins a code', line, column, 'write two backslashes, or use single quotes'), None
        return self.say('Y003', 'this is not YAML', line, column, 'put quotes around the text, or compare it with the lines above'), None

    def unclosed(self, line: int, column: int) -> Finding:
        mark = self.line(line)[column : column + 1]
        hint = f'write {mark} at the end of the text as well'
        if mark == "'":
            hint += '; in single quotes write an apostrophe twice, or use double quotes around the text'
        return self.say('Y024', f'the quote {mark} that opens here is not closed', line, column, hint)

    def after_quote(self, line: int, column: int, start: int) -> tuple[Finding, str | None]:
        mark = self.text[start]
        rest = self.line(line)[start - (self.text.rfind('\n', 0, start) + 1) :].rstrip()
        other = "'" if mark == '"' else '"'
        shown = rest.replace(other, other * 2) if other == "'" else rest.replace(other, '\\' + other)
        hint = f'write {other}{shown}{other}'
        finding = self.say('Y025', 'the quotes end here, but the text goes on', line, column, hint)
        return finding, self.replaced(line, rest)

    def comment_in_brackets(self) -> Finding | None:
        """Return the finding for a colour that a # swallowed together with the closing bracket."""
        if self.open_flow is None:
            return None
        for number in range(self.open_flow[0], min(self.mark.line, len(self.lines) - 1) + 1):
            found = re.search(r'[\[{,:]\s*(#[^\s,\]}]+)', self.lines[number])
            if found:
                hint = f'write "{found.group(1)}" with quotes'
                return self.say('Y011', 'a # starts a comment, so the rest of the line is lost', number, found.start(1), hint)
        return None

    def quotes_needed(self, code: str, message: str, line: int, column: int) -> tuple[Finding, str | None]:
        """Return a finding that says to put quotes around the value of a line."""
        found = KEY.match(self.line(line))
        if found is None or found.group('value').startswith(('"', '[')):
            return self.say(code, message, line, column, 'put quotes around it'), None
        lead, value = found.group('lead'), found.group('value')
        quoted = f'"{value}"' if '"' not in value and '\\' not in value else "'" + value.replace("'", "''") + "'"
        finding = self.say(code, message, line, column, f'put quotes around it: {lead.strip()} {quoted}')
        return finding, self.replaced(line, value)

    def replaced(self, line: int, value: str) -> str:
        """Return the text with a value of a line made harmless; its length stays, so that other places hold."""
        lines = list(self.lines)
        head, _, tail = lines[line].rpartition(value)
        lines[line] = f'{head}"{"x" * max(len(value) - 2, 1)}"{tail}'
        return '\n'.join(lines)

    def without_tabs(self) -> str | None:
        cleaned = self.text.replace('\t', ' ')
        return cleaned if cleaned != self.text else None

    def tab_before(self, line: int) -> bool:
        return '\t' in self.line(line)[: len(self.line(line)) - len(self.line(line).lstrip())]

    def is_second_colon(self, line: int, column: int) -> bool:
        return re.search(r':\s', self.line(line)[:column]) is not None

    def starts_value(self, line: int, column: int) -> bool:
        return self.line(line)[:column].rstrip().endswith(':')

    def indent_hint(self, line: int) -> str:
        if line > 0 and re.search(r':\s+[^\s#|>&*!{\[]', self.line(line - 1)):
            return 'the key above has a value already: begin this line at the same column as that key'
        return 'begin it at the same column as its neighbours'

    def line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ''

    def say(self, code: str, message: str, line: int, column: int, hint: str = '') -> Finding:
        last = min(line, len(self.lines) - 1)
        return error(code, message, Span.of(self.file, last + self.first_line, column + 1), hint)
