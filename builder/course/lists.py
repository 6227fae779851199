"""The closed lists: themes, purposes, skills, the evidence ledger, and the glossary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from builder.sources.files import Folder, read_text
from builder.sources.findings import Finding, Parsed, Related, Span, error
from builder.sources.records import Record, read
from builder.sources.yaml import Sequence, read_yaml

GLOSSARY = 'glossary.yml'


class _EntryRecord(Record):
    called: ClassVar[str] = 'an entry of this list'
    id: str
    name: str
    means: str


class _ClaimRecord(Record):
    called: ClassVar[str] = 'a claim'
    id: str
    says: str
    source: str
    mark: Literal['V', 'K', 'S']


class _DefinitionRecord(Record):
    called: ClassVar[str] = 'a word of the glossary'
    id: str
    term: str
    means: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A theme, purpose or skill."""

    id: str
    name: str
    means: str
    at: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that may be printed, its source, and how it was checked: V at the source, K known, S only said."""

    id: str
    says: str
    source: str
    mark: str
    at: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """A word of the field and what it means here, in one plain sentence."""

    id: str
    term: str
    means: str
    at: Span


@dataclass(frozen=True, slots=True)
class Lists:
    """Every closed list of a course, by id. A course may do without a glossary."""

    themes: dict[str, Entry]
    purposes: dict[str, Entry]
    skills: dict[str, Entry]
    claims: dict[str, Claim]
    glossary: dict[str, Definition] = field(default_factory=dict)

    @property
    def theme_ids(self) -> frozenset[str]:
        """Ids of themes."""
        return frozenset(self.themes)

    @property
    def purpose_ids(self) -> frozenset[str]:
        """Ids of purposes."""
        return frozenset(self.purposes)


def read_lists(content: Folder) -> Parsed[Lists]:
    """Return the closed lists of the folder ``content``.

    Findings: those of files, YAML and records; L050 for an id, and L058 for a word of the glossary, that stands twice.
    """
    found: list[Finding] = []
    entries = {}
    for name in ('themes', 'purposes', 'skills'):
        records = _read_list(content, f'{name}.yml', _EntryRecord, found)
        entries[name] = {r.id: Entry(r.id, r.name, r.means, r.at) for r in records if isinstance(r, _EntryRecord)}
    claims = _read_list(content, 'claims.yml', _ClaimRecord, found)
    by_id = {r.id: Claim(r.id, r.says, r.source, r.mark, r.at) for r in claims if isinstance(r, _ClaimRecord)}
    return Parsed(Lists(entries['themes'], entries['purposes'], entries['skills'], by_id, _read_glossary(content, found)), tuple(found))


def _read_glossary(content: Folder, found: list[Finding]) -> dict[str, Definition]:
    """Return the glossary, the one list that a course may leave out."""
    if GLOSSARY not in (content.files(GLOSSARY).value or ()):
        return {}
    records = [r for r in _read_list(content, GLOSSARY, _DefinitionRecord, found) if isinstance(r, _DefinitionRecord)]
    words: dict[str, _DefinitionRecord] = {}
    for record in records:
        first = words.setdefault(record.term.casefold(), record)
        if first is not record:
            found.append(error('L058', f'the glossary explains "{record.term}" twice', record.place('term'), 'keep the better one', [Related(first.place('term'), 'the first one')]))
    return {r.id: Definition(r.id, r.term, r.means, r.at) for r in records}


def _read_list(content: Folder, name: str, model: type[Record], found: list[Finding]) -> list[Record]:
    text = read_text(content, name)
    found.extend(text.findings)
    if text.value is None:
        return []
    source, words = text.value
    node = read_yaml(words, source.path)
    found.extend(node.findings)
    if node.value is None:
        return []
    if not isinstance(node.value, Sequence):
        found.append(error('L051', 'this file is a list', node.value.at, 'begin each entry with a hyphen: - {id: ..., name: ..., means: ...}'))
        return []
    records: dict[str, Record] = {}
    for item in node.value.items:
        parsed = read(item, model)
        found.extend(parsed.findings)
        record = parsed.value
        if record is None:
            continue
        key = str(getattr(record, 'id', ''))
        first = records.setdefault(key, record)
        if first is not record:
            found.append(error('L050', f'"{key}" stands twice in this list', record.place('id'), 'give each its own id', [Related(first.place('id'), 'the first one')]))
    return list(records.values())
