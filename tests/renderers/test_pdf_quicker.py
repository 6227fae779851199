"""The detours are in use with the versions installed here, and the bytes are those that would be written without them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.renderers import pdf_quicker
from builder.renderers.pdf_engine import engine

HERE = Path(__file__).parent
CODE = """
import sys, hashlib
from builder.renderers import pdf, pdf_quicker
if sys.argv[1] == 'plain':
    pdf_quicker.count_pages_once = lambda pydyf: None
import print_sample as sample
print(hashlib.sha256(pdf.render(sample.guide(), sample.TEMPLATES).data).hexdigest())
"""


def test_the_installed_versions_are_those_that_were_measured() -> None:
    assert pdf_quicker.quicken(engine().api)


def test_other_versions_run_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_quicker, 'VERSIONS', {'weasyprint': '71.0', 'pydyf': '0.13.0'})
    assert not pdf_quicker.quicken(engine().api)


@pytest.mark.slow
def test_the_bytes_are_the_same_with_and_without() -> None:
    paths = os.pathsep.join((str(HERE), str(HERE.parents[1])))

    def written(how: str) -> str:
        run = subprocess.run([sys.executable, '-c', CODE, how], check=True, capture_output=True, text=True, env={**os.environ, 'PYTHONPATH': paths})
        return run.stdout.strip()

    assert written('plain') == written('quick')
    assert len(written('quick')) == len(hashlib.sha256().hexdigest())
