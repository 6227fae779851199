"""What PDFs cost: CPU milliseconds a page and a document in a cold build, here and, if wanted, in another checkout.

    python benchmarks/pages.py [--against ../before] [--runs 3] [--brand tallowmere] [--jobs 1]

Each run builds the checkout's own content/ and brand/ in a temporary folder without a cache; with two checkouts the runs take
turns, so that a busy hour of the machine meets both. A page may hold more text than it did before, so the cost of a thousand
words is printed beside that of a page. Times of single documents need --jobs 1, where everything runs in one process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]

#: Runs in the measured process: the command itself, with a clock around each document.
CLOCKED = """
import json, sys, time
from builder.renderers import pdf
from builder.cli.main import main
whole, times = pdf.render, {}
def render(document, templates):
    began = time.process_time()
    try:
        return whole(document, templates)
    finally:
        name = f'{document.imprint.brand_short}: {document.path}'
        times[name] = times.get(name, 0.0) + time.process_time() - began
pdf.render = render
try:
    main(sys.argv[2:])
finally:
    json.dump(times, open(sys.argv[1], 'w'))
"""


class Run(NamedTuple):
    """One cold build: CPU seconds in all, and of each document."""

    seconds: float
    documents: dict[str, float]


class Size(NamedTuple):
    """What a build gave."""

    pages: int
    words: int
    bytes: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description='What PDFs cost a page.')
    parser.add_argument('--against', type=Path, help='another checkout to compare with')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--brand', action='append', default=[], help='only this brand; may be given more than once')
    parser.add_argument('--jobs', type=int, default=1)
    options = parser.parse_args()
    checkouts = [ROOT, *([options.against.resolve()] if options.against else [])]
    runs: dict[Path, list[Run]] = {checkout: [] for checkout in checkouts}
    sizes: dict[Path, Size] = {}
    for turn in range(options.runs):
        for checkout in checkouts if turn % 2 == 0 else reversed(checkouts):
            run, sizes[checkout] = build(checkout, options.brand, options.jobs)
            runs[checkout].append(run)
            print(f'run {turn + 1}, {checkout.name}: {run.seconds:.1f} CPU s', file=sys.stderr)
    for checkout in checkouts:
        report(checkout, runs[checkout], sizes[checkout])
    if len(checkouts) == 2:
        compare(*(runs[checkout] for checkout in checkouts), *(sizes[checkout] for checkout in checkouts))


def build(checkout: Path, brands: list[str], jobs: int) -> tuple[Run, Size]:
    """Build the PDFs of a checkout once, cold, and return what that cost and gave."""
    with tempfile.TemporaryDirectory(prefix='onbrand-benchmark-') as folder:
        workspace = Path(folder)
        for name in ('content', 'brand'):
            shutil.copytree(checkout / name, workspace / name)
        named = [argument for brand in brands for argument in ('--brand', brand)]
        command = ['build', '--workspace', folder, '--format', 'pdf', '--jobs', str(jobs), *named]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, '-c', CLOCKED, str(workspace / 'times.json'), *command],
            capture_output=True, text=True, env={**os.environ, 'PYTHONPATH': str(checkout)}, cwd=folder,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if not list((workspace / 'output').glob('*/*/manifest.json')):
            sys.exit(f'{checkout}: nothing was built\n{done.stdout}{done.stderr}')
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Run(seconds, json.loads((workspace / 'times.json').read_text())), size_of(workspace / 'output')


def size_of(output: Path) -> Size:
    """Return how much the PDFs in a folder hold."""
    pages = words = total = 0
    for place in sorted(output.rglob('*.pdf')):
        total += place.stat().st_size
        with pypdfium2.PdfDocument(place) as document:
            pages += len(document)
            words += sum(len(page.get_textpage().get_text_bounded().split()) for page in document)
    return Size(pages, words, total)


def report(checkout: Path, runs: list[Run], size: Size) -> None:
    """Print the medians of a checkout."""
    seconds = statistics.median(run.seconds for run in runs)
    print(f'\n{checkout.name}: {size.pages} pages, {size.words} words, {size.bytes / 1e6:.2f} MB')
    print(f'  {seconds:.1f} CPU s in all: {seconds / size.pages * 1000:.0f} ms a page, {seconds / size.words * 1e6:.0f} ms a thousand words')
    for name in sorted(runs[0].documents):
        print(f'  {statistics.median(run.documents.get(name, 0.0) for run in runs):8.2f} s  {name}')


def compare(ours: list[Run], theirs: list[Run], our_size: Size, their_size: Size) -> None:
    """Print how the first compares with the second: the median of the ratios of runs side by side."""
    ratio = statistics.median(one.seconds / other.seconds for one, other in zip(ours, theirs, strict=True))
    print(f'\nratio of CPU time: {ratio:.2f} in all, {ratio * their_size.pages / our_size.pages:.2f} a page, {ratio * their_size.words / our_size.words:.2f} a word')


if __name__ == '__main__':
    main()
