"""A line of running text as one string that can be searched, with the way back to its nodes.

Words that must stay (the brand's own, kept words, links, code) are hidden from searching but count as neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.sources.findings import Span
from builder.sources.nodes import Break, Code, Emphasis, Fact, Inline, Link, NoteRef, Origin, Picture, Strong, Text
from builder.sources.typography import straight

#: Stands for one character that may not be read or changed; it is no letter, space or quote.
HIDDEN = '\ufffc'

#: Addresses in running text, which nobody finds any more when a word in them changes.
_ADDRESS = re.compile(r'(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|uk|example)\b(?:/\S*)?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the line that belongs to one text node; `open` says whether its words may change."""

    start: int
    end: int
    node: Text
    open: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the line become `words`. An edit lies within one open run."""

    start: int
    end: int
    words: str


class Line:
    """One line of inline nodes, flattened."""

    def __init__(self, inlines: tuple[Inline, ...]) -> None:
        self.inlines = inlines
        self.runs: list[Run] = []
        self.shown: list[str] = []
        self.length = 0
        self._flatten(inlines, changeable=True)
        #: The line with kept words readable (for neighbours) ...
        self.text = ''.join(self.shown)
        #: ... and with everything that must stay hidden (for searching).
        self.searchable = self._hide()
        self.hide_all(_ADDRESS)

    def _push(self, words: str) -> None:
        self.shown.append(words)
        self.length += len(words)

    def _flatten(self, inlines: tuple[Inline, ...], changeable: bool) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    start = self.length
                    self._push(inline.text)
                    self.runs.append(Run(start, self.length, inline, changeable and inline.origin is Origin.COURSE))
                case Emphasis() | Strong():
                    self._flatten(inline.children, changeable)
                case Link():
                    self._flatten(inline.children, changeable=False)
                case Code():
                    self._push(HIDDEN * len(inline.text))
                case Picture() | Fact():
                    self._push(HIDDEN)
                case Break():
                    self._push(' ')
                case NoteRef():
                    pass

    def _hide(self) -> str:
        characters = [HIDDEN if c not in ' \n' else c for c in self.text]
        for run in self.runs:
            if run.open:
                characters[run.start : run.end] = list(self.text[run.start : run.end])
        return ''.join(characters)

    def hide(self, start: int, end: int) -> None:
        """Hide a stretch, such as a kept phrase, from searching."""
        self.searchable = self.searchable[:start] + HIDDEN * (end - start) + self.searchable[end:]

    def hide_all(self, pattern: re.Pattern[str]) -> None:
        """Hide whatever a pattern finds; it is matched against plain marks."""
        for match in pattern.finditer(straight(self.searchable)):
            self.hide(match.start(), match.end())

    def run_at(self, start: int, end: int) -> Run | None:
        """Return the open run that holds the whole stretch, or None."""
        return next((run for run in self.runs if run.open and run.start <= start and end <= run.end), None)

    def place(self, start: int) -> Span:
        """Return the place in the source of a character of the line."""
        run = next((run for run in self.runs if run.start <= start < run.end), None)
        if run is None:
            run = self.runs[0]
            return run.node.at
        at = run.node.at
        return replace(at, column=at.column + start - run.start)

    def with_edits(self, edits: list[Edit]) -> tuple[Inline, ...]:
        """Return the line's nodes with the edits made."""
        if not edits:
            return self.inlines
        changed: dict[int, Text] = {}
        for run in self.runs:
            inside = sorted((e for e in edits if run.start <= e.start and e.end <= run.end), key=lambda e: e.start, reverse=True)
            if inside:
                words = run.node.text
                for edit in inside:
                    words = words[: edit.start - run.start] + edit.words + words[edit.end - run.start :]
                changed[id(run.node)] = replace(run.node, text=words)
        return _rebuilt(self.inlines, changed)


def _rebuilt(inlines: tuple[Inline, ...], changed: dict[int, Text]) -> tuple[Inline, ...]:
    rebuilt: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            rebuilt.append(changed.get(id(inline), inline))
        elif isinstance(inline, Emphasis | Strong | Link):
            rebuilt.append(replace(inline, children=_rebuilt(inline.children, changed)))
        else:
            rebuilt.append(inline)
    return tuple(rebuilt)
