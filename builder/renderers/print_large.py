"""Large print: nothing on a page is smaller than its running text.

In: a style sheet as the templates give it. Out: the same with every size of type raised to the floor. Doing it here, for all rules at
once, keeps a new label somewhere from being the one that cannot be read.
"""

from __future__ import annotations

import re

#: Points. Large print begins here.
FLOOR = 16.0

_POINTS = re.compile(r'font-size:\s*([0-9.]+)pt')
_SHARE = re.compile(r'font-size:\s*0?\.[0-9]+em')


def no_smaller(style: str) -> str:
    """Return a style sheet without sizes of type below the floor.

    Rules of covers are left alone: their sizes are measured, and never below the floor unless nothing else would fit.
    """
    return '\n'.join(line if line.startswith('.cover ') else _raised(line) for line in style.splitlines())


def _raised(line: str) -> str:
    line = _POINTS.sub(lambda size: f'font-size: {max(FLOOR, float(size[1])):g}pt', line)
    return _SHARE.sub('font-size: 1em', line)
