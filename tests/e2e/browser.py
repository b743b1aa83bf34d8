"""A person at a screen: opens pages, reads, fills in, clicks. Every page that comes up is looked at with care."""

from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--disable-component-update",
    "--no-first-run",
]
WIDE, NARROW = 1280, 390
HEIGHT = 900
RULES = {
    "resultTypes": ["violations"],
    "preload": False,  # it would load style sheets a second time, past our content policy
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
AXE = Axe()
MEASURE = """() => ({
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: [...document.querySelectorAll("main *")]
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((each) => !each.closest("[role=region][tabindex], .kern-sr-only"))
        .map((each) => `${each.tagName.toLowerCase()}.${each.className}`),
    cut: [...document.querySelectorAll("button, .kern-btn, .state, .tag, h1, h2, h3, th, dt")]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && !each.matches(".kern-sr-only"))
        .map((each) => each.innerText),
    shown: [...document.querySelectorAll("[hidden]")]
        .filter((each) => each.getClientRects().length)
        .map((each) => `${each.tagName.toLowerCase()}.${each.className}`),
})"""


class Visitor:
    """Pages are checked by `look`, which every way to a page ends with.

    Each page has a title, one h1, no violation of WCAG 2.2 AA that axe can find, nothing wider than the screen, no
    words wider than their button, nothing to be seen that is hidden, and nothing that fails while it loads.
    `looks=False` leaves out the rules of accessibility, where the same page has been looked at before and only its
    working is the matter.
    """

    def __init__(self, page, address: str, *, looks: bool = True):
        self.page, self.address, self.looks = page, address, looks
        self.faults: list[str] = []
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.faults.append(f"JavaScript: {error}"))
        page.on("requestfailed", lambda request: self._miss(request))
        page.on("response", lambda response: self._receive(response))

    def go(self, path: str, *, status: int = 200):
        """Open an address; the answer must have this status."""
        response = self.page.goto(urljoin(self.address, path))
        assert response.status == status, f"{path}: {response.status}"
        self.look()

    def follow(self, name: str):
        """Click a link with exactly this text."""
        self._leave(self.page.get_by_role("link", name=name, exact=True))

    def press(self, name: str, *, status: int = 200):
        """Click a button with exactly this text; the page after all redirects must have this status."""
        self._leave(self.page.get_by_role("button", name=name, exact=True), status=status)

    def fill(self, **values: str):
        """Fill in fields by name: text, a select's label, or a radio's label."""
        for name, value in values.items():
            fields = self.page.locator(f'form [name="{name}"]:not([type=hidden])')
            field = fields.first
            kind = field.get_attribute("type") or field.evaluate("field => field.type")
            if kind == "radio":
                fields.and_(self.page.get_by_label(value, exact=True)).check()
            elif kind == "select-one":
                field.select_option(label=value)
            else:
                field.fill(value)

    def reads(self, text: str) -> bool:
        return text in self.page.locator("main").inner_text()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def focused(self) -> str:
        """Name or text of what has the focus."""
        return self.page.evaluate(
            "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText.trim()"
        )

    def look(self):
        """Look at the page that is open."""
        faults, self.faults = self.faults, []
        measured = self.page.evaluate(MEASURE)
        if not measured["title"].endswith(" – IntMK"):
            faults.append(f"Titel: {measured['title']!r}")
        if len(measured["headings"]) != 1:
            faults.append(f"Überschriften h1: {measured['headings']}")
        if measured["overflow"] > 0 or measured["wide"]:
            faults.append(f"Breiter als der Bildschirm: {measured['overflow']} px, {measured['wide'][:5]}")
        if measured["cut"]:
            faults.append(f"Text größer als sein Platz: {measured['cut']}")
        if measured["shown"]:
            faults.append(f"Verborgen und doch zu sehen: {measured['shown']}")
        if self.looks:
            faults += self._barriers()
        assert not faults, "\n".join([f"{self.page.url} ({self.page.viewport_size['width']} px)", *faults])

    def _barriers(self) -> list[str]:
        violations = AXE.run(self.page, options=RULES).response["violations"]
        return [
            f"{violation['id']}: {node['html']}\n    {node.get('failureSummary', '')}"
            for violation in violations
            for node in violation["nodes"]
        ]

    def _leave(self, target, *, status: int = 200):
        with self.page.expect_navigation() as navigation:
            target.click()
        assert navigation.value.status == status, f"{self.page.url}: {navigation.value.status}"
        self.look()

    def _hear(self, message):
        """The browser's own note about an error page is no fault; what the page loads is seen by `_receive`."""
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.faults.append(f"Konsole: {message.text}")

    def _miss(self, request):
        asks_by_itself = {"x-follow", "x-live"} & request.headers.keys()
        if asks_by_itself and request.failure == "net::ERR_ABORTED":
            return  # a page that follows was left while it asked
        self.faults.append(f"Nicht geladen: {request.url} ({request.failure})")

    def _receive(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"Nicht geladen: {response.url} ({response.status})")
