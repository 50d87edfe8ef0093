# Everything is made in .venv, which the first target that needs it sets up; plain pip is enough.
# Another Python goes into an environment of its own: make test PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PLUGINS := arrow docx html jsonld tei
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
EDITABLE := -e . $(PLUGINS:%=-e ./plugins/%)
PROJECTS := pyproject.toml $(PLUGINS:%=plugins/%/pyproject.toml)
SECONDS := 60
# How many examples each law is tried on: `repeatable` a hundred, `quick` ten.
PROFILE ?= repeatable
# Four of the formats, as a reader, an analyst, a digital humanist and a cataloguer want them.
FORMATS := --to docx --to html --to jsonld --to tei

WHOLE := cli cli_rules convert_many docs docs_commands examples exporters fuzz_targets many new_exporter packages packs \
	real_articles runs tables_and_chunks testing workers

# How many articles `make validate` makes up besides those that it is given.
GENERATED ?= 0

.PHONY: help briefs setup quick test coverage check types format validate validate-all office browser cluster fuzz golden schema case date bench docs packages pythons lowest clean

help:
	@echo "make briefs    convert the example articles to Word, HTML, JSON-LD and TEI, into out/"
	@echo "make quick     run the core's tests with few examples of each law, while you work"
	@echo "make test      run all tests"
	@echo "make coverage  run the tests and show which lines and branches none of them reaches"
	@echo "make check     formatter, linter and types, as CI does"
	@echo "make format    let the formatter and the linter mend what they can"
	@echo "make validate  export all examples and run the formats' own validators (needs Java, Node and pandoc)"
	@echo "make validate-all  the same with 200 articles made up besides (takes many minutes)"
	@echo "make office    the DOCX brief in LibreOffice and pandoc: tags, house templates (needs both, and poppler-utils)"
	@echo "make browser   the HTML page in a real browser (needs Chromium and Node); pictures go to out/browser"
	@echo "make cluster   the plugin arrow on Spark, Dask, Polars and DuckDB, a worker killed on the way (needs Java)"
	@echo "make fuzz SECONDS=60   fuzz each target so long; make fuzz TARGETS='edtf rules' names some"
	@echo "make golden    rewrite tests/golden; read the difference before you commit it (git add -N tests shows new files too)"
	@echo "make case FILE=article.txt   add an example article, its record, and a draft of what a reader says of it"
	@echo "make date TEXT='It sank on {4 August 1952}.'   add a phrase and its dates to the cases"
	@echo "make schema    rewrite docs/schema.json"
	@echo "make docs      the documentation site, into out/site"
	@echo "make bench     speed and memory"
	@echo "make packages  build sdists and wheels, and try them on each Python that is here; licences of what comes along"
	@echo "make pythons   run the tests on Python 3.12 and 3.13"
	@echo "make lowest    run the tests with the lowest versions of the dependencies that we allow"
	@echo "make clean     take off what was made"

briefs: $(VENV)/installed
	$(BIN)/relations convert examples/articles $(FORMATS) --out out
	@echo "Briefs (.docx), pages (.html), JSON-LD (.jsonld) and TEI (.xml) of $$(ls examples/articles/*.txt | wc -l) articles are in out/"

setup: $(VENV)/ready

# A minute is for what one changes most: the stages, with few examples of each law. What starts processes, runs the
# pages or the suite of exporters, and the plugins are left to `make test`.
quick: $(VENV)/ready
	$(BIN)/python -m pytest -q -n auto tests --hypothesis-profile=quick $(WHOLE:%=--ignore=tests/test_%.py)

test: $(VENV)/ready
	$(BIN)/python -m pytest -q -n auto --hypothesis-profile=$(PROFILE)

coverage: $(VENV)/ready
	$(BIN)/python -m pytest -q -n auto --cov --cov-report=term-missing:skip-covered

check: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) types

# What a user's type checker sees is checked by two of them.
types: $(VENV)/ready
	$(BIN)/mypy src $(PLUGINS:%=plugins/%/src) tests/typing_api.py
	$(BIN)/pyright --pythonpath $(BIN)/python tests/typing_api.py

