# Verbs for people. Each sets up what is missing and calls pipeline.py, which does the work.
#
# A value on make's command line (LANG=en) is text from a person: nothing of it is ever run. make would run
# $(shell ...) in it merely to hand it to a recipe, and a shell would run `...`. So each value is taken as it
# stands, $(value X), and goes to the recipe as PRESS_X in the environment, which neither of the two reads.
# In the environment the same names mean nothing: every machine has a LANG, and many a VERSION. `override` keeps
# `make -e` from putting the environment in the place of what is written here.

override SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-builtin-variables --no-print-directory
.DEFAULT_GOAL := help

override values := LANG DOC PROJECT FROM BY FILE VERSION SINCE FOR TO YES THEIRS MARKS ANEW NAME ROLE GONE REASON PORT
override LANG.option := --lang
override DOC.option := --doc
override FROM.option := --from
override BY.option := --by
override FILE.option := --file
override VERSION.option := --version
override SINCE.option := --since
override FOR.option := --for
override TO.option := --to
override YES.option := --yes
override THEIRS.option := --theirs
override MARKS.option := --marks
override ANEW.option := --anew
override NAME.option := --name
override ROLE.option := --role
override GONE.option := --gone
override REASON.option := --reason
override PORT.option := --port

override given := $(foreach x,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $x))),$x))
override unknown := $(filter-out $(values),$(given))
$(if $(unknown),$(error $(firstword $(unknown))= means nothing here. What can be given is $(values:%=%=)))

$(foreach x,$(values),$(eval unexport $x PRESS_$x))
$(foreach x,$(given),$(eval override PRESS_$x := $$(value $x))$(eval export PRESS_$x))
$(foreach x,$(values),$(eval override $x :=))
MAKEOVERRIDES :=

# Whatever the user's locale, messages and sorting are the same everywhere.
override LANG := C.UTF-8
override LC_ALL := C.UTF-8
export LANG LC_ALL
unexport LANGUAGE

override setup = @python3 -I -S press/bootstrap $@
override project := $(if $(filter PROJECT,$(given)),--project="$$PRESS_PROJECT")
override options := $(foreach x,$(filter-out PROJECT,$(given)),$($x.option)="$$PRESS_$x")
override python := .venv/bin/python
override define press
$(setup)
@$(python) pipeline.py $(project) $@ $(options)
endef

.PHONY: pdf large-print leaflet booklet epub html text braille all plan explain watch status clean update keep approve release changes rebuild withdraw site serve import export receive new check proof template gallery statement tags verify verify-setup reproduce test bench lint lock upgrade help

##@ Staff: the documents. LANG=en for one language, DOC=name for one document, PROJECT=folder for other texts; MARKS=yes for a print shop

pdf: ## the brochure as PDF, of every document
	$(press)

large-print: ## the same in large print (18 points), as PDF
	$(press)

leaflet: ## the same as a leaflet: a sheet to be folded in three
	$(press)

booklet: ## the brochure on sheets to be folded and stapled
	$(press)

epub: ## the same as an e-book (EPUB)
	$(press)

html: ## the same as an accessible web page in one file
	$(press)

text: ## the same as plain text
	$(press)

braille: ## the same in braille (BRF), by liblouis
	$(press)

all: ## every document in every language and format
	$(press)

plan: ## what `make all` would make, and why
	$(press)

explain: ## FILE=output/en/name.pdf: what a file was made of, and what changed since
	$(press)

watch: ## make again what each save touches, until Ctrl-C
	$(press)

status: ## how complete each language is, and what stands in its way
	$(press)

release: ## VERSION=2026-05: release what is ready, and say why the rest is not
	$(press)

changes: ## SINCE=2026-05: what is different from that release, facts first; or LANG=de
	$(press)

rebuild: ## VERSION=2026-05: make a release again, and compare it with its record
	$(press)

withdraw: ## VERSION=2026-05 REASON="…": not to be used any more; BY=2026-06 replaces it
	$(press)

site: ## what was released, as a folder for a web server: output/site/
	$(press)

serve: ## show that at 127.0.0.1 until Ctrl-C; PORT=8000 for a port of your choice
	$(press)

clean: ## empty output/
	@git -C "$${PRESS_PROJECT:-.}" clean -fdXq -- output

##@ Translators: the catalogs in locales/

update: ## bring the catalogs up to date with the source texts
	$(press)

keep: ## a change of the Danish left the meaning alone: ask, and keep its translations
	$(press)

approve: ## LANG=de BY="your name": sign off translations as they stand
	$(press)

import: ## LANG=de FROM=file: fill in what is untranslated from a .po, TMX or XLIFF file
	$(press)

export: ## LANG=de: write the catalogs as XLIFF into output/, or TO=tmx
	$(press)

receive: ## FILE=file: compare a file that came back with ours, and take what is chosen
	$(press)

new: ## DOC=name: begin a text, also FROM=a.docx; LANG=pt_BR: the catalogs of a language
	$(press)

proof: ## LANG=de: text and translation side by side, with changes and findings, as a page
	$(press)

check: ## what is wrong in texts and translations, before anything is built
	$(press)

##@ Designers: the look, in templates/ and themes/

template: ## NAME=mytheme: begin a theme of your own in themes/, as a copy of the one in use
	$(setup)
	@$(python) pipeline.py $(project) $@ new $(filter-out $(NAME.option)%,$(options)) -- "$$PRESS_NAME"

gallery: ## first pages of every edition in six scripts, and what changed: output/gallery/
	$(press)

##@ Developers: the press itself

verify: ## hold what was built to its standards; see output/verify.html
	$(press)

tags: ## FILE=output/en/name.pdf: what a screen reader is told of a PDF
	$(setup)
	@$(python) pipeline.py $(project) $@ $(filter-out $(FILE.option)%,$(options)) $(if $(filter FILE,$(given)),-- "$$PRESS_FILE")

verify-setup: ## install the validators: Java, Chromium, Ace by DAISY, axe-core
	$(setup)

statement: ## each language's conformance statement: output/<lang>/accessibility.html
	$(press)

reproduce: ## make everything twice in two places, and compare the bytes
	$(press)

test: ## run the tests
	$(setup)
	@$(python) -m pytest -n auto

bench: ## measure, and write docs/benchmarks.md
	$(setup)
	@$(python) -m bench

lint: ## check style and types
	$(setup)
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy

lock: ## write the lock files after a change of requirements*.in
	$(setup)
	@$(compile) requirements.in --output-file requirements.lock
	@$(compile) requirements-dev.in --output-file requirements-dev.lock
	@$(compile) requirements-exchange.in --output-file requirements-exchange.lock
	@$(compile) requirements-dask.in --output-file requirements-dask.lock
	@$(compile) requirements-breaks.in --output-file requirements-breaks.lock

upgrade: ## the same, with the newest version of every package
	$(setup)
	@$(compile) --upgrade requirements.in --output-file requirements.lock
	@$(compile) --upgrade requirements-dev.in --output-file requirements-dev.lock
	@$(compile) --upgrade requirements-exchange.in --output-file requirements-exchange.lock
	@$(compile) --upgrade requirements-dask.in --output-file requirements-dask.lock
	@$(compile) --upgrade requirements-breaks.in --output-file requirements-breaks.lock

# For every platform and every Python from 3.11 on; addresses and paths of this machine stay out of the files.
override compile := .venv/bin/uv pip compile --quiet --no-cache --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

help: ## this list
	@awk -F ': ## ' '/^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+: ## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
