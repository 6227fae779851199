"""A client's folder, read: every YAML file, the look, the pictures and fonts, as one `Brand`.

In: the workspace and a brand's id. Out: a `Brand` and every finding about it (B019-B036 beside those of files, YAML and records).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from dataclasses import replace

from builder.brand import brand as made
from builder.brand.checks import check
from builder.brand.look import Look
from builder.brand.looks import look_of
from builder.brand.models import REQUIRED, BrandRecord, MeasureRecord, OrderRecord, TermRecord, ValueRecord
from builder.brand.pictures import partner_of, pictures_of
from builder.brand.posit import Design, read_design
from builder.sources.files import Folder, is_slug, read_text
from builder.sources.findings import Finding, Parsed, Related, Span, error, in_order, note
from builder.sources.records import Words, kind_of, normal, read
from builder.sources.yaml import Entry, Mapping, Scalar, read_yaml

DESIGN_FILE = '_brand.yml'
BRANDS = 'brand'


def brand_ids(workspace: Folder) -> Parsed[tuple[str, ...]]:
    """Return the ids of a workspace's brands: the folders of brand/ that hold a .yml file, sorted.

    Names that begin with ``_`` or ``.`` are passed over. A workspace without brand/ has none.
    """
    brands = workspace.below(BRANDS)
    if brands.value is None:
        return Parsed((), brands.findings)
    names = brands.value.folders()
    found: list[str] = []
    findings = list(names.findings)
    for name in names.value or ():
        if name.startswith('_'):
            continue
        folder = brands.value.below(name)
        files = folder.value.files('.yml') if folder.value is not None else Parsed((), folder.findings)
        findings.extend(files.findings)
        if files.value:
            found.append(name)
    return Parsed(tuple(found), tuple(findings))


def read_brand(
    workspace: Folder, brand_id: str, themes: Iterable[str], purposes: Iterable[str], lessons: Collection[str] | None = None
) -> Parsed[made.Brand]:
    """Return one client, complete, with everything there is to say about its files.

    `themes` and `purposes` are the ids of the course's closed lists, `lessons` those of its lessons (None when they are not
    known). `value` is None when something a brand needs to build is missing; it may be there beside errors, without the entries
    that could not be read.
    """
    at = Span.of(f'{BRANDS}/{brand_id}')
    if brand_id == 'index':
        return Parsed(None, (error('B020', '"index" cannot be the name of a brand: the overview of all packs stands there', at, 'give the folder another name'),))
    if not is_slug(brand_id):
        hint = 'name the folder with lower case letters, digits and hyphens, such as north-gate'
        return Parsed(None, (error('B020', f'"{brand_id}" cannot be the name of a brand', at, hint),))
    opened = workspace.below(f'{BRANDS}/{brand_id}', at)
    if opened.value is None:
        return Parsed(None, opened.findings)
    folder = opened.value
    findings: list[Finding] = []
    tree = _namespace(folder, at, findings)
    whole = not any(finding.is_error for finding in findings)
    design = _design(folder, findings)
    parsed = read(tree, BrandRecord)
    findings.extend(parsed.findings)
    record = parsed.value
    given = frozenset(normal(entry.key.text) for entry in tree.entries if not (isinstance(entry.value, Scalar) and entry.value.is_empty))
    given = given if whole else given | frozenset(REQUIRED)  # what is missing may stand in the part that could not be read
    name = record.name.text if record is not None and record.name is not None else ''
    look = look_of(folder, design, name, Span.of(folder.place(DESIGN_FILE)))
    unread = any(finding.is_error and finding.span and finding.span.file == folder.place(DESIGN_FILE) for finding in findings)
    findings.extend(finding for finding in look.findings if not (unread and finding.code == 'B018'))
    if record is None:
        return Parsed(None, in_order(findings))
    findings.extend(check(record, frozenset(themes), frozenset(purposes), given))
    pictures = pictures_of(folder, record.pictures, lessons)
    partner = partner_of(folder, record.order.with_ if record.order else None)
    findings.extend((*pictures.findings, *partner.findings))
    brand = _brand(brand_id, record, look.value, _digest(folder, findings)) if look.value is not None else None
    if brand is not None:
        brand = replace(brand, pictures=pictures.value or (), order=replace(brand.order, partner=partner.value))
    return Parsed(brand, in_order(findings))


def read_names(workspace: Folder, brand_id: str) -> tuple[str, ...]:
    """Return how a client is called, full name first, without looking at anything else; nothing where that cannot be read."""
    opened = workspace.below(f'{BRANDS}/{brand_id}')
    if opened.value is None:
        return ()
    given = {normal(entry.key.text): entry.value for entry in _namespace(opened.value, Span.of(f'{BRANDS}/{brand_id}'), []).entries}
    names = (given.get('name'), given.get('short_name'))
    return tuple(name.text.strip() for name in names if isinstance(name, Scalar) and name.text.strip())


def _namespace(folder: Folder, at: Span, findings: list[Finding]) -> Mapping:
    """Return the keys of all files together; a key that stands in two is said and taken once."""
    listed = folder.files('.yml', '.yaml')
    findings.extend(listed.findings)
    entries: list[Entry] = []
    first: dict[str, Entry] = {}
    first_file = ''
    for name in listed.value or ():
        path = folder.place(name)
        if name.lower().endswith('.yaml'):
            findings.append(error('B035', f'{path} is not read', Span.of(path), f'rename it to {name[:-5]}.yml'))
            continue
        if name == DESIGN_FILE:
            continue
        text = read_text(folder, name)
        findings.extend(text.findings)
        if text.value is None:
            continue
        first_file = path if name == 'values.yml' or not first_file else first_file
        tree = read_yaml(text.value[1], path)
        findings.extend(tree.findings)
        if tree.value is None:
            continue
        if not isinstance(tree.value, Mapping):
            hint = 'write keys such as name: and values: at the beginning of the lines'
            findings.append(error('B022', f'{path} has keys, this is {kind_of(tree.value)}', tree.value.at, hint))
            continue
        for entry in tree.value.entries:
            before = first.setdefault(normal(entry.key.text), entry)
            if before is entry or before.key.at.file == path:
                entries.append(entry)  # twice in one file is said when the record is read
                continue
            where = Related(before.key.at, 'it stands here first')
            message = f'"{entry.key.text}" stands in {before.key.at.file}:{before.key.at.line} already'
            findings.append(error('B021', message, entry.key.at, 'keep one of the two', (where,)))
    return Mapping(tuple(entries), Span.of(first_file) if first_file else at)


def _design(folder: Folder, findings: list[Finding]) -> Design:
    """Return the design team's file, or an empty design when there is none."""
    names = folder.files('.yml')
    if DESIGN_FILE not in (names.value or ()):
        at = Span.of(folder.place(DESIGN_FILE))
        findings.append(note('B019', 'there is no _brand.yml; a neutral look is used', at, 'put the design team\'s brand.yml there'))
        return Design()
    text = read_text(folder, DESIGN_FILE)
    findings.extend(text.findings)
    if text.value is None:
        return Design()
    tree = read_yaml(text.value[1], folder.place(DESIGN_FILE))
    findings.extend(tree.findings)
    if tree.value is None:
        return Design()
    design = read_design(tree.value)
    findings.extend(design.findings)
    return design.value or Design()


