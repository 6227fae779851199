"""Proofs: two pages of each brand for its brand team, made of real pages of its packs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.brand.brand import Brand
from builder.documents.document import CardSheets, ProofPicture
from builder.documents.proof import ProofPage, proof, proof_pages
from builder.documents.wording import wording
from builder.engine.cache import Cache
from builder.engine.execute import Outcome, execute
from builder.engine.faults import MACHINE_CODES, OutputRefusedError
from builder.engine.index import PROOF, publish_proof
from builder.engine.jobs import Job
from builder.engine.lock import build_lock
from builder.guard.leaks import inspect
from builder.pipeline.clients import Client
from builder.pipeline.planning import job
from builder.pipeline.release import releases_of
from builder.pipeline.run import lacking, others_of
from builder.pipeline.templates import template_folders
from builder.pipeline.workspace import Workspace, read_workspace
from builder.renderers.covers.compose import cover_of, picture_box
from builder.renderers.print_cards import card_sheets
from builder.renderers.rendered import Templates
from builder.report import Exit, Options, Progress, ReleaseReport, Report, Stage, Status, silent
from builder.sources.assets import Asset
from builder.sources.findings import Finding, in_order

#: Millimetres that each picture is shown wide at most; it is made sharp enough for that.
SHOWN = {'opener': 66.0, 'practice': 66.0, 'card': 40.0, 'card-back': 40.0, 'ornament': 30.0}
COVER_SHOWN = 58.0


@dataclass(frozen=True, slots=True)
class _Planned:
    """A brand's proof on its way: the documents that are made small, with a job for each."""

    client: Client
    brand: Brand
    pages: tuple[tuple[ProofPage, Job], ...]


def make_proofs(options: Options, progress: Progress = silent) -> Report:
    """Make the proofs of the brands that the options name, put them into the output folder, and say how that went.

    Raises LockedError while a build writes to the same output folder. The release of a report is a brand with the pack
    ``proof``. Only what the design is about is said: other findings of a brand do not stop its proof.
    """
    began = time.monotonic()
    try:
        with build_lock(options.output):
            report = _make(options, progress)
    except OutputRefusedError as refusal:
        report = Report(Exit.MACHINE if refusal.finding.code in MACHINE_CODES else Exit.ERRORS, (refusal.finding,), ())
    return Report(report.exit, report.findings, report.releases, time.monotonic() - began)


def _make(options: Options, progress: Progress) -> Report:
    progress(Stage.READ, 0, 1)
    read = read_workspace(options)
    workspace = read.value
    if workspace is None:
        return Report(Exit.ERRORS, in_order(read.findings), ())
    found: list[Finding] = []
    plans: list[_Planned] = []
    statuses = {client.id: Status.FAILED for client in workspace.clients}
    templates = template_folders(workspace.folder)
    for client in workspace.clients:
        said = _of_design(client)
        found.extend(said)
        if client.brand is not None and not any(finding.is_error for finding in said):
            plans.append(_plan(client, client.brand, workspace, templates))
    cache = Cache.of_workspace(workspace.folder.root)
    jobs = [one for plan in plans for _, one in plan.pages]
    lacks = lacking(jobs)
    if lacks:
        return Report(Exit.MACHINE, in_order((*found, lacks)), _reports(statuses))
    outcomes = execute(jobs, templates, cache, workers=options.jobs, progress=progress)
    last: list[tuple[_Planned, Job]] = []
    for plan in plans:
        # What is wrong with a lesson (a card that is too full) is said by a build; here it only matters that there is a page.
        broken = [finding for _, one in plan.pages if outcomes[one.key].data is None for finding in outcomes[one.key].findings]
        found.extend(dict.fromkeys(broken))
        if not broken:
            last.append((plan, job(f'{plan.client.id}/{PROOF}', 'pdf', proof(plan.brand, _pictures(plan, outcomes)), templates)))
    outcomes = execute([one for _, one in last], templates, cache, workers=options.jobs, progress=progress)
    for plan, one in last:
        status, findings = _publish(plan, one, outcomes[one.key], workspace, options, cache)
        statuses[plan.client.id] = status
        found.extend(findings)
    return Report(_exit(statuses, found), in_order(found), _reports(statuses))


def _of_design(client: Client) -> tuple[Finding, ...]:
    """Return what there is to say of a brand's look; everything when it cannot be read at all."""
    if client.brand is None:
        return client.findings
    folder = f'brand/{client.id}/'
    inside = ('_brand.yml', 'logo', 'fonts/', 'images/')
    return tuple(
        finding
        for finding in client.findings
        if finding.span is None or finding.code[0] == 'A' or finding.span.file.removeprefix(folder).startswith(inside)
    )


def _plan(client: Client, brand: Brand, workspace: Workspace, templates: Templates) -> _Planned:
    releases = releases_of(client, workspace.course, (), workspace.folder)
    brief = next((release.brief for release in releases if release.brief is not None), None)
    return _Planned(client, brand, tuple((page, job(f'{page.name}.pdf', 'pdf', page.document, templates)) for page in proof_pages(brand, brief)))


def _pictures(plan: _Planned, outcomes: Mapping[str, Outcome]) -> list[tuple[ProofPicture, Asset]]:
    from builder.renderers.page_pictures import Window, page_with, picture_of, size_of

    words = wording(plan.brand.locale)
    made: list[tuple[ProofPicture, Asset]] = []
    for page, one in plan.pages:
        data = outcomes[one.key].data or b''
        number = page_with(data, page.find) if page.find else 0
        windows = {page.name: (number, Window(0.0, 0.0, *size_of(data, number)))}
        if isinstance(page.document.sections[0], CardSheets):
            card = card_sheets(page.document, {})[0][0].cards[0]
            windows = {
                'card': (0, Window(card.x, card.y, card.width, card.height)),
                'card-back': (1, Window(card.back, card.y, card.width, card.height)),
            }
        if page.name == 'learner' and (cover := cover_of(page.document)):
            windows['ornament'] = (0, Window(*picture_box(cover)))
        for name, (page_number, window) in windows.items():
            asset = picture_of(data, page_number, window, SHOWN.get(name, COVER_SHOWN))
            alt = words(f'proof.picture.{name}', brand=plan.brand.name)
            made.append((ProofPicture(name, asset.digest, alt, round(window.width, 2), round(window.height, 2)), asset))
    return made


def _publish(plan: _Planned, one: Job, outcome: Outcome, workspace: Workspace, options: Options, cache: Cache) -> tuple[Status, tuple[Finding, ...]]:
    """Publish one proof, unless another client's name stands in it."""
    found = list(outcome.findings)
    if outcome.data is not None:
        found.extend(inspect(((one.path, outcome.data),), (), others_of(workspace, plan.client), cache))
    if outcome.data is None or any(finding.is_error for finding in found):
        return Status.FAILED, tuple(found)
    result = publish_proof(options.output, plan.client.id, outcome.data)
    status = Status.FAILED if result.failed else Status.PUBLISHED if result.changed else Status.UNCHANGED
    return status, (*found, *result.findings)


def _exit(statuses: Mapping[str, Status], found: Iterable[Finding]) -> Exit:
    if any(finding.code in MACHINE_CODES and finding.is_error for finding in found):
        return Exit.MACHINE
    well = sum(status is not Status.FAILED for status in statuses.values())
    return Exit.OK if well == len(statuses) and well else Exit.PARTIAL if well else Exit.ERRORS


def _reports(statuses: Mapping[str, Status]) -> tuple[ReleaseReport, ...]:
    return tuple(ReleaseReport(brand, 'proof', status) for brand, status in statuses.items())
