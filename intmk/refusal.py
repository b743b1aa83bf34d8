"""A step that cannot be taken: the message is one German sentence that says why and what to do."""


class Refused(Exception):
    """Raised by a verb when the facts of the matter forbid it. Never for missing rights: that is PermissionDenied."""
