"""``onbrand proof``: what it asks for, and how it answers."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

import builder
from builder.cli import main
from builder.report import Exit, Options, ReleaseReport, Report, Stage, Status
from builder.sources.findings import Span, warning


class Pipeline(types.ModuleType):
    """Stands in for builder.pipeline."""

    def __init__(self) -> None:
        super().__init__('builder.pipeline')
        self.asked: list[Options] = []
        self.answer = Report(Exit.OK, (), (ReleaseReport('north', 'proof', Status.PUBLISHED),))

    def make_proofs(self, options: Options, progress: Callable[[Stage, int, int], None]) -> Report:
        progress(Stage.READ, 0, 1)
        self.asked.append(options)
        return self.answer


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, 'builder.pipeline', fake)
    monkeypatch.setattr(builder, 'pipeline', fake, raising=False)
    return fake


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ('content/packs', 'brand/north', 'brand/south'):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_the_brands_are_named_one_after_the_other(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['proof', 'north', 'south', '--workspace', str(workspace)]) == Exit.OK
    assert pipeline.asked[0].brands == ('north', 'south')
    assert pipeline.asked[0].output == workspace / 'output'
    said = capsys.readouterr().out
    assert str(Path('output', 'north', 'proof.pdf')) in said
    assert said.splitlines()[-1] == 'proofs: 1 published'


def test_without_a_name_every_brand_is_asked_for(pipeline: Pipeline, workspace: Path) -> None:
    assert main(['proof', '--workspace', str(workspace), '--output', str(workspace / 'proofs')]) == Exit.OK
    assert pipeline.asked[0].brands == ()
    assert pipeline.asked[0].output == workspace / 'proofs'


def test_a_brand_that_is_not_there_is_a_mistake_of_usage(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['proof', 'nort', '--workspace', str(workspace)]) == Exit.USAGE
    assert 'did you mean' in capsys.readouterr().err
    assert pipeline.asked == []


def test_a_proof_that_failed_says_that_the_last_one_stays(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = warning('B015', 'the font X is not there', Span.of('brand/north/_brand.yml'))
    pipeline.answer = Report(Exit.ERRORS, (found,), (ReleaseReport('north', 'proof', Status.FAILED),))
    assert main(['proof', 'north', '--workspace', str(workspace)]) == Exit.ERRORS
    said = capsys.readouterr().out
    assert 'B015' in said
    assert 'north: no proof; what was there before is untouched' in said


def test_a_program_gets_one_object(pipeline: Pipeline, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['proof', 'north', '--json', '--workspace', str(workspace)]) == Exit.OK
    assert json.loads(capsys.readouterr().out)['releases'][0]['brand'] == 'north'
