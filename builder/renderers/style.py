"""The style sheet of a site, made from a look."""

from __future__ import annotations

from importlib.metadata import version

from builder.design.tokens import fingerprint_of, tokens_of
from builder.renderers.environment import closure, environment
from builder.renderers.rendered import Rendered, StyleSheet, Templates
from builder.renderers.web_font import REST, part_name


def fingerprint(sheet: StyleSheet, templates: Templates) -> str:
    """Return the digest of the templates and tokens that a style sheet is made of."""
    return f'{closure(templates, (_template(sheet),))} {version("jinja2")} {fingerprint_of(sheet.look)}'


def render(sheet: StyleSheet, templates: Templates) -> Rendered:
    """Return the style sheet. Only checked values of the look reach it: colours, numbers, names of fonts."""
    return Rendered(environment(templates).get_template(_template(sheet)).render(look=sheet.look, tokens=tokens_of(sheet.look), part_name=part_name, rest_of_signs=REST).encode())


def _template(sheet: StyleSheet) -> str:
    return f'style/{sheet.name}.css.j2'
