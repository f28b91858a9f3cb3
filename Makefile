# Each target does all its own set-up; Python 3.11 or newer (with venv and pip) and make are enough.

.DEFAULT_GOAL := help
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$python"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: help demo test test-long mutants measured release lint types coverage index docs pages browser bench check clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile

demo: $(VENV)/.ready-to-run ## print the first screen of the example that ships
	@$(BIN)/cspr report examples/northamptonshire-2021.toml --on 2021-04-01
	@echo
	@echo "All of it:    $(BIN)/cspr report examples/northamptonshire-2021.toml --on 2021-04-01 --full"
	@echo "As a page:    $(BIN)/cspr report examples/northamptonshire-2021.toml --on 2021-04-01 --html report.html"

test: $(VENV)/.ready-to-test ## run every test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-long: $(VENV)/.ready-to-test ## run what takes hours, or with SECONDS=600 as much as there is time for
	$(BIN)/python .ci/long.py $(if $(SECONDS),--seconds $(SECONDS))

mutants: $(VENV)/.ready-to-test ## change the code in 300 places, or in SAMPLE=30, and see whether the tests notice
	$(BIN)/python .ci/mutants.py $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SECONDS),--seconds $(SECONDS))

lint: $(VENV)/.ready-to-develop ## lint, format and import order of the floors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(VENV)/.ready-to-develop ## check the types with two type checkers
	$(BIN)/mypy
	$(BIN)/pyright

coverage: $(VENV)/.ready-to-test ## say which branches all tests leave out, with few examples of each property; 100 % or it fails
	@rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest --quiet --numprocesses auto --dist worksteal --hypothesis-profile=quick
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

index: $(VENV)/.ready-to-test ## write again what is derived, after guidance or vocabulary was changed
	$(BIN)/python .ci/compile_data.py

docs: $(VENV)/.ready-to-develop ## build the documentation into site/, strictly
	$(BIN)/python .ci/fetch_npm.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	$(BIN)/python .ci/loads_nothing_foreign.py site

pages: $(VENV)/.ready-to-develop ## write every page as plain Markdown into build/pages, for any builder of sites
	$(BIN)/python docs/generating/write.py build/pages

browser: docs ## read the documentation and the pages of the product in a browser, where the machine has Chromium
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile tests/browser --site site

bench: $(VENV)/.ready-to-measure ## measure, side by side with others
	$(BIN)/python -m bench

measured: $(VENV)/.ready-to-develop ## run all of these, the long ones for SECONDS=600 each, and keep the figures for the documentation
	$(BIN)/python .ci/measured.py
	$(BIN)/python .ci/long.py --seconds $(or $(SECONDS),600) --keep
	$(BIN)/python .ci/mutants.py --seconds $(or $(SECONDS),600) --keep
	$(BIN)/python .ci/release.py dist --keep

release: $(VENV)/.ready-to-develop ## build what is released into dist/, twice, with what is in it and how to check it
	$(BIN)/python .ci/release.py dist

check: ## all that has to pass before a change is accepted
	bash .ci/run

clean: ## remove what these targets made
	rm -rf $(VENV) build dist site .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "cspr needs Python 3.11 or newer, with venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp says that what its requirements name is installed; a target that is up to date installs nothing.
$(VENV)/.ready-to-run: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.ready-to-test: pyproject.toml requirements/test.txt requirements/constraints.txt | $(BIN)/python
	$(INSTALL) --requirement requirements/test.txt --constraint requirements/constraints.txt --editable .
	@touch $@ $(VENV)/.ready-to-run

$(VENV)/.ready-to-develop: pyproject.toml requirements/dev.txt requirements/test.txt requirements/constraints.txt | $(BIN)/python
	$(INSTALL) --requirement requirements/dev.txt --constraint requirements/constraints.txt --editable .
	@touch $@ $(VENV)/.ready-to-test $(VENV)/.ready-to-run

$(VENV)/.ready-to-measure: requirements/bench.txt $(VENV)/.ready-to-test
	$(INSTALL) --requirement requirements/bench.txt
	@touch $@
