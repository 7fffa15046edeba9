# Everything happens in .venv and build/, which git ignores.
PYTHON ?= python3
RUN = .venv/bin/python

.PHONY: demo test browser screenshots check proof baseline bench soak clean

demo: .venv/ready            ## a class, handed in and graded, in build/demo
	$(RUN) -m grader demo build/demo

test: .venv/ready            ## all tests but those in a browser
	$(RUN) -m pytest -n auto --dist loadfile --no-loadscope-reorder

browser: .venv/ready         ## tests in Chromium; it takes the machine's, or fetches one where there is none
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable ".[browser]"
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  $(RUN) -m playwright install --with-deps chromium
	$(RUN) -m pytest -n auto --dist loadfile --no-loadscope-reorder tests/browser

screenshots: .venv/ready     ## the pictures of docs/, taken in a real JupyterLab
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable ".[browser]"
	$(RUN) docs/make_screenshots.py

check: .venv/ready           ## only: is everything derived current, and the course proven?
	$(RUN) -m grader check

proof: .venv/ready           ## which case shows which mistake, on three course seeds: docs/proof.md; takes some five minutes of one core
	$(RUN) docs/make_proof.py

baseline: .venv/ready        ## the hostile submissions against stock nbgrader, for docs/hostile.md; takes a quarter of an hour
	$(RUN) tests/baseline.py

bench: .venv/ready           ## a class through stock nbgrader and through grade: a table with ratios; takes an hour
	$(RUN) -m bench --json build/bench.json

soak: .venv/ready            ## a hundred grading runs, in each of which something is killed; takes an hour
	$(RUN) -m tests.soak 100

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || \
	  { echo "Descent needs Python 3.11.2 or newer; choose one with: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

clean:                       ## remove what the other targets made
	rm -rf .venv build
