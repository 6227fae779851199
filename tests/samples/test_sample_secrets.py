"""Nothing leaks, seen from outside: what the Markdown hides from learners is in no learner file, and no client meets another.

Uses no code of the tool. Lessons are cut by their headings here once more; every run of six words that stands only under
a hidden heading is looked for in every byte that a learner gets. The words that brands and locales change are dropped on both sides.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from delivered import BRANDS, LESSONS, Page, files_in, flowing, pdf, read_pdf, release, words_of

ROOT = Path(__file__).resolve().parents[2]

#: What only facilitators (some of it managers) may read; a heading that begins so.
HIDDEN = ('facilitator', "customer's card", 'only if asked', "colleague's card", 'answers', 'what goes wrong here', 'in our voice', 'slide')
MANAGERS = ('before', 'look for', 'coach with', 'clear', 'do not', 'measures')
LONGEST, SHORTEST = 6, 4
#: The beginning of `Piece.where` for a client's own words for the lessons of the pack.
PACKED = {brand: tuple(f'{brand}/{lesson.split("-")[0]}.md' for lesson in LESSONS) for brand in BRANDS}

#: Words that a brand or a locale may have changed between the Markdown and the page.
CHANGEABLE = {
    'a', 'an', 'customer', 'customers', 'colleague', 'colleagues', 'manager', 'managers', 'guest', 'guests', 'host', 'hosts', 'house', 'member',
    'members', 'team', 'lead', 'leads', 'resident', 'residents', 'officer', 'officers', 'duty', 'supervisor', 'supervisors',
}  # fmt: skip


class Piece(NamedTuple):
    """Text under one heading: who it is for (open, paper: not on paper, hidden), and where it stands."""

    kind: str
    text: str
    where: str

    @property
    def shown(self) -> str:
        """The words as they run on a page, after their heading."""
        heading = self.where.rpartition(' > ')[2]
        return ' '.join([heading, *sentences(self.text)])


# --- the Markdown, cut by its headings -------------------------------------------------------------------------------


def pieces_of(path: Path) -> Iterator[Piece]:
    """Yield the text of a lesson, or of a client's own words for one, piece by piece."""
    own = path.parent.parent.name in BRANDS
    text = re.sub(r'\A---\n.*?\n---\n', '', path.read_text(encoding='utf-8'), flags=re.DOTALL)
    section, part, lines = '', '', []
    for line in [*text.splitlines(), '## end']:
        heading = re.match(r'(#{1,4}) (.*)', line)
        if not heading or (len(heading[1]) == 4 and not own):
            lines.append(line)
            continue
        yield from _piece(section, part, '\n'.join(lines), path)
        lines = []
        words = heading[2].replace('’', "'").strip().lower()
        if len(heading[1]) <= 2:
            section, part = words, ''
            if own and ' > ' in words:
                part = words.split(' > ')[1]
        elif own and len(heading[1]) == 3 and re.match(r'[a-z ]+: ', words) and not words.startswith(('handout:', 'slide:')):
            section, part = words, ''  # a whole new step
        elif own and len(heading[1]) == 4 and part.startswith(('handout', 'sounds like')):
            lines.append(line)
        else:
            part = words


