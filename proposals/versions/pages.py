"""What the page of a version and the page of two versions show to one reader."""

from dataclasses import dataclass
from typing import ClassVar

from accounts.permissions import Permission
from proposals.models.version import Version
from proposals.objections import shut_to
from proposals.versions.comparison import Beside
from proposals.versions.models.editorial_objection import EditorialObjection
from proposals.versions.restoring import may_restore
from proposals.versions.shelf import shelf_of
from text.lines import Runs, runs_of


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version between the one before and the one after, and what the reader may do with it."""

    lines: Runs
    is_numbered: bool
    names: list[str]
    older: Version | None
    newer: Version | None
    newest: Version
    objections: list[EditorialObjection]
    shut: str | None  # why nothing can be entered any more, for who could otherwise
    may_name: bool
    may_contest: bool
    may_restore: bool


def version_page(proposal, version, user, *, is_numbered: bool) -> VersionPage | None:
    """None where the version is not among those on the reader's shelf."""
    shelf = shelf_of(proposal, user)
    told = shelf.get(version.number)
    if told is None:
        return None
    objections = list(version.objections.select_related("land")) if version.is_editorial else []
    asked = [Permission.NAME_VERSION, *([Permission.TAKE_POSITION] if version.is_editorial else [])]
    shut = [shut_to(proposal, permission) for permission in asked if proposal.authority(user, permission)]
    return VersionPage(
        lines=runs_of(version.read(), is_numbered=is_numbered),
        is_numbered=is_numbered,
        names=told.names,
        older=shelf.older(version.number),
        newer=shelf.newer(version.number),
        newest=shelf.versions[0],
        objections=objections,
        shut=next(filter(None, shut), None),
        may_name=proposal.open_authority(user, Permission.NAME_VERSION) is not None,
        may_contest=_may_contest(proposal, version, user, objections),
        may_restore=version.digest != proposal.text.digest and may_restore(proposal, user),
    )


def _may_contest(proposal, version, user, objections) -> bool:
    """Once for each Land, and only what was declared editorial."""
    appointment = proposal.authority(user, Permission.TAKE_POSITION)
    if appointment is None or not version.is_editorial or shut_to(proposal, Permission.TAKE_POSITION):
        return False
    return all(objection.land_id != appointment.land_id for objection in objections)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two versions, one against the other, in one of three views."""

    VIEWS: ClassVar = {"text": "Im Text", "nebeneinander": "Nebeneinander", "worte": "In Worten"}

    versions: list[Version]
    old: Version
    new: Version
    comparison: Beside
    view: str


def comparison_page(proposal, versions, old, new, *, view: str | None) -> ComparisonPage:
    """`versions` are those she can choose from, `old` and `new` two of them; an unknown `view` is the first."""
    texts = proposal.versions.in_bulk([old.pk, new.pk])
    comparison = Beside(texts[old.pk].read(), texts[new.pk].read())
    return ComparisonPage(versions, old, new, comparison, view if view in ComparisonPage.VIEWS else "text")
