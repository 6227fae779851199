"""How long a build takes: cold, with nothing changed, and after one lesson was edited.

    python benchmarks/build.py [--format html] [--runs 3] [--jobs N]

Works on a copy of content/ and brand/ in a temporary folder. Prints the median of the runs in seconds, wall clock and CPU
of the command with its workers, and the ratios to the cold build: absolute times say more about the machine than about us.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description='Time builds of the sample packs.')
    parser.add_argument('--format', choices=['html', 'pdf'], help='only this format')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--jobs', type=int, help='worker processes; one for each core when left out')
    options = parser.parse_args()
    arguments = [*(['--format', options.format] if options.format else []), *(['--jobs', str(options.jobs)] if options.jobs else [])]
    times: dict[str, list[tuple[float, float]]] = {'cold': [], 'nothing changed': [], 'one lesson edited': []}
    for _ in range(options.runs):
        with tempfile.TemporaryDirectory(prefix='onbrand-benchmark-') as folder:
            workspace = Path(folder)
            for name in ('content', 'brand'):
                shutil.copytree(ROOT / name, workspace / name)
            times['cold'].append(timed(workspace, arguments))
            times['nothing changed'].append(timed(workspace, arguments))
            lesson = next(iter(sorted((workspace / 'content' / 'lessons').glob('*.md'))))
            lesson.write_text(lesson.read_text(encoding='utf-8').replace('\n## ', '\nOne sentence more.\n\n## ', 1), encoding='utf-8')
            times['one lesson edited'].append(timed(workspace, arguments))
    cold = statistics.median(wall for wall, _ in times['cold'])
    print(f'{"":20}{"wall s":>10}{"cpu s":>10}{"of cold":>10}')
    for what, runs in times.items():
        wall, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
        print(f'{what:20}{wall:10.2f}{cpu:10.2f}{wall / cold:10.2f}')


def timed(workspace: Path, arguments: list[str]) -> tuple[float, float]:
    """Build once and return wall and CPU seconds, workers included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, '-m', 'builder', 'build', '--workspace', str(workspace), *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, 'PYTHONPATH': str(ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu


if __name__ == '__main__':
    main()
