# IntMK. `make run` and `make test` need nothing but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
TEMPLATES = find . -name '*.html' -path '*/templates/*' -not -path './.venv/*' -not -path './var/*'
# The tests keep an embedded database of their own, so that they never touch the one of `make run`.
TESTING := POSTGRES_DATA=var/test-postgres

# The tests of a file stay together, so that what they share is set up once.
IN_TWO := -n 2 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run test e2e fuzz check format screenshots bench docs upgrade-data lock clean reset install-runtime \
	install-dev

help: ## Diese Übersicht
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /|/' | \
		while IFS='|' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

run: install-runtime ## IntMK starten (PORT=8001: anderer Port; DEMO=0: ohne Musterjahr, DEMO=1: auch bei DATABASE_URL)
	@$(BIN)/python -m intmk.launch

test: install-dev ## Alle Tests
	$(BIN)/python -m pytest $(IN_TWO)

e2e: install-dev ## Nur die Tests im Browser
	$(BIN)/python -m pytest -m e2e $(IN_TWO)

fuzz: install-dev ## 20.000 zufällige Anfragen an alle Adressen (FUZZ_REQUESTS=1000, FUZZ_SEED=7)
	$(BIN)/python -m pytest -m fuzz --show-capture=no

check: install-dev ## Alles, was vor einer Veröffentlichung gelten muss
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(TEMPLATES) -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(TESTING) DEMO=1 $(MANAGE) makemigrations --check --dry-run
	$(TESTING) HTTPS=1 SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(MANAGE) check --deploy --fail-level WARNING
	$(TESTING) DEMO=1 $(MANAGE) build_docs --check
	$(BIN)/python -m pytest $(IN_TWO)

format: install-dev ## Programmtext und Vorlagen in Form bringen
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(TEMPLATES) -print0 | xargs -0 $(BIN)/djade --target-version 5.2

docs: install-dev ## Die erzeugten Seiten der Dokumentation erneuern
	$(TESTING) DEMO=1 $(MANAGE) build_docs

screenshots: install-dev ## Die Bilder der Dokumentation neu aufnehmen
	$(BIN)/python -m pytest -m screenshots

bench: install-dev ## Geschwindigkeit messen
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.text_difference
	POSTGRES_DATA=var/bench-postgres DEMO=1 $(BIN)/python -m benchmarks.merge_workspace

upgrade-data: install-dev ## Die Datenbank dieser Version für die Tests der nächsten ablegen
	$(TESTING) DEMO=1 $(BIN)/python -m tests.upgrade.stored

lock: ## Die Paketlisten erneuern (braucht uv; UPGRADE=--upgrade hebt die Versionen)
	@command -v uv >/dev/null || { echo "make lock braucht das Programm uv: pip install uv"; exit 1; }
	@set -e; compile="uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-header $(UPGRADE)"; \
	$$compile pyproject.toml --output-file requirements/runtime.txt; \
	$$compile --no-deps --group kern --output-file requirements/kern.txt; \
	$$compile pyproject.toml --group dev --constraint requirements/runtime.txt --output-file requirements/dev.txt

clean: ## Umgebung und Zwischenablagen löschen; die Daten in var/ bleiben
	rm -rf .venv .pytest_cache .hypothesis .ruff_cache .coverage htmlcov
	find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +

reset: ## Nach Rückfrage alle Daten in var/ löschen
	@if kill -0 "$$(head -n 1 var/postgres/postmaster.pid 2>/dev/null)" 2>/dev/null; then echo "IntMK läuft noch. Beenden Sie es zuerst mit Strg+C."; exit 1; fi
	@printf 'Alle Daten in var/ löschen, auch Ihre Eingaben? [j/N] '; read -r answer; \
	if [ "$$answer" = j ]; then rm -rf var; echo "Gelöscht."; else echo "Nichts gelöscht."; fi

install-runtime install-dev: install-%:
	@command -v $(PYTHON) >/dev/null || { echo "IntMK braucht Python 3.11 oder neuer; gefunden wurde keines."; exit 1; }
	@$(PYTHON) -m intmk.install $*
