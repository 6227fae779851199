"""Every release is whole: all files are there and counted, every link leads somewhere inside, nothing comes from elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from delivered import BRANDS, LESSONS, LOCALES, PACK, PDFS, READERS, files_in, page, release

pytestmark = pytest.mark.slow

#: Attributes that name another resource.
LINKING = ('href', 'src', 'srcset', 'xlink:href', 'action', 'formaction', 'poster', 'data', 'cite', 'data-index')


def html_files(samples: Path, where: str) -> list[Path]:
    return [samples / 'index.html'] if where == 'index' else files_in(release(samples, where), '.html')


def links_of(path: Path) -> list[str]:
    found = []
    for _, named in page(path).elements:
        for name in LINKING:
            if name in named:
                found += [part.split()[0] for part in named[name].split(',')] if name == 'srcset' else [named[name]]
    return found


def broken(path: Path, link: str, walls: Path) -> str:
    """Return what is wrong with a link on a page; empty when it leads to a file (and a place in it) inside the walls."""
    parts = urlsplit(link)
    if not link:
        return 'is empty'
    if parts.scheme or parts.netloc or link.startswith(('/', '\\')):
        return 'is not relative'
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_relative_to(walls.resolve()):
        return 'leaves the release'
    if not target.exists():
        return 'leads nowhere'
    if target.is_dir() and not link.endswith('/'):
        return 'leads to a folder'
    if parts.fragment and target.suffix == '.html' and unquote(parts.fragment) not in page(target).ids:
        return 'names a place that is not there'
    return ''


@pytest.mark.parametrize('where', ['index', *BRANDS])
class TestEveryPage:
    def test_all_its_links_and_anchors_resolve_inside_the_release(self, samples: Path, where: str) -> None:
        walls = samples if where == 'index' else release(samples, where)
        wrong = []
        for path in html_files(samples, where):
            for link in links_of(path):
                if problem := broken(path, link, walls):
                    wrong.append(f'{path.relative_to(samples)}: {link} {problem}')
        assert wrong == []

    def test_no_id_stands_twice(self, samples: Path, where: str) -> None:
        for path in html_files(samples, where):
            ids = page(path).ids
            assert sorted(ids) == sorted(set(ids)), path
            named = [i for _, n in page(path).elements for a in ('for', 'aria-labelledby', 'aria-describedby', 'aria-controls') for i in n.get(a, '').split()]
            assert set(named) <= set(ids), path

    def test_nothing_is_inline_and_only_data_stands_in_scripts(self, samples: Path, where: str) -> None:
        for path in html_files(samples, where):
            found = page(path)
            assert found.all('style') == [], path
            for tag, named in found.elements:
                assert 'style' not in named, (path, tag)
                assert not [name for name in named if name.startswith('on')], (path, tag)
                assert not any(value.strip().lower().startswith('javascript:') for value in named.values()), (path, tag)
                assert tag not in ('iframe', 'object', 'embed', 'base'), (path, tag)
            for named, words in found.scripts:
                if named.get('type') == 'application/ld+json':
                    assert json.loads(words)['@context'] == 'https://schema.org'
                else:
                    assert named.get('src'), path
                    assert not words.strip(), path

    def test_it_has_one_heading_a_language_a_title_and_its_policy_first(self, samples: Path, where: str) -> None:
        for path in html_files(samples, where):
            found = page(path)
            assert len(found.all('h1')) == 1, path
            (root,) = found.all('html')
            assert root['lang'] == LOCALES.get(where, 'en-GB'), path
            assert len(found.titles) == 1, path
            assert found.titles[0].strip(), path
            after_head = found.elements[[tag for tag, _ in found.elements].index('head') + 1]
            assert after_head[0] == 'meta', path
            assert after_head[1].get('http-equiv') == 'Content-Security-Policy', path
            policy = dict(part.strip().split(' ', 1) for part in after_head[1]['content'].split(';'))
            assert policy['default-src'] == "'none'", path
            assert not re.search(r'unsafe|\*|https?:|data:', after_head[1]['content']), path

    def test_it_can_be_reached(self, samples: Path, where: str) -> None:
        """From the first page one gets to every other page of the release."""
        start = samples / 'index.html' if where == 'index' else release(samples, where) / 'index.html'
        seen: set[Path] = set()
        to_do = [start]
        while to_do:
            path = to_do.pop()
            if path in seen:
                continue
            seen.add(path)
            to_do += [target for link in links_of(path) if (target := (path.parent / unquote(urlsplit(link).path)).resolve()).suffix == '.html' and target.is_file()]
        wanted = files_in(samples, '.html') if where == 'index' else html_files(samples, where)
        assert {path.resolve() for path in wanted} <= {path.resolve() for path in seen}


@pytest.mark.parametrize('brand', BRANDS)
class TestEveryRelease:
    def test_style_and_search_name_only_files_that_are_there(self, samples: Path, brand: str) -> None:
        folder = release(samples, brand)
        for sheet in files_in(folder, '.css'):
            words = re.sub(r'/\*.*?\*/', '', sheet.read_text(encoding='utf-8'), flags=re.DOTALL)
            assert '@import' not in words, sheet
            for target in re.findall(r'url\(\s*["\']?([^"\')]+)', words):
                assert not broken(sheet, target, folder), (sheet, target)
        for index in folder.rglob('search-data.js'):
            data = json.loads(re.fullmatch(r'window\.onbrandSearch=(.*);\s*', index.read_text(encoding='utf-8'), re.DOTALL)[1])
            assert data['entries'], index
            site = index.parents[1]
            for _, _, href, _ in data['entries']:
                assert not broken(site / 'index.html', href, folder), (index, href)
            for path in files_in(site, '.html'):
                if path.parent.name == 'slides':
                    continue  # nobody searches on a wall
                (box,) = [named for _, named in page(path).elements if 'data-search' in named]
                assert (path.parent / box['data-root']).resolve() == site.resolve(), path

    def test_pictures_fetch_nothing_and_run_nothing(self, samples: Path, brand: str) -> None:
        for picture in files_in(release(samples, brand), '.svg'):
            words = picture.read_text(encoding='utf-8')
            assert not re.search(r'<script|<foreignObject|<image|\son\w+=|href=|@import|url\(', words, re.IGNORECASE), picture
            assert set(re.findall(r'https?://[^\s"\'<>]+', words)) <= {'http://www.w3.org/2000/svg'}, picture

    def test_nothing_is_named_that_stands_on_the_network(self, samples: Path, brand: str) -> None:
        """Outside metadata there is not one address of the network in what browsers read."""
        for path in files_in(release(samples, brand), '.html', '.css', '.js'):
            words = path.read_text(encoding='utf-8').replace('"@context":"https://schema.org"', '').replace('http://www.w3.org/2000/svg', '')
            assert not re.search(r'(?:https?|wss?|ftp):?//|//[a-z0-9-]+\.[a-z]{2,}/', words.lower()), path

    def test_every_document_is_there(self, samples: Path, brand: str) -> None:
        folder = release(samples, brand)
        for path in ('index.html', 'manifest.json', 'review/index.html', 'review/review.json', *PDFS, *(f'{reader}/site/index.html' for reader in READERS)):
            assert (folder / path).stat().st_size > 0, path
        for reader in READERS:
            assert {path.stem for path in (folder / reader / 'site' / 'lessons').glob('*.html')} == set(LESSONS)
        for path in PDFS:
            assert (folder / path).read_bytes().startswith(b'%PDF-'), path

    def test_the_delivery_page_offers_every_document(self, samples: Path, brand: str) -> None:
        offered = {link.removesuffix('/') for link in links_of(release(samples, brand) / 'index.html')}
        assert {*PDFS, *(f'{reader}/site/index.html' for reader in READERS), 'review/index.html'} <= offered

    def test_the_manifest_names_every_file_with_its_digest_and_no_other(self, samples: Path, brand: str) -> None:
        folder = release(samples, brand)
        manifest = json.loads((folder / 'manifest.json').read_text(encoding='utf-8'))
        assert manifest['brand']['id'] == brand
        assert manifest['pack'] == PACK
        assert manifest['complete'] is True
        assert [lesson['id'] for lesson in manifest['lessons']] == ['L01', 'L02', 'L03']
        named = {entry['path']: entry for entry in manifest['files']}
        there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_in(folder) if path.name != 'manifest.json'}
        assert named.keys() == there.keys()
        for path, data in there.items():
            assert named[path]['sha256'] == hashlib.sha256(data).hexdigest(), path
            assert named[path]['size'] == len(data), path

    def test_the_review_says_what_it_is_about(self, samples: Path, brand: str) -> None:
        card = json.loads((release(samples, brand) / 'review' / 'review.json').read_text(encoding='utf-8'))['card']
        assert card['passages'] > 50
        assert card['generic'] == 0


def test_the_index_leads_to_every_release(samples: Path) -> None:
    assert {f'{brand}/{PACK}/index.html' for brand in BRANDS} <= set(links_of(samples / 'index.html'))


@pytest.mark.parametrize(
    ('link', 'problem'),
    [
        ('https://example.org/a.css', 'is not relative'), ('//example.org/a', 'is not relative'), ('/index.html', 'is not relative'),
        ('../../index.html', 'leaves the release'), ('nothing.html', 'leads nowhere'), ('index.html#no-such-place', 'names a place that is not there'),
        ('learner', 'leads to a folder'), ('learner/site/index.html#main', ''),
    ],
)  # fmt: skip
def test_a_broken_link_would_be_seen(samples: Path, link: str, problem: str) -> None:
    folder = release(samples, 'ostrey')
    assert broken(folder / 'index.html', link, folder) == problem
