# Three commands for everybody, on a machine with git, make and Python 3.11 or newer:
#   make run    the home page of the kit
#   make desk   the trainer's desk
#   make test   every check there is
# The first time they set everything up inside this folder; after that they need no network.

UV_VERSION := 0.13.9
UV := .boot/bin/uv
BOOTED := .boot/.uv-$(UV_VERSION)
VENV_BIN := $(CURDIR)/.venv/bin

# nbgrader starts `alembic` as a program found on PATH, so the environment's own programs come first.
export PATH := $(VENV_BIN):$(PATH)
# An interpreter is not ours to download: the machine's own is used.
export UV_PYTHON_DOWNLOADS := never
# Company networks often stand behind a certificate that only the machine's own store knows.
export UV_SYSTEM_CERTS ?= true
# Some machines switch bytecode off; every notebook kernel then starts about three times slower.
unexport PYTHONDONTWRITEBYTECODE
# A package folder or another environment named by the caller's shell must not leak in.
unexport PYTHONPATH
unexport PYTHONHOME
unexport VIRTUAL_ENV
unexport UV_PROJECT_ENVIRONMENT

# A name on PATH may be a shim that does not run, so each candidate is really started. Its answer is
# the interpreter behind it.
ASK_PYTHON := import sys; print(getattr(sys, "_base_executable", sys.executable) if sys.version_info >= (3, 11) else "")
PYTHON = $(shell for candidate in $(or $(PY),python3.13 python3.12 python3.11 python3); do \
	found=$$("$$candidate" -c '$(ASK_PYTHON)' 2>/dev/null) && [ -n "$$found" ] && { echo "$$found"; break; }; done)

# The environment names this folder in its programs, so a copied or moved folder starts afresh.
SET_UP_FOR := $(shell cat .venv/.ready 2>/dev/null)
ifneq ($(SET_UP_FOR),)
ifneq ($(shell .venv/bin/python -c 'print("$(CURDIR)")' 2>/dev/null),$(SET_UP_FOR))
$(info This folder was moved, or its Python is gone: setting it up again.)
$(shell rm -rf .venv .boot)
endif
endif

# Two workers: one keeps the pages, which take longest and come first, the other does the rest.
IN_TWO := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: run desk test check format lock wheel clean
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:

run: .venv/.prepared
	@.venv/bin/sherpa serve

desk: .venv/.ready
	@.venv/bin/sherpa desk

test: .venv/.prepared
	@.venv/bin/python -m pytest $(IN_TWO)

# Only the checks of the project itself: style, types, imports, lock, notebooks, words.
check: .venv/.ready
	@.venv/bin/python -m pytest $(IN_TWO) tests/project tests/locale tests/notebooks

format: .venv/.ready
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .
	@git ls-files -z '*.ipynb' | xargs -0 -r .venv/bin/nbstripout --keep-id

# After a change to the dependencies in pyproject.toml.
lock: $(BOOTED)
	@$(UV) lock --python "$$(cat .boot/.python)"

wheel: .venv/.ready
	@.venv/bin/python -m hatchling build --target wheel --directory dist

clean:
	@rm -rf .boot .venv dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BOOTED):
	@[ -n "$(PYTHON)" ] || { echo "No Python 3.11 or newer was found$(if $(PY), at $(PY)). Install one, or name one: make $(or $(MAKECMDGOALS),run) PY=/path/to/python3"; exit 1; }
	@echo "Setting up 1 of 3: uv $(UV_VERSION), with $(PYTHON)"
	@"$(PYTHON)" -m venv --clear .boot || { echo "This Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt-get install python3-venv"; rm -rf .boot; exit 1; }
	@.boot/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@echo "$(PYTHON)" > .boot/.python
	@touch $@

.venv/.ready: $(BOOTED) pyproject.toml uv.lock
	@echo "Setting up 2 of 3: the packages of the kit, about a minute"
	@$(UV) sync --quiet --locked --python "$$(cat .boot/.python)" --compile-bytecode
	@echo "$(CURDIR)" > $@

# Compiled once here, the simulation answers at once on the first page. Compiled again when its code changes.
.venv/.prepared: .venv/.ready $(wildcard sherpa_sim/domain/*.py sherpa_sim/model/*.py)
	@echo "Setting up 3 of 3: compiling the simulation"
	@.venv/bin/sherpa prepare
	@touch $@
