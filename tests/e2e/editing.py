"""A person at the editor by Ziffer: what she sees, presses and is told."""

FIRST, SECOND, COURSES, ADVICE = (
    "Die IntMK stellt fest, dass Kurse fehlen.",
    "Die IntMK bittet die Bundesregierung um Mittel.",
    "für Kurse,",
    "für Beratung.",
)


def ziffern(writer):
    """Number and text of each Ziffer on the page."""
    blocks = writer.page.locator('[aria-labelledby="part-ziffer"] .write-block')
    return [
        (
            block.locator("legend").evaluate("legend => legend.firstChild.textContent"),
            block.locator("textarea").input_value(),
        )
        for block in blocks.all()
    ]


def field(writer, place):
    return writer.page.locator('[aria-labelledby="part-ziffer"] textarea').nth(place)


def tool(writer, name, **kwargs):
    """A tool of a Ziffer; it shows when somebody is in it."""
    button = writer.page.get_by_role("button", name=name, include_hidden=True, **kwargs)
    button.evaluate("button => button.closest('[data-block]').querySelector('textarea').focus()")
    return button


def press_in(writer, place, key):
    field(writer, place).press(key)
    settle(writer)


def settle(writer):
    """Wait until what was pressed is done."""
    writer.page.locator("[data-editor]:not([aria-busy])").wait_for()


def put_cursor(writer, place, at):
    field(writer, place).evaluate("(field, at) => { field.focus(); field.setSelectionRange(at, at); }", at)


def told(writer):
    return writer.page.locator("[data-told]").inner_text()


def cursor(writer):
    return writer.page.evaluate("() => document.activeElement.selectionStart")
