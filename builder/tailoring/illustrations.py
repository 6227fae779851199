"""Pictures that a tailored lesson shows, read as safe assets. Only what is referred to is ever read."""

from __future__ import annotations

from dataclasses import replace

from builder.sources.assets import Asset
from builder.sources.files import Folder
from builder.sources.findings import Finding, Parsed, error
from builder.sources.nodes import Block, Emphasis, Inline, Link, Picture, Strong, map_lines
from builder.sources.pictures import read_picture
from builder.tailoring.tailored import TailoredLesson


def illustrate(tailored: TailoredLesson, workspace: Folder, brand: str) -> Parsed[tuple[TailoredLesson, tuple[Asset, ...]]]:
    """Return the lesson with the digest of every picture, and the pictures.

    The course's pictures stand beside its lessons, a client's in the client's folder; neither can name a file elsewhere.
    Findings: those of files and pictures, and T030 for a picture that says nothing to people who cannot see it.
    """
    reader = _Reader(workspace, brand)
    lesson = tailored.lesson
    sections = tuple(
        replace(section, parts=tuple(replace(part, blocks=tuple(map(reader.block, part.blocks))) for part in section.parts))
        for section in lesson.sections
    )
    lesson = replace(lesson, summary=tuple(map(reader.block, lesson.summary)), sections=sections)
    return Parsed((replace(tailored, lesson=lesson), tuple(reader.assets.values())), tuple(reader.found))


class _Reader:
    """Reads each picture once."""

    def __init__(self, workspace: Folder, brand: str) -> None:
        self.workspace = workspace
        self.brand = brand
        self.assets: dict[str, Asset] = {}
        self.read: dict[tuple[str, str], Asset | None] = {}
        self.found: list[Finding] = []

    def block(self, block: Block) -> Block:
        return map_lines(block, lambda line, _: self.line(line))

    def line(self, line: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self.inline(inline) for inline in line)

    def inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Emphasis | Strong | Link):
            return replace(inline, children=self.line(inline.children))
        if not isinstance(inline, Picture):
            return inline
        if not inline.alt.strip():
            self.found.append(error('T030', 'this picture says nothing to people who cannot see it', inline.at, f'write what it shows: ![what it shows]({inline.src})'))
        home = f'brand/{self.brand}' if inline.at.file.startswith('brand/') else 'content/lessons'
        asset = self.asset(home, inline)
        return replace(inline, asset=asset.digest) if asset else inline

    def asset(self, home: str, picture: Picture) -> Asset | None:
        key = (home, picture.src)
        if key not in self.read:
            folder = self.workspace.below(home, picture.at)
            found = list(folder.findings)
            parsed = read_picture(folder.value, picture.src, picture.at) if folder.value else None
            found.extend(parsed.findings if parsed else ())
            self.found.extend(found)
            self.read[key] = parsed.value if parsed else None
        asset = self.read[key]
        if asset:
            self.assets[asset.digest] = asset
        return asset
