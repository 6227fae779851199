"""From YAML nodes to models that read like the documentation, with plain words for everything that does not fit.

A model says what may stand there, by type::

    class Breather(Record):
        called = 'a break'
        after: str                          # text; numbers keep their digits: 1.10 stays 1.10
        minutes: Annotated[int, Field(ge=1, le=60)]
        why: Words | None = None            # text with its place
        serves: OneOrMore[str] = ()         # a list, or one entry without brackets
        kind: Literal['short', 'long'] = 'short'
        loud: bool = False                  # yes, no, true, false

    parsed = read(node, Breather)           # keys: "after", "minutes", "why", ...
    parsed.value.at, parsed.value.place('minutes')

Spaces, hyphens and underscores in keys are equal, and so are British and American spelling; a field name that Python keeps for
itself gets an underscore at its end (`for_`, `is_`). Findings are K001-K009. `value` is there when every key that must stand
there could be read; entries of lists that could not are left out, so that the rest is still looked at.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from builder.sources.findings import Finding, Parsed, Related, Span, error, in_order, nearest, warning
from builder.sources.yaml import Mapping, Node, Scalar, Sequence

T = TypeVar('T')
M = TypeVar('M', bound='Record')

AMERICAN = (
    ('behavior', 'behaviour'),
    ('color', 'colour'),
    ('organiz', 'organis'),
    ('recogniz', 'recognis'),
    ('center', 'centre'),
    ('favor', 'favour'),
    ('honor', 'honour'),
    ('labor', 'labour'),
    ('license', 'licence'),
    ('apologiz', 'apologis'),
    ('personaliz', 'personalis'),
)
YES = frozenset({'yes', 'true', 'on'})
NO = frozenset({'no', 'false', 'off'})


class Words(NamedTuple):
    """A text with its place in the file."""

    text: str
    at: Span

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let models hold these as they are; in a JSON Schema they are texts."""
        return core_schema.json_or_python_schema(core_schema.str_schema(), core_schema.is_instance_schema(cls))


class _OneOrMore:
    """Marks a list that may be written as one entry without brackets."""


OneOrMore: TypeAlias = Annotated[tuple[T, ...], _OneOrMore()]


class Record(BaseModel):
    """A mapping of a file. `called` is how messages name it, with an article."""

    model_config = ConfigDict(frozen=True, extra='forbid', arbitrary_types_allowed=True)
    called: ClassVar[str] = 'this'

    at: Span = Field(exclude=True)
    places: dict[str, Span] = Field(default_factory=dict, exclude=True, repr=False)

    def place(self, field: str) -> Span:
        """Return where the value of a field stands, or the record itself when it was left out."""
        return self.places.get(field, self.at)


def normal(key: str) -> str:
    """Return a key as it is compared: lower case, words joined by one underscore, British spelling."""
    folded = re.sub(r'[\s_-]+', '_', key.strip().casefold())
    for american, british in AMERICAN:
        folded = folded.replace(american, british)
    return folded


def read(node: Node, model: type[M], *, closed: bool = True) -> Parsed[M]:
    """Return a record of `model` from a mapping.

    With ``closed=False`` keys that the model does not know are passed over. The findings are K001-K009; `value` is None when
    something that must be there is missing or wrong.
    """
    findings: list[Finding] = []
    value = _Converter(findings, closed).record(node, model)
    return Parsed(value if isinstance(value, model) else None, in_order(findings))


class _Nothing:
    """Stands for a value that could not be read."""


NOTHING = _Nothing()


