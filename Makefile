# Waymark: set-up, build, tests and benchmark. `make` alone prints what there is.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
DEMO ?= .build/demonstration
SERVICE_LOCK ?= 10
SERVICE_STORE ?= /var/lib/waymark/store
SERVICE_GROUP ?= waymark
PAM_RULES ?= /etc/pam.d/waymark
MANAGER ?= $(or $(SUDO_USER),$(shell id -un))
SOAK ?= 600
RUNS ?= 1000000
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

RUN_PACKAGES := libncurses-dev
TEST_PACKAGES := $(RUN_PACKAGES) tmux strace procps
MUTANT_PACKAGES := $(TEST_PACKAGES) python3
BENCH_PACKAGES := $(TEST_PACKAGES) libsqlite3-dev vim tig git

CHECKED := --explicit-target-dependency-import-check error
RELEASE := -c release --static-swift-stdlib $(CHECKED)
PROGRAM := .build/release/waymark
TESTS := timeout 1500 .build/debug/waymarkPackageTests.xctest --testing-library swift-testing
SLOW := ^WaymarkTests\.(Shared|SecondUser|RoughWeather|Tmux|Terminal|Keyboard|Job|CourtMorning|WholePath|PlanPath)

# $(call install,PACKAGES) installs what is missing, and says nothing where nothing is.
define install
	@missing=""; for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing:$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; \
	fi
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: https://www.swift.org/install/linux/"; exit 1; }
endef

.PHONY: help
help: ## prints this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */make \1\t/' | column -t -s "$$(printf '\t')"

.PHONY: run
run: build ## installs what is missing, builds, and opens Waymark on a demonstration store (made on first use)
	@[ -e $(DEMO)/store.json ] || { rm -rf $(DEMO).new && $(PROGRAM) demo --store $(DEMO).new && mv -T $(DEMO).new $(DEMO); }
	@exec $(PROGRAM) --store $(DEMO)

.PHONY: build
build: ## builds the program in release mode
	$(call install,$(RUN_PACKAGES))
	swift build $(RELEASE) --product waymark

# What starts the program waits for it and for terminals, and would hold the threads that the rest works with: each in a
# process of its own.
.PHONY: test
test: ## installs what the tests need and runs every check: format, build without warnings, all tests
	$(call install,$(TEST_PACKAGES))
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Resources
	swift build --build-tests $(CHECKED)
	rm -rf .build/soaked && .build/debug/Soak .build/soaked --sessions 64 --seconds 60 && rm -rf .build/soaked
	@trap 'kill $$(jobs -p) 2>/dev/null' EXIT; \
	$(TESTS) --filter '$(SLOW)' > .build/slow.log 2>&1 & slow=$$!; \
	$(TESTS) --filter '^WaymarkTests\.' --skip '$(SLOW)' > .build/programs.log 2>&1 & programs=$$!; \
	failed=0; $(TESTS) --skip '^WaymarkTests\.' || failed=1; \
	wait $$programs || failed=1; cat .build/programs.log; \
	wait $$slow || failed=1; cat .build/slow.log; exit $$failed

.PHONY: format
format: ## lays the source out as `make test` wants it
	swift format --in-place --recursive --parallel Package.swift Sources Tests Resources

.PHONY: bench
bench: ## measures Waymark beside its references in one run, and says which figures reach
	$(call install,$(BENCH_PACKAGES))
	WAYMARK_BENCH=1 swift build $(RELEASE) --product waymark --scratch-path .build/bench
	WAYMARK_BENCH=1 swift build $(RELEASE) --product SlowSync --scratch-path .build/bench
	WAYMARK_BENCH=1 swift build $(RELEASE) --product Bench --scratch-path .build/bench
	.build/bench/release/Bench $(BENCH)

.PHONY: drill
drill: ## holds the restore drill: backs up while others write, restores, compares to the byte, and prints the figures
	$(call install,$(RUN_PACKAGES))
	swift build --build-tests $(CHECKED)
	swift test --skip-build --filter RestoreDrillTests

