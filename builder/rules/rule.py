"""What a rule is: a code, a weight, and one small function that looks at one thing and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from builder.sources.findings import Finding, Related, Severity, Span

Subject = TypeVar('Subject')


class Fault(NamedTuple):
    """What a rule found: what is wrong, where, and what to write instead. Code and weight are the rule's."""

    message: str
    at: Span | None
    hint: str = ''
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One rule. `weight` is what its findings weigh unless a workspace says otherwise."""

    code: str
    weight: Severity
    check: Callable[[Subject], Iterable[Fault]]


#: What a workspace wants rules to weigh, by code; None switches a rule off.
Weights = Mapping[str, Severity | None]


def reweighed(findings: Iterable[Finding], weights: Weights) -> Iterator[Finding]:
    """Yield findings of rules that were run elsewhere with the weights that the workspace wants; those that are off are left out."""
    for finding in findings:
        weight = weights.get(finding.code, finding.severity)
        if weight is not None:
            yield finding if weight is finding.severity else replace(finding, severity=weight)


def findings_of(rules: Iterable[Rule[Subject]], subject: Subject, weights: Weights) -> Iterator[Finding]:
    """Yield what rules find in a subject, with the weights that the workspace wants. Rules that are off do not run."""
    for rule in rules:
        weight = weights.get(rule.code, rule.weight)
        if weight is not None:
            for fault in rule.check(subject):
                yield Finding(rule.code, weight, fault.message, fault.at, fault.hint, fault.related)
