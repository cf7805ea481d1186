# `make` alone lists the verbs. Everything runs inside .venv, which `make setup` creates on a bare machine.
PY := .venv/bin/python
READY := .venv/.ready
export QT_QPA_PLATFORM ?= $(if $(DISPLAY)$(WAYLAND_DISPLAY),,offscreen)
ifeq ($(QT_QPA_PLATFORM),)
unexport QT_QPA_PLATFORM
endif
# Tests make and sync thousands of files: in memory, where 4 GB are free for it, else where temporary files lie.
ROOM := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 { print "PYTEST_DEBUG_TEMPROOT=/dev/shm" }')
TESTS := $(ROOM) $(PY) -m pytest -q -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help setup demo run serve test lint check audit fix bench bucket contract fuzz torture docs manual forms words package

help: ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): requirements-dev.txt packaging/setup.sh pyproject.toml
	@sh packaging/setup.sh
	@touch $@

setup: $(READY) ## create .venv with the pinned libraries (and the system libraries Qt needs)

demo: $(READY) ## the main job end to end: 25 assessments (PEOPLE=5: fewer), no network, a killed app, upload, comparison
	$(PY) -m fieldapp demo $(if $(PEOPLE),--people $(PEOPLE))

run: $(READY) ## open the app
	$(PY) -m fieldapp

serve: $(READY) ## run a province on this machine (data in build/province)
	$(PY) -m fieldapp server serve --data build/province

test: $(READY) ## all tests
	$(TESTS)

lint: $(READY) ## format, ruff, mypy --strict, import contracts, pins, secrets, forms
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) packaging/audit.py
	$(PY) packaging/secrets_scan.py
	$(PY) -m fieldapp form check resources/forms/*.xlsx

check: lint test ## the gate: lint, then all tests

audit: $(READY) ## ask the network for newly published weaknesses of the pinned libraries
	test -x build/audit/bin/pip-audit || { $(PY) -m venv build/audit && build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit; }
	build/audit/bin/pip-audit --require-hashes --disable-pip -r requirements-dev.txt

fix: $(READY) ## format and repair what ruff can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(READY) ## benchmarks against baselines of the same run, written to docs/performance.md (ONLY=first_paint,store: some)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tests/benchmarks/requirements.txt
	$(PY) tests/benchmarks/run_all.py $(ONLY)

contract: $(READY) ## the province against its own OpenAPI contract, by Schemathesis: make contract EXAMPLES=100
	test -x build/contract/bin/schemathesis || { $(PY) -m venv build/contract && build/contract/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tests/contract/requirements.txt; }
	$(PY) tests/contract/run.py --examples $(or $(EXAMPLES),100)

bucket: $(READY) ## attachments in a real S3 server instead of the folder
	test -x build/bucket/bin/moto_server || { $(PY) -m venv build/bucket && build/bucket/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tests/server/requirements-bucket.txt; }
	$(PY) -m pytest -q tests/server/test_bucket.py

fuzz: $(READY) ## whatever comes from outside, changed at random: make fuzz MINUTES=10
	$(PY) tests/fuzz/run.py --minutes $(or $(MINUTES),10)

torture: $(READY) ## kills, power cuts, disks in trouble, turned bits, memory after a lock (docs/reliability.md): make torture KILLS=1000
	$(PY) -m tests.torture.kills --runs $(or $(KILLS),1000)
	$(PY) -m tests.torture.crash_states --states $(or $(STATES),20000)
	$(PY) -m tests.torture.power --cuts 40 --kind ext4
	$(PY) -m tests.torture.power --cuts 20 --kind xfs
	$(PY) -m tests.torture.flips --places $(or $(PLACES),1000)
	$(PY) -m tests.torture.disks
	$(PY) -m tests.torture.memory

docs: demo ## take the pictures of docs/pictures again, write the tables of docs/forms.md
	$(PY) packaging/make_forms_page.py
	for pair in form-errors:form home:home check:check queue-sending:queue find-person-some:find-person; do \
		cp build/demo/$${pair%%:*}-1366-light.png docs/pictures/$${pair##*:}.png; done

manual: $(READY) ## take the pictures of docs/manual again: make manual PAGES="home queue" for some
	$(PY) packaging/make_manual.py $(PAGES) $(if $(TRAINING),--training $(TRAINING))

sheets: $(READY) ## every page of the app on contact sheets: docs/manual/pages (ONLY=id-light: one of them)
	$(PY) packaging/make_page_sheets.py $(if $(ONLY),--only $(ONLY))

forms: $(READY) ## write the workbooks of resources/forms again
	$(PY) packaging/make_forms.py
	$(PY) packaging/compile_forms.py

words: $(READY) ## collect the translatable sentences and compile the translations
	$(PY) packaging/make_words.py

package: $(READY) ## a .deb and a portable archive for Linux into dist/ (Windows and macOS: .ci/packages.yml)
	$(PY) packaging/package.py
