from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from intmk.counted import counted
from journal.models import Seal
from journal.verification.rows import take_stock
from journal.verification.seals import broken_seals


class Command(BaseCommand):
    help = (
        "Versiegelt den Verlauf: hält fest, wo jede Kette jetzt endet. Täglich zu rufen; was nach dem letzten Siegel "
        "geschrieben wurde, ist weniger geschützt."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--take-stock",
            action="store_true",
            help="vorher Zeilen aufnehmen, von denen noch kein Eintrag spricht: einmal nach einer Übernahme von Daten",
        )

    def handle(self, *, take_stock: bool, **options):
        broken = list(broken_seals())
        if broken:
            raise CommandError("\n".join(["Nicht versiegelt, weil frühere Siegel nicht stimmen:", *map(str, broken)]))
        if take_stock:
            self._take_stock()
        seal = Seal.make()
        self.stdout.write(
            f"{seal} über {counted(seal.chains, 'Kette', 'Ketten')}: {seal.digest}" if seal else "Der Verlauf ist leer."
        )

    def _take_stock(self):
        with transaction.atomic():
            number = take_stock()
        self.stdout.write(f"{counted(number, 'Zeile', 'Zeilen')} aufgenommen.")
