# Two commands do everything: `make read` opens the reader, `make test` proves it. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/pytest -n $(or $(JOBS),4) --dist worksteal
# Per cent of lines and branches that tests run at least; 26 November 2026: 95 without the tests of packaging.
COVERED := 93
CODE := src tests benchmarks evaluation training tools
export PYTHONUTF8 = 1

.PHONY: help read test lint types unit one snapshots coverage bench edits anchors contradictions drift overview readers words fit judge grouping stories fuzz labels docs site lock console dev release clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

read: $(VENV)/.reads ## open the reader on five articles about one phone call
	@$(BIN)/variorum

test: lint types unit ## lint, types and all tests; what must pass before a commit

lint: $(VENV)/.tests ## style, complexity, and who may import whom
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.tests ## mypy, strict
	$(BIN)/mypy

unit: $(VENV)/.tests ## all tests, four at a time, since some wait; JOBS=2 takes two
	$(PYTEST)

one: $(VENV)/.tests ## some tests in one process: make one T="tests/text -k stem"
	$(BIN)/pytest $(T)

snapshots: $(VENV)/.tests ## take the pictures of the screens anew; look at what changed before you commit them
	$(BIN)/pytest tests/tui/test_snapshots.py --snapshot-update

coverage: $(VENV)/.tests ## which lines no test runs; fails below the floor
	$(BIN)/coverage erase
	$(PYTEST) --cov --cov-report=term:skip-covered --cov-report=html:build/coverage --cov-fail-under=$(COVERED)

# CollateX (which forgets to ask for levenshtein) is measured beside us; nothing else needs it.
bench: $(VENV)/.tests ## measure times and memory, beside difflib, tf-idf and CollateX
	$(PIP) install collatex levenshtein
	$(BIN)/python -m benchmarks

edits: $(VENV)/.tests ## known edits on real articles: make edits DATA=folder of texts
	$(BIN)/python -m evaluation.known_edits $(DATA)

anchors: $(VENV)/.tests ## notes on edited articles: make anchors DATA=folder of texts
	$(BIN)/python -m evaluation.anchors $(DATA)

contradictions: $(VENV)/.tests ## rows that contradict each other: make contradictions DATA=folder of folders of texts
	$(BIN)/python -m evaluation.contradictions $(DATA)

words: $(VENV)/.tests ## words of sentences aligned by hand: make words DATA=file in the form of Edinburgh++
	$(BIN)/python -m evaluation.word_pairs $(DATA)

drift: $(VENV)/.tests ## a blind sample of the drift told, for a judge: make drift DATA=folder of marked stories N=50 SEED=1
	@$(BIN)/python -m evaluation.drift sample $(DATA) $(or $(N),50) $(or $(SEED),1)

readers: $(VENV)/.tests ## how far two readers agree who marked the same stories: make readers DATA="first second"
	@$(BIN)/python -m evaluation.readers $(DATA)

overview: $(VENV)/.tests ## how many lines of overviews a reading confirms: make overview DATA=folder of marked stories
	$(BIN)/python -m evaluation.overview $(DATA)

fit: $(VENV)/.tests ## fit the weights of links: make fit DATA=folder, with training/ and stories/ in it
	$(PIP) install "scikit-learn>=1.6"
	$(BIN)/python -m training.fit $(DATA)

judge: $(VENV)/.tests ## fit the weights of a judge's word: make judge DATA=folder, with judge/ and outlets/ in it
	$(PIP) install "scikit-learn>=1.6"
	$(BIN)/python -m training.judge $(DATA)

stories: $(VENV)/.tests ## fit what groups articles into stories: make stories DATA=folder with training, stories, outlets, raw
	$(PIP) install "scikit-learn>=1.6"
	$(BIN)/python -m training.stories $(DATA)

grouping: $(VENV)/.tests ## how many stories come together in a pile, and what joins them: make grouping DATA=folder
	$(BIN)/python -m evaluation.grouping $(DATA)

fuzz: $(VENV)/.tests ## hostile input on every door: make fuzz N=20000; DOOR, SEED and FILE (one input) narrow it
	$(BIN)/python -m tests.fuzz --examples $(or $(N),2000) --seed $(or $(SEED),1) \
		$(if $(DOOR),--door $(DOOR)) $(if $(FILE),--file $(FILE))

labels: $(VENV)/.tests ## the template for translators, made from the labels of the source
	$(BIN)/python -m tools.make_labels

docs: $(VENV)/.tests ## the pages and pictures that are made from the code itself
	$(BIN)/python -m tools.make_docs

# Its generator is needed by nobody who reads or tests, so it stands in no lock.
site: $(VENV)/.site ## the documents as a site, in build/site; a link that leads nowhere is an error
	$(BIN)/zensical build --strict

# The locks hold exact versions with hashes, of everything; so pip has nothing to resolve (`--no-deps`), and a new
# release of something that stands in a lock cannot mislead it.
lock: $(VENV)/.tests ## write the locks; after a change of the dependencies in pyproject.toml
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --no-emit-package variorum-models --universal --generate-hashes --no-header pyproject.toml --extra html --extra documents --extra encoder --extra capture --extra serve --group build -o locks/read.txt
	$(BIN)/uv pip compile --quiet --no-emit-package variorum-models --universal --generate-hashes --no-header pyproject.toml --extra html --extra documents --extra encoder --extra capture --extra serve --extra stories --extra cluster --group build --group test -c locks/read.txt -o locks/test.txt

# Textual's tools bring a web server with them, so they are installed only here, and stand in no lock.
console: $(VENV)/.tests ## what the app prints and logs, for `make dev` in another terminal
	$(PIP) install textual-dev
	$(BIN)/textual console

dev: $(VENV)/.tests ## the reader, with live styles and `make console` listening: make dev A="a.txt b.txt"
	$(PIP) install textual-dev
	$(BIN)/textual run --dev -c $(BIN)/variorum --debug $(A)

release: $(VENV)/.tests ## build and check what is released: version, changelog, tag, wheel, sdist
	$(BIN)/python -m tools.release

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Variorum needs Python 3.11 or newer: make read PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.reads: locks/read.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (once) ..."
	$(PIP) install --no-deps --require-hashes -r locks/read.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: locks/test.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up for the tests (once) ..."
	$(PIP) install --no-deps --require-hashes -r locks/test.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.reads

$(VENV)/.site: Makefile | $(VENV)/.tests
	$(PIP) install zensical==0.0.73
	@touch $@

clean: ## remove what was made: the environment, builds, caches
	rm -rf $(VENV) dist build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz .coverage .coverage.*