def _piece(section: str, part: str, text: str, path: Path) -> Iterator[Piece]:
    where = f'{path.parent.parent.name}/{path.name}: {section} > {part}'
    if not text.strip():
        return
    manager = re.search(r'(?:^|: )manager\b', section)
    if part.startswith('cards and answers'):
        for row in re.findall(r'^\s*\|(.*)\|\s*$', text, re.MULTILINE):
            card, *answers = row.split('|')
            yield Piece('open', card, where)
            yield from (Piece('hidden', answer, where) for answer in answers)
        text = re.sub(r'^\s*\|.*$', '', text, flags=re.MULTILINE)
        yield Piece('open', text, where)
    elif part.startswith(('question', 'question for')):
        feedback = re.findall(r'^ {2,}- +(?:Yes|No)\b[.,:]?(.*(?:\n {4,}.*)*)', text, re.MULTILINE)
        yield from (Piece('paper', reason, where) for reason in feedback)
        rest = re.sub(r'^ {2,}- .*(?:\n {4,}.*)*', '', text, flags=re.MULTILINE)
        order = re.split(r'^1\. ', rest, flags=re.MULTILINE)
        if len(order) > 1:
            steps, _, why = order[1].partition('\n\n')
            yield Piece('open', order[0], where)
            yield from (Piece('open', step, where) for step in re.split(r'\n\d\. ', steps))
            yield Piece('paper', why, where)
        else:
            yield Piece('open', rest, where)
    elif part.startswith(HIDDEN) or (manager and (not part or part.startswith((*HIDDEN, *MANAGERS)))):
        yield Piece('hidden', text, where)
    else:
        yield Piece('open', text, where)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of some Markdown, without its signs."""
    text = re.sub(r'\[as is: ([^\]]*)\]', r'\1', text)
    text = re.sub(r'\[\^[^\]]*\]', '', text)
    text = re.sub(r'\[(?:brand|only|not):[^\]]*\]|\[as is\]', '\n\n', text)
    text = re.sub(r'^[>\s]*(?:[-+*]|\d+\.)\s', '\n\n', text, flags=re.MULTILINE)
    text = text.replace('*', '').replace('`', '')
    for paragraph in re.split(r'\n\s*\n|\|', text):
        yield from re.split(r'(?<=[.!?])["”’)]*\s', ' '.join(paragraph.split()))


# --- words to compare ------------------------------------------------------------------------------------------------


def tokens(text: str) -> list[str]:
    """Return words that are alike for every brand, locale and typography."""
    text = text.lower().replace('\u00ad', '')
    text = re.sub("['’‘ʼ]", '', text)
    text = re.sub(r'(?<=\w)[-‐‑](?=\w)', '', text)
    return [_spelt(word) for word in re.findall(r'[^\W_]+', text) if word not in CHANGEABLE]


def _spelt(word: str) -> str:
    word = re.sub(r'our', 'or', word)
    word = re.sub(r'([iy])s(e|es|ed|er|ers|ing|ation|ations)$', r'\1z\2', word)
    word = re.sub(r'tre(s?)$', r'ter\1', word)
    word = re.sub(r'll', 'l', word)
    word = re.sub(r'ogue(s?)$', r'og\1', word)
    word = re.sub(r'(?<=[a-z]{5})ce(s?)$', r'se\1', word)
    word = re.sub(r'mme(s?)$', r'm\1', word)
    word = {'practic': 'practis', 'practice': 'practis', 'practize': 'practis', 'grey': 'gray', 'cheque': 'check', 'learnt': 'learned', 'whilst': 'while', 'towards': 'toward', 'ageing': 'aging', 'judgement': 'judgment'}.get(word, word)
    return re.sub(r'^enq', 'inq', word)


def runs(words: list[str], length: int) -> Iterator[str]:
    """Yield every run of so many words."""
    for start in range(len(words) - length + 1):
        yield ' '.join(words[start : start + length])


def runs_of_sentence(sentence: str) -> Iterator[str]:
    """Yield what gives a sentence away: its runs of six words, or all of it when it is short."""
    words = tokens(sentence)
    if len(words) >= SHORTEST:
        yield from runs(words, min(len(words), LONGEST))


def all_runs(text: str) -> set[str]:
    """Return every run of four to six words in a text."""
    words = tokens(text)
    return {run for length in range(SHORTEST, LONGEST + 1) for run in runs(words, length)}


@cache
def secrets_of_course() -> tuple[dict[str, str], dict[str, str]]:
    """Return runs of words with the place they stand in: hidden from learners everywhere, and hidden on paper only."""
    hidden: dict[str, str] = {}
    paper: dict[str, str] = {}
    on_screen: set[str] = set()
    on_paper: set[str] = set()
    for piece in all_pieces():
        for sentence in sentences(piece.text):
            if piece.kind == 'hidden':
                hidden.update((run, piece.where) for run in runs_of_sentence(sentence))
            elif piece.kind == 'paper':
                paper.update((run, piece.where) for run in runs_of_sentence(sentence))
        if piece.kind != 'hidden':
            shown = all_runs(piece.shown)
            on_screen |= shown
            on_paper |= shown if piece.kind == 'open' else set()
    for words in said_elsewhere():
        public = all_runs(words)
        on_screen |= public
        on_paper |= public
    return {run: where for run, where in hidden.items() if run not in on_screen}, {run: where for run, where in paper.items() if run not in on_paper}


@cache
def all_pieces() -> tuple[Piece, ...]:
    files = sorted([*ROOT.glob('content/lessons/*.md'), *ROOT.glob('brand/*/lessons/*.md')])
    return tuple(piece for path in files for piece in pieces_of(path))


def said_elsewhere() -> Iterator[str]:
    """Yield what learners may read besides lessons: what brands say of themselves, sources, words of the interface."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for item in value.values():
                yield from strings(item)
        elif isinstance(value, list):
            for item in value:
                yield from strings(item)

    for path in sorted([*ROOT.glob('brand/*/*.yml'), *ROOT.glob('content/*.yml'), *ROOT.glob('builder/documents/words/*.yml')]):
        said = list(strings(yaml.safe_load(path.read_text(encoding='utf-8'))))
        yield from said
        if path.parent.name == 'words':
            yield ' '.join(said)  # labels stand next to each other


def leaks(text: str, secrets: dict[str, str]) -> dict[str, str]:
    """Return the runs of hidden words that a text holds, with where they were written."""
    return {run: secrets[run] for run in all_runs(text) & secrets.keys()}


