"""``build``, ``check`` and ``listing``: one run over a workspace."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from builder.course.catalogue import Catalogue
from builder.course.lesson import Lesson
from builder.course.pack import BITE, BITE_MINUTES, Pack
from builder.engine.cache import Cache
from builder.engine.faults import MACHINE_CODES, OutputRefusedError
from builder.engine.index import index_refusal
from builder.engine.jobs import Job
from builder.engine.lock import build_lock
from builder.guard.leaks import OtherClients
from builder.listing import ListedBrand, ListedLesson, ListedPack, Listing
from builder.packs.versions import minutes_in
from builder.pipeline.clients import Client
from builder.pipeline.overview import publish_overview
from builder.pipeline.publishing import planned, publish_release, render, report_of
from builder.pipeline.release import Release, releases_of
from builder.pipeline.templates import template_folders
from builder.pipeline.workspace import Workspace, read_workspace
from builder.renderers.pdf_engine import MachineLacks, engine, versions
from builder.report import Exit, Options, Progress, ReleaseReport, Report, Stage, Status, silent
from builder.sources.findings import Finding, Severity, error, in_order


def build(options: Options, progress: Progress = silent) -> Report:
    """Build and publish what the options ask for, and return what there is to tell.

    Raises LockedError while another build writes to the same output folder. Everything that is wrong with the input or
    the machine is a finding of the report.
    """
    began = time.monotonic()
    try:
        with build_lock(options.output):
            report = _Run(options, progress).build()
    except OutputRefusedError as refusal:
        code = Exit.MACHINE if refusal.finding.code in MACHINE_CODES else Exit.ERRORS
        report = Report(code, (refusal.finding,), ())
    return _timed(report, began)


def check(options: Options, progress: Progress = silent) -> Report:
    """Read, tailor and compose everything that the options ask for, write nothing, and return what there is to tell."""
    began = time.monotonic()
    return _timed(_Run(options, progress).check(), began)


def listing(workspace: Path) -> Listing:
    """Return the brands, packs and lessons of a workspace."""
    read = read_workspace(Options(workspace, workspace / 'output'))
    if read.value is None:
        return Listing((), (), (), in_order(read.findings))
    course = read.value.course
    brands = tuple(ListedBrand(client.id, client.brand.name if client.brand else '') for client in read.value.clients)
    packs = tuple(_listed(pack, course) for _, pack in sorted(course.packs.items()))
    lessons = tuple(ListedLesson(lesson.id, lesson.title, lesson.minutes) for _, lesson in sorted(course.lessons.items()))
    findings = (*read.findings, *(finding for client in read.value.clients for finding in client.findings))
    return Listing(brands, packs, lessons, in_order(findings))


def _listed(pack: Pack, course: Catalogue) -> ListedPack:
    """Return a pack with the minutes of its lessons as the course has them, standard and as planned; a bite has its own."""
    lessons = [(course.lessons[name], pack.version_of(name)) for name in pack.lessons if name in course.lessons]
    standard = sum(BITE_MINUTES if version == BITE else lesson.minutes for lesson, version in lessons)
    planned = sum(BITE_MINUTES if version == BITE else _planned(lesson, version) for lesson, version in lessons)
    return ListedPack(pack.id, pack.title, standard, pack.lessons, planned)


def _planned(lesson: Lesson, version: str) -> int:
    """Return how long a version of a lesson is for a brand of which every condition is true that a step may ask for."""
    steps = tuple(section for section in lesson.sections if all(condition.wanted for condition in section.conditions))
    return lesson.minutes if version == 'standard' else minutes_in(replace(lesson, sections=steps), version)


def _timed(report: Report, began: float) -> Report:
    return Report(report.exit, report.findings, report.releases, time.monotonic() - began)


class _Run:
    """One run: what was asked for, and what was found on the way."""

    def __init__(self, options: Options, progress: Progress) -> None:
        self.options = options
        self.progress = progress
        self.findings: list[Finding] = []

    def stops(self, findings: Iterable[Finding]) -> bool:
        """Whether findings stop what they stand in."""
        weights = {Severity.ERROR, Severity.WARNING} if self.options.strict else {Severity.ERROR}
        return any(finding.severity in weights for finding in findings)

    def read(self) -> Workspace | None:
        """Return the workspace; None when something that everybody shares is wrong."""
        self.progress(Stage.READ, 0, 1)
        read = read_workspace(self.options)
        self.findings.extend(read.findings)
        self.progress(Stage.READ, 1, 1)
        if read.value is None or self.stops(read.findings):
            if read.value:
                self.findings.extend(finding for client in read.value.clients for finding in client.findings)
                self.findings.extend(finding for found in read.value.judged.lessons.values() for finding in found)
            return None
        if not read.value.clients:
            self.findings.append(error('B091', 'there are no brands', hint='make a folder brand/<id>/ with a values.yml; docs/make-a-brand.md says how'))
            return None
        return read.value

    def releases(self, workspace: Workspace, packs: tuple[str, ...]) -> list[tuple[Client, Release]]:
        """Return every release that was asked for, whole or not: these packs, or those that the orders name."""
        releases: list[tuple[Client, Release]] = []
        for done, client in enumerate(workspace.clients):
            self.progress(Stage.TAILOR, done, len(workspace.clients))
            self.findings.extend(client.findings)
            for release in releases_of(client, workspace.course, packs, workspace.folder, workspace.judged):
                self.findings.extend(release.findings)
                releases.append((client, release))
        self.progress(Stage.TAILOR, len(workspace.clients), len(workspace.clients))
        return releases

    def whole(self, client: Client, release: Release) -> bool:
        """Whether a release can be built."""
        return release.brief is not None and not self.stops((*client.findings, *release.findings))

    def check(self) -> Report:
        workspace = self.read()
        if workspace is None:
            return Report(Exit.ERRORS, in_order(self.findings), ())
        every = self.releases(workspace, self.options.packs or tuple(workspace.course.packs))
        reports = [report_of(release, Status.CHECKED if self.whole(client, release) else Status.FAILED) for client, release in every]
        return Report(self.exit(reports, Status.CHECKED), in_order(self.findings), tuple(reports))

    def build(self) -> Report:
        workspace = self.read()
        if workspace is None:
            return Report(Exit.ERRORS, in_order(self.findings), ())
        refusal = index_refusal(self.options.output)
        if refusal:
            return Report(Exit.ERRORS, in_order((*self.findings, refusal)), ())
        templates = template_folders(workspace.folder)
        cache = Cache.of_workspace(workspace.folder.root)
        every = self.releases(workspace, self.options.packs)
        reports = {(release.brand, release.pack.id): report_of(release, Status.FAILED) for _, release in every}
        plans = [planned(release, client, self.options, templates) for client, release in every if self.whole(client, release)]
        lacks = lacking(job for plan in plans for job in plan.chosen)
        if lacks:
            return Report(Exit.MACHINE, in_order((*self.findings, lacks)), tuple(reports.values()))
        outcomes = render(tuple(plans), self.options, templates, cache, self.progress)
        for done, plan in enumerate(plans):
            self.progress(Stage.PUBLISH, done, len(plans))
            others = others_of(workspace, plan.client)
            report, findings = publish_release(plan, outcomes, others, self.options, cache)
            reports[plan.release.brand, plan.release.pack.id] = report
            self.findings.extend(findings)
        self.progress(Stage.PUBLISH, len(plans), len(plans))
        self.findings.extend(publish_overview(workspace, self.options, templates, cache))
        if not self.options.brands and not self.options.packs:
            cache.close()
        self.findings.extend(cache.findings)
        code = self.exit(list(reports.values()), Status.PUBLISHED, Status.UNCHANGED)
        return Report(self.of_machine() or code, in_order(self.findings), tuple(reports.values()))

    def exit(self, reports: list[ReleaseReport], *good: Status) -> Exit:
        """Return the exit code: everything went well, some of it, or nothing."""
        well = sum(report.status in good for report in reports)
        if well == len(reports) and not self.stops(self.findings) and reports:
            return Exit.OK
        return Exit.PARTIAL if 0 < well < len(reports) else Exit.ERRORS

    def of_machine(self) -> Exit | None:
        """Return exit code 36 when it was the machine that failed: a full or closed disk, a library that is missing."""
        return Exit.MACHINE if any(f.code in MACHINE_CODES and f.is_error for f in self.findings) else None


def lacking(jobs: Iterable[Job]) -> Finding | None:
    """Return what the machine lacks for PDFs, if PDFs are wanted. WeasyPrint is only loaded when Pango cannot be seen."""
    if all(job.renderer != 'pdf' for job in jobs) or dict(versions()).get('pango-1.0'):
        return None
    try:
        engine()
    except MachineLacks as problem:
        said, _, hint = str(problem).partition('\n')
        return error('X020', said, hint=hint)
    return None


def others_of(workspace: Workspace, client: Client) -> OtherClients:
    """Return the names of every other client of the workspace, whether this run builds it or not.

    Whoever signs beside this client may be named, even with a name that holds another client's short one. A partner who is
    another client may not: nobody learns from a pack whom else we work for.
    """
    others = [names for brand, names in workspace.names.items() if brand != client.id and names]
    own = (client.brand.name, client.brand.short_name) if client.brand else ()
    partner = client.brand.order.partner if client.brand else None
    if partner:
        signed = partner.name.casefold()
        if not any(full.casefold() in signed or signed in (name.casefold() for name in short) for full, *short in others):
            own = (*own, partner.name)
    return OtherClients(tuple(dict.fromkeys(name for names in others for name in names)), own)
