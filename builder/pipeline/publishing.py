"""Releases -> output folder: what runs, what stays, the guard, the switch, the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.brand.brand import Brand
from builder.documents.brief import Brief
from builder.documents.onboarding import onboarding
from builder.editions.edition import Medium, Reader
from builder.editions.hidden import (
    assessed_words,
    hidden_from_learners,
    hidden_in_lessons,
    hidden_on_paper,
    secret_sentences,
    visible_words,
)  # fmt: skip
from builder.engine.cache import Cache
from builder.engine.execute import Outcome, execute
from builder.engine.jobs import Job
from builder.engine.manifest import DamagedManifestError, read_manifest
from builder.engine.publish import PublishResult, publish
from builder.guard.leaks import OPEN, OtherClients, Secret, Secrets, inspect
from builder.pipeline.clients import Client
from builder.pipeline.planning import Piece, delivery_job, pieces_of, plan_of
from builder.pipeline.release import Release
from builder.renderers.rendered import FirstPage, PlannedPicture, Templates
from builder.report import Options, Progress, ReleaseReport, Status
from builder.sources.findings import Finding, note

#: What learners hold on paper: no answers there.
WORKBOOKS = ('learner/workbook.pdf', 'learner/workbook-large-print.pdf', 'learner/job-aids.pdf', 'learner/job-aids-large-print.pdf', 'about')

#: Where learners meet the items of the assessment, and the only files of theirs that show them.
ASSESSMENTS = ('learner/pre-assessment', 'learner/post-assessment')


@dataclass(frozen=True, slots=True)
class Planned:
    """A release with its jobs: all that belong to it, and those that this run was asked for."""

    release: Release
    client: Client
    pieces: tuple[Piece, ...]
    chosen: tuple[Job, ...]
    delivery: Job
    outdated: tuple[str, ...] = ()  # published files that no longer fit and that this run was not asked to make

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every job of the release."""
        return (*(piece.job for piece in self.pieces), self.delivery)


def planned(release: Release, client: Client, options: Options, templates: Templates) -> Planned:
    """Return what belongs to a release, and what of it this run makes."""
    pieces = pieces_of(release, templates)
    chosen = tuple(piece.job for piece in pieces if _wanted(piece, options))
    staying = _standing(options.output, release)
    available = {job.path for job in chosen}
    available |= {piece.job.path for piece in pieces if staying.get(piece.job.path) == piece.job.key}
    last = delivery_job(release, pieces, available, templates)
    outdated = tuple(piece.job.path for piece in pieces if piece.job.path in staying and piece.job.path not in available)
    return Planned(release, client, pieces, (*chosen, last), last, outdated)


def _wanted(piece: Piece, options: Options) -> bool:
    """Whether a run was asked for a piece. What belongs to all readers is always made: it is quick and links the rest."""
    if not piece.edition:
        return True
    return (not options.editions or piece.edition in options.editions) and (not options.formats or piece.format in options.formats)


def _standing(output: Path, release: Release) -> dict[str, str]:
    """Return the keys of the files that the output folder holds of a release, by path."""
    try:
        manifest = read_manifest(output / release.brand / release.pack.id)
    except (DamagedManifestError, OSError):
        return {}
    return {artifact.path: artifact.key for artifact in manifest.files} if manifest else {}


def render(plans: tuple[Planned, ...], options: Options, templates: Templates, cache: Cache, progress: Progress) -> dict[str, Outcome]:
    """Return the outcome of every job that the plans need, by key.

    Pictures of pages come second, and here: each is drawn in a moment from the bytes of a PDF.
    """
    jobs = [job for plan in plans for job in plan.chosen]
    outcomes = execute([job for job in jobs if not isinstance(job.payload, PlannedPicture)], templates, cache, workers=options.jobs, progress=progress)
    ready: list[Job] = []
    for job in jobs:
        if isinstance(job.payload, PlannedPicture):
            data = outcomes[job.payload.source].data
            if data is None:  # the release fails for want of the PDF
                outcomes[job.key] = Outcome(None)
            else:
                ready.append(replace(job, payload=FirstPage(data, job.payload.width, job.payload.height)))
    return outcomes | execute(ready, templates, cache, workers=1)


