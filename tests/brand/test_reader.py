"""A brand's folder becomes one brand, and every mistake in it has a place and a remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.brand.brand import Brand
from builder.brand.reader import brand_ids, read_brand
from builder.sources.files import Folder
from builder.sources.findings import Parsed

SMALL = """\
name: Acme Vets
locale: en-GB
outcome: trust
customer: {one: owner, many: owners}
colleague: {one: nurse, many: nurses}
manager: {one: head nurse}
promise:
  line: Care that knows your name.
  plain: We ask before we act.
values:
  - name: Kindness
    behaviours:
      - we: Ask how the owner wants to hear
"""
THEMES = {'asking', 'owning'}
PURPOSES = {'resolution', 'trust'}


@pytest.fixture
def workspace(tmp_path: Path) -> Folder:
    folder = tmp_path / 'brand' / 'acme'
    folder.mkdir(parents=True)
    (folder / 'values.yml').write_text(SMALL, encoding='utf-8')
    return Folder(tmp_path)


def write(workspace: Folder, name: str, text: str) -> None:
    (workspace.root / 'brand' / 'acme' / name).write_text(text, encoding='utf-8')


def acme(workspace: Folder) -> Parsed[Brand]:
    return read_brand(workspace, 'acme', THEMES, PURPOSES)


def said(workspace: Folder) -> list[str]:
    """Return what is said, without the note that there is no _brand.yml."""
    lines = []
    for finding in acme(workspace).findings:
        if finding.code in ('B018', 'B019'):
            continue
        assert finding.span is not None
        place = f'{finding.span.file.removeprefix("brand/acme/")}:{finding.span.line}:{finding.span.column}'
        lines.append(f'{place} {finding.code} {finding.message} | {finding.hint}')
    return lines


def test_twenty_five_answers_make_a_brand(workspace: Folder) -> None:
    assert said(workspace) == []
    brand = acme(workspace).value
    assert brand is not None
    assert (brand.id, brand.name, brand.short_name, brand.sells) == ('acme', 'Acme Vets', 'Acme Vets', True)
    assert [(term.neutral, term.neutral_many, term.one, term.many) for term in brand.terms] == [
        ('customer', 'customers', 'owner', 'owners'),
        ('colleague', 'colleagues', 'nurse', 'nurses'),
        ('manager', 'managers', 'head nurse', ''),
    ]
    assert [behaviour.we.text for behaviour in brand.behaviours] == ['Ask how the owner wants to hear']
    assert str(brand.promise.line.at) == 'brand/acme/values.yml:8:9'
    assert brand.look.body.family == 'Source Sans Pro'


def test_keys_may_stand_in_any_file_in_either_spelling(workspace: Folder) -> None:
    write(workspace, 'anything.yml', 'who_to_call: [{when: a threat, call: the head nurse}]\nred-lines: [No diagnosis by phone]\nfacts: {support-phone: 0800 123 456}\n')
    write(workspace, 'measures.yml', 'measures:\n  - {id: on-time, name: On time, kind: behavior, level: organization, serves: trust}\n')
    assert said(workspace) == []
    brand = acme(workspace).value
    assert brand is not None
    assert brand.contacts[0].call == 'the head nurse'
    assert brand.facts[0][0] == 'support-phone'
    assert (brand.measures[0].kind, brand.measures[0].level, brand.measures[0].serves, brand.measures[0].rewarded_to) == ('behaviour', 'organisation', ('trust',), 'none')


@pytest.mark.parametrize(
    ('text', 'dates', 'starts'),
    [
        ('order: {date: 2026-12-01, start: "09:15"}', ('2026-12-01',), ['09:15', '09:15', '09:15']),
        ('order: {dates: [2026-12-01, 2026-12-03], starts: ["09:15", "10:00"]}', ('2026-12-01', '2026-12-03'), ['09:15', '10:00', '']),
        ('order: {paper: A4}', (), ['', '', '']),
    ],
)
def test_an_order_has_one_date_and_one_start_for_each_day(workspace: Folder, text: str, dates: tuple[str, ...], starts: list[str]) -> None:
    write(workspace, 'order.yml', text)
    assert said(workspace) == []
    brand = acme(workspace).value
    assert brand is not None
    assert (brand.order.dates, brand.order.date) == (dates, dates[0] if dates else '')
    assert [brand.order.start_of(day) for day in (1, 2, 3)] == starts


MISTAKES = [
    ('nme: x', 'x.yml:1:1 K001 a brand has no key "nme" | did you mean "name"?'),
    ('name: Other', 'x.yml:1:1 B021 "name" stands in brand/acme/values.yml:1 already | keep one of the two'),
    ('stories: [{title: T, text: x, shows: [askin]}]', 'x.yml:1:39 B023 there is no theme "askin" | did you mean "asking"?'),
    ('stories: [{title: T, text: x, real: yes}]', 'x.yml:1:11 B028 the story "T" is real, and nobody is named who allowed it | write permission: who gave it, or real: no'),
    ('measures: [{id: a, name: A, kind: outcome, level: team, serves: [trst]}]', 'x.yml:1:66 B024 there is no purpose "trst" | did you mean "trust"?'),
    ('measures: [{id: a, name: A, kind: outcome, level: team, guards: [b]}]', 'x.yml:1:66 B025 there is no measure "b" | write one of: a'),
    ('standards: [{text: Call back, measured by: on-time}]', 'x.yml:1:44 B025 there is no measure "on-time" | write the measure first, under measures'),
    ('measures:\n- {id: a, name: A, kind: outcome, level: team}\n- {id: a, name: B, kind: outcome, level: team}', 'x.yml:3:8 B026 the measure "a" stands twice (first in brand/acme/x.yml:2) | give one of the two another id'),
    ('measures: [{id: On Time, name: A, kind: outcome, level: team}]', 'x.yml:1:17 B032 "On Time" is no id | write lower case letters, digits and hyphens: on-time'),
    ('say: [{write: Customer, instead of: client}]\nnever: [customer]', 'x.yml:2:9 B029 "customer" stands in both say and never | delete it from one of the two'),
    ('terms: [{instead of: customer, one: x}]', 'x.yml:1:22 B033 "customer" has a term already | write it under customer:'),
    ('order: {date: 2026-02-30}', 'x.yml:1:15 B030 "2026-02-30" is no date | write year, month and day like 2026-12-01'),
    ('order: {start: 9am}', 'x.yml:1:16 B031 "9am" is no time of day | write hours and minutes like "09:15"'),
    ('order: {starts: ["09:15", 9am]}', 'x.yml:1:27 B031 "9am" is no time of day | write hours and minutes like "09:15"'),
    ('order: {dates: [2026-12-01, 2026-13-02]}', 'x.yml:1:29 B030 "2026-13-02" is no date | write year, month and day like 2026-12-01'),
    ('order: {date: 2026-12-01, dates: [2026-12-01]}', 'x.yml:1:34 B038 "date" and "dates" stand here both | keep date for all days or dates for each'),
    ('order: {start: "09:00", starts: ["09:00"]}', 'x.yml:1:33 B038 "start" and "starts" stand here both | keep start for all days or starts for each'),
    ('order: {dates: [2026-12-02, 2026-12-01]}', 'x.yml:1:29 B039 2026-12-01 is not later than 2026-12-02 | write the days in the order in which they come'),
    ('order: {group size: 1}', 'x.yml:1:21 K009 "group size" must be 2 or more | '),
    ('order: {group size: 61}', 'x.yml:1:21 K009 "group size" must be 60 or less | '),
    ('order: {editions: [lerner]}', 'x.yml:1:20 K005 "lerner" is nothing that "an entry of editions" can be | did you mean "learner"?'),
    ('order: {packs: [a, a]}', 'x.yml:1:20 B034 "a" stands twice | delete one of the two'),
    ('never: [#ff0000]', 'x.yml:1:9 Y011 a # starts a comment, so the rest of the line is lost | write "#ff0000" with quotes'),
    ('sector: a\u202eb', 'x.yml:1:10 Y002 a control character that nobody can see stands here (U+202E) | delete it and type the words again'),
    ('- a', 'x.yml:1:1 B022 brand/acme/x.yml has keys, this is a list | write keys such as name: and values: at the beginning of the lines'),
]


@pytest.mark.parametrize(('text', 'expected'), MISTAKES, ids=[text[:25] for text, _ in MISTAKES])
def test_one_mistake_gives_one_message(workspace: Folder, text: str, expected: str) -> None:
    write(workspace, 'x.yml', text)
    assert said(workspace) == [expected]


@pytest.mark.parametrize(
    ('old', 'new', 'expected'),
    [
        ('name: Acme Vets\n', '', 'values.yml:1:1 B036 the brand lacks "name" | write name: Tallowmere Credit Union'),
        ('locale: en-GB', 'locale: en-gb', ''),
        ('locale: en-GB', 'locale: de-DE', 'values.yml:2:9 K005 "de-DE" is nothing that "locale" can be | write one of: en-GB, en-US'),
        ('outcome: trust', 'outcome: truth', 'values.yml:3:10 K005 "truth" is nothing that "outcome" can be | did you mean "trust"?'),
        ('    behaviours:\n      - we: Ask how the owner wants to hear\n', '', 'values.yml:11:11 B027 the value "Kindness" has no behaviours | write behaviours: and below it - we: what one can see a colleague do'),
        (', many: owners', '', 'values.yml:4:11 K002 customer lacks "many" | write many: ...'),
    ],
)
def test_what_is_needed_is_asked_for(workspace: Folder, old: str, new: str, expected: str) -> None:
    write(workspace, 'values.yml', SMALL.replace(old, new))
    assert said(workspace) == ([expected] if expected else [])
    assert (acme(workspace).value is None) == ('B027' in expected or 'B036' in expected or 'K00' in expected)


def test_an_empty_answer_is_missing(workspace: Folder) -> None:
    write(workspace, 'values.yml', SMALL.replace('Acme Vets', ''))
    assert [line.split()[1] for line in said(workspace)] == ['B036', 'K004']


def test_a_brand_that_would_say_nothing_is_refused_with_every_reason_and_no_crash(workspace: Folder) -> None:
    write(
        workspace,
        'values.yml',
        'name: "Bland & \\"Co\\" ש 🙂"\nlocale: en-GB\noutcome: sales\ncustomer: {one: customer, many: customers}\n'
        'colleague: {one: a, many: b}\nmanager: {one: c}\npromise: {line: "<script>alert(1)</script>", plain: We delight}\n'
        'values: [{name: Integrity}, {name: Excellence}, {name: Passion}]\nsay: [{write: customer, instead of: client}]\nnever: [customer]\n'
        'stories: [{title: T, text: x, real: yes}]\n',
    )
    write(workspace, '_brand.yml', 'color: {primary: "#FAFAFA", background: "#FAFAFA"}\n')
    assert [line.split()[1] for line in said(workspace)] == ['B027', 'B027', 'B027', 'B029', 'B028']
    assert acme(workspace).value is None


def test_what_may_stand_in_a_broken_file_is_not_called_missing(workspace: Folder) -> None:
    write(workspace, 'values.yml', SMALL.replace('Acme Vets', 'Acme: Vets'))
    assert said(workspace) == ['values.yml:1:11 Y019 a colon with a space after it stands inside this text | put quotes around it: name: "Acme: Vets"']
    assert acme(workspace).value is None


def test_html_in_a_text_is_text(workspace: Folder) -> None:
    write(workspace, 'x.yml', 'red lines: ["<b>No</b> & never"]')
    brand = acme(workspace).value
    assert brand is not None
    assert brand.red_lines[0].text == '<b>No</b> & never'


def test_a_used_logo_that_is_missing_is_an_error_and_an_unused_one_a_warning(workspace: Folder) -> None:
    write(workspace, '_brand.yml', 'color: {primary: red}\nlogo: {images: {a: gone.svg, b: lost.png}, large: a}\n')
    found = [(finding.code, str(finding.severity)) for finding in acme(workspace).findings]
    assert found == [('S006', 'error'), ('B017', 'warning')]


def test_a_font_that_is_not_there_is_replaced_and_said(workspace: Folder) -> None:
    write(workspace, '_brand.yml', 'color: {primary: red}\ntypography: {base: Open Sans, headings: EB Garamond}\n')
    parsed = acme(workspace)
    assert [finding.code for finding in parsed.findings] == ['B015', 'B015']
    assert parsed.value is not None
    assert parsed.value.look.headings.family == 'Source Serif Pro'
    changed = [(change.what, change.given, change.used) for change in parsed.value.look.corrections if 'font' in change.what]
    assert changed == [('font of running text', 'Open Sans', 'Source Sans Pro'), ('font of headings', 'EB Garamond', 'Source Serif Pro')]


def test_a_family_for_text_and_headings_is_missed_once_and_with_the_way_to_bring_it(workspace: Folder) -> None:
    write(workspace, '_brand.yml', 'color: {primary: red}\ntypography: {base: Acme Sans, headings: {family: Acme Sans, weight: bold}}\n')
    parsed = acme(workspace)
    assert [finding.message for finding in parsed.findings] == [
        'the font Acme Sans is neither bundled nor in this folder; Source Sans Pro takes its place in running text and headings'
    ]
    assert 'source: file' in parsed.findings[0].hint
    assert parsed.value is not None
    assert [change.what for change in parsed.value.look.corrections if 'font' in change.what] == ['font of running text and headings']
    assert [(use.family, use.used, use.origin) for use in parsed.value.look.fonts] == [('Acme Sans', 'Source Sans Pro', 'instead')] * 2


def test_font_files_that_are_not_there_are_one_warning_that_names_them(workspace: Folder) -> None:
    fonts = '[{family: Acme Sans, source: file, files: [fonts/a.ttf, fonts/b.ttf, fonts/c.ttf]}]'
    write(workspace, '_brand.yml', f'color: {{primary: red}}\ntypography: {{fonts: {fonts}, base: Acme Sans, headings: Lato}}\n')
    parsed = acme(workspace)
    assert parsed.value is not None
    assert [(finding.code, str(finding.severity), finding.message) for finding in parsed.findings] == [
        ('B015', 'warning', 'the font Acme Sans lacks fonts/a.ttf and 2 more; Source Sans Pro takes its place in running text')
    ]


def test_a_family_known_by_its_newer_name_is_a_note(workspace: Folder) -> None:
    write(workspace, '_brand.yml', 'color: {primary: red}\ntypography: {base: Source Sans 3, headings: Lato}\n')
    assert [(finding.code, str(finding.severity)) for finding in acme(workspace).findings] == [('B015', 'note')]


def test_a_palette_without_a_primary_says_which_colour_is_taken(workspace: Folder) -> None:
    write(workspace, '_brand.yml', 'color: {palette: {sun: "#ffeb3b"}}\n')
    parsed = acme(workspace)
    assert [finding.code for finding in parsed.findings] == ['B037']
    assert parsed.value is not None
    assert parsed.value.look.light.primary == '#ffeb3b'


def test_a_yaml_file_with_another_ending_is_not_passed_over(workspace: Folder) -> None:
    write(workspace, 'service.yaml', 'red lines: [x]')
    assert said(workspace) == ['service.yaml:1:1 B035 brand/acme/service.yaml is not read | rename it to service.yml']


@pytest.mark.parametrize('name', ['../acme', 'Acme', 'a.', 'con', '', 'a' * 70])
def test_only_slugs_are_brands(workspace: Folder, name: str) -> None:
    assert [finding.code for finding in read_brand(workspace, name, THEMES, PURPOSES).findings] == ['B020']


def test_a_linked_file_is_refused(workspace: Folder, tmp_path: Path) -> None:
    (tmp_path / 'other.yml').write_text('sector: x')
    (tmp_path / 'brand' / 'acme' / 'service.yml').symlink_to(tmp_path / 'other.yml')
    assert said(workspace) == ['service.yml:1:1 S002 brand/acme/service.yml is a symbolic link | put the file itself there; links are not followed']


def test_the_digest_follows_every_file(workspace: Folder) -> None:
    def digest() -> str:
        brand = acme(workspace).value
        assert brand is not None
        return brand.digest

    before = digest()
    assert digest() == before
    (workspace.root / 'brand/acme/lessons').mkdir()
    write(workspace, 'lessons/L01.md', 'x')
    assert digest() != before


def test_brands_are_the_folders_with_yaml_files(workspace: Folder) -> None:
    for name in ('zeta', '_house', '.git', 'empty'):
        (workspace.root / 'brand' / name).mkdir()
        if name != 'empty':
            (workspace.root / 'brand' / name / 'values.yml').write_text('')
    assert brand_ids(workspace).value == ('acme', 'zeta')
    shutil.rmtree(workspace.root / 'brand')
    assert brand_ids(workspace).value == ()
