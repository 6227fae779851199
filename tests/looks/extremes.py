"""Brands that nobody would wish for, as a workspace: each is extreme in one thing, the last one in everything.

Together they have nearly every pair of cover, rules, density, ornament and format of paper: sixteen brands, laid out as an orthogonal
array (Rao, "Factorial experiments derivable from combinatorial arrangements of arrays", 1947) over the field of four elements.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from builder.brand.look import COVERS, DENSITIES, ORNAMENTS, RULES

ROOT = Path(__file__).resolve().parents[2]
COURSE = Path(__file__).parent / 'course'

PAPERS = (('A4', False), ('Letter', False), ('A4', True), ('Letter', True))
RADII = (0, 3, 6)
FOUR = ((0, 0, 0, 0), (0, 1, 2, 3), (0, 2, 3, 1), (0, 3, 1, 2))  # multiplication; addition is exclusive or

NAME = 'Harrowgate Valley, Upper Wensley and Districts Friendly Building Guild'
PROMISE = (
    'Whoever you are, whatever you bring and however long it takes, we hear you out before we answer, tell you plainly what we can and '
    'cannot do, write down what we promised with the day by which it will be done, and stay beside you until it is settled, even if '
    'that means we have to begin again tomorrow.'
)
assert (len(NAME), len(PROMISE)) == (70, 300), (len(NAME), len(PROMISE))

DARK = {'foreground': '#1c1c1c', 'background': '#ffffff', 'primary': '#1f4d6b', 'secondary': '#8a4b08'}


@dataclass(frozen=True, slots=True)
class Extreme:
    """A brand: its colours by role, further colours of its palette, its logo as a drawing, and what must be reported.

    `told` are words that a correction or a finding must say.
    """

    id: str
    colours: dict[str, str]
    palette: tuple[str, ...] = ()
    logo: str = ''
    name: str = 'Northgate Library'
    promise: str = 'We ask before we act.'
    family: str = 'Source Sans Pro'
    headings: str = 'Source Serif Pro'
    told: tuple[str, ...] = ()
    pack: str = 'short'


def _drawing(width: int, height: int, colour: str) -> str:
    """Return a plain mark: three bars in a frame of the given shape."""
    bar = max(width, height) / 12
    bars = ''.join(
        f'<rect x="{width * at / 3 + width / 12}" y="{height / 8}" width="{width / 6}" height="{height * 3 / 4}"/>' for at in range(3)
    )
    frame = f'<path d="M0 0H{width}V{bar}H0Z M0 {height - bar}H{width}V{height}H0Z"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><title>Mark</title><g fill="{colour}">{frame}{bars}</g></svg>'


SQUARE = _drawing(48, 48, '#1f4d6b')
TWENTY = tuple(f'#{(37 * n) % 256:02x}{(91 * n + 60) % 256:02x}{(153 * n + 20) % 256:02x}' for n in range(1, 21))

EXTREMES = (
    Extreme('one-colour', {'primary': '#b5123b'}, logo=SQUARE, told=('primary as text on dark screens',)),
    Extreme('twenty-colours', {**DARK, 'primary': TWENTY[4], 'secondary': TWENTY[11], 'tertiary': TWENTY[17]}, TWENTY, logo=SQUARE),
    Extreme('yellow-on-white', {'foreground': '#ffe600', 'background': '#ffffff', 'primary': '#ffe600', 'secondary': '#fff27a'}, logo=SQUARE, told=('foreground', 'primary as text')),
    Extreme('white-logo', DARK, logo=_drawing(48, 48, '#ffffff'), told=('logo cannot be seen',)),
    Extreme('wide-logo', DARK, logo=_drawing(384, 48, '#1f4d6b')),
    Extreme('tall-logo', DARK, logo=_drawing(24, 120, '#1f4d6b')),
    Extreme('long-name', DARK, logo=SQUARE, name=NAME),
    Extreme('long-promise', DARK, logo=SQUARE, promise=PROMISE),
    Extreme('no-logo', DARK, pack='full'),
    Extreme('no-fonts', DARK, logo=SQUARE, family='Harrowgate Text', headings='Harrowgate Display', told=('Harrowgate Text', 'Harrowgate Display')),
    Extreme('near-black', {'foreground': '#0a0a0a', 'background': '#ffffff', 'primary': '#050505', 'secondary': '#111111'}, logo=SQUARE, told=('primary on dark screens',)),
    Extreme('near-white', {'foreground': '#1c1c1c', 'background': '#ffffff', 'primary': '#fdfdfd', 'secondary': '#f7f7f5'}, logo=SQUARE, told=('primary',)),
    Extreme('dark-ground', {'foreground': '#f2f2f2', 'background': '#101418', 'primary': '#3d5afe', 'secondary': '#101418'}, logo=SQUARE, told=('background',)),
    Extreme('bare', {}, family='', told=('neutral',)),
    Extreme('loud', {'foreground': '#ff0000', 'background': '#fff8f8', 'primary': '#00ff00', 'secondary': '#ff00ff'}, logo=_drawing(48, 48, '#00ff00'), told=('primary as text',)),
    Extreme(
        'everything', {'foreground': '#ffe600', 'background': '#ffffff', 'primary': '#fdfdfa', 'secondary': '#ffe600'}, TWENTY, _drawing(384, 48, '#ffffff'),
        NAME, PROMISE, 'Harrowgate Text', 'Harrowgate Display', ('foreground', 'primary', 'Harrowgate Text', 'logo cannot be seen'), 'full',
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The look and the paper that a brand is given."""

    cover: str
    rules: str
    density: str
    ornament: str
    radius: int
    paper: str
    large: bool


