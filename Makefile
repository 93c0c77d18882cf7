# The two commands that matter: `make match` and `make test`. The rest: `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAIN := .venv-train
RESUME ?= examples
FOLDER ?= examples

.DEFAULT_GOAL := help
EVALUATION ?= out/eval

.PHONY: help match serve hidden volume test test-train lint types bench eval fuzz examples clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.serving: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.serving
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

$(TRAIN)/.train: pyproject.toml
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check 'torch==2.13.0'
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev,train]'
	@touch $@

match: $(VENV)/.serving  ## match the example resumes, or RESUME=path (a file or a folder)
	$(BIN)/matcher match $(RESUME)

serve: $(VENV)/.serving  ## start the web service on http://127.0.0.1:8000
	$(BIN)/matcher serve

test: $(VENV)/.dev  ## run the tests (no torch, about 8 minutes on two cores)
	$(BIN)/pytest -m 'not train and not slow'

test-train: $(TRAIN)/.train  ## run the tests that need torch, in an environment of their own
	$(TRAIN)/bin/pytest -m train

lint: $(VENV)/.dev  ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## check types
	$(BIN)/mypy

bench: $(VENV)/.dev $(TRAIN)/.train  ## measure speed and memory against the reference pipeline
	$(BIN)/matcher bench --reference-python $(TRAIN)/bin/python

eval: $(VENV)/.dev  ## measure the suites that ship, fairness and stability; fail below the last release
	$(BIN)/matcher eval stability eval/suites/resumes --report $(EVALUATION)
	$(BIN)/matcher eval fairness eval/suites/resumes --report $(EVALUATION)
	$(BIN)/matcher eval gate --report $(EVALUATION)

hidden: $(VENV)/.dev  ## hide words in 208 files, in every way we know, and find them all
	$(BIN)/pytest -m slow tests/test_hidden_text.py

fuzz: $(VENV)/.dev  ## read 10,000 damaged files; a typed answer for each, in 2 s and 256 MB
	$(BIN)/python -m tests.fuzz --keep out/fuzz

volume: $(VENV)/.dev  ## read every PDF under FOLDER=path and count what came of it
	$(BIN)/python -m tests.volume $(FOLDER)

examples: $(VENV)/.dev  ## make the example resumes again
	$(BIN)/python examples/make_examples.py

clean:  ## remove the environments
	rm -rf $(VENV) $(TRAIN)
