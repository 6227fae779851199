"""Tokens: one set for paper and screen, from a look and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.brand.look import DENSITIES, RULES, Look
from builder.brand.looks import look_of
from builder.brand.posit import Design, TypeUse
from builder.design.tokens import fingerprint_of, tokens_of
from builder.sources.files import Folder
from builder.sources.findings import Span


def look(headings: TypeUse | None = None) -> Look:
    made = look_of(Folder(Path()), Design(headings=headings or TypeUse()), '', Span.of('')).value
    assert made is not None
    return made


@pytest.mark.parametrize('rules', RULES)
@pytest.mark.parametrize('density', DENSITIES)
def test_every_combination_has_tokens(rules: str, density: str) -> None:
    tokens = tokens_of(replace(look(), rules=rules, density=density))
    assert tokens.character == rules
    assert tokens.rules.hair <= tokens.rules.thin <= tokens.rules.thick
    assert 1.3 < tokens.density.leading < tokens.density.screen_leading


def test_the_steps_of_a_scale_stand_apart_by_its_ratio() -> None:
    tokens = tokens_of(look())
    assert tokens.print.text == 10.0
    assert tokens.print.lead / tokens.print.text == pytest.approx(1.2)
    assert tokens.steps[1] / tokens.steps[0] == pytest.approx(1.25, abs=0.001)
    assert tokens.large_print.text == 16.0


@pytest.mark.parametrize(('weight', 'face'), [(300, 'text'), (600, 'heads')])
def test_a_light_face_is_for_large_headings_only(weight: int, face: str) -> None:
    tokens = tokens_of(look(TypeUse('Source Serif Pro', weight)))
    assert tokens.heads == ('heads', weight)
    assert tokens.small_heads.face == face
    assert tokens.small_heads.weight >= 400


def test_the_grounds_of_editions_are_found_by_name() -> None:
    tokens = tokens_of(look())
    assert tokens.grounds['learner'].fill == look().light.primary
    assert tokens.dark.grounds['learner'].fill == look().dark.primary


def test_a_changed_look_has_another_fingerprint_and_the_same_one_the_same() -> None:
    assert fingerprint_of(look()) == fingerprint_of(look())
    assert fingerprint_of(replace(look(), radius=3.0)) != fingerprint_of(look())
