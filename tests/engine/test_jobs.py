"""Paths of a release, and keys of its jobs."""

import pytest

from builder.engine.jobs import ReleasePlan, Versions, make_job, path_findings, path_problem


def plan_of(*paths: str, brand: str = 'north', pack: str = 'first') -> ReleasePlan:
    jobs = tuple(make_job(path, 'html', path, 'f', '1') for path in paths)
    return ReleasePlan(brand, pack, jobs, Versions('1', '', '', ()))


@pytest.mark.parametrize(
    'path',
    ['', '/etc/passwd', '../a', 'a/../b', 'a//b', './a', 'a/', 'a\\b', 'ä.html', 'a b', 'a%2fb', 'con', 'x/NUL.txt', 'lpt1', 'a.', '.hidden', 'a/.b', 'a' * 256, 'C:x'],
)
def test_a_path_that_some_disk_cannot_hold_is_refused(path: str) -> None:
    assert path_problem(path)
    assert [finding.code for finding in path_findings(plan_of(path))] == ['X001']


@pytest.mark.parametrize('path', ['index.html', 'learner/site/lessons/L01-ask.html', 'fonts/Lato_Bold.woff2', 'console/a'])
def test_an_ordinary_path_is_accepted(path: str) -> None:
    assert path_findings(plan_of(path)) == ()


@pytest.mark.parametrize('paths', [('a.html', 'A.html'), ('a', 'a'), ('a/b', 'A'), ('manifest.json',), ('Manifest.JSON',), ('a', 'a/b/c')])
def test_paths_that_meet_on_some_disk_are_refused(paths: tuple[str, ...]) -> None:
    assert 'X002' in [finding.code for finding in path_findings(plan_of(*paths))]


def test_a_brand_that_leads_out_of_the_output_folder_is_refused() -> None:
    assert path_findings(plan_of('a', brand='..'))
    assert path_findings(plan_of('a', pack='x/y'))


def test_a_key_depends_on_everything_that_the_bytes_depend_on() -> None:
    keys = {
        make_job('a', *rest).key
        for rest in (('html', 1, 'f', '1'), ('pdf', 1, 'f', '1'), ('html', 2, 'f', '1'), ('html', 1, 'g', '1'), ('html', 1, 'f', '2'))
    }
    assert len(keys) == 5
    assert make_job('a', 'html', 1, 'f', '1').key == make_job('b', 'html', 1, 'f', '1').key
