# Everything a fresh machine needs: Python ≥ 3.11, make, and the package registries. `make help` explains.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := web/node.sh
WEB_SOURCES := $(shell find web/graphiql web/voorbeelden -type f -not -path '*/node_modules/*' 2>/dev/null) web/package-lock.json

.DEFAULT_GOAL := help
.PHONY: help install demo serve test test-long check schema web bench lock clean

help: ## Toon deze uitleg
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

install: $(VENV)/.klaar ## Installeer alles in .venv

# Versions and hashes stand in the lock; the project itself needs no build tools beyond those.
$(VENV)/.klaar: requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig; geef er een met make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

web: web/dist/.klaar ## Bouw de pagina's (GraphiQL)

web/node_modules/.klaar: web/package-lock.json web/package.json
	$(NODE) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/.klaar: web/node_modules/.klaar $(WEB_SOURCES)
	$(NODE) npm run --silent build
	@touch $@

demo: install web ## Start een demonstratie: eigen database, het verhaal van één klacht, GraphiQL
	$(BIN)/klantgraaf demo

serve: install web ## Start de server (DATABASE_URL, of een eigen database in .klantgraaf)
	$(BIN)/klantgraaf serve

schema: install ## Schrijf schema/schema.graphql opnieuw
	$(BIN)/klantgraaf schema --output schema/schema.graphql

test: install web ## Draai alle tests (eigen PostgreSQL, of die van DATABASE_URL)
	$(BIN)/python -m pytest -m "not lang" $(ARGS)

test-long: install web ## Draai ook de lange vormen
	$(BIN)/python -m pytest $(ARGS)

check: install web ## Stijl, typen, importregels, en of schema en instellingentabel kloppen
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/klantgraaf schema --check
	$(NODE) npm run --silent check

bench: install bench/postgraphile/node_modules/.klaar ## Meet de snelheid (keuzes: make bench ARGS=--help)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	$(BIN)/python -m bench $(ARGS)

bench/postgraphile/node_modules/.klaar: bench/postgraphile/package-lock.json bench/postgraphile/package.json
	$(NODE) npm --prefix ../bench/postgraphile ci --loglevel=error
	@touch $@

lock: ## Zet de versies opnieuw vast (versies en hashes, geen adressen)
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --output-file requirements/run.lock
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --constraint requirements/run.lock --group dev pyproject.toml --output-file requirements/dev.lock
	$(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --constraint requirements/dev.lock --group bench pyproject.toml --output-file requirements/bench.lock
	rm -rf $(VENV)-lock

clean: ## Ruim op wat gebouwd is (geen gegevens)
	rm -rf $(VENV) web/node_modules web/dist web/.node .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
