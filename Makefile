# Two commands do all the set-up: `make deck` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: deck test format constraints clean

deck: .venv/tool
	$(BIN)/mkdeck build

test: .venv/development .venv/chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mkdeck check content
	$(BIN)/pytest -q -n auto --dist worksteal

format: .venv/development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Pin the newest versions that pyproject.toml admits.
constraints: .venv/development
	$(BIN)/pip install --quiet --upgrade --group dev --editable .
	$(BIN)/pip freeze --exclude-editable > constraints.txt

.venv/tool: pyproject.toml constraints.txt | .venv/python
	$(BIN)/pip install --quiet --constraint constraints.txt --build-constraint constraints.txt --editable .
	@$(BIN)/python -m compileall -q src  # as pip does with what it installs, but not where that is editable
	@touch $@

.venv/development: .venv/tool
	$(BIN)/pip install --quiet --constraint constraints.txt --group dev
	@touch $@

# The preview is tested in Chromium: in the system's own, else in one that Playwright keeps within .venv.
.venv/chromium: .venv/development
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit; done; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	  else PLAYWRIGHT_BROWSERS_PATH=.venv/browsers $(BIN)/playwright install --only-shell chromium; fi \
	  || { echo 'The tests need Chromium, which could not be installed; on Debian: apt install chromium' >&2; exit 1; }
	@touch $@

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'mkdeck needs Python 3.11 or newer; name one with: make PYTHON=python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { rm -rf .venv; echo 'No virtual environment could be made; on Debian: apt install python3-venv' >&2; exit 1; }
	$(BIN)/pip install --quiet --constraint constraints.txt --upgrade pip
	@touch $@

clean:
	rm -rf .venv decks/*.apkg
