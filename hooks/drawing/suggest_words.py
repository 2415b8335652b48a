"""What the scripts of the form say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.drawing.edition import Edition


def words_of_scripts(edition: Edition) -> dict[str, str]:
    """Return the texts by the names that the scripts know."""
    say = edition.gettext
    return {
        **_checks(edition),
        "removed": say("Removed."),
        "several": say("Please look at these fields again:"),
        "unchanged": say("You have not changed anything yet."),
        "copied": say("Copied."),
        "copyByHand": say("Copying did not work. The text is selected: copy it by hand."),
        "unread": say("This entry could not be loaded. Is the internet missing?"),
        "unknown": say("This entry does not exist, or not any more."),
        "found": say("Found: {count}"),
        "kept": say("What you type is kept on this device."),
        "forgotten": say("The copy on this device is deleted."),
        "refused": say("This browser does not allow saving."),
        "restored": say("Your text from last time is back."),
        "newOffer": say("Suggest a new offer"),
        "subject": edition.in_source("Suggestion for the directory: {name}", name="{name}"),
        "attach": edition.in_source("The file is attached:"),
        "source": edition.in_source("Stated by the organisation"),
    }


def _checks(edition: Edition) -> dict[str, str]:
    say = edition.gettext
    return {
        "required": say("Please fill this in."),
        "choose": say("Please choose."),
        "one": say("Please add at least one."),
        "long": say("At most {max} characters; these are {count}."),
        "many": say("At most {max}; these are {count}."),
        "small": say("At least {min}."),
        "large": say("At most {max}."),
        "taken": say("This short name exists already. Please choose another one."),
        "date": say("Please enter a date."),
    }
