"""Every PDF of the samples: accessible by the rules of PDF/UA-1, named, in its language, on its country's paper, with bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import page
import pikepdf
import pytest
from delivered import BOUND, BRANDS, LOCALES, PDFS, release

pytestmark = pytest.mark.slow

PAPER = {'en-GB': (210, 297), 'en-US': (215.9, 279.4)}
NAMES = {'ostrey': 'Ostrey Borough Water & Waste', 'tallowmere': 'Tallowmere Credit Union', 'wrenfold': 'Wrenfold House Hotels'}
DATES = {'ostrey': '20261203', 'tallowmere': '20261201', 'wrenfold': '20261202'}
TITLES = ('Ask what it means', 'Build it over time', 'Across ages: ask, don’t assume')


@pytest.mark.parametrize('brand', BRANDS)
@pytest.mark.parametrize('document', PDFS)
class TestEveryPdf:
    def test_keeps_the_rules_of_pdf_ua(self, samples: Path, brand: str, document: str) -> None:
        report = page.validate_pdf_bytes((release(samples, brand) / document).read_bytes(), profile=page.ValidationProfile.PDF_UA_1)
        assert [str(failure) for failure in report.failures] == []
        assert report.is_compliant

    def test_says_what_it_is_whose_and_in_which_language(self, samples: Path, brand: str, document: str) -> None:
        with pikepdf.open(release(samples, brand) / document) as file:
            assert str(file.Root.Lang) == LOCALES[brand]
            assert bool(file.Root.MarkInfo.Marked)
            assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
            assert re.fullmatch(r'[A-Z].{3,}', str(file.docinfo['/Title']))
            assert str(file.docinfo['/Author']) == NAMES[brand]
            assert {str(value)[2:10] for name, value in file.docinfo.items() if name.endswith('Date')} <= {DATES[brand]}

    def test_lies_on_its_countrys_paper_and_no_page_is_empty(self, samples: Path, brand: str, document: str) -> None:
        short, long = PAPER[LOCALES[brand]]
        with pikepdf.open(release(samples, brand) / document) as file:
            for number, sheet in enumerate(file.pages, start=1):
                left, bottom, right, top = (float(value) * 25.4 / 72 for value in sheet.mediabox)
                assert sorted((right - left, top - bottom)) == pytest.approx([short, long], abs=0.3), number
                sheet.contents_coalesce()
                # one line of text is the running foot alone: a page break too many
                assert len(re.findall(rb'T[jJ]', sheet.Contents.read_bytes())) > 1, number


@pytest.mark.parametrize('brand', BRANDS)
@pytest.mark.parametrize('document', BOUND)
def test_has_bookmarks_for_its_lessons(samples: Path, brand: str, document: str) -> None:
    with pikepdf.open(release(samples, brand) / document) as file, file.open_outline() as outline:
        titles = list(_titles(outline.root))
    lessons = [next((number for number, title in enumerate(titles) if title.endswith(lesson)), None) for lesson in TITLES]
    assert None not in lessons
    assert lessons == sorted(lessons)
    assert not [title for title in titles if re.search(r'[\[\]{}*]', title) or not title.strip()]


def _titles(entries: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for entry in entries:
        yield entry.title
        yield from _titles(entry.children)
