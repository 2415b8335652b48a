"""What the scripts of the form say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.model.offer import Offer

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
        "quiet": edition.in_source("A question"),
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
        **_contradictions(edition),
    }


def _contradictions(edition: Edition) -> dict[str, str]:
    say = edition.gettext
    places = edition.field_text(Offer.model_fields["locations"].title or "").value
    return {
        "backwards": say("The end is before the beginning."),
        "late": say("The registration ends after the last date."),
        "overnight": say("The end is before the beginning. Past midnight, these are two times."),
        "numbered": say(
            "A number before a day, such as 2MO for the second Monday, belongs only to what is "
            "every month, and there it is needed."
        ),
        "mixed": say("Days with different numbers are two times."),
        "ages": say("The highest age is below the lowest."),
        "priced": say("A price is written down: please choose what fits."),
        "way": say(
            "Please say how to reach it: a phone number, an e-mail address, a link, an office, "
            "or a place with its street."
        ),
        "elsewhere": say("Please tick this place under “{field}” as well.", field=places),
        "postal": say("This postcode does not belong to {town}.", town="{town}"),
    }
