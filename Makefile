# Each target works from a bare clone with nothing but Python 3.11 or later and make; the environment is made once.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
WORKERS ?= 2

.PHONY: demo test types suite fmt bench

demo: $(RUNTIME)
	$(BIN)/korrektur demo

test: $(DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/cog -I tests --check '@.ci/pages.txt'
	$(MAKE) --jobs=2 types suite

types: $(DEVELOPMENT)
	$(BIN)/mypy addin schemas workbook tests

# A file's tests stay in one process: what it makes for all of them is made once. Files keep their order (conftest.py).
suite: $(DEVELOPMENT)
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --cov --cov-fail-under=95

fmt: $(DEVELOPMENT)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/cog -I tests -r '@.ci/pages.txt'

bench: $(DEVELOPMENT)
	PYTHONPATH=tests $(BIN)/python tests/benchmarks/batch.py

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

$(RUNTIME): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(DEVELOPMENT): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@ $(RUNTIME)
