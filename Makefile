# Each target works from a bare clone with nothing but Python 3.11 or later and make; the environment is made once.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
WORKERS ?= 2

.PHONY: demo test fmt bench

demo: $(RUNTIME)
	$(BIN)/korrektur demo

# A file's tests stay in one process: what it makes for all of them is made once.
test: $(DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy addin schemas workbook tests
	$(BIN)/lint-imports
	$(BIN)/cog --check '@.ci/pages.txt'
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m measured --cov --cov-fail-under=95
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m "not measured"

fmt: $(DEVELOPMENT)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/cog -r '@.ci/pages.txt'

bench: $(DEVELOPMENT)
	$(BIN)/python -m pip install --quiet --group bench
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
