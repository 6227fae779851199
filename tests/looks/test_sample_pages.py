"""Every page of every printed document of the sample brands keeps the rules for pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from laid_out import lay_out, read_client
from page_reader import read_pages
from page_rules import findings_in

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize('brand', sorted(path.name for path in (ROOT / 'brand').iterdir() if path.is_dir()))
def test_printed_pages(brand: str) -> None:
    broken = [
        f'{document.path} {found}'
        for document, pages in lay_out(read_client(ROOT, brand))
        for found in findings_in(read_pages(pages), document.large_print)
    ]
    assert not broken, '\n'.join(broken)
