"""Nothing but the document's own assets is ever loaded."""

from __future__ import annotations

import ast
import hashlib
from dataclasses import replace

import print_sample as sample
import pytest

from builder.documents.document import Prose
from builder.renderers import pdf
from builder.renderers.assets_fetcher import Larder, RefusedError, fetcher, url_of
from builder.renderers.pdf_engine import engine
from builder.sources.assets import Asset
from builder.sources.nodes import Paragraph, Picture

OUTSIDE = (
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    'file://localhost/etc/passwd',
    'http://127.0.0.1/x.png',
    'https://example.org/x.png',
    'http://[::1]/x',
    'ftp://example.org/x',
    'data:image/png;base64,AAAA',
    'data:text/css,*{}',
    '//example.org/x.png',
    '/etc/passwd',
    '../brand/other/logo.svg',
    'logo.svg',
    '',
)

PLACES = {
    'img': '<img src="{url}" alt="x">',
    'object': '<object data="{url}"></object>',
    'embed': '<embed src="{url}">',
    'style import': '<style>@import url("{url}");</style>',
    'style background': '<style>p {{ background: url("{url}") }}</style><p>x</p>',
    'style content': '<style>p::before {{ content: url("{url}") }}</style><p>x</p>',
    'style list': '<style>ul {{ list-style: url("{url}") }}</style><ul><li>x</li></ul>',
    'style font': '<style>@font-face {{ font-family: X; src: url("{url}") }} p {{ font-family: X }}</style><p>x</p>',
    'style link': '<link rel="stylesheet" href="{url}">',
    'attachment': '<link rel="attachment" href="{url}">',
    'attached link': '<a rel="attachment" href="{url}">x</a>',
    'svg image': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    'base': '<base href="{url}"><img src="x.png" alt="x">',
}


def made(name: str, data: bytes, media_type: str) -> Asset:
    return Asset(name, media_type, hashlib.sha256(data).hexdigest(), data)


@pytest.mark.parametrize('url', OUTSIDE)
def test_everything_outside_is_refused_and_remembered(url: str) -> None:
    larder = Larder()
    with pytest.raises(RefusedError):
        larder.take(url)
    assert larder.refused == {url: 'outside'}


def test_an_asset_is_served_under_its_digest() -> None:
    asset = made('x.svg', b'<svg/>', 'image/svg+xml')
    larder = Larder([asset])
    assert larder.take(url_of(asset.digest)) is asset
    assert not larder.refused


def test_an_asset_of_another_document_is_refused() -> None:
    larder = Larder()
    url = url_of('0' * 64)
    with pytest.raises(RefusedError):
        larder.take(url)
    assert larder.refused == {url: 'unknown'}


def test_bytes_that_changed_are_refused() -> None:
    asset = Asset('x.svg', 'image/svg+xml', hashlib.sha256(b'<svg/>').hexdigest(), b'<svg></svg>')
    larder = Larder([asset])
    with pytest.raises(RefusedError):
        larder.take(url_of(asset.digest))
    assert set(larder.refused.values()) == {'damaged'}


@pytest.mark.parametrize('markup', PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize('url', ['file:///etc/passwd', 'http://127.0.0.1:1/x', 'data:image/svg+xml,<svg/>'])
def test_no_place_in_a_page_loads_from_outside(markup: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever WeasyPrint asks for reaches the larder, and nothing opens a file or a connection."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError(f'opened {args}')

    larder = Larder()
    api, _, urls = engine()
    monkeypatch.setattr(urls.URLFetcher, 'fetch', refuse)
    monkeypatch.setattr('urllib.request.OpenerDirector.open', refuse)
    page = f'<html lang="en"><title>x</title>{markup.format(url=url)}'
    data = api.HTML(string=page, url_fetcher=fetcher(larder)).write_pdf()
    assert b'root:' not in data
    assert larder.refused


def test_a_style_sheet_loads_nothing_from_outside() -> None:
    larder = Larder()
    engine().api.CSS(string='@import url(file:///etc/passwd);', url_fetcher=fetcher(larder))
    assert larder.refused == {'file:///etc/passwd': 'outside'}


def test_an_attachment_loads_nothing_from_outside() -> None:
    larder = Larder()
    api, _, urls = engine()
    attachment = api.Attachment(url='file:///etc/passwd', url_fetcher=fetcher(larder))
    with pytest.raises(urls.URLFetchingError), attachment.source as _:
        pass
    assert larder.refused == {'file:///etc/passwd': 'outside'}


def test_the_fetcher_has_no_way_to_open_anything() -> None:
    assert not fetcher(Larder()).handle_open


def with_picture(digest: str, *assets: Asset) -> pdf.Document:
    picture = Picture('A map of the valleys', 'images/map.svg', sample.at(17), asset=digest)
    section = Prose('p', 'A picture', (Paragraph((picture,), sample.at(17)),))
    return sample.make(sample.TALLOWMERE, 'guide', 'facilitator', 'A picture', section, assets=assets)


def test_a_picture_of_the_document_is_printed() -> None:
    drawing = made('map.svg', b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9v9z"/></svg>', 'image/svg+xml')
    rendered = pdf.render(with_picture(drawing.digest, drawing), sample.TEMPLATES)
    assert rendered.findings == ()


def test_a_picture_that_is_missing_names_its_line() -> None:
    (finding,) = pdf.render(with_picture('0' * 64), sample.TEMPLATES).findings
    assert finding.code == 'R002'
    assert finding.is_error
    assert finding.span == sample.at(17)


def test_a_picture_that_is_damaged_stops_the_build() -> None:
    broken = Asset('map.svg', 'image/svg+xml', '1' * 64, b'<svg/>')
    codes = [finding.code for finding in pdf.render(with_picture(broken.digest, broken), sample.TEMPLATES).findings]
    assert codes == ['R003']


def test_a_picture_that_is_none_is_an_error() -> None:
    noise = made('map.png', b'no picture', 'image/png')
    codes = {finding.code for finding in pdf.render(with_picture(noise.digest, noise), sample.TEMPLATES).findings}
    assert codes == {'R004'}


def test_a_damaged_face_stops_the_build() -> None:
    document = sample.manager_guide()
    first, *others = document.look.body.faces
    broken = replace(first, asset=replace(first.asset, data=b'no face'))
    look = replace(document.look, body=replace(document.look.body, faces=(broken, *others)))
    codes = {finding.code for finding in pdf.render(replace(document, look=look), sample.TEMPLATES).findings if finding.is_error}
    assert 'R003' in codes


def test_every_call_of_weasyprint_names_its_fetcher() -> None:
    calls = []
    for file in sorted((sample.ROOT / 'builder').rglob('*.py')):
        for node in ast.walk(ast.parse(file.read_text(encoding='utf-8'))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, 'id', '')
            if name in ('HTML', 'CSS', 'Attachment'):
                calls.append((file.name, name))
                assert 'url_fetcher' in {keyword.arg for keyword in node.keywords}, f'{file}:{node.lineno}'
    assert ('pdf.py', 'HTML') in calls
    assert ('pdf.py', 'CSS') in calls
