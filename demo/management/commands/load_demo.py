from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from accounts.models import User
from conferences.models import Conference
from demo import story, world
from demo.models import DemoClock
from demo.moments import START, Moment
from intmk import clock
from intmk.refusal import REFUSED
from journal.models import Entry


class Command(BaseCommand):
    help = "Lädt das Musterjahr (20. IntMK) in eine leere Datenbank."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="nichts tun, wenn das Musterjahr schon da ist")
        parser.add_argument("--moment", choices=Moment.values(), default=START.value, help="bis zu diesem Zeitpunkt")

    def handle(self, *, if_empty, moment, **options):
        if not settings.DEMO:
            raise CommandError("Das Musterjahr wird nur mit DEMO=1 geladen.")
        moment = Moment(moment)
        with transaction.atomic():
            if _is_demo():
                if if_empty:
                    return
                raise CommandError("Das Musterjahr ist schon geladen.")
            _tell(moment)
        self.stdout.write(f"Das Musterjahr ist geladen. Die Uhr steht auf: {moment.sentence}")


def _is_demo() -> bool:
    """Whether the year is there already; if not, nothing else may be. One process at a time asks and loads."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('intmk demo'))")
    if DemoClock.objects.exists():
        return True
    if any(model.objects.exists() for model in (User, Conference, Entry)):
        raise CommandError(
            "Das Musterjahr braucht eine leere Datenbank, diese enthält schon eigene Daten: Starten Sie mit DEMO=0, "
            "oder nennen Sie mit DATABASE_URL eine leere.",
            returncode=REFUSED,
        )
    return False


def _tell(moment: Moment) -> None:
    world.build()
    missed = story.play(story.events(), until=moment.at)
    if missed:
        raise CommandError("\n".join(["Die Erzählung des Musterjahrs passt nicht:", *missed]))
    demo_clock = DemoClock.turn_to(moment, real=datetime.now(clock.BERLIN))
    demo_clock.story_told_until = moment.at
    demo_clock.save()