class _Converter:
    """One walk through a node along the types of a model."""

    def __init__(self, findings: list[Finding], closed: bool) -> None:
        self.findings = findings
        self.closed = closed

    def record(self, node: Node, model: type[Record]) -> object:
        """Return a record, or NOTHING."""
        if not isinstance(node, Mapping):
            keys = ', '.join(f'{_shown(name)}: ...' for name in list(_keys(model).values())[:2])
            self.wrong(node, f'{model.called} has keys', f'write {{{keys}}}')
            return NOTHING
        fields = _keys(model)
        given, misspelt = self.entries(node, fields, model)
        values: dict[str, object] = {}
        places: dict[str, Span] = {}
        complete = True
        for key, name in fields.items():
            info = model.model_fields[name]
            found = given.get(key)
            if found is None or self.left_empty(found, info, model):
                if info.is_required():
                    complete = False
                    if found is None and name not in misspelt:
                        self.say('K002', f'{model.called} lacks "{_shown(name)}"', node.at, f'write {_shown(name)}: ...')
                continue
            entry_key, value = found
            before = len(self.findings)
            converted = self.convert(value, info.annotation, info.metadata, entry_key)
            if converted is NOTHING:
                complete = complete and not info.is_required()
                if len(self.findings) == before:
                    self.say('K003', f'"{entry_key}" cannot be used', value.at)
                continue
            values[name] = converted
            places[name] = value.at
        return self.build(model, values, places, node, complete)

    def build(self, model: type[Record], values: dict[str, object], places: dict[str, Span], node: Mapping, complete: bool) -> object:
        """Return the record once every value is within its limits."""
        for _ in range(len(values) + 1):
            try:
                record = model.model_validate({**values, 'at': node.at, 'places': places})
            except ValidationError as problem:
                for fault in problem.errors(include_url=False, include_context=True):
                    name = str(fault['loc'][0]) if fault['loc'] else ''
                    if name not in values:
                        complete = False
                        if fault['type'] != 'missing':
                            self.say('K009', f'{model.called}: {fault["msg"]}', node.at)
                        continue
                    self.say('K009', f'"{_shown(name)}" {_limit(dict(fault))}', places[name])
                    values.pop(name)
                    complete = complete and not model.model_fields[name].is_required()
                if not complete:
                    return NOTHING
            else:
                return record if complete else NOTHING
        return NOTHING

    def entries(self, node: Mapping, fields: dict[str, str], model: type[Record]) -> tuple[dict[str, tuple[str, Node]], set[str]]:
        """Return what is given for each known key, and the fields that unknown keys probably mean.

        Says what is unknown or there twice.
        """
        misspelt: set[str] = set()
        given: dict[str, tuple[str, Node]] = {}
        first: dict[str, Scalar] = {}
        for entry in node.entries:
            key = normal(entry.key.text)
            if key not in fields:
                if self.closed:
                    hint = nearest(entry.key.text, (_shown(name) for name in fields.values()))
                    misspelt.update(name for name in fields.values() if hint == f'did you mean "{_shown(name)}"?')
                    self.say('K001', f'{model.called} has no key "{entry.key.text}"', entry.key.at, hint)
                continue
            if key in first:
                message = f'"{entry.key.text}" and "{first[key].text}" (line {first[key].at.line}) are the same key'
                where = Related(first[key].at, 'it stands here first')
                self.findings.append(error('K008', message, entry.key.at, 'keep one of the two', (where,)))
                continue
            first[key] = entry.key
            given[key] = (entry.key.text, entry.value)
        return given, misspelt

    def left_empty(self, found: tuple[str, Node], info: FieldInfo, model: type[Record]) -> bool:
        """Whether nothing was given; said as an error where something must be."""
        key, node = found
        if not isinstance(node, Scalar) or not node.is_empty:
            return False
        if info.is_required():
            self.say('K004', f'"{key}" is empty', node.at, f'write {key}: and what it is; {model.called} needs it')
        else:
            hint = f'write {key}: and what it is, or delete the line'
            self.findings.append(warning('K004', f'"{key}" is empty and counts as left out', node.at, hint))
        return True

    def convert(self, node: Node, wanted: Any, metadata: Iterable[object], key: str) -> object:
        """Return a value of the wanted type, or NOTHING after saying why."""
        origin = get_origin(wanted)
        if origin is Annotated:
            inner, *marks = get_args(wanted)
            return self.convert(node, inner, [*metadata, *marks], key)
        if origin in (Union, types.UnionType):
            choices = [choice for choice in get_args(wanted) if choice is not type(None)]
            return self.convert(node, choices[0], metadata, key) if len(choices) == 1 else node
        if origin is tuple:
            return self.several(node, get_args(wanted)[0], any(isinstance(mark, _OneOrMore) for mark in metadata), key)
        if origin is dict:
            return self.table(node, get_args(wanted)[1], key)
        if origin is Literal:
            return self.choice(node, [str(choice) for choice in get_args(wanted)], key)
        if isinstance(wanted, type) and issubclass(wanted, Record):
            return self.record(node, wanted)
        if wanted in (str, Words, bool, int, float):
            return self.single(node, wanted, key)
        return node

    def several(self, node: Node, wanted: Any, one_is_enough: bool, key: str) -> object:
        if isinstance(node, Sequence):
            items = node.items
        elif one_is_enough and isinstance(node, Scalar):
            items = (node,)
        else:
            short = isinstance(node, Scalar) and not re.search(r'[,:\[\]{}#]', node.text) and not node.is_empty
            hint = f'write {key}: [{node.text}]' if isinstance(node, Scalar) and short else 'write each entry on a line of its own, after "- "'
            self.wrong(node, f'"{key}" is a list', hint)
            return NOTHING
        values = []
        for item in items:
            if isinstance(item, Scalar) and item.is_empty:
                self.say('K004', f'an entry of "{key}" is empty', item.at, 'write it, or delete the hyphen')
                continue
            value = self.convert(item, wanted, (), f'an entry of {key}')
            if value is not NOTHING:
                values.append(value)
        return tuple(values)

    def table(self, node: Node, wanted: Any, key: str) -> object:
        if not isinstance(node, Mapping):
            self.wrong(node, f'"{key}" has names and values', f'write {key}: {{name: value}}')
            return NOTHING
        values: dict[str, object] = {}
        for entry in node.entries:
            if isinstance(entry.value, Scalar) and entry.value.is_empty:
                self.say('K004', f'"{entry.key.text}" is empty', entry.value.at, 'write it, or delete the line')
                continue
            value = self.convert(entry.value, wanted, (), entry.key.text)
            if value is not NOTHING:
                values[entry.key.text] = value
        return values

    def choice(self, node: Node, known: list[str], key: str) -> object:
        if not isinstance(node, Scalar):
            self.wrong(node, f'"{key}" is one of {", ".join(known)}')
            return NOTHING
        by_normal = {normal(word): word for word in known}
        found = by_normal.get(normal(node.text))
        if found is None:
            self.say('K005', f'"{node.text}" is nothing that "{key}" can be', node.at, nearest(node.text, known))
            return NOTHING
        return found

    def single(self, node: Node, wanted: Any, key: str) -> object:
        name = {bool: 'yes or no', int: 'a whole number', float: 'a number'}.get(wanted, 'text')
        label = key if key.startswith('an entry of ') else f'"{key}"'
        if not isinstance(node, Scalar):
            self.wrong(node, f'{label} is {name}', 'put quotes around it' if node.at.line == node.at.end_line and wanted in (str, Words) else '')
            return NOTHING
        text = node.text.strip()
        if wanted is Words:
            return Words(text, node.at)
        if wanted is str:
            return text
        if wanted is bool:
            if text.casefold() in YES | NO:
                return text.casefold() in YES
            self.say('K006', f'{label} is a switch, this is "{text}"', node.at, 'write yes or no')
            return NOTHING
        if wanted is int and re.fullmatch(r'[-+]?[0-9]{1,9}', text):
            return int(text)
        if wanted is float and re.fullmatch(r'[-+]?[0-9]{1,9}(\.[0-9]{1,9})?', text):
            return float(text)
        self.say('K007', f'{label} is {name}, this is "{text}"', node.at, 'write digits only')
        return NOTHING

    def wrong(self, node: Node, wanted: str, hint: str = '') -> None:
        self.say('K003', f'{wanted}, this is {kind_of(node)}', node.at, hint)

    def say(self, code: str, message: str, at: Span, hint: str = '') -> None:
        self.findings.append(error(code, message, at, hint))


def kind_of(node: Node) -> str:
    """Return how people call what stands there."""
    if isinstance(node, Scalar):
        return 'nothing' if node.is_empty else 'text'
    return 'a list' if isinstance(node, Sequence) else 'a group of keys'


def _keys(model: type[Record]) -> dict[str, str]:
    """Return the fields of a model by normalised key."""
    return {normal(name.rstrip('_')): name for name in model.model_fields if name not in ('at', 'places')}


def _shown(name: str) -> str:
    """Return a field's name as the documentation writes it."""
    return name.rstrip('_').replace('_', ' ')


def _limit(fault: dict[str, Any]) -> str:
    """Return a broken limit in plain words."""
    context: dict[str, Any] = fault.get('ctx') or {}
    match fault['type']:
        case 'greater_than_equal':
            return f'must be {context["ge"]:g} or more'
        case 'less_than_equal':
            return f'must be {context["le"]:g} or less'
        case 'too_short':
            return f'needs {context["min_length"]} or more entries'
        case 'too_long' | 'string_too_long':
            return f'may have {context["max_length"]} at most'
        case 'string_pattern_mismatch':
            return f'is not written like {context["pattern"]}'
        case _:
            return f'does not fit: {fault["msg"]}'
