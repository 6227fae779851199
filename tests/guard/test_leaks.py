"""Nothing that is hidden, and nobody else's name, gets out."""

import json
import time
from functools import cache
from pathlib import Path

import pytest
import weasyprint

from builder.engine.cache import Cache
from builder.guard import leaks
from builder.guard.leaks import OtherClients, Secret, Secrets, inspect
from builder.sources.findings import Finding, Span

HIDDEN = "Mrs Hale would like a link by text, and she doesn't want phone queues."
PLACE = Span.of('content/lessons/L03.md', 40)
SECRETS = Secrets((Secret('never seen words stand here'), Secret(HIDDEN, PLACE)))
NOBODY = OtherClients(())
OTHERS = OtherClients(('Northgate Dental', 'Northgate', 'Ostrey', 'ostrey', 'Ark'), own=('Tallowmere',))


def found(path: str, data: bytes | str, secrets: Secrets = SECRETS, others: OtherClients = NOBODY) -> list[Finding]:
    return list(inspect([(path, data.encode() if isinstance(data, str) else data)], (secrets,), others))


def codes(path: str, data: bytes | str, others: OtherClients = NOBODY) -> list[str]:
    return [finding.code for finding in found(path, data, others=others)]


@cache
def pdf(body: str, style: str = '', head: str = '', attach: str = '') -> bytes:
    html = weasyprint.HTML(string=f'<html lang="en-GB"><head>{head}<style>{style}</style></head><body>{body}</body></html>')
    attachments = [weasyprint.Attachment(string=attach)] if attach else None
    return html.write_pdf(pdf_variant='pdf/ua-1' if not attach else None, attachments=attachments)


@pytest.mark.parametrize(
    'html',
    [
        f'<p>{HIDDEN}</p>',
        f'<p>{HIDDEN.upper()}</p>',
        f'<p>{HIDDEN.replace(" ", chr(10) + "  ")}</p>',
        f'<p>{HIDDEN.replace(chr(39), "’")}</p>',
        f'<p>{HIDDEN.replace(chr(39), "&rsquo;")}</p>',
        f'<p>{HIDDEN.replace("queues", "qu&shy;eues")}</p>',
        f'<p>{HIDDEN.replace("a link", "a <b>l</b>ink")}</p>',
        f'<p>{HIDDEN.replace("text, and", "text<br>and")}</p>',
        f'<img src="a.png" alt="{HIDDEN}">',
        f'<meta name="description" content="{HIDDEN}">',
        f'<button data-answer="{HIDDEN}">?</button>',
        f'<!-- {HIDDEN} -->',
        f'<p hidden>{HIDDEN}</p>',
        f'<template><p>{HIDDEN}</p></template>',
        f'<script type="application/json">{json.dumps([HIDDEN.replace(chr(39), "’")])}</script>',
        f'<script>var answer = "{HIDDEN}";</script>',
        f'<svg><title>{HIDDEN}</title></svg>',
    ],
)
def test_a_hidden_sentence_is_found_wherever_it_stands_in_a_page(html: str) -> None:
    assert codes('learner/site/a.html', f'<!doctype html><html><body><p>Good morning.</p>{html}</body></html>') == ['G001']


@pytest.mark.parametrize('name', ['search.json', 'app.js', 'notes.txt', 'style.css', 'feed.xml', 'data'])
def test_a_hidden_sentence_is_found_in_other_files_of_text(name: str) -> None:
    assert codes(f'learner/site/{name}', json.dumps({'words': ['x', {HIDDEN: 1}]})) == ['G001']


def test_a_sentence_in_escapes_is_found() -> None:
    escaped = ''.join(f'\\u{ord(char):04x}' for char in HIDDEN)
    assert codes('learner/site/app.js', f'x = "{escaped}"') == ['G001']
    assert codes('learner/site/search.json', f'["{escaped}"]') == ['G001']


def test_the_finding_names_the_file_and_the_place_where_it_was_written() -> None:
    finding = found('learner/site/a.html', f'<p>{HIDDEN}')[0]
    assert finding.is_error
    assert finding.span == PLACE
    assert 'learner/site/a.html' in finding.message


