"""Reading a PDF's strings straight from its bytes finds what a PDF library finds, or says that it cannot."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from builder.guard.pdf_strings import UnusualError, strings_of
from builder.guard.texts import words_of

SENTENCES = [
    'plain words',
    'a bracket (inside (another)) and \\ a backslash',
    'only one ( bracket',
    'Ll\u0177n, \u0141\u00f3d\u017a and \u6771\u4eac',
    'dash \u2013 quote \u2019 bullet \u2022',
    'endobj and stream\nand endstream',
    '<< /Length 3 >>',
    '% no comment',
]


def written(title: str, attached: str = '') -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({'/Title': title})
    writer.add_outline_item(title=title, page_number=0)
    if attached:
        writer.add_attachment('note.txt', attached.encode())
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize('sentence', SENTENCES)
def test_a_sentence_is_found_as_it_was_written(sentence: str) -> None:
    assert strings_of(written(sentence)).count(sentence) >= 2


def test_an_attached_file_is_read() -> None:
    assert 'Ask before you answer.' in strings_of(written('x', 'Ask before you answer.'))


def test_octal_escapes_and_continued_lines_are_undone() -> None:
    data = b'%PDF-1.7\n1 0 obj\n<< /T (\\101sk\\040be\\\nfore \\(you\\)\\056) /Size 2 >>\nendobj\n'
    assert 'Ask before (you).' in strings_of(data)


@pytest.mark.parametrize('level', [0, 9])
def test_strings_in_a_stream_of_objects_are_read(level: int) -> None:
    inner = b'5 0 << /T (one sentence) >>'
    packed = zlib.compress(inner, level)
    head = b'%%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n' % len(packed)
    rest = b'\nendstream\nendobj\n' + b''.join(b'%d 0 obj\n<< >>\nendobj\n' % n for n in (2, 3, 4)) + b'trailer << /Size 6 >>'
    assert 'one sentence' in strings_of(head + packed + rest)


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        (rb'/Size \d+', b'/Size 99'),
        (rb'trailer', b'/Encrypt 1 0 R trailer'),
        (rb'/Length \d+', b'/Length 3'),
        (rb'/Length \d+', b'/Length 9 0 R'),
        (rb'/FlateDecode', b'/LZWDecode'),
        (rb'endobj\s+xref[\s\S]*', b''),
    ],
    ids=['an object is missing', 'encrypted', 'wrong length', 'length elsewhere', 'another filter', 'cut off'],
)
def test_what_is_not_plain_is_left_to_a_library(old: bytes, new: bytes) -> None:
    plain = written('x', 'Ask before you answer. ' * 30)
    packed = zlib.compress(b'Ask')
    plain = plain.replace(b'%PDF', b'%PDF', 1)
    body = b'90 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n' % (len(packed), packed)
    at = plain.index(b'1 0 obj')
    data = plain[:at] + body + plain[at:]
    assert strings_of(data)
    changed = re.sub(old, new, data, count=1)
    assert changed != data
    with pytest.raises(UnusualError):
        strings_of(changed)


def test_both_ways_find_the_same_strings(tmp_path: Path) -> None:
    from builder.guard import texts

    for sentence in SENTENCES:
        data = written(sentence, sentence)
        assert set(texts._pdf_values(data)) - set(strings_of(data)) == set(), sentence
        assert sentence in set(words_of('a.pdf', data))
        assert PdfReader(io.BytesIO(data)).metadata.title == sentence  # type: ignore[union-attr]
