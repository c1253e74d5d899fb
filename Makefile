# Two commands do everything: `make editions` and `make test`. Both set up what they need first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help editions test lint check-editions benchmarks lock clean

help: ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

editions: $(VENV)/runtime ## set up, then build every edition of the publication into outputs/
	$(BIN)/toolkit build

test: $(VENV)/development ## set up, then run all tests
	.ci/install_tools.sh
	$(BIN)/python -m pytest

lint: $(VENV)/development ## style, types, layers, catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/check_catalogues.py

check-editions: $(VENV)/development ## the acceptance lines of ../shared/checks for EPUB, DOCX and Markdown
	.ci/install_tools.sh --acceptance
	$(BIN)/python -m tests.acceptance

benchmarks: $(VENV)/development ## accuracy, speed and matching beside the peers; takes a while
	$(BIN)/python -m benchmarks.accuracy
	$(BIN)/python -m benchmarks.speed

lock: $(VENV)/development ## write the lock files anew from pyproject.toml
	.ci/lock.sh

$(VENV)/runtime: requirements.txt pyproject.toml .ci/setup.sh
	.ci/setup.sh $(PYTHON) $(VENV) requirements.txt
	@touch $@

$(VENV)/development: $(VENV)/runtime requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean: ## remove what was set up or built
	rm -rf $(VENV) build dist
