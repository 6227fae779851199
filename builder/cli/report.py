"""What a run has to tell, for a person, for a program, and for GitHub."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from builder.cli.excerpt import excerpt, visible
from builder.cli.output import put
from builder.report import ReleaseReport, Report, Status
from builder.sources.findings import Finding, Severity, Span

MOST = 200

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
#: How a hint begins that says what to do; any other hint is what to write.
_SENTENCES = ('write:', '####', *(f'{word} ' for word in (
    'a', 'add', 'ask', 'begin', 'call', 'change', 'check', 'choose', 'cite', 'close', 'compare', 'correct', 'delete', 'did', 'divide', 'end', 'give', 'go',
    'indent', 'it', 'keep', 'leave', 'let', 'look', 'make', 'move', 'name', 'one', 'put', 'rename', 'run', 'save', 'say', 'shorten', 'shorter', 'start', 'stay', 'take', 'the', 'this', 'use', 'write',
)))  # fmt: skip

_GITHUB = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'notice'}


def print_report(report: Report, workspace: Path, *, as_json: bool) -> None:
    """Print a report to standard output; on GitHub its annotations too, beside the JSON on standard error."""
    if os.environ.get('GITHUB_ACTIONS') == 'true':
        lines = ''.join(f'{annotation(finding)}\n' for finding in _most(report.findings))
        put(lines, report.exit, sys.stderr if as_json else None)
    put(report_json(report) if as_json else report_text(report, workspace), report.exit)


def report_text(report: Report, workspace: Path) -> str:
    """Return a report for a person to read: findings with excerpts, then one line that sums up."""
    lines: list[str] = []
    shown = _most(report.findings)
    for finding in shown:
        lines += [*finding_lines(finding, workspace), '']
    if len(shown) < len(report.findings):
        lines += [f'and {len(report.findings) - len(shown)} more', '']
    return '\n'.join([*lines, summary(report)]) + '\n'


def finding_lines(finding: Finding, workspace: Path) -> list[str]:
    """Return the lines that show one finding: place and message, the source line, what to write instead."""
    span = finding.span
    head = f'{finding.severity.value}  {finding.code}  {visible(finding.message)}'
    if span is None:
        lines = [head]
    else:
        here = [related.message for related in finding.related if related.span == span]
        lines = [f'{visible(str(span))}  {head}', *excerpt(span, workspace, '; '.join(here))]
    for related in finding.related:
        if related.span != span:
            lines.append(f'  see {visible(str(related.span))}  {visible(related.message)}')
    if finding.hint:
        first, *rest = (visible(line) for line in finding.hint.split('\n'))
        # Most hints are sentences of their own: "did you mean ...?", "put the file there"; others are what to write
        lead = '' if first.startswith(_SENTENCES) else 'write:  '
        lines += [f'  {lead}{first}', *(f'  {" " * len(lead)}{line}' for line in rest)]
    return lines


def summary(report: Report) -> str:
    """Return one line: how the releases came out, and how many findings of each weight there are."""
    return counted(report, 'releases')


def counted(report: Report, what: str) -> str:
    """Return the line that sums up a run that made releases, or whatever else `what` calls them."""
    counts = [(_count(report.releases, status), status.value) for status in Status]
    said = [f'{number} {word}' for number, word in counts if number]
    rendered = sum(release.rendered for release in report.releases)
    parts = [f'{what}: ' + ', '.join(said) if said else f'no {what}']
    if rendered:
        parts.append(_many(rendered, 'file rendered', 'files rendered'))
    for severity, plural in ((Severity.ERROR, 'errors'), (Severity.WARNING, 'warnings'), (Severity.NOTE, 'notes')):
        number = sum(1 for finding in report.findings if finding.severity is severity)
        if number:
            parts.append(_many(number, severity.value, plural))
    if report.seconds:
        parts.append(f'{report.seconds:.1f} s')
    return '; '.join(parts)


def report_json(report: Report) -> str:
    """Return a report as one JSON object. How long it took is left out, so that equal runs print equal bytes."""
    content = {
        'exit': int(report.exit),
        'findings': [finding_json(finding) for finding in report.findings],
        'releases': [_release_json(release) for release in report.releases],
    }
    return json.dumps(content, indent=1) + '\n'


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON knows it; places that are not there are null."""
    return {
        'code': finding.code,
        'severity': finding.severity.value,
        **_span_json(finding.span),
        'message': finding.message,
        'hint': finding.hint,
        'related': [{**_span_json(related.span), 'message': related.message} for related in finding.related],
    }


def annotation(finding: Finding) -> str:
    """Return the workflow command that makes GitHub show a finding beside the line it is about."""
    properties: dict[str, str | int] = {}
    if finding.span is not None:
        span = finding.span
        properties = {'file': span.file, 'line': span.line, 'endLine': span.end_line, 'col': span.column}
    properties['title'] = finding.code
    given = ','.join(f'{name}={_escaped_property(str(value))}' for name, value in properties.items())
    words = finding.message + (f'\n{finding.hint}' if finding.hint else '')
    return f'::{_GITHUB[finding.severity]} {given}::{_escaped(words)}'


def _escaped(text: str) -> str:
    return text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A')


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(':', '%3A').replace(',', '%2C')


def _most(findings: Sequence[Finding]) -> list[Finding]:
    """Return as many findings as are shown, in their order; where some must go, errors stay."""
    if len(findings) <= MOST:
        return list(findings)
    weighed = sorted(range(len(findings)), key=lambda at: (_WEIGHT[findings[at].severity], at))
    return [findings[at] for at in sorted(weighed[:MOST])]


def _span_json(span: Span | None) -> dict[str, str | int | None]:
    if span is None:
        return {'file': None, 'line': None, 'column': None, 'end_line': None}
    return {'file': span.file, 'line': span.line, 'column': span.column, 'end_line': span.end_line}


def _release_json(release: ReleaseReport) -> dict[str, Any]:
    return {name: getattr(release, name) for name in ReleaseReport.__dataclass_fields__}


def _count(releases: Iterable[ReleaseReport], status: Status) -> int:
    return sum(1 for release in releases if release.status is status)


def _many(number: int, one: str, many: str) -> str:
    return f'{number} {one if number == 1 else many}'
