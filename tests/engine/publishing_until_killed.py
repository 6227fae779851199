"""Publish two versions of a release in turn, for ever. Run as a script, to be killed at any moment."""

import sys
from itertools import count
from pathlib import Path

from builder.engine.jobs import ReleasePlan, Versions, make_job
from builder.engine.publish import publish

SAME = tuple(f'learner/site/same-{n}.html' for n in range(5))


def version(number: int) -> dict[str, bytes]:
    """Return the files of a version; all but the SAME ones name it."""
    changing = {f'learner/site/page-{n}.html': b'version %d' % number for n in range(6)}
    return {**changing, f'only-{number}.pdf': b'version %d' % number, **dict.fromkeys(SAME, b'same')}


def plan(number: int) -> ReleasePlan:
    """Return the plan of a version."""
    jobs = tuple(make_job(path, 'html', data, '', '1') for path, data in version(number).items())
    return ReleasePlan('north', 'first', jobs, Versions('1', str(number), '', ()))


if __name__ == '__main__':
    output = Path(sys.argv[1])
    exchanger = {'exchange': None, 'renames': lambda one, other: False}[sys.argv[2]]
    more = {} if exchanger is None else {'exchanger': exchanger}
    for turn in count():
        result = publish(output, plan(turn % 2), version(turn % 2), **more)
        assert not result.findings, result
        if turn == 0:
            print('begun', flush=True)
