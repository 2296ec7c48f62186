# The two commands a new machine needs are `make run` and `make test`; the rest is for developers.
# Paths are relative on purpose: the checkout may lie under a path with spaces.
PYTHON ?= python3
PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PYTHONUTF8 := 1

.PHONY: run serve stop operations-check test install bench kill-test test-postgres lint types contracts fix lock demo clean-data clean help

help:                ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/' | sort | expand -t 20

run: .venv/.run      ## install, then harvest the bundled demo sites into data/demo/run
	@$(PY) -m congdoan run --demo

serve: .venv/.run    ## Prefect server, deployments and a worker on this machine (WORKERS=2 for two)
	@$(PY) -m deployments.serve start --workers $(or $(WORKERS),1)

stop:                ## end what `make serve` started
	@$(PY) -m deployments.serve stop

operations-check: .venv/.dev ## every step of docs/operations.md on an installation of its own
	@$(PY) -m deployments.check

test: .venv/.dev     ## install, then lint, types, import contracts and the whole test suite
	@$(MAKE) --no-print-directory lint types contracts
	$(PY) -m pytest

install: .venv/.run  ## make the .venv alone

kill-test: .venv/.dev ## kill 200 demo harvests and 200 builds at random moments and look at what is left
	$(PY) -m tests.faults.kills --times 200
	TEST_KILLS=200 $(PY) -m pytest tests/release/test_kills.py -k kills_while

test-postgres: .venv/.dev ## install PostgreSQL from Debian's packages if need be, and test the state on it
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
		{ apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q postgresql; }
	TEST_POSTGRES=1 $(PY) -m pytest tests/fetch/test_state.py

bench: .venv/.dev    ## print every benchmark
	@for file in benchmarks/[a-z]*.py; do $(PY) -m "benchmarks.$$(basename $$file .py)" || exit 1; done

lint: .venv/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: .venv/.dev
	$(PY) -m mypy

contracts: .venv/.dev
	$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

fix: .venv/.dev      ## let ruff repair what it can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

demo: .venv/.dev     ## build data/demo/demo_sites.warc.gz again from tests/sites
	$(PY) -m tests.sites.build

clean-data:          ## forget the demo's data and start afresh
	rm -rf data/demo/run

clean: clean-data    ## also remove the environment and caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The locks are made with uv (https://docs.astral.sh/uv/) and hold hashes, no registry address.
UV_COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet pyproject.toml
lock:                ## resolve pyproject.toml into requirements.lock and requirements-dev.lock
	$(UV_COMPILE) --extra build -o requirements.lock
	$(UV_COMPILE) --extra build --extra dev -c requirements.lock -o requirements-dev.lock

# A recent pip first: old ones do not match lxml's extra and leave lxml_html_clean out.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "congdoan needs Python 3.11 or newer; say which: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --upgrade pip

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing (once; a few minutes on a slow line) ..."
	$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
