"""A frozen value as JSON that people can read and programs can compare."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping

from builder.renderers.rendered import Data, Rendered, Templates


def fingerprint(data: Data, templates: Templates) -> str:
    """Return the version of the form below."""
    return '1'


def render(data: Data, templates: Templates) -> Rendered:
    """Return the value with sorted keys, two spaces, and a line break at the end."""
    return Rendered((json.dumps(plain_value(data.value), ensure_ascii=False, sort_keys=True, indent=2) + '\n').encode())


def plain_value(value: object) -> object:
    """Return a value as lists and dictionaries: named fields become keys.

    Raises TypeError for anything that has no plain form.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain_value(inner) for key, inner in value.items()}
    if dataclasses.is_dataclass(value):
        return {field.name: plain_value(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        names = getattr(value, '_fields', None)
        if names:
            return {name: plain_value(inner) for name, inner in zip(names, value, strict=True)}
        return [plain_value(inner) for inner in value]
    raise TypeError(f'{type(value).__name__} has no plain form')
