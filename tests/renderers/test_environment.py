"""What a template leads to is read off its tags exactly as the template engine would say."""

from __future__ import annotations

import pytest
from jinja2 import meta
from print_sample import TEMPLATES

from builder.renderers.environment import _leads_to, environment

ENV = environment(TEMPLATES)

SNIPPETS = [
    "{% include 'a.j2' %}",
    '{%- include "a.j2" ignore missing with context -%}',
    "{% import 'a.j2' as a %}{% from 'b.j2' import one, two as three with context %}",
    "{% extends 'a.j2' %}",
    "{% include ['a.j2', 'b.j2'] %}",
    "{% include ['parts/' ~ kind ~ '.j2', 'b.j2'] %}",
    "{% include 'parts/' ~ kind ~ '.j2' %}",
    '{% include name %}',
    "{% include 'a.j2' if one else 'b.j2' %}",
    "{% for x in y %}{% include 'a.j2' %}{% endfor %}{% include 'c.j2' %}",
    "{% set a = 'include' %}{{ 'import x' }}",
]


@pytest.mark.parametrize('source', SNIPPETS)
def test_snippets(source: str) -> None:
    assert list(_leads_to(source)) == list(meta.find_referenced_templates(ENV.parse(source)))


def test_every_packaged_template() -> None:
    for name in ENV.list_templates():
        assert ENV.loader is not None
        source, _, _ = ENV.loader.get_source(ENV, name)
        if name.endswith('.j2'):
            expected = list(meta.find_referenced_templates(ENV.parse(source)))
            assert set(expected) <= set(_leads_to(source)), name  # a name in a comment may come on top
