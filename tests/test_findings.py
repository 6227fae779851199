"""Every code that the tool can say stands in exactly one table of ``docs/findings/`` or of ``docs/rules.md``."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

_QUOTED = re.compile(r"""(?<![\w'"])(['"])([A-Z]\d{3})\1(?![\w'"])""")
_ROW = re.compile(r'^\| ([A-Z]\d{3}) \|', re.MULTILINE)


def test_every_code_stands_in_one_table(root: Path) -> None:
    used = {match[2] for place in (root / 'builder').rglob('*.py') for match in _QUOTED.finditer(place.read_text(encoding='utf-8'))}
    written = Counter(code for place in (*(root / 'docs' / 'findings').glob('*.md'), root / 'docs' / 'rules.md') for code in _ROW.findall(place.read_text(encoding='utf-8')))
    assert used - written.keys() == set(), 'used in builder/ and in no table'
    assert written.keys() - used == set(), 'in a table and no longer used in builder/'
    assert [code for code, number in written.items() if number > 1] == []
