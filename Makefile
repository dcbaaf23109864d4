# Figment: `make demo` makes a dataset, `make test` runs every test. Both install what they need first.
.DELETE_ON_ERROR:
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PREFIX ?= /usr/local
SWIFT ?= swift
BUILD := .build
TESTS := .build/tests
DEBUG := .build/debug-tests
VENV := .build/venv

# Optimised, with what is internal open to tests.
TESTABLE := -c release -Xswiftc -enable-testing

# System libraries and fonts, by their Debian names; a Mac gets its own through Homebrew.
LIBRARIES := cairo libpng freetype2 harfbuzz libjpeg libdeflate libcrypto
DEBIAN := pkg-config libcairo2-dev libpng-dev libfreetype-dev libharfbuzz-dev libjpeg-dev libdeflate-dev \
  libssl-dev fonts-dejavu-core
BREW := pkgconf cairo libpng freetype harfbuzz jpeg-turbo libdeflate openssl@3
FONT := /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf

.PHONY: help
help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.PHONY: demo
demo: build ## a release build, then the dataset of scenes/shapes.yaml under output/shapes
	$(BUILD)/release/figment generate scenes/shapes.yaml --overwrite
	@$(BUILD)/release/figment sample scenes/shapes.yaml 0 -o output/shapes-sample
	@echo
	@echo "Look at output/shapes-sample/overlay.png, output/shapes/coco and output/shapes/yolo."

.PHONY: build
build: setup ## a release build of figment
	$(SWIFT) build -c release --scratch-path $(BUILD) --product figment

.PHONY: setup
setup: ## installs the missing system packages
	@if ! pkg-config --exists $(LIBRARIES) 2>/dev/null || { [ "$$(uname)" = Linux ] && [ ! -e $(FONT) ]; }; then \
	  if command -v apt-get >/dev/null; then \
	    if [ "$$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi; \
	    $$as_root apt-get update -qq; \
	    DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $(DEBIAN); \
	  elif command -v brew >/dev/null; then brew install $(BREW); \
	  else echo "please install: $(DEBIAN) (or what your system calls them)" >&2; exit 1; fi; \
	fi

$(VENV)/.ready: Tests/Interop/requirements.txt
	@if command -v apt-get >/dev/null && ! python3 -c 'import venv, ensurepip' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi; \
	  $$as_root apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq python3-venv; fi
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Interop/requirements.txt
	@touch $@

.PHONY: test
test: setup $(VENV)/.ready ## every test: in release, the reference readers, and a small suite in debug
	$(SWIFT) build $(TESTABLE) --scratch-path $(TESTS) --build-tests
	FIGMENT_PYTHON=$(CURDIR)/$(VENV)/bin/python $(SWIFT) test $(TESTABLE) --scratch-path $(TESTS) --skip-build
	FIGMENT_PYTHON=$(CURDIR)/$(VENV)/bin/python FIGMENT_RELEASE=$(CURDIR)/$(TESTS)/release/figment \
	  $(SWIFT) test --scratch-path $(DEBUG) --filter DebugDigests

.PHONY: lint
lint: ## the formatter's rules, as errors
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

.PHONY: format
format: ## formats the sources in place
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

.PHONY: bench
bench: build ## speed against peers, as ratios from one run
	Benchmarks/run
	Benchmarks/run-texts

.PHONY: docs
docs: build ## the pictures of the documentation, made anew
	docs/make-pictures $(BUILD)/release/figment

.PHONY: install
install: build ## copies figment, its scenes and completions below PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/figment
	install -m 755 $(BUILD)/release/figment $(DESTDIR)$(PREFIX)/bin/figment
	cp -R scenes templates $(DESTDIR)$(PREFIX)/share/figment/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(BUILD)/release/figment --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/figment
	$(BUILD)/release/figment --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_figment
	$(BUILD)/release/figment --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/figment.fish

.PHONY: clean
clean: ## removes what was built
	rm -rf $(BUILD)
