"""``onbrand.yml`` at the top of a workspace: what the findings of rules weigh here."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic import Field

from builder.rules.registry import codes
from builder.rules.rule import Weights
from builder.sources.files import Folder, read_text
from builder.sources.findings import Finding, Parsed, Severity, error, nearest
from builder.sources.records import Record, Words, read
from builder.sources.typography import normal
from builder.sources.yaml import read_yaml

FILE = 'onbrand.yml'
#: Stands for every rule that no other line names.
ALL = 'all'

_WEIGHTS: dict[str, Severity | None] = {**{severity.value: severity for severity in Severity}, 'off': None}
_CODE = re.compile(r'[A-Z]\d{3}')


class _SettingsRecord(Record):
    called: ClassVar[str] = FILE
    severities: dict[str, Words] = Field(default_factory=dict)


def read_weights(workspace: Folder) -> Parsed[Weights]:
    """Return what rules weigh in a workspace, by code; nothing where there is no ``onbrand.yml``.

    Findings: those of files, YAML and records; V001 for a code that is none, V002 for one that cannot be set, V003 for a
    weight that is none.
    """
    if FILE not in (workspace.files('.yml').value or ()):
        return Parsed({})
    text = read_text(workspace, FILE)
    if text.value is None:
        return Parsed({}, text.findings)
    source, words = text.value
    node = read_yaml(words, source.path)
    if node.value is None:
        return Parsed({}, text.findings + node.findings)
    parsed = read(node.value, _SettingsRecord)
    found = [*text.findings, *node.findings, *parsed.findings]
    weights: dict[str, Severity | None] = {}
    known = codes()
    for name, weight in sorted((parsed.value.severities if parsed.value else {}).items(), key=lambda entry: normal(entry[0]) != ALL):
        code = name.strip().upper()
        if code not in known and normal(name) != ALL:
            found.append(_unknown(name, code, weight, known))
        elif weight.text.casefold() not in _WEIGHTS:
            found.append(error('V003', f'"{weight.text}" is no weight', weight.at, nearest(weight.text, _WEIGHTS)))
        else:
            weights.update(dict.fromkeys(known if normal(name) == ALL else (code,), _WEIGHTS[weight.text.casefold()]))
    return Parsed(weights, tuple(found))


def _unknown(name: str, code: str, weight: Words, known: frozenset[str]) -> Finding:
    if _CODE.fullmatch(code) and code[0] not in 'EW':
        return error('V002', f'the weight of {code} cannot be set: without it files could not be read or built', weight.at, 'take the line out; docs/rules.md lists the rules whose weight can be set')
    closest = nearest(code, known)
    return error('V001', f'there is no rule "{name}"', weight.at, closest if closest.startswith('did') else 'docs/rules.md lists the rules')
