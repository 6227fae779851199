"""The words of what was delivered: each brand's own terms and spelling, the right articles, no notation left over."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from delivered import BRANDS, READERS, files_in, flowing, page, pdf, release, words_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

#: The brands' terms with their articles.
ARTICLES = {
    'guest': 'a', 'host': 'a', 'house manager': 'a', 'member': 'a', 'team lead': 'a', 'resident': 'a', 'officer': 'an', 'duty supervisor': 'a',
    'colleague': 'a', 'customer': 'a', 'manager': 'a',
}  # fmt: skip

#: What nobody in an American hotel would write. Stems; the titles of studies and the names of files are not course words.
BRITISH = re.compile(
    r"""\b(?:
        (?:colo|favo|behavio|neighbo|hono|labo|humo|flavo|endeavo|rumo)ur\w* | (?:organi|recogni|apologi|reali|prioriti|summari|speciali|personali|emphasi
        |critici|minimi|memori|authori|categori|finali|standardi|utili|generali)s(?:e|es|ed|ing|er|ers|ation|ations|able) | analys(?:e|ed|ing)
        | centre[sd]? | theatre\w* | metres? | litres? | travell\w+ | cancell(?:ed|ing) | labell\w+ | modell\w+ | counsell\w+ | signall\w+ | fulfil | fulfils
        | programmes? | cheques? | grey | defence | offence | licen[c]e\w* | practis\w+ | judgement\w* | acknowledgement\w* | ageing | catalogue\w*
        | enquir\w+ | learnt | spelt | whilst | amongst | tyres? | kerbs? | cosy | sceptic\w* | jewellery | aeroplane\w* | skilful\w* | enrol | enrols | towards | afterwards
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)

#: Notation of lessons that must have been resolved.
NOTATION = ('[brand', '[only', '[not:', '[as is', '{{', '}}', '{%', '[^', '**', ':::', '> [!', '](', '###', '&amp;', '&lt;')


@cache
def learners_words(samples: Path, brand: str) -> dict[str, str]:
    """Return what learners read, by file: pages, descriptions for machines, the search list, the workbook."""
    folder = release(samples, brand) / 'learner'
    words = {}
    for path in files_in(folder, '.html'):
        found = page(path)
        data = [text for named, text in found.scripts if named.get('type') == 'application/ld+json']
        words[path.name] = '\n'.join([found.course_words, *found.attributes, *data])
    index = (folder / 'site' / 'assets' / 'search-data.js').read_text(encoding='utf-8')
    entries = json.loads(index[index.index('{') : index.rindex('}') + 1])['entries']
    words['search'] = '\n'.join(' '.join(entry) for entry in entries if entry[1] != 'Sources')
    text, beside = pdf(folder / 'workbook.pdf')
    words['workbook.pdf'] = _without_sources(flowing(text)) + '\n' + beside
    return words


def _without_sources(text: str) -> str:
    """Return a workbook's text without each lesson's own sources, and without the list of sources at its end."""
    for path in sorted(ROOT.glob('content/lessons/*.md')):
        section = re.search(r'^## Sources\n(.*?)(?=^## |\Z)', path.read_text(encoding='utf-8'), re.MULTILINE | re.DOTALL)
        for line in re.findall(r'^- (.*)$', section[1] if section else '', re.MULTILINE):
            text = _without(text, re.sub(r'\[\^[^\]]*\]', '', line))
    for claim in yaml.safe_load((ROOT / 'content' / 'claims.yml').read_text(encoding='utf-8')):
        text = _without(_without(text, claim['says']), claim['source'])
    return text


def _without(text: str, words: str) -> str:
    pattern = r'[\W\d]+'.join(re.escape(word) for word in re.findall(r'\w+', words))
    return re.sub(pattern, '', text) if pattern else text


@cache
def kept(brand: str) -> tuple[str, ...]:
    """Return what lessons and brands keep on purpose: ``[as is: customers]`` with the words after it, and `keep` lists."""
    found = []
    for path in sorted(ROOT.glob('content/lessons/*.md')):
        text = path.read_text(encoding='utf-8')
        found += [f'{word} {" ".join(after.split())}' for word, after in re.findall(r'\[as is: ([^\]]*)\]\s*((?:[\w’\']+\s+){3})', text)]
        found += [' '.join(block.split()) for block in re.findall(r'^\[as is\]\n+(.+?)\n\n', text, re.MULTILINE | re.DOTALL)]
        found += re.findall(r'^> (.*customer.*)$', text, re.MULTILINE)
        if keep := re.search(r'^keep: \[(.*)\]', text, re.MULTILINE):
            found += [word.strip(' "') for word in keep[1].split(',')]
    own = (ROOT / 'brand' / brand / 'values.yml').read_text(encoding='utf-8')
    if keep := re.search(r'^keep: \[(.*)\]', own, re.MULTILINE):
        found += [word.strip(' "') for word in keep[1].split(',')]
    return tuple(words for words in found if words.strip())


def customers_in(text: str, brand: str) -> list[str]:
    """Return every "customer" in a text that is not kept on purpose, with the words around it."""
    text = re.sub(r'\s+', ' ', text.replace('’', "'"))
    for words in kept(brand):
        text = text.replace(words.replace('’', "'").strip(), '')
    text = re.sub(r'customer[ -]services?', '', text, flags=re.IGNORECASE)
    text = text.replace('“customer”', '')  # the word that the brand's own list says not to use
    return [text[max(0, m.start() - 40) : m.end() + 40] for m in re.finditer(r'customer', text, re.IGNORECASE)]


@pytest.mark.parametrize('brand', BRANDS)
def test_learners_never_read_customer(samples: Path, brand: str) -> None:
    found = {name: rest for name, text in learners_words(samples, brand).items() if (rest := customers_in(text, brand))}
    assert found == {}


