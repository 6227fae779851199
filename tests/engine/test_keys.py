"""Digests are the same for the same value, and only for it."""

import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.engine.keys import digest
from builder.sources.assets import Asset
from builder.sources.findings import Span
from builder.sources.nodes import Origin, Paragraph, Strong, Text


class Pair(NamedTuple):
    one: object
    two: object


class Twin(NamedTuple):
    one: object
    two: object


class Colour(Enum):
    RED = 1


class Word(StrEnum):
    RED = 'red'


@dataclass(frozen=True, slots=True)
class Point:
    x: object
    hidden: object = field(default=None, compare=False)


@dataclass
class Loose:
    x: int = 0


def test_values_that_python_calls_equal_but_are_of_another_kind_differ() -> None:
    values = [1, True, 1.0, '1', b'1', None, '', b'', (), (1,), ((1,),), 'RED', Colour.RED, Word.RED, 0.0, -0.0, float('inf')]
    values += [Pair(1, 2), Twin(1, 2), (1, 2), Point(1), ('a', 'b'), ('ab',), ('a', ('b',)), (None, None), (None,)]
    assert len({digest(value) for value in values}) == len(values)


def test_a_field_that_does_not_count_for_equality_does_not_count_here() -> None:
    assert digest(Point(1, 'a')) == digest(Point(1, 'b'))
    asset = Asset('logo.svg', 'image/svg+xml', 'd' * 64, b'one')
    assert digest(asset) == digest(replace(asset, data=b'two'))
    assert digest(asset) != digest(replace(asset, digest='e' * 64))


@pytest.mark.parametrize('value', [[1], {'a': 1}, {1}, Loose(), object(), (1, [2]), lambda: 1])
def test_what_can_change_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match='no digest'):
        digest(value)


leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
trees = st.recursive(leaves, lambda inner: st.lists(inner).map(tuple) | st.builds(Pair, inner, inner) | st.builds(Point, inner), max_leaves=12)


@given(trees, trees)
def test_two_values_share_a_digest_only_if_they_look_the_same(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))


def test_the_digest_does_not_depend_on_process_hash_seed_folder_or_locale(tmp_path) -> None:
    code = (
        'from builder.engine.keys import digest; from builder.sources.nodes import *; from builder.sources.findings import Span;'
        'print(digest((Text("Zo\\u00eb", Span.of("a.md", 3), Origin.BRAND), 1.5, None, frozenset.__name__)))'
    )
    seen = set()
    for seed, folder, locale in (('0', tmp_path, 'C'), ('77', os.sep, 'en_US.UTF-8')):
        env = {**os.environ, 'PYTHONHASHSEED': seed, 'LC_ALL': locale, 'PYTHONPATH': str(Path.cwd())}
        seen.add(subprocess.run([sys.executable, '-c', code], cwd=folder, env=env, capture_output=True, text=True, check=True).stdout)
    assert len(seen) == 1
    assert seen == {digest((Text('Zoë', Span.of('a.md', 3), Origin.BRAND), 1.5, None, 'frozenset')) + '\n'}


def test_ten_thousand_nodes_take_little_time() -> None:
    import time

    at = Span.of('a.md', 3)
    document = tuple(Paragraph((Text(f'words {n}', at), Strong((Text('more', at),))), at) for n in range(3000))
    begun = time.perf_counter()
    digest(document)
    assert time.perf_counter() - begun < 2.0
