"""Shipped content holds what we ask of everybody's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder import pipeline
from builder.report import Exit, Options


def test_every_pack_is_sound_even_strictly(root: Path) -> None:
    report = pipeline.check(Options(root, root / 'output', brands=('ostrey',), strict=True))
    assert [str(finding.span) for finding in report.findings if finding.severity.value != 'note'] == []
    assert report.exit == Exit.OK
    assert len(report.releases) >= 7


@pytest.mark.slow
def test_the_reviews_of_all_samples_say_so(samples: Path) -> None:
    reviews = [json.loads(place.read_text(encoding='utf-8')) for place in samples.glob('*/*/review/review.json')]
    assert len({review['card']['brand'] for review in reviews}) == 3
    for review in reviews:
        assert [finding['code'] for finding in review['findings'] if finding['severity'] != 'note'] == []
        assert all(0 < lesson['reading']['grade'] <= lesson['target'] for lesson in review['lessons'])
        assert all(lesson['balance']['practice'] >= 0.5 for lesson in review['lessons'])
