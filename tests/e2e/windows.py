"""A browser for the whole run, and a window of it for each test and person. A plugin: the pictures use it too."""

import os
import threading

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from tests.e2e.browser import ARGUMENTS, HEIGHT, WIDE, Visitor
from tests.world import session_of


@pytest.fixture(scope="session")
def browser(chromium):
    """Playwright keeps an event loop in this thread; Django must be told that we mean to use the database.

    While the loop runs Django holds the thread's connections apart from the earlier ones: what was opened
    meanwhile must be closed before the loop ends, or it would outlive the run and keep the database in use.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def window(browser, live_server):
    """`window(user)`: a window in which that user is signed in already; `window(None)`: of the public."""
    contexts = []

    def opened(user, *, width=WIDE, height=HEIGHT, scheme="light", javascript=True, looks=True):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="de-DE",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(20_000)
        if user:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": live_server.url}])
        # Without JavaScript axe would wait for ever.
        return Visitor(context.new_page(), live_server.url, looks=looks and javascript)

    yield opened
    for context in contexts:
        context.close()
    _served()


def _served():
    """Wait for what the server still answers although nobody reads it: it would be in the way of emptied tables."""
    for thread in threading.enumerate():
        if thread.name.endswith("(process_request_thread)"):
            thread.join(timeout=10)


@pytest.fixture
def visit(window, somebody):
    """`visit("bayern")`: a window of that persona; `visit(None)`: of the public."""
    return lambda persona, **options: window(persona and somebody(persona), **options)