def publish_release(plan: Planned, outcomes: Mapping[str, Outcome], others: OtherClients, options: Options, cache: Cache) -> tuple[ReleaseReport, tuple[Finding, ...]]:
    """Publish one release, or say why not; the guard reads every byte first."""
    release = plan.release
    found: list[Finding] = []
    files: dict[str, bytes] = {}
    for one in plan.chosen:
        outcome = outcomes[one.key]
        found.extend(outcome.findings)
        if outcome.data is not None:
            files[one.path] = outcome.data
    found.extend(_leaks(release, files, others, cache))
    rendered = sum(not outcomes[one.key].cached for one in plan.chosen)
    if any(f.is_error for f in found) or (options.strict and any(f.severity == 'warning' for f in found)):
        return report_of(release, Status.FAILED, rendered=rendered), tuple(found)
    result = publish(options.output, plan_of(release, plan.client, plan.jobs), files)
    found.extend(result.findings)
    if plan.outdated and not result.failed:
        named = ', '.join(path for path in plan.outdated if path.endswith(('.pdf', 'index.html')))
        message = f'{release.brand}/{release.pack.id}: what an earlier build made no longer fits and was taken out: {named or len(plan.outdated)}'
        found.append(note('U040', message, hint='build again without --format and --edition to make it'))
    status = Status.FAILED if result.failed else Status.PUBLISHED if result.changed else Status.UNCHANGED
    return report_of(release, status, result, rendered), tuple(found)


def _leaks(release: Release, files: Mapping[str, bytes], others: OtherClients, cache: Cache) -> tuple[Finding, ...]:
    brief = release.brief
    assert brief is not None
    learner = (brief.edition(Reader.LEARNER, Medium.SCREEN), brief.edition(Reader.LEARNER, Medium.PAPER))
    listed = (*(claim.says for claim in brief.lists.claims.values()), *(f'{word.term}\n{word.means}' for word in brief.lists.glossary.values()))
    welcomed = (page.text for page in onboarding(brief))
    ours = '\n'.join((_public_words(brief.brand), *welcomed, *listed, *brief.words.texts))
    lessons = f'{visible_words(learner)}\n{ours}'
    public = f'{lessons}\n{assessed_words(learner)}'
    hidden = Secrets(tuple(Secret(*h) for h in secret_sentences(hidden_from_learners(brief.pack), public)))
    printed = f'{visible_words(learner[1:])}\n{ours}'
    answers = Secrets(tuple(Secret(*h) for h in secret_sentences(hidden_on_paper(brief.pack), printed)), WORKBOOKS)
    return inspect(files.items(), (hidden, answers, _items_of_the_assessment(brief, lessons)), others, cache)


def _items_of_the_assessment(brief: Brief, public: str) -> Secrets:
    """Return what is asked before and after the course: known beforehand it measures nothing, and managers get no scores."""
    managers = visible_words((brief.edition(Reader.MANAGER, Medium.SCREEN), brief.edition(Reader.MANAGER, Medium.PAPER)))
    sentences = secret_sentences(hidden_in_lessons(brief.pack), f'{public}\n{managers}')
    return Secrets(tuple(Secret(*hidden) for hidden in sentences), (*OPEN, Reader.MANAGER.value), ASSESSMENTS)


def _public_words(brand: Brand) -> str:
    """Return what a brand says of itself on its learners' first page."""
    words = [brand.promise.line, brand.promise.plain, *brand.promise.not_promised]
    for value in brand.values:
        words += [text for text in (value.means, value.costs_us) if text]
    for behaviour in brand.behaviours:
        words += [text for text in (behaviour.we, behaviour.never, behaviour.says) if text]
    return '\n'.join(text.text for text in words)


def report_of(release: Release, status: Status, result: PublishResult | None = None, rendered: int = 0) -> ReleaseReport:
    """Return how a release came out."""
    result = result or PublishResult()
    minutes = release.brief.pack.minutes if release.brief else 0
    return ReleaseReport(
        release.brand, release.pack.id, status, result.written, result.kept, result.removed, rendered, release.passages, release.generic,
        len(release.pack.lessons), minutes,
    )  # fmt: skip