def test_a_hidden_sentence_is_found_in_a_calendar_folded_and_escaped() -> None:
    secrets = Secrets((Secret('Ask first, then write; and keep it.'),))
    folded = 'BEGIN:VCALENDAR\r\nDESCRIPTION:Ask fi\r\n rst\\, then\\nwri\r\n te\\; and keep it.\r\nEND:VCALENDAR\r\n'
    assert [f.code for f in found('learner/reminders.ics', folded, secrets)] == ['G001']
    assert codes('manager/reviews.ics', 'SUMMARY:With Northg\r\n ate\r\n', OTHERS) == ['G002']


def test_files_that_are_set_apart_may_hold_what_others_must_not() -> None:
    secrets = SECRETS._replace(apart=('learner/pre-assessment',))
    assert [len(found(path, HIDDEN, secrets)) for path in ('learner/pre-assessment.html', 'learner/a.html')] == [0, 1]


def test_only_the_named_folders_must_keep_the_secret() -> None:
    assert codes('facilitator/site/a.html', HIDDEN) == []
    assert codes('learners.html', HIDDEN) == []
    secrets = SECRETS._replace(folders=('index.html', 'manager'))
    assert [len(found(path, HIDDEN, secrets)) for path in ('index.html', 'manager/a.html', 'learner/a.html')] == [1, 1, 0]


def test_short_sentences_are_left_out() -> None:
    secrets = Secrets((Secret('Yes, of course'), Secret('a b c d')))
    assert found('learner/a.html', 'Yes, of course. a b c d', secrets) == []


def test_a_sentence_is_not_put_together_from_pieces_far_apart() -> None:
    assert codes('learner/a.html', '<img alt="Mrs Hale would like a link by text,"><img alt="and she doesn\'t want phone queues.">') == []


def test_a_page_without_leaks_is_clean() -> None:
    assert codes('learner/a.html', '<p>Mrs Hale would like a link.</p>', OTHERS) == []


# --- PDF -----------------------------------------------------------------------------------------------------------

WORDS = 'Here are some other words that go on for a while. '


@pytest.mark.parametrize(
    'made',
    [
        {'body': f'<p>{HIDDEN}</p>'},
        {'body': f'<p>{HIDDEN.replace(chr(39), "’")}</p>', 'style': 'p{width:2.2cm;hyphens:auto;text-align:justify;font-variant-ligatures:common-ligatures}'},
        {'body': f'<p>{HIDDEN}</p>', 'style': 'p{text-transform:uppercase;letter-spacing:2pt}'},
        {'body': '<p>x</p>', 'head': f'<title>{HIDDEN}</title>'},
        {'body': '<p>x</p>', 'head': f'<meta name="keywords" content="{HIDDEN}">'},
        {'body': f'<h1 style="bookmark-label:&quot;{HIDDEN}&quot;">x</h1>'},
        {'body': f'<svg viewBox="0 0 9 9" width="9" height="9" role="img" aria-label="{HIDDEN}"><rect width="9" height="9"/></svg><img alt="{HIDDEN}" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/>">'},
        {'body': '<p>x</p>', 'attach': HIDDEN},
    ],
    ids=['text', 'hyphenated', 'capitals', 'title', 'keywords', 'bookmark', 'alternative text', 'attachment'],
)
def test_a_hidden_sentence_is_found_wherever_it_stands_in_a_pdf(made: dict[str, str]) -> None:
    assert codes('learner/workbook.pdf', pdf(**made)) == ['G001']


def test_a_sentence_that_runs_over_a_page_break_is_found() -> None:
    style = (
        '@page{size:105mm 74mm;@top-left{content:"Service as we do it"}@bottom-right{content:counter(page) " of " counter(pages)}'
        '@bottom-left{content:"Tallowmere"}} p{orphans:1;widows:1;margin:0;hyphens:auto}'
    )
    torn = 0
    for lines in range(8):
        data = pdf(f'<p>{"Line.<br>" * lines}{WORDS}{HIDDEN} {WORDS * 12}</p>', style)
        assert codes('learner/workbook.pdf', data) == ['G001'], lines
        torn += any('Mrs' in page and 'queues' not in page for page in _pages(data))
    assert torn