def leaks_in(paths: Iterable[Path], secrets: dict[str, str]) -> list[str]:
    found = []
    for path in paths:
        text = words_of(path)
        for variant in {text, flowing(text)} if path.suffix == '.pdf' else {text}:
            found += [f'{path.name}: "{run}" of {where}' for run, where in leaks(variant, secrets).items()]
    return sorted(set(found))


# --- what is delivered -----------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize('brand', BRANDS)
class TestLearnersFiles:
    def test_no_page_script_or_search_list_holds_hidden_words(self, samples: Path, brand: str) -> None:
        hidden, _ = secrets_of_course()
        files = [path for path in files_in(release(samples, brand) / 'learner') if path.suffix != '.pdf']
        assert len(files) > 15
        assert leaks_in(files, hidden) == []

    def test_the_workbook_holds_no_hidden_words_and_no_reasons(self, samples: Path, brand: str) -> None:
        hidden, reasons = secrets_of_course()
        workbook = release(samples, brand) / 'learner' / 'workbook.pdf'
        assert leaks_in([workbook], hidden) == []
        assert leaks_in([workbook], reasons) == []

    def test_pages_for_everybody_hold_no_hidden_words(self, samples: Path, brand: str) -> None:
        hidden, _ = secrets_of_course()
        folder = release(samples, brand)
        assert leaks_in([folder / 'index.html'], hidden) == []

    def test_managers_read_no_cards_and_no_answers(self, samples: Path, brand: str) -> None:
        theirs = ('manager', 'what goes wrong here', 'in our voice', 'sounds like us', 'job aid')
        hidden = {run: where for run, where in secrets_of_course()[0].items() if not any(word in where for word in theirs)}
        public = {run for piece in all_pieces() if any(word in piece.where for word in theirs) for run in all_runs(piece.shown)}
        hidden = {run: where for run, where in hidden.items() if run not in public}
        assert leaks_in(files_in(release(samples, brand) / 'manager'), hidden) == []


@pytest.mark.slow
@pytest.mark.parametrize('brand', BRANDS)
def test_facilitators_get_what_learners_do_not(samples: Path, brand: str) -> None:
    """The other half: what is hidden was written for somebody, so that a search which finds nothing anywhere would show."""
    folder = release(samples, brand) / 'facilitator'
    text = '\n'.join(words_of(path) for path in files_in(folder, '.html'))
    own = [piece for piece in all_pieces() if piece.kind == 'hidden' and piece.where.startswith(PACKED[brand]) and 'manager' not in piece.where]
    wanted = {run for piece in own for sentence in sentences(piece.text) for run in runs_of_sentence(sentence)}
    held = leaks(text, dict.fromkeys(wanted, ''))
    assert len(wanted) > 1000
    missing = sorted(wanted - held.keys())
    assert len(missing) < 0.02 * len(wanted), missing[:20]
    cards, _ = pdf(folder / 'cards.pdf')
    faces = [piece for piece in own if piece.where.split(' > ')[1].startswith(("customer's card", 'only if asked'))]
    on_cards = {run for piece in faces for sentence in sentences(piece.text) for run in runs_of_sentence(sentence)}
    assert len(leaks(flowing(cards), dict.fromkeys(on_cards, ''))) > 0.9 * len(on_cards)


# --- other clients ---------------------------------------------------------------------------------------------------