@pytest.mark.parametrize('brand', ['wrenfold', 'ostrey'])
def test_lessons_name_colleagues_and_managers_in_the_brands_words(samples: Path, brand: str) -> None:
    found = {}
    for name, text in learners_words(samples, brand).items():
        if name.startswith('L0') or name == 'search':
            own = re.sub(r'house managers?|service manager', '', re.sub(r'\s+', ' ', text), flags=re.IGNORECASE)
            found[name] = [own[max(0, m.start() - 40) : m.end() + 40] for m in re.finditer(r'\b(?:colleague|manager)s?\b', own, re.IGNORECASE)]
    assert {name: rest for name, rest in found.items() if rest} == {}


def wrong_articles(text: str) -> list[str]:
    """Return wrong articles before a brand's terms."""
    text = re.sub(r'\s+', ' ', text)
    found = []
    for term, article in ARTICLES.items():
        wrong = 'a' if article == 'an' else 'an'
        found += re.findall(rf'(?<![\w’\'-])(?<!\d ){wrong} ["“‘(]?{term}(?:s|’s|\'s)?\b', text, re.IGNORECASE)
    return found


@pytest.mark.parametrize('brand', BRANDS)
def test_every_term_has_its_article(samples: Path, brand: str) -> None:
    folder = release(samples, brand)
    wrong = {}
    for path in files_in(folder, '.html', '.pdf'):
        text = flowing(pdf(path)[0]) if path.suffix == '.pdf' else page(path).everything
        if found := wrong_articles(text):
            wrong[path.relative_to(folder).as_posix()] = found
    assert wrong == {}


@pytest.mark.parametrize('brand', BRANDS)
def test_no_word_stands_twice_and_no_article_before_an_article(samples: Path, brand: str) -> None:
    folder = release(samples, brand)
    for path in files_in(folder, '.html'):
        text = re.sub(r'[ \t]+', ' ', page(path).words)
        assert re.findall(r'\b(?:an? an?|the the|an? the|the an?|of of|to to|house house|team team|duty duty) ', text) == [], path


def test_a_hotel_in_america_reads_american_words(samples: Path) -> None:
    folder = release(samples, 'wrenfold')
    british = {}
    for path in files_in(folder, '.html', '.pdf'):
        if path.is_relative_to(folder / 'review'):
            continue  # quotes the course's files as they are
        text = _without_sources(flowing('\n'.join(pdf(path)))) if path.suffix == '.pdf' else page(path).course_words
        if found := sorted(set(BRITISH.findall(text))):
            british[path.relative_to(folder).as_posix()] = found
    assert british == {}


@pytest.mark.parametrize('brand', ['ostrey', 'tallowmere'])
def test_british_brands_read_british_words(samples: Path, brand: str) -> None:
    american = re.compile(r'\b(?:behavior|color|favor|organiz|recogniz|apologiz|center)\w*\b|\b(?:traveled|canceled)\b', re.IGNORECASE)
    for path in files_in(release(samples, brand), '.html', '.pdf'):
        text = flowing(pdf(path)[0]) if path.suffix == '.pdf' else page(path).course_words
        assert american.findall(text) == [], path


@pytest.mark.parametrize('brand', BRANDS)
def test_no_notation_is_left(samples: Path, brand: str) -> None:
    """Outside the review, which quotes the files it speaks of."""
    folder = release(samples, brand)
    left = {}
    for path in files_in(folder, '.html', '.json', '.pdf', '.js'):
        if path.is_relative_to(folder / 'review') or (path.suffix == '.js' and path.name != 'search-data.js'):
            continue
        text = page(path).everything if path.suffix == '.html' else words_of(path)
        if path.suffix != '.pdf':
            text = re.sub(r'"[\]}]*\}\}', '', text)  # JSON closes its braces
        if found := [sign for sign in NOTATION if sign in text]:
            left[path.relative_to(folder).as_posix()] = found
    assert left == {}


@pytest.mark.parametrize('brand', BRANDS)
def test_no_word_of_python_and_no_empty_name_is_left(samples: Path, brand: str) -> None:
    for path in files_in(release(samples, brand), '.html', '.pdf'):
        text = flowing(pdf(path)[0]) if path.suffix == '.pdf' else page(path).words
        assert not re.search(r'\bundefined\b|Span\(|\(\)|</?[a-z]+>', text), path
        lines = (pdf(path)[0] if path.suffix == '.pdf' else page(path).words).splitlines()
        assert not {'None', 'True', 'False', 'nan', '()', '[]'} & {line.strip() for line in lines}, path


@pytest.mark.parametrize('brand', BRANDS)
@pytest.mark.parametrize('reader', READERS)
def test_its_own_words_are_there(samples: Path, brand: str, reader: str) -> None:
    term = {'ostrey': 'resident', 'tallowmere': 'member', 'wrenfold': 'guest'}[brand]
    for path in files_in(release(samples, brand) / reader / 'site' / 'lessons', '.html'):
        assert len(re.findall(rf'\b{term}s?\b', page(path).words, re.IGNORECASE)) > 5, path


def test_these_tests_can_fail() -> None:
    assert customers_in('Ask a customer about customer service.', 'wrenfold') == ['Ask a customer about .']
    assert customers_in('customers were more satisfied when staff used concrete words', 'wrenfold') == []
    assert wrong_articles('an guest, a officer, an “house manager, a host, an officer') == ['an guest', 'an “house manager', 'a officer']
    assert BRITISH.findall('Colour the behaviour, organise the centre, practise color behavior organize') == ['Colour', 'behaviour', 'organise', 'centre', 'practise']
