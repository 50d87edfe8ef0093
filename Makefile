# Everything is made in .venv, which the first target that needs it sets up; plain pip is enough.
# Another Python goes into an environment of its own: make test PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PLUGINS := docx html jsonld tei
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
EDITABLE := -e . $(PLUGINS:%=-e ./plugins/%)
PROJECTS := pyproject.toml $(PLUGINS:%=plugins/%/pyproject.toml)
SECONDS := 60
# Four of the formats, as a reader, an analyst, a digital humanist and a cataloguer want them.
FORMATS := --to docx --to html --to jsonld --to tei

# How many articles `make validate` makes up besides those that it is given.
GENERATED ?= 0

.PHONY: help briefs setup test check types format validate validate-all browser fuzz golden schema case bench docs packages pythons clean