def settings_of(place: int) -> Settings:
    """Return the settings of the brand at a place: over all sixteen, every pair of the first four values stands together.

    The fifth cover and the fifth ornament take half of the first one's places.
    """
    one, two = divmod(place, 4)
    third, fourth, fifth = one ^ two, FOUR[2][one] ^ two, FOUR[3][one] ^ two
    paper, large = PAPERS[fifth]
    cover = COVERS[one or (0, 4)[two % 2]]
    ornament = ORNAMENTS[fourth or (0, 4)[two % 2]]
    return Settings(cover, RULES[two], DENSITIES[third % 3], ornament, RADII[(one + two) % 3], paper, large)


def write_workspace(folder: Path) -> Path:
    """Write a workspace with all extreme brands, and return its folder."""
    content = folder / 'content'
    shutil.copytree(COURSE, content)
    for path in (ROOT / 'content').glob('*.yml'):
        shutil.copy(path, content)
    shutil.copy(next((ROOT / 'content' / 'lessons').glob('L01-*.md')), content / 'lessons')
    for place, extreme in enumerate(EXTREMES):
        home = folder / 'brand' / extreme.id
        home.mkdir(parents=True)
        settings = settings_of(place)
        (home / '_brand.yml').write_text(_design(extreme, settings), encoding='utf-8')
        if extreme.logo:
            (home / 'logo.svg').write_text(extreme.logo, encoding='utf-8')
        (home / 'values.yml').write_text(_values(extreme), encoding='utf-8')
        (home / 'order.yml').write_text(_order(extreme, settings), encoding='utf-8')
        (home / 'measures.yml').write_text(MEASURES, encoding='utf-8')
    return folder


def _design(extreme: Extreme, settings: Settings) -> str:
    lines = ['meta:', f'  name: "{extreme.name}"']
    if extreme.logo:
        lines.append('logo: logo.svg')
    if extreme.palette or extreme.colours:
        lines.append('color:')
    if extreme.palette:
        lines += ['  palette:', *(f'    shade-{n}: "{colour}"' for n, colour in enumerate(extreme.palette, start=1))]
    lines += [f'  {role}: "{colour}"' for role, colour in extreme.colours.items()]
    if extreme.family:
        lines += ['typography:', f'  base: {{family: {extreme.family}}}', f'  headings: {{family: {extreme.headings}, weight: 600}}']
    look = f'radius: {settings.radius}, rules: {settings.rules}, cover: {settings.cover}, density: {settings.density}, ornament: {settings.ornament}'
    lines += ['defaults:', f'  onbrand: {{{look}}}']
    return '\n'.join(lines) + '\n'


def _values(extreme: Extreme) -> str:
    return VALUES.format(name=extreme.name, promise=extreme.promise)


def _order(extreme: Extreme, settings: Settings) -> str:
    large = 'yes' if settings.large else 'no'
    return f'order:\n  packs: [{extreme.pack}]\n  paper: {settings.paper}\n  large print: {large}\n  date: 2026-12-01\n  group size: 11\n'


VALUES = """\
name: "{name}"
locale: en-GB
outcome: trust
customer: {{one: reader, many: readers}}
colleague: {{one: librarian, many: librarians}}
manager: {{one: branch manager, many: branch managers}}
promise:
  line: "{promise}"
  plain: We find out what you need before we offer anything, and we write down what we promised.
  not promised: [Every book on the day]
  measured by: asked-once
values:
  - name: Care that can be seen
    means: We take the side of the person in front of us.
    costs us: We serve fewer people in an hour.
    behaviours:
      - we: Ask one question before offering anything
        never: Go straight to the form
        we say: What does this hold up for you?
        shows: [asking]
        measured by: asked-once
      - we: Say the matter back, and wait for a yes
        shows: [checking]
authority:
  - {{who: librarian, may: waive a charge, limit: £10, ask: branch manager}}
standards:
  - {{text: Answer a letter, within: 2 working days, target: 90 %, public: yes}}
"""

MEASURES = """\
measures:
  - id: asked-once
    name: Matters settled without asking twice
    kind: outcome
    level: team
    unit: "%"
    owner: branch manager
    serves: [resolution]
barriers:
  - {text: The form asks for the card number first, owner: head of service, opened: 2026-09-14}
commitments:
  - {who: executive, text: Answer every barrier in ten days}
"""