.PHONY: soak
soak: ## lets 64 sessions read and write for SOAK seconds (600) while some are killed and stopped, and proves what is left
	$(call install,$(RUN_PACKAGES))
	swift build $(RELEASE) --product Soak --scratch-path .build/bench
	rm -rf .build/soak && .build/bench/release/Soak .build/soak --sessions 64 --seconds $(SOAK)

.PHONY: fuzz
fuzz: ## tries every parser of outside bytes RUNS times (1000000) with libFuzzer, each in a process of its own; FUZZ names some
	$(call install,$(RUN_PACKAGES))
	WAYMARK_LIBFUZZER=1 swift build $(RELEASE) --sanitize fuzzer -Xswiftc -enable-testing -Xswiftc -DFUZZING --product Fuzz --scratch-path .build/fuzz
	rm -rf .build/fuzzed && mkdir -p .build/fuzzed
	WAYMARK_FUZZ_FOLDER=.build/fuzzed .build/fuzz/release/Fuzz --runs $(RUNS) $(FUZZ)

.PHONY: mutants
mutants: ## breaks the store in twelve ways, one at a time, and requires that the tests notice each
	$(call install,$(MUTANT_PACKAGES))
	Tests/Mutants/run.sh

.PHONY: readme
readme: ## writes README's generated parts (keys, commands, import columns) anew from the code
	swift build --product waymark
	.build/debug/waymark document README.md

.PHONY: install
install: build ## installs the program, its data, man page and completions under PREFIX (/usr/local)
	@$(MAKE) --no-print-directory place

# What `install` does with a program that is built: a test takes the same steps with one of its own (PROGRAM).
.PHONY: place place-program place-documents
place: place-program place-documents

place-program:
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/waymark
	install -m 755 -s $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/waymark
	cd Resources && find . \( -name '*.json' -o -name '*.txt' \) -exec install -D -m 644 {} $(DESTDIR)$(abspath $(PREFIX))/share/waymark/{} \;

place-documents:
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(PROGRAM) document --manual > $(DESTDIR)$(PREFIX)/share/man/man1/waymark.1
	$(PROGRAM) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/waymark
	$(PROGRAM) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_waymark
	$(PROGRAM) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/waymark.fish

.PHONY: install-service
install-service: install ## installs it for a service on a shared host (README: Several people on one host), its store made on first use
	@$(MAKE) --no-print-directory place-service

# What `install-service` does with a program that is installed, as `place` is for `install`.
.PHONY: place-service
place-service:
	getent group $(SERVICE_GROUP) >/dev/null || $(SUDO) groupadd --system $(SERVICE_GROUP)
	$(SUDO) chown root:$(SERVICE_GROUP) $(PREFIX)/bin/waymark
	$(SUDO) chmod 2755 $(PREFIX)/bin/waymark
	printf '{"store": "%s", "lock": %d}\n' $(SERVICE_STORE) $(SERVICE_LOCK) | $(SUDO) tee $(PREFIX)/share/waymark/service.json >/dev/null
	$(SUDO) chown -R root:root $(PREFIX)/share/waymark
	$(SUDO) chmod -R u=rwX,go=rX $(PREFIX)/share/waymark
	$(SUDO) install -d -m 755 $(dir $(SERVICE_STORE))
	$(SUDO) install -d -m 2770 -o root -g $(SERVICE_GROUP) $(SERVICE_STORE)
	[ -e $(PAM_RULES) ] || printf '@include common-auth\n' | $(SUDO) tee $(PAM_RULES) >/dev/null
	$(SUDO) test -e $(SERVICE_STORE)/store.json || $(SUDO) $(PREFIX)/bin/waymark init --shared --store $(SERVICE_STORE) --as $(MANAGER)

.PHONY: clean
clean: ## removes everything that was built, the demonstration store among it
	rm -rf .build
