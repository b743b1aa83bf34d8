"""A step that cannot be taken: the message is one German sentence that says why and what to do."""

REFUSED = 3  # exit code of a command that ends with such a sentence, so that the start need say nothing more


class Refused(Exception):
    """Raised by a verb when the facts of the matter forbid it. Never for missing rights: that is PermissionDenied."""