def _digest(folder: Folder, findings: list[Finding]) -> str:
    """Return the SHA-256 of all ordinary files below a folder with their paths; links and hidden names are passed over."""
    total = hashlib.sha256()
    for place, folders, names in os.walk(folder.root, onerror=lambda problem: _closed(folder, problem, findings)):
        folders[:] = sorted(name for name in folders if not name.startswith('.'))
        for name in sorted(name for name in names if not name.startswith('.')):
            path = os.path.join(place, name)  # noqa: PTH118
            inner = os.path.relpath(path, folder.root).replace(os.sep, '/')
            try:
                if not stat.S_ISREG(os.lstat(path).st_mode):
                    continue
                with open(path, 'rb') as stream:  # noqa: PTH123
                    total.update(f'{inner}\0{hashlib.file_digest(stream, "sha256").hexdigest()}\n'.encode(errors='surrogateescape'))
            except OSError as problem:
                _closed(folder, problem, findings)
    return total.hexdigest()


def _closed(folder: Folder, problem: OSError, findings: list[Finding]) -> None:
    """Say that something cannot be read, unless that was said already."""
    inner = os.path.relpath(problem.filename, folder.root).replace(os.sep, '/') if isinstance(problem.filename, str) else ''
    path = folder.place(inner.removeprefix('.'))
    at = Span.of(path)
    if not any(finding.code == 'S005' and finding.span == at for finding in findings):
        findings.append(error('S005', f'{path} cannot be read ({(problem.strerror or "unknown").lower()})', at, 'check the name and who may read it'))