@cache
def identity(brand: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of a brand (with those of places and people only it has), and its colours."""
    values = yaml.safe_load((ROOT / 'brand' / brand / 'values.yml').read_text(encoding='utf-8'))
    look = yaml.safe_load((ROOT / 'brand' / brand / '_brand.yml').read_text(encoding='utf-8'))
    colours = [colour.lower() for colour in look['color']['palette'].values()]
    return (brand, values['name'], values['short name'], values['promise']['line']), tuple(colours)


def strangers_in(text: str, brand: str) -> list[str]:
    """Return names, promises and colours of other clients in a text."""
    text = re.sub(r'\s+', ' ', text).lower()
    mine = identity(brand)[1]
    found = []
    for other in BRANDS:
        if other != brand:
            names, colours = identity(other)
            found += [name for name in names if re.search(rf'(?<!\w){re.escape(name.lower())}(?!\w)', text)]
            found += [colour for colour in colours if colour not in mine and colour in text]
    return found


@pytest.mark.slow
@pytest.mark.parametrize('brand', BRANDS)
def test_no_file_of_a_client_names_another(samples: Path, brand: str) -> None:
    for path in files_in(release(samples, brand)):
        assert strangers_in(path.relative_to(samples / brand).as_posix(), brand) == []
        text = words_of(path)
        if path.suffix in ('.html', '.svg', '.css'):
            text += path.read_text(encoding='utf-8')
        assert strangers_in(text, brand) == [], path


@pytest.mark.slow
def test_no_client_has_anothers_logo(samples: Path) -> None:
    logos = {brand: {path.read_bytes() for path in files_in(release(samples, brand), '.svg', '.png')} for brand in BRANDS}
    assert all(logos.values())
    for brand in BRANDS:
        for other in BRANDS:
            assert brand == other or not logos[brand] & logos[other]


# --- that these tests can fail ---------------------------------------------------------------------------------------



def planted() -> tuple[str, str]:
    """Return a hidden sentence as it stands in the Markdown of a lesson, and one run of its words."""
    hidden, _ = secrets_of_course()
    for piece in all_pieces():
        if piece.kind == 'hidden' and 'only if asked' in piece.where:
            for sentence in sentences(piece.text):
                if len(tokens(sentence)) > LONGEST + 2 and all(run in hidden for run in runs_of_sentence(sentence)):
                    return sentence, next(runs_of_sentence(sentence))
    raise AssertionError('no hidden sentence was found')


class TestThatALeakWouldBeFound:
    def test_there_is_much_to_hide(self) -> None:
        hidden, reasons = secrets_of_course()
        for lesson in ('L01', 'L02', 'L03'):
            for heading in HIDDEN:
                if heading not in ('slide', 'in our voice'):
                    assert any(lesson in where and f'> {heading}' in where for where in hidden.values()), (lesson, heading)
            assert any(lesson in where and 'cards and answers' in where for where in hidden.values()), lesson
            assert any(lesson in where for where in reasons.values()), lesson
        for brand in BRANDS:
            assert sum(where.startswith(brand) for where in hidden.values()) > 800, brand
        assert len(reasons) > 100

    @pytest.mark.parametrize(
        'around',
        [
            '<p>{}</p>', '<img alt="{}">', '<!-- {} -->', '<p hidden>{}</p>', '<script type="application/ld+json">{{"x": "{}"}}</script>',
            '<template><p>{}</p></template>', '<svg><title>{}</title></svg>', '<button data-answer="{}">?</button>',
        ],
    )  # fmt: skip
    def test_in_a_page(self, around: str) -> None:
        sentence, run = planted()
        hidden, _ = secrets_of_course()
        for words in (sentence, sentence.upper(), sentence.replace(' ', '\n  '), sentence.replace("'", '’')):
            assert run in leaks(Page(f'<body>{around.format(words.replace(chr(34), ""))}</body>').everything, hidden)

    def test_in_a_sentence_with_emphasis(self) -> None:
        sentence, run = planted()
        marked = re.sub(r'(\w+)', r'<b>\1</b>', sentence)
        assert run in leaks(Page(f'<p>{marked}</p>').everything, secrets_of_course()[0])

    def test_in_the_terms_and_spelling_of_a_brand(self) -> None:
        said = "Watch for: a customer's favourite organiser, whose manager cancelled the programme at the centre."
        secret = dict.fromkeys(runs_of_sentence(said), '')
        assert leaks("a guest's favorite organizer, whose house manager canceled the program at the center", secret)

    def test_in_a_search_list(self, tmp_path: Path) -> None:
        sentence, run = planted()
        place = tmp_path / 'search-data.js'
        place.write_text('window.onbrandSearch=' + json.dumps({'entries': [['a', 'b', 'c', sentence]]}), encoding='utf-8')
        assert any(run in line for line in leaks_in([place], secrets_of_course()[0]))

    @pytest.mark.parametrize('where', ['title', 'bookmark'])
    def test_in_a_pdfs_metadata_and_bookmarks(self, where: str) -> None:
        from pypdf import PdfWriter

        sentence, run = planted()
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        writer.add_metadata({'/Title': sentence if where == 'title' else 'x'})
        writer.add_outline_item(title=sentence if where == 'bookmark' else 'x', page_number=0)
        made = io.BytesIO()
        writer.write(made)
        assert run in leaks(read_pdf(made.getvalue())[1], secrets_of_course()[0])

    @pytest.mark.slow
    def test_in_a_pdfs_text(self, samples: Path) -> None:
        assert leaks_in([release(samples, 'ostrey') / 'facilitator' / 'cards.pdf'], secrets_of_course()[0])
        assert leaks_in([release(samples, 'ostrey') / 'facilitator' / 'answer-key.pdf'], secrets_of_course()[1])

    def test_another_clients_name(self) -> None:
        assert strangers_in('Here at Ostrey\n Water we ask.', 'wrenfold') == ['ostrey', 'Ostrey Water']
        assert strangers_in('color:#C9A227', 'ostrey') == ['#c9a227']
        assert strangers_in('Wrenfold House Hotels, Wrenfold. Noticed, never managed.', 'wrenfold') == []
