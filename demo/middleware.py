"""Every request of the demo happens at the demo clock's moment. Installed only where DEMO is on."""

from datetime import datetime

from demo.models import DemoClock
from intmk import clock


def demo_clock(get_response):
    def middleware(request):
        stands = DemoClock.objects.first()
        if stands is None:
            return get_response(request)
        request.demo_clock = stands.reads(datetime.now(clock.BERLIN))
        with clock.at(request.demo_clock):
            return get_response(request)

    return middleware
