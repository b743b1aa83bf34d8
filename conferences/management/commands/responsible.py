from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Ministry
from accounts.security import Event, tell
from conferences import verbs
from conferences.management.arguments import land_of
from journal.models import record


class Command(BaseCommand):
    help = "Trägt ein, welches Ministerium eines Landes ab einem Tag für Integration zuständig ist."

    def add_arguments(self, parser):
        parser.add_argument("land", help="Kürzel, zum Beispiel NI")
        parser.add_argument("name", help="amtliche Bezeichnung")
        parser.add_argument("--from", dest="valid_from", required=True, type=date.fromisoformat, metavar="JJJJ-MM-TT")
        parser.add_argument("--confirmed", action="store_true", help="vom Land bestätigt; sonst steht „Annahme“ dabei")
        parser.add_argument(
            "--beside", action="store_true", help="neben dem bisherigen Ministerium; sonst endet dessen Zuständigkeit"
        )

    def handle(self, *, land, name, valid_from, confirmed, beside, **options):
        land = land_of(land)
        with transaction.atomic():
            list(type(land).objects.select_for_update().filter(pk=land.pk))
            if land.ministries.filter(valid_from__gte=valid_from).exists():
                raise CommandError(f"Für {land} ist ab diesem Tag oder später schon eine Zuständigkeit eingetragen.")
            if not beside:
                land.ministries.on(valid_from).update(valid_to=valid_from - timedelta(days=1))
            ministry = Ministry.objects.create(land=land, name=name, valid_from=valid_from, is_confirmed=confirmed)
            record(ministry, verbs.RESPONSIBLE, words={"land": land, "ministry": ministry})
        tell(Event.RESPONSIBLE, land=land.pk, ministry=ministry, starts=valid_from)
        self.stdout.write(f"{land}: {ministry} ab {valid_from:%d.%m.%Y}.")
