from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from conferences.models import Conference
from demo import story, world
from demo.models import DemoClock
from demo.moments import START, Moment
from intmk import clock


class Command(BaseCommand):
    help = "Lädt das Musterjahr (20. IntMK) in eine leere Datenbank."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="nichts tun, wenn schon Konferenzen da sind")
        parser.add_argument("--moment", choices=Moment.values(), default=START.value, help="bis zu diesem Zeitpunkt")

    def handle(self, *, if_empty, moment, **options):
        if not settings.DEMO:
            raise CommandError("Das Musterjahr wird nur mit DEMO=1 geladen.")
        if Conference.objects.exists():
            if if_empty:
                return
            raise CommandError("Die Datenbank enthält schon Konferenzen. Das Musterjahr braucht eine leere Datenbank.")
        moment = Moment(moment)
        with transaction.atomic():
            world.build()
            missed = story.play(story.events(), until=moment.at)
            if missed:
                raise CommandError("\n".join(["Die Erzählung des Musterjahrs passt nicht:", *missed]))
            demo_clock = DemoClock.turn_to(moment, real=datetime.now(clock.BERLIN))
            demo_clock.story_told_until = moment.at
            demo_clock.save()
        self.stdout.write(f"Das Musterjahr ist geladen. Die Uhr steht auf: {moment.sentence}")
