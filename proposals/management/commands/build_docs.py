from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from proposals.documentation import PAGES


class Command(BaseCommand):
    """Write the documentation that is made from the tables; with --check only compare it."""

    help = "Schreibt aus den Tabellen des Programms, was in docs/ und tests/rights.txt von ihnen handelt."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="nichts schreiben; Fehler, wenn eine Datei nicht aktuell ist"
        )

    def handle(self, *, check, **options):
        outdated = {name: text for name, render in PAGES.items() if (text := render()) != _read(_path(name))}
        if check and outdated:
            raise CommandError(f"Nicht aktuell: {', '.join(outdated)}. Erneuern Sie die Dateien mit: make docs")
        for name, text in outdated.items():
            _path(name).parent.mkdir(parents=True, exist_ok=True)
            _path(name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{name} geschrieben.")
        if not outdated:
            self.stdout.write("Alle erzeugten Dateien sind aktuell.")


def _path(name: str) -> Path:
    return Path(settings.BASE_DIR, name)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
