# recap-print: `make` alone lists what there is.
# GNU make 3.81 or newer (what macOS has). Only the set-up needs the network, once. `make V=1 …` shows the commands.

EDITION ?= v11
VENV    := .venv
BIN     := $(VENV)/bin
RECAP   := $(BIN)/recap-print
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)

# Stamps: a set-up that is already there costs one look at the clock of these files.
TOOL  := $(VENV)/.tool
DEV   := $(VENV)/.dev
EXTRA := $(VENV)/.extra

ifndef V
.SILENT:
endif
.NOTPARALLEL:  # targets share .venv and out/
.PHONY: help setup booklet editions test lint fmt check docs gallery walk lock bench clean

help: ## this list
	printf 'recap-print: from a YAML declaration to a booklet a press can print.\n\n'
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

setup: $(TOOL) ## .venv with a working recap-print, from requirements.lock

booklet: $(TOOL) ## validate, render, preflight, impose and diff an edition: make booklet EDITION=v11
	$(RECAP) validate "$(EDITION)"
	$(RECAP) render "$(EDITION)"
	$(RECAP) preflight "$(EDITION)"
	$(RECAP) impose "$(EDITION)" --press sra3
	$(RECAP) impose "$(EDITION)" --press office-a4
	$(RECAP) diff "$(EDITION)" --format markdown -o "out/$(EDITION)/$(EDITION)-changes.md" || [ $$? -eq 1 ]  # 1: they differ

editions: $(TOOL) ## build every edition and variant that changed: out/
	$(RECAP) build

test: $(DEV) ## every test
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(DEV) ## ruff and strict types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fmt: $(DEV) ## format the code, and put right what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: $(TOOL) ## compose every edition again and compare with its lock
	$(RECAP) check

docs: $(TOOL) ## write the pages of docs/reference/ that the code knows
	$(BIN)/python docs/generate.py

gallery: $(TOOL) ## draw the spreads of docs/gallery/ that changed, and write its page
	$(BIN)/python docs/gallery.py

walk: $(DEV) ## take the pictures of docs/designer.md that changed, in Chromium
	$(BIN)/python docs/walk.py

lock: $(EXTRA) ## resolve the dependencies again (make lock UPGRADE=--upgrade for newer ones)
	$(call compile,requirements.lock,pyproject.toml --extra preview --group build)
	$(call compile,requirements-dev.lock,--group dev -c requirements.lock)
	$(call compile,requirements-extra.lock,--group extra -c requirements.lock -c requirements-dev.lock)

bench: $(EXTRA) ## time whole processes side by side
	$(BIN)/python bench/run.py
	$(BIN)/python bench/preflight.py
	$(BIN)/python bench/diffing.py
	$(BIN)/python bench/editions.py

clean: ## remove what was made: out/, caches (.venv stays: `rm -r .venv` starts afresh)
	rm -rf out/* .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find recap_print tests docs bench -name __pycache__ -prune -exec rm -rf {} +

# The lock names no index and no host, so that it serves behind a mirror too; hashes say what may come in.
define compile
$(BIN)/uv pip compile $(2) --output-file $(1) --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet
endef

define install
$(PIP) install --require-hashes -r $(1) || { \
  printf '\nThe locked packages of %s did not come in: what pip says is above.\n' $(1) >&2; \
  printf 'Set-up needs a package index, this once; behind a mirror or a proxy, set PIP_INDEX_URL or HTTPS_PROXY.\n' >&2; \
  exit 1; }
endef

# Python starts 4 ms later per 1 000 lines that have no .pyc yet: hence compileall.
$(TOOL): requirements.lock pyproject.toml $(BIN)/python
	printf 'Setting up .venv …\n' >&2
	$(call install,requirements.lock)
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q recap_print
	touch $@

$(DEV): requirements-dev.lock $(TOOL)
	printf 'Adding the tools that test and lint …\n' >&2
	$(call install,requirements-dev.lock)
	touch $@

$(EXTRA): requirements-extra.lock $(DEV)
	printf 'Adding what only `make lock` and `make bench` need …\n' >&2
	$(call install,requirements-extra.lock)
	touch $@

$(BIN)/python:
	for python in $(PYTHONS); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || { without=$$python; continue; }; \
	  "$$python" -m venv --clear $(VENV) && exit 0; \
	  rm -rf $(VENV); exit 1; \
	done; \
	if [ -n "$$without" ]; then \
	  printf '%s has no venv or ensurepip. On Debian and Ubuntu: apt install python3-venv\n' "$$without" >&2; \
	else \
	  printf 'recap-print needs Python 3.11 or newer: none of these is.\n  %s\n' "$(PYTHONS)" >&2; \
	  printf 'If it has another name: make setup PYTHON=/path/to/python3\n' >&2; \
	fi; \
	exit 1
