from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from conferences import verbs
from conferences.management.arguments import land_of
from conferences.models import Conference, ProcedureRules
from journal.models import record


class Command(BaseCommand):
    help = "Legt ein Vorsitzjahr an: Nummer, Vorsitzland und Zeitraum, mit der üblichen Geschäftsordnung als Annahme."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)
        parser.add_argument("--chair", required=True, help="Kürzel des Vorsitzlandes")
        parser.add_argument("--from", dest="starts_on", required=True, type=date.fromisoformat, metavar="JJJJ-MM-TT")
        parser.add_argument("--until", dest="ends_on", required=True, type=date.fromisoformat, metavar="JJJJ-MM-TT")
        parser.add_argument("--motto", default="")

    def handle(self, *, number, chair, starts_on, ends_on, motto, **options):
        land = land_of(chair)
        try:
            with transaction.atomic():
                conference = Conference.objects.create(
                    number=number,
                    title=f"{number}. Integrationsministerkonferenz",
                    motto=motto,
                    chair_land=land,
                    starts_on=starts_on,
                    ends_on=ends_on,
                )
                ProcedureRules.objects.create(conference=conference)
                record(conference, verbs.OPENED, words={"conference": conference}, chair=land.pk)
        except IntegrityError as error:
            raise CommandError(
                "Das Vorsitzjahr passt nicht: Jede Nummer gibt es einmal, das Ende liegt nach dem Anfang, und "
                "zwei Vorsitzjahre überschneiden sich nicht."
            ) from error
        self.stdout.write(f"{conference}: Vorsitz {land.name}, {starts_on:%d.%m.%Y} bis {ends_on:%d.%m.%Y}.")
