# Two commands do everything: `make read` opens the reader, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
export PYTHONUTF8 = 1

.PHONY: read test lint types unit bench edits anchors fuzz fit lock docs clean

read: $(VENV)/.reads
	@$(BIN)/variorum

test: lint types unit

lint: $(VENV)/.tests
	$(BIN)/ruff check src tests training
	$(BIN)/ruff format --check src tests training
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.tests
	$(BIN)/mypy

unit: $(VENV)/.tests
	$(BIN)/pytest

# CollateX (which forgets to ask for levenshtein) is measured beside us; nothing else needs it.
bench: $(VENV)/.tests
	$(PIP) install collatex levenshtein
	$(BIN)/python -m tests.benchmarks

# Fit the aligner's weights on marked stories: make fit DATA=folder, with training/ and stories/ in it.
# Known edits on real articles: make edits DATA=folder.
edits: $(VENV)/.tests
	$(BIN)/python -m training.known_edits $(DATA)

# Notes on edited articles: make anchors DATA=folder of texts.
anchors: $(VENV)/.tests
	$(BIN)/python -m training.anchors $(DATA)

fit: $(VENV)/.tests
	$(PIP) install "scikit-learn>=1.6"
	$(BIN)/python -m training.fit $(DATA)

# Hostile input on every door: make fuzz N=20000; DOOR, SEED and FILE (an input that broke one) narrow it.
fuzz: $(VENV)/.tests
	$(BIN)/python -m tests.fuzz --examples $(or $(N),2000) --seed $(or $(SEED),1) \
		$(if $(DOOR),--door $(DOOR)) $(if $(FILE),--file $(FILE))

# Pages and pictures that are made from the code itself.
docs: $(VENV)/.tests
	$(BIN)/python -m tests.make_docs

# The locks hold exact versions with hashes; run this after changing pyproject.toml.
lock: $(VENV)/.tests
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --extra html --extra encoder --group build -o locks/read.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --extra html --extra encoder --group build --group test -c locks/read.txt -o locks/test.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Variorum needs Python 3.11 or newer: make read PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.reads: locks/read.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (once) ..."
	$(PIP) install --require-hashes -r locks/read.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: locks/test.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up for the tests (once) ..."
	$(PIP) install --require-hashes -r locks/test.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.reads

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz
