# Everything runs in .venv, which the first target that needs it makes.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell command -v $(p) >/dev/null 2>&1 && $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $(p))))
BIN := .venv/bin
NEEDS := pyproject.toml constraints.txt
PLAYERS := tests/players

.PHONY: help build check test lint explore fuzz bench docs golden pictures wheel clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

build: .venv/ready ## Build the bundled course into out/ (the main job)
	$(BIN)/talkquiz build

check: .venv/ready-to-test lint ## Check style, types, layers and what takes no other program: under a minute
	TALKQUIZ_HYPOTHESIS=quick $(BIN)/pytest -q -n auto -m "not real" $(PYTEST)

test: .venv/ready-to-test $(PLAYERS)/node_modules/ready lint ## Check style, types and layers, and run all tests
	$(BIN)/pytest -n auto $(PYTEST)

lint: .venv/ready-to-test ## Check style, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

explore: .venv/ready-to-test ## Have Hypothesis try examples of a new seed, which it prints
	@seed=$${SEED:-$$(date +%s)}; echo "SEED=$$seed"; TALKQUIZ_HYPOTHESIS=explore \
	$(BIN)/pytest -q -n auto -m "not real" --hypothesis-seed=$$seed $(PYTEST)

fuzz: .venv/ready-to-test ## Feed broken files to the commands; CASES=10000 SEED=7 ONLY=9 DOOR=deck JOBS=2
	$(BIN)/python -W ignore tests/fuzz/runner.py --cases $(or $(CASES),500) \
	$(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only $(ONLY)) $(if $(DOOR),--door $(DOOR)) $(if $(JOBS),--jobs $(JOBS))

bench: .venv/ready-to-test ## Measure speed against a peer or a floor, as ratios
	@for script in tests/benchmarks/bench_*.py; do PYTHONPATH=tests $(BIN)/python $$script || exit 1; done

docs: .venv/ready ## Write anew what docs show of rules, formats and of what comes of claims
	$(BIN)/python docs/make_rules.py
	$(BIN)/python docs/make_formats.py
	$(BIN)/python docs/make_kinds.py
	$(BIN)/python docs/make_examples.py

golden: .venv/ready-to-test ## Write the golden files anew; read the difference before you commit it
	$(BIN)/pytest -n auto --golden

pictures: .venv/ready-to-test build ## Make the README's pictures anew
	$(BIN)/talkquiz build --web --quiet
	PYTHONPATH=tests $(BIN)/python docs/images/make.py

wheel: .venv/ready ## Write a wheel into dist/, which installs anywhere with one command
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean: ## Remove what the other targets made
	rm -rf .venv dist $(PLAYERS)/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	git clean -qfdX out

.venv/ready: $(NEEDS)
	@test -n "$(PYTHON)" || { echo "TalkQuiz needs Python 3.11 or newer on the PATH."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/ready-to-test: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# Without npm, the tests that need it are skipped, and say so.
$(PLAYERS)/node_modules/ready: $(PLAYERS)/package.json $(PLAYERS)/package-lock.json
	@if command -v npm >/dev/null 2>&1; then \
	npm ci --prefix $(PLAYERS) --ignore-scripts --loglevel=error && touch $@; fi
