"""Every finding of the engine and the guard is explained."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_code_in_use_is_in_the_table_and_none_is_left_over() -> None:
    sources = [place for room in ('engine', 'guard', 'cli') for place in (ROOT / 'builder' / room).glob('*.py')]
    used = {code for place in sources for code in re.findall(r"'([UXG]\d{3})'", place.read_text(encoding='utf-8'))}
    explained = re.findall(r'^\| ([A-Z]\d{3}) \|', (ROOT / 'docs/findings/engine.md').read_text(encoding='utf-8'), re.MULTILINE)
    assert sorted(used) == sorted(explained)
