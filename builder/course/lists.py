"""The closed lists: themes, purposes, skills, and the evidence ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from builder.sources.files import Folder, read_text
from builder.sources.findings import Finding, Parsed, Related, Span, error
from builder.sources.records import Record, read
from builder.sources.yaml import Sequence, read_yaml


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
class Lists:
    """Every closed list of a course, by id."""

    themes: dict[str, Entry]
    purposes: dict[str, Entry]
    skills: dict[str, Entry]
    claims: dict[str, Claim]

    @property
    def theme_ids(self) -> frozenset[str]:
        """Ids of themes."""
        return frozenset(self.themes)

    @property
    def purpose_ids(self) -> frozenset[str]:
        """Ids of purposes."""
        return frozenset(self.purposes)


def read_lists(content: Folder) -> Parsed[Lists]:
    """Return the closed lists of the folder ``content`` (findings of files, YAML and records; L050 for an id used twice)."""
    found: list[Finding] = []
    entries = {}
    for name in ('themes', 'purposes', 'skills'):
        records = _read_list(content, f'{name}.yml', _EntryRecord, found)
        entries[name] = {r.id: Entry(r.id, r.name, r.means, r.at) for r in records if isinstance(r, _EntryRecord)}
    claims = _read_list(content, 'claims.yml', _ClaimRecord, found)
    by_id = {r.id: Claim(r.id, r.says, r.source, r.mark, r.at) for r in claims if isinstance(r, _ClaimRecord)}
    return Parsed(Lists(entries['themes'], entries['purposes'], entries['skills'], by_id), tuple(found))


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