format: $(VENV)/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

validate: $(VENV)/ready
	PYTHON=$(CURDIR)/$(BIN)/python tools/fetch_validators.sh
	$(BIN)/python tools/validate.py --require-all --generated $(GENERATED) $(ARTICLES)
	RELATIONS_TEI_ALL=.cache/validators/tei/schemas/tei_all.rng $(BIN)/python -m pytest -q plugins/tei

validate-all:
	$(MAKE) validate GENERATED=200 ARTICLES="examples/articles $(wildcard ../shared/articles)"

office: $(VENV)/ready
	RELATIONS_OFFICE=required $(BIN)/python -m pytest -q plugins/docx/tests/test_docx_readers.py

browser: $(VENV)/browser
	tools/fetch_validators.sh axe
	mkdir -p out/browser
	RELATIONS_BROWSER=required RELATIONS_PICTURES=out/browser $(BIN)/python -m pytest -q plugins/html/tests/test_html_browser.py

# The engines are large, and are kept out of the environment of everything else.
cluster: .venv-cluster/ready
	RELATIONS_CLUSTER=required .venv-cluster/bin/python -m pytest -q plugins/arrow/tests/test_arrow_engines.py

fuzz: $(VENV)/fuzz
	$(BIN)/python fuzz/run.py --seconds $(SECONDS) $(TARGETS)

golden: $(VENV)/ready
	$(BIN)/python tools/golden.py

case: $(VENV)/ready
	$(BIN)/python tools/golden.py --add "$(FILE)"

date: $(VENV)/ready
	@$(BIN)/python tools/date_case.py "$(TEXT)" $(if $(ANCHOR),--anchor "$(ANCHOR)") \
		$(if $(LANGUAGE),--language "$(LANGUAGE)") $(if $(DATES),--dates "$(DATES)")

schema: $(VENV)/ready
	$(BIN)/relations schema > docs/schema.json

bench: $(VENV)/ready
	$(BIN)/python bench/run.py

docs: $(VENV)/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build
	@echo "The site begins at out/site/index.html"

packages: $(VENV)/ready
	$(BIN)/python tools/packages.py build dist
	$(BIN)/python tools/packages.py install dist $(REQUIRE)
	$(BIN)/python tools/packages.py licences

# The newest Pythons, in environments of their own. What differs there shows in few examples of a law as in many.
pythons: $(VENV)/ready
	for version in 3.12 3.13; do \
		if python=$$($(BIN)/python tools/packages.py python $$version); \
		then $(MAKE) test VENV=.venv-$$version PYTHON=$$python PROFILE=quick || exit 1; \
		else echo "The tests were not run on Python $$version"; fi; \
	done

# The oldest, with the lowest versions of the dependencies that the projects allow.
lowest: $(VENV)/ready
	$(MAKE) setup VENV=.venv-lowest
	$(BIN)/python tools/packages.py minimum | .venv-lowest/bin/python -m pip install --quiet -r /dev/stdin
	.venv-lowest/bin/python -m pytest -q -n auto --hypothesis-profile=quick

clean:
	rm -rf .venv .venv-* out build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/python-ok:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/python-ok $(PROJECTS)
	$(INSTALL) $(EDITABLE)
	@touch $@

$(VENV)/browser: $(VENV)/ready requirements-browser.txt
	$(INSTALL) -r requirements-browser.txt
	@touch $@

$(VENV)/docs: $(VENV)/ready requirements-docs.txt
	$(INSTALL) -r requirements-docs.txt
	@touch $@

$(VENV)/fuzz: $(VENV)/ready requirements-fuzz.txt
	$(INSTALL) -r requirements-fuzz.txt
	@touch $@

.venv-cluster/ready: $(VENV)/python-ok $(PROJECTS) requirements-cluster.txt requirements-dev.txt
	$(PYTHON) -m venv .venv-cluster
	.venv-cluster/bin/python -m pip install --quiet --disable-pip-version-check \
		-r requirements-cluster.txt -e . -e ./plugins/arrow
	@touch $@

$(VENV)/ready: $(VENV)/installed requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	@touch $@