def _brand(brand_id: str, record: BrandRecord, look: Look, digest: str) -> made.Brand | None:
    """Return the brand, or None when one of the things it needs is missing."""
    name, customer, colleague, manager, promise = record.name, record.customer, record.colleague, record.manager, record.promise
    if name is None or record.locale is None or record.outcome is None or promise is None:
        return None
    if customer is None or colleague is None or manager is None or not any(value.behaviours for value in record.values):
        return None
    terms = (
        _term('customer', 'customers', customer),
        _term('colleague', 'colleagues', colleague),
        _term('manager', 'managers', manager),
        *(_term(term.instead_of.text, '', term) for term in record.terms),
    )
    voice = record.voice
    return made.Brand(
        id=brand_id,
        name=name.text,
        short_name=record.short_name or name.text,
        sector=record.sector,
        locale=record.locale,
        version=record.version,
        outcome=record.outcome,
        sells=record.sells,
        customer_kind=customer.kind,
        customer_focus=customer.focus,
        vulnerable=customer.vulnerable,
        terms=terms,
        keep=record.keep,
        say=tuple(made.Preference(say.write.text, say.instead_of, say.why, say.at) for say in record.say),
        never=record.never,
        promise=made.Promise(promise.line, promise.plain, promise.proof, promise.not_promised, _texts(promise.measured_by)),
        values=tuple(_value(value) for value in record.values),
        voice=made.Voice(
            tuple((trait.is_, trait.is_not) for trait in voice.traits), voice.reading_grade or 0, voice.contractions, voice.greeting, voice.sign_off
        )
        if voice is not None
        else made.Voice(),
        stories=tuple(made.Story(one.title, one.text, _texts(one.shows), one.real, one.permission, one.at) for one in record.stories),
        channels=tuple(made.Channel(one.name, one.hours, one.at) for one in record.channels),
        authority=tuple(made.Authority(one.who, one.may, one.limit, one.ask, one.at) for one in record.authority),
        contacts=tuple(made.Contact(one.when, one.call, one.how, one.at) for one in record.who_to_call),
        standards=tuple(
            made.Standard(one.text, one.within, one.target, one.channel, _texts(one.measured_by), one.public, one.at) for one in record.standards
        ),
        red_lines=record.red_lines,
        facts=tuple(record.facts.items()),
        measures=tuple(_measure(one) for one in record.measures),
        barriers=tuple(made.Barrier(one.text, one.owner, one.opened.text if one.opened else '', one.at) for one in record.barriers),
        commitments=tuple(made.Commitment(one.who, one.text, one.at) for one in record.commitments),
        order=_order(record.order),
        look=look,
        at=name.at,
        digest=digest,
        first_week=tuple(made.Moment(one.when, one.do, one.with_, one.at) for one in record.first_week),
        tools=tuple(made.Tool(one.name, one.for_, one.help, one.at) for one in record.tools),
    )


def _term(neutral: str, neutral_many: str, term: TermRecord) -> made.Term:
    return made.Term(neutral, term.one.text, term.many, term.at, term.possessive, term.article, term.attributive, neutral_many)


def _value(value: ValueRecord) -> made.Value:
    behaviours = tuple(
        made.Behaviour(one.we, one.never, one.we_say, _texts(one.shows), _texts(one.measured_by), value.name.text, one.at) for one in value.behaviours
    )
    return made.Value(value.name.text, value.means, value.costs_us, behaviours, value.at)


def _measure(one: MeasureRecord) -> made.Measure:
    reward = one.rewarded
    return made.Measure(
        id=one.id.text,
        name=one.name,
        kind=one.kind,
        level=one.level,
        unit=one.unit,
        better=one.better,
        owner=one.owner,
        serves=_texts(one.serves),
        rewarded_to=reward.to if reward else 'none',
        rewarded_how=reward.how if reward else 'none',
        rewarded_when=reward.when if reward else '',
        guards=_texts(one.guards),
        undermines=one.undermines,
        baseline=one.baseline,
        target=one.target,
        at=one.at,
    )


def _order(order: OrderRecord | None) -> made.Order:
    if order is None:
        return made.Order()
    approved = order.approved
    dates = _texts(order.dates) or ((order.date.text,) if order.date else ())
    return made.Order(
        packs=_texts(order.packs),
        editions=order.editions,
        paper=order.paper or '',
        date=dates[0] if dates else '',
        dates=dates,
        start=order.start.text if order.start else '',
        starts=_texts(order.starts),
        version=order.version or '',
        group_size=order.group_size,
        confidential=order.confidential,
        approved_by=approved.by if approved else '',
        approved_on=approved.on.text if approved and approved.on else '',
        large_print=order.large_print,
        seed=order.seed,
        packs_at=tuple(pack.at for pack in order.packs),
    )


def _texts(words: Iterable[Words]) -> tuple[str, ...]:
    return tuple(word.text for word in words)
