# Onbrand: make pack builds, make test tests. Everything either needs is set up first, in .venv.

PYTHON ?= python3
ARGS ?=

ifeq ($(OS),Windows_NT)
  ifeq ($(origin PYTHON),file)
    PYTHON = python
  endif
  BIN := .venv/Scripts
else
  BIN := .venv/bin
endif

# Where Homebrew keeps Pango: not among the places a Mac looks by itself.
ifeq ($(shell uname -s 2>/dev/null),Darwin)
  export DYLD_FALLBACK_LIBRARY_PATH ?= /opt/homebrew/lib:/usr/local/lib:/usr/lib
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup setup-browser pack packs test check sheets lock clean

help:
	@echo 'make pack    build every pack that is ordered into output/; only some: make pack ARGS="--brand tallowmere"'
	@echo 'make packs   build every recipe for every brand, whatever the orders name'
	@echo 'make test    run every test'
	@echo 'make check   check style and types (ruff, mypy)'
	@echo 'make sheets  pictures of every document and web page, side by side, into .onbrand/sheets'
	@echo 'make lock    resolve requirements.lock again; newest versions: make lock ARGS=--upgrade'
	@echo 'make clean   remove everything that make made: built packs, caches, .venv'
	@echo
	@echo 'Another Python: make PYTHON=python3.12 pack'

setup:
	@"$(PYTHON)" .ci/setup.py

setup-browser:
	@"$(PYTHON)" .ci/setup.py --browser

pack: setup
	@$(BIN)/onbrand build $(ARGS)

packs: setup
	@$(BIN)/onbrand build $(patsubst content/packs/%.yml,--pack %,$(wildcard content/packs/*.yml)) $(ARGS)

# The quick tests first, so that a failure shows early. Exit code 5 means that there was nothing to run.
test: setup-browser
	@if [ ! -d tests ]; then echo 'There is no folder tests here, so there is nothing to run.'; exit 0; fi; \
	ONBRAND_BROWSER="$$(cat .venv/onbrand-browser)"; export ONBRAND_BROWSER; \
	$(BIN)/python -m pytest -m 'not slow' -n auto $(ARGS) && \
	{ $(BIN)/python -m pytest -m slow -n 2 $(ARGS) || [ $$? -eq 5 ]; }

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy

# Without a build at hand the brands are built first; with one: make sheets ARGS="--built output"
sheets: setup-browser
	@ONBRAND_BROWSER="$$(cat .venv/onbrand-browser)"; export ONBRAND_BROWSER; \
	$(BIN)/python tests/looks/contact_sheets.py $(ARGS)

lock: setup
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --system-certs \
		--custom-compile-command 'make lock' --extra test --extra quality $(ARGS) \
		--output-file requirements.lock pyproject.toml

clean:
	@rm -rf .venv .onbrand .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	@find output -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@find builder tests .ci -name __pycache__ -type d -prune -exec rm -rf {} +
