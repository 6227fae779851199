"""The repository itself: its layout, its lock, and whether what the documents say is true."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: What the top level holds, apart from files whose names begin with a dot.
WANTED = {'pyproject.toml', 'builder', 'content', 'brand', 'templates', 'output', 'tests', 'README.md'}
ALLOWED = WANTED | {'docs', 'Makefile', 'requirements.lock', 'onbrand.yml', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'benchmarks'}
MADE = {'__pycache__', 'build', 'dist'}

DOCUMENTS = sorted([*ROOT.glob('*.md'), *ROOT.glob('docs/*.md')])

# In pieces, so that this file does not contain what it looks for.
HOSTS = ('py' + 'pi.org', 'python' + 'hosted.org', 'npm' + 'js.org', 'npm' + 'js.com', 'yarn' + 'pkg.com', 'deb.' + 'debian.org', 'crates' + '.io')
PLACES = re.compile(r'(?<![\w.\-/])/(?:work|home|Users)' + r'/[A-Za-z]')


def git(*arguments: str) -> list[str]:
    """Return git's answer in pieces, or nothing where this is not a working copy."""
    if not (ROOT / '.git').exists() or not shutil.which('git'):
        return []
    command = ['git', '-c', 'safe.directory=*', 'ls-files', '-z', *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [name for name in result.stdout.split('\0') if name] if result.returncode == 0 else []


@cache
def files() -> tuple[Path, ...]:
    """Return every file that belongs to the repository."""
    listed = git('--cached', '--others', '--exclude-standard')
    if listed:
        return tuple(ROOT / name for name in listed if (ROOT / name).is_file())
    unwanted = MADE | {'.git', '.venv', '.onbrand', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.hypothesis'}
    walked = (path for path in ROOT.rglob('*') if path.is_file() and not unwanted & set(path.relative_to(ROOT).parts))
    return tuple(path for path in walked if path.relative_to(ROOT).parts[0] != 'output')


def without_code(text: str) -> str:
    """Return Markdown without what is shown as typed."""
    text = re.sub(r'^(```+).*?^\1', '', text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r'^(?: {4}|\t).*$', '', text, flags=re.MULTILINE)
    return re.sub(r'`[^`\n]*`', '', text)


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, made the way code hosts make them."""
    headings = re.findall(r'^#{1,6} +(.+?) *$', re.sub(r'^(```+).*?^\1', '', text, flags=re.MULTILINE | re.DOTALL), flags=re.MULTILINE)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


def links(text: str) -> Iterator[str]:
    """Yield where the links of a page lead, other pages of the world left out."""
    for target in re.findall(r'\]\(([^)\s]+)\)', without_code(text)):
        if not re.match(r'[a-z]+:', target):
            yield target


# --- layout --------------------------------------------------------------------------------------------------------


def test_the_top_level_is_what_people_expect() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in files()} | {'output'}
    visible = {name for name in top if not name.startswith('.')}
    assert visible >= WANTED
    assert visible <= ALLOWED


def test_nothing_that_was_built_is_in_git() -> None:
    tracked = git('--cached', '--', 'output')
    if not tracked:
        pytest.skip('not a working copy of git')
    assert tracked == ['output/.gitignore']


def test_no_file_mentions_a_workstation_or_a_registry() -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue
        found += [f'{path.relative_to(ROOT)}: {match[0]}' for match in PLACES.finditer(text)]
        found += [f'{path.relative_to(ROOT)}: {host}' for host in HOSTS if host in text.lower()]
    assert not found


def test_scripts_can_be_run() -> None:
    if os.name == 'posix':
        assert os.access(ROOT / '.ci' / 'run', os.X_OK)


# --- lock ----------------------------------------------------------------------------------------------------------


def test_the_lock_pins_everything_with_hashes_and_no_address() -> None:
    text = (ROOT / 'requirements.lock').read_text(encoding='utf-8')
    entries = re.split(r'\n(?=[A-Za-z0-9])', re.sub(r'^ *#.*\n', '', text, flags=re.MULTILINE))
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r'[A-Za-z0-9._\-]+(\[[\w,\-]+\])?==\S+', entry), entry.splitlines()[0]
        assert re.search(r'--hash=sha256:[0-9a-f]{64}', entry), entry.splitlines()[0]
    assert '://' not in text
    assert not re.search(r'(?:^|\s)(?:/|\.\.?/|-)(?!-hash)', re.sub(r'#.*', '', text), flags=re.MULTILINE)


def test_the_lock_holds_every_dependency() -> None:
    import tomllib

    project = tomllib.loads((ROOT / 'pyproject.toml').read_text(encoding='utf-8'))['project']
    wanted = [*project['dependencies'], *(line for extra in project['optional-dependencies'].values() for line in extra)]
    locked = set(re.findall(r'^([A-Za-z0-9._\-]+)(?:\[[\w,\-]+\])?==', (ROOT / 'requirements.lock').read_text(encoding='utf-8'), flags=re.MULTILINE))
    names = {re.sub(r'[-_.]+', '-', re.split(r'[\[<>=!~; ]', line)[0]).lower() for line in wanted}
    assert names <= locked, 'run make lock'


# --- documents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize('document', DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding='utf-8')
    for target in links(text):
        name, _, anchor = target.partition('#')
        goal = (document.parent / name).resolve() if name else document
        assert goal.exists(), target
        if anchor:
            assert anchor in anchors(goal.read_text(encoding='utf-8')), target


def commands(document: Path, program: str) -> list[list[str]]:
    """Return the commands of a document's indented or fenced lines and of its code words."""
    text = document.read_text(encoding='utf-8')
    lines = re.findall(rf'^(?: {{4}}|\t)({program} .*)$', text, flags=re.MULTILINE) + re.findall(rf'`({program} [^`\n]+)`', text)
    return [line.split() for line in lines]


@pytest.mark.parametrize('document', DOCUMENTS, ids=lambda path: path.name)
def test_the_makefile_knows_every_target_in_the_documents(document: Path) -> None:
    targets = set(re.findall(r'^([a-z\-]+):', (ROOT / 'Makefile').read_text(encoding='utf-8'), flags=re.MULTILINE))
    for command in commands(document, 'make'):
        assert command[1] in targets, command


@cache
def help_of(*command: str) -> str:
    """Return what the command line says about itself."""
    code = 'import sys; from builder.cli import main; sys.exit(main())'
    environment = {**os.environ, 'COLUMNS': '200', 'NO_COLOR': '1'}
    result = subprocess.run([sys.executable, '-c', code, *command, '--help'], cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize('document', DOCUMENTS, ids=lambda path: path.name)
def test_the_command_line_knows_every_command_in_the_documents(document: Path) -> None:
    for command in commands(document, 'onbrand'):
        assert command[1] in help_of(), command
        said = help_of(command[1])
        for option in (word for word in command[2:] if word.startswith('--')):
            assert option in said, command


def test_the_readme_lists_every_option_and_exit_code() -> None:
    from builder.report import Exit

    readme = (ROOT / 'README.md').read_text(encoding='utf-8')
    described = set(re.findall(r'^\| `(--[a-z]+)', readme, flags=re.MULTILINE))
    assert described == set(re.findall(r'(?<![\w\-])--[a-z]+', help_of('build'))) - {'--help'}
    assert {int(code) for code in re.findall(r'^\| (\d+) \|', readme, flags=re.MULTILINE)} == {int(code) for code in Exit}


# --- the guide -----------------------------------------------------------------------------------------------------


def brand_of_the_guide() -> dict[str, str]:
    """Return the files that somebody has who typed along with docs/make-a-brand.md."""
    text = (ROOT / 'docs' / 'make-a-brand.md').read_text(encoding='utf-8')
    made: dict[str, str] = {}
    for kind, body in re.findall(r'^```(yaml|svg|markdown)\n(.*?)^```', text, flags=re.MULTILINE | re.DOTALL):
        if kind == 'yaml':
            first, rest = body.split('\n', 1)
            name = first.removeprefix('# ')
        else:
            name, rest = {'svg': 'brand/brackenford/logo.svg', 'markdown': 'brand/brackenford/lessons/L01.md'}[kind], body
        made[name] = made.get(name, '') + rest
    return made


@pytest.mark.parametrize('so_far', ['values.yml', ''], ids=['step 4', 'the end'])
def test_the_guide_makes_a_brand_that_builds(tmp_path: Path, so_far: str) -> None:
    shutil.copytree(ROOT / 'content', tmp_path / 'content')
    for name, text in brand_of_the_guide().items():
        if not name.endswith(so_far):
            continue
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8')
    code = 'import sys; from builder.cli import main; sys.exit(main())'
    command = [sys.executable, '-c', code, 'check', '--workspace', str(tmp_path), '--brand', 'brackenford']
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, 'PYTHONPATH': str(ROOT)})
    assert result.returncode == 0, result.stdout + result.stderr
    assert 'Traceback' not in result.stderr
