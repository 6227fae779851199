"""What a PDF may load: the bytes that its document brought along, found by digest, and nothing else on earth."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from builder.renderers.pdf_engine import engine
from builder.sources.assets import Asset

SCHEME = 'asset:'


class RefusedError(Exception):
    """A URL that may not be loaded, and why."""


def url_of(digest: str) -> str:
    """Return the URL under which an asset is served."""
    return f'{SCHEME}{digest}'


class Larder:
    """The assets of one document. Keeps a list of what it was asked for in vain, because WeasyPrint goes on without."""

    def __init__(self, assets: Iterable[Asset] = ()) -> None:
        self._assets: dict[str, Asset] = {}
        self.refused: dict[str, str] = {}
        for asset in assets:
            self.add(asset)

    def add(self, asset: Asset) -> str:
        """Put an asset in and return its URL."""
        self._assets[asset.digest] = asset
        return url_of(asset.digest)

    def take(self, url: str) -> Asset:
        """Return the asset under a URL. Raises RefusedError, and remembers it, for everything that is not one of ours."""
        asset = self._assets.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if asset is None:
            raise self._refuse(url, 'unknown' if url.startswith(SCHEME) else 'outside')
        if hashlib.sha256(asset.data).hexdigest() != asset.digest:
            raise self._refuse(url, 'damaged')
        return asset

    def _refuse(self, url: str, why: str) -> RefusedError:
        self.refused.setdefault(url, why)
        return RefusedError(f'{why}: {url}')


def fetcher(larder: Larder) -> Any:
    """Return the WeasyPrint URL fetcher that serves from a larder; the only one in this program."""
    urls = engine().urls

    class AssetsFetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        """Serves ``asset:`` URLs only; opens no file and no connection."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=('asset',), allow_redirects=False)
            for handlers in (self.handle_open, self.handle_error, self.process_response, self.process_request):
                handlers.clear()

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Return the bytes of an asset. Raises RefusedError."""
            asset = larder.take(url)
            return urls.URLFetcherResponse(url, asset.data, {'Content-Type': asset.media_type})

    return AssetsFetcher()
