# `make` alone lists what can be made. It needs Python 3.11 or newer; everything else goes into .venv.
# Another Python: make clean, then for instance: make feed PYTHON=python3.13

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Where `make serve` listens.
PORT ?= 8383

# Made again when these change: what is installed, and the version that it has.
PACKAGE := pyproject.toml cuegen/__init__.py

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help feed serve khal test lint check golden dist bench clean

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

feed: $(VENV)/.installed contacts.yaml  ## turn contacts.yaml into reconnect.ics (the example is copied if you have none)
	@$(BIN)/cuegen build contacts.yaml
	@echo "Your feed is reconnect.ics: subscribe to it in your calendar. Edit contacts.yaml, then 'make feed' again."

serve: $(VENV)/.serving contacts.yaml  ## serve the feed of contacts.yaml over HTTP, until Ctrl-C
	@$(BIN)/cuegen serve contacts.yaml --port $(PORT)

khal: $(VENV)/.khal  ## let khal subscribe to what 'make serve' serves meanwhile, and list the next two weeks
	@PATH="$(CURDIR)/$(BIN):$$PATH" deploy/khal/subscribe.sh "$$($(BIN)/cuegen serve --port $(PORT) --show-url | head -n 1)"

test: $(VENV)/.developing  ## run the tests; fails when they cover less than 95% of the branches
	@$(BIN)/python -m pytest --cov --numprocesses=auto --dist=worksteal

lint: $(VENV)/.developing  ## look at form, style and types, without running anything
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/python -m mypy

check: lint test  ## lint and test: what a change must pass

golden: $(VENV)/.developing  ## renew the expected outputs under tests/; read the difference before you commit it
	@$(BIN)/python -m pytest --update-golden

dist: $(VENV)/.developing  ## build wheel and sdist into dist/, and check what PyPI would show of them
	@rm -rf dist
	@$(BIN)/python -m build --quiet
	@$(BIN)/python -m twine check --strict dist/*

bench: $(VENV)/.benchmarking  ## measure speed and schedule; ten minutes, see benchmarks/README.md
	@$(BIN)/python -m benchmarks.run
	@$(BIN)/python -m benchmarks.stability

clean:  ## remove all that was made, except your contacts.yaml and reconnect.ics
	@rm -rf $(VENV) dist build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

contacts.yaml:
	@cp contacts.yaml.example contacts.yaml
	@echo "contacts.yaml is new, a copy of contacts.yaml.example: make it your own."

$(VENV)/.installed: $(PACKAGE) | $(BIN)/python
	@echo "Installing cuegen into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: $(PACKAGE) | $(BIN)/python
	@echo "Installing cuegen and its tools for development into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.serving: $(PACKAGE) | $(BIN)/python
	@echo "Installing cuegen and its server into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable '.[serve]'
	@touch $@ $(VENV)/.installed

$(VENV)/.khal: | $(VENV)/.serving
	@echo "Installing vdirsyncer and khal into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet vdirsyncer khal
	@touch $@

$(VENV)/.benchmarking: benchmarks/requirements.txt | $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --requirement benchmarks/requirements.txt
	@touch $@

# ensurepip is what Debian leaves out; without it venv fails halfway.
$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "cuegen needs Python 3.11 or newer, and '$(PYTHON)' is none: try for instance PYTHON=python3.13" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "'$(PYTHON)' lacks its venv module: on Debian and Ubuntu, apt install python3-venv brings it" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV)