def _pages(data: bytes) -> list[str]:
    import io

    import pypdf

    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_pdf_without_leaks_is_clean() -> None:
    assert codes('learner/workbook.pdf', pdf(f'<h1>Title</h1><p>{WORDS * 30}</p>'), OTHERS) == []


@pytest.mark.parametrize('cut', [0, 10, 200])
def test_a_pdf_that_cannot_be_read_is_not_published(cut: int) -> None:
    assert codes('learner/workbook.pdf', pdf('<p>x</p>')[:cut]) == ['G003']


# --- other clients -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    'words',
    ['At Ostrey we ask.', "Ostrey's promise", '(OSTREY)', 'northgate dental', 'NORTHGATE\n DENTAL', 'href="ostrey-logo.svg"', 'Northgate_2'],
)
def test_another_clients_name_is_found(words: str) -> None:
    assert 'G002' in codes('facilitator/site/a.html', f'<p>{words}</p>', OTHERS)


@pytest.mark.parametrize('words', ['Ostreyan', 'northgate', 'Noah built the Ark', 'Tallowmere', 'the dental nurse'])
def test_what_only_looks_like_a_name_is_not(words: str) -> None:
    assert codes('facilitator/site/a.html', f'<p>{words}</p>', OTHERS) == []


def test_a_name_in_a_path_an_attribute_or_a_pdf_is_found() -> None:
    assert codes('learner/site/fonts/ostrey.woff2', b'\x00', OTHERS) == ['G002']
    assert codes('manager/a.html', '<img alt="Ostrey">', OTHERS) == ['G002']
    assert codes('manager/a.pdf', pdf('<p>x</p>', head='<meta name="author" content="Ostrey">'), OTHERS) == ['G002']
    assert codes('manager/a.pdf', pdf('<p>We at Os&shy;trey.</p>', style='p{width:1.9cm}'), OTHERS) == ['G002']


def test_a_name_inside_this_clients_own_name_is_not_anothers() -> None:
    others = OtherClients(('Northgate',), own=('Northgate Dental',))
    assert codes('index.html', 'Welcome to Northgate Dental.', others) == []
    assert codes('index.html', 'Welcome to Northgate Dental, not Northgate.', others) == ['G002']
    assert codes('index.html', 'Northgate', OtherClients(('Northgate',), own=('northgate',))) == []


def test_pictures_and_fonts_have_no_words() -> None:
    assert codes('learner/site/a.png', b'Ostrey ' + HIDDEN.encode(), OTHERS) == []


# --- how long it takes ---------------------------------------------------------------------------------------------


def test_a_clean_file_is_read_once_and_a_leaking_one_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, data = Cache(tmp_path), pdf('<p>x</p>')
    leaking = ('learner/b.html', HIDDEN.encode())
    assert len(inspect([('learner/a.pdf', data), leaking], (SECRETS,), OTHERS, store)) == 1
    read: list[str] = []
    monkeypatch.setattr(leaks, 'words_of', lambda path, data: read.append(path) or iter(()))
    inspect([('learner/a.pdf', data), leaking], (SECRETS,), OTHERS, store)
    assert read == ['learner/b.html']
    inspect([('learner/a.pdf', data)], (SECRETS._replace(sentences=(Secret('another sentence to look for'),)),), OTHERS, store)
    assert read == ['learner/b.html', 'learner/a.pdf']


def test_a_page_takes_little_time() -> None:
    secrets = Secrets(tuple(Secret(f'sentence number {n} that is hidden from learners') for n in range(2000)))
    page = f'<p class="x">{WORDS * 1000}</p>'
    begun = time.perf_counter()
    assert found('learner/a.html', page, secrets, OTHERS) == []
    assert time.perf_counter() - begun < 0.5
