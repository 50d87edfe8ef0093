# Everything is made in .venv, which the first target that needs it sets up; plain pip is enough.
PYTHON ?= python3
BIN := .venv/bin
PLUGINS := docx html jsonld tei
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
EDITABLE := -e . $(PLUGINS:%=-e ./plugins/%)
PROJECTS := pyproject.toml $(PLUGINS:%=plugins/%/pyproject.toml)
# Four of the formats, as a reader, an analyst, a digital humanist and a cataloguer want them.
FORMATS := --to docx --to html --to jsonld --to tei

.PHONY: help briefs setup test check format validate browser golden schema case bench clean

help:
	@echo "make briefs    convert the example articles to Word, HTML, JSON-LD and TEI, into out/"
	@echo "make test      run the tests"
	@echo "make check     formatter, linter and types, as CI does"
	@echo "make format    let the formatter and the linter mend what they can"
	@echo "make validate  export all examples and run the formats' own validators (needs Java, Node and pandoc)"
	@echo "make browser   the HTML page in a real browser (needs Chromium and Node); pictures go to out/browser"
	@echo "make golden    rewrite tests/golden; read the difference before you commit it"
	@echo "make case FILE=article.txt   add a golden case"
	@echo "make schema    rewrite docs/schema.json"
	@echo "make bench     speed and memory"
	@echo "make clean     take off what was made"

briefs: .venv/installed
	$(BIN)/relations convert examples/articles $(FORMATS) --out out
	@echo "Briefs (.docx), pages (.html), JSON-LD (.jsonld) and TEI (.xml) of $$(ls examples/articles/*.txt | wc -l) articles are in out/"

setup: .venv/ready

test: .venv/ready
	$(BIN)/python -m pytest -q

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src $(PLUGINS:%=plugins/%/src) tests/typing_api.py

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

validate: .venv/ready
	PYTHON=$(CURDIR)/$(BIN)/python tools/fetch_validators.sh
	$(BIN)/python tools/validate.py --require-all $(ARTICLES)
	RELATIONS_TEI_ALL=.cache/validators/tei/schemas/tei_all.rng $(BIN)/python -m pytest -q plugins/tei

browser: .venv/browser
	tools/fetch_validators.sh axe
	mkdir -p out/browser
	RELATIONS_BROWSER=required RELATIONS_PICTURES=out/browser $(BIN)/python -m pytest -q plugins/html/tests/test_html_browser.py

golden: .venv/ready
	$(BIN)/python tools/golden.py

case: .venv/ready
	$(BIN)/python tools/golden.py --add "$(FILE)"

schema: .venv/ready
	$(BIN)/relations schema > docs/schema.json

bench: .venv/ready
	$(BIN)/python bench/run.py

clean:
	rm -rf .venv out build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/python-ok:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python-ok $(PROJECTS)
	$(INSTALL) $(EDITABLE)
	@touch $@

.venv/browser: .venv/ready requirements-browser.txt
	$(INSTALL) -r requirements-browser.txt
	@touch $@

.venv/ready: .venv/installed requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	@touch $@
