# The commands of this project. Bare "make" lists them.

PYTHON ?= python3
BIN := .venv/bin

# Journeys run by themselves: a browser that is open in a process keeps Django's database from being used in it.
ON_ALL_CORES := -n auto --maxprocesses 4 --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help run setup setup-tests setup-peers test check format docs figures bench simulate prove prove-all system-packages

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up the first time, then start Unknot and open the browser
	@$(PYTHON) run.py $(ARGS)

setup: ## make .venv from the lock; does nothing when it is up to date
	@$(PYTHON) run.py --setup-only

setup-tests:
	@$(PYTHON) run.py --setup-only --with-tests

setup-peers:
	@$(PYTHON) run.py --setup-only --with-peers

test: setup-tests system-packages ## every test, with a real browser and PostgreSQL
ifeq ($(ARGS),)
	@CI=1 $(BIN)/pytest $(ON_ALL_CORES) -m "not journey"
	@CI=1 $(BIN)/pytest $(ON_ALL_CORES) -m journey
else
	@CI=1 $(BIN)/pytest $(ARGS)
endif

check: setup-tests ## style, types, import contracts, knowledge, docs and the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/unknot knowledge check
	$(BIN)/unknot knowledge table --check
	$(BIN)/unknot figures --check
	$(BIN)/pytest -q $(ON_ALL_CORES) -m "not slow and not journey" tests/unit tests/properties

format: setup-tests ## put every file into the one style
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: setup ## write the generated tables of docs/reference anew
	@$(BIN)/unknot knowledge table --write

figures: setup ## all movement figures on one sheet: build/figures.html
	@mkdir -p build
	@$(BIN)/unknot figures -o build/figures.html

bench: setup-tests ## the measurements: medians of five, with this machine's name
	@$(BIN)/python benchmarks/first_light.py $(ARGS)
	@$(BIN)/python benchmarks/ten_years.py

simulate: setup-tests ## people and fair tests made up by the thousand: the tables of docs/reference/generated (20 minutes)
	@$(BIN)/python benchmarks/simulated_people.py --write
	@$(BIN)/python benchmarks/simulated_experiments.py --full --write

prove: setup-tests ## prove the safety rules on the very tree that decides
	@$(BIN)/unknot knowledge prove

prove-all: setup-tests ## the proofs and the long tests (minutes to hours)
	@UNKNOT_LONG=1 sh .ci/system-packages
	@$(BIN)/unknot knowledge prove
	@CI=1 UNKNOT_LONG=1 UNKNOT_MANY=1 $(BIN)/pytest --hypothesis-profile=long $(ARGS)

system-packages:
	@sh .ci/system-packages
