"""The style sheet of a site, made from a look."""

from __future__ import annotations

import re
from importlib.metadata import version

from builder.brand.logos import web_plate
from builder.design.tokens import fingerprint_of, tokens_of
from builder.renderers.environment import closure, environment
from builder.renderers.rendered import Rendered, StyleSheet, Templates
from builder.renderers.web_font import REST, part_name

_REMARK = re.compile(r'/\*.*?\*/', re.DOTALL)


def fingerprint(sheet: StyleSheet, templates: Templates) -> str:
    """Return the digest of the templates and tokens that a style sheet is made of."""
    return f'{closure(templates, (_template(sheet),))} {version("jinja2")} {fingerprint_of(sheet.look)}'


def render(sheet: StyleSheet, templates: Templates) -> Rendered:
    """Return the style sheet. Only checked values of the look reach it: colours, numbers, names of fonts."""
    template = environment(templates).get_template(_template(sheet))
    text = template.render(look=sheet.look, tokens=tokens_of(sheet.look), part_name=part_name, rest_of_signs=REST, plate=web_plate(sheet.look))
    return Rendered(_close_set(text).encode())


def _close_set(text: str) -> str:
    """Return a style sheet without its remarks, indents and empty lines."""
    lines = (line.strip() for line in _REMARK.sub('', text).splitlines())
    return '\n'.join(line for line in lines if line) + '\n'


def _template(sheet: StyleSheet) -> str:
    return f'style/{sheet.name}.css.j2'
