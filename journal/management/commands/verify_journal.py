from django.core.management.base import BaseCommand, CommandError

from intmk.counted import counted
from journal.models import Entry, Seal
from journal.verification import findings, one_snapshot


class Command(BaseCommand):
    help = (
        "Prüft den Verlauf: die Verkettung der Einträge, die Zeilen, von denen sie sprechen, und die Siegel. "
        "Nennt alles, was nicht stimmt."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--head",
            action="store_true",
            help="danach versiegeln und in der letzten Zeile das Siegel nennen, das außerhalb aufbewahrt wird",
        )
        parser.add_argument("--expect", metavar="SIEGEL", default="", help="ein Siegel, das außerhalb aufbewahrt wurde")

    def handle(self, *, head, expect, **options):
        with one_snapshot():
            found = list(findings(expect))
            entries, seals = Entry.objects.count(), Seal.objects.count()
        for finding in found:
            self.stderr.write(str(finding))
        if found:
            raise CommandError(f"Der Verlauf ist an {counted(len(found), 'Stelle', 'Stellen')} verändert worden.")
        told = f"{counted(entries, 'Eintrag', 'Einträge')}, {seals} Siegel"
        self.stdout.write(f"Der Verlauf ist unverändert: {told} geprüft.")
        seal = Seal.make() if head else None
        if seal:
            self.stdout.write(seal.digest)
