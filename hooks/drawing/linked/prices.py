"""Prices as schema.org says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.drawing.facts import cost_text
from hooks.drawing.linked.channels import said

if TYPE_CHECKING:
    from hooks.directory import ListedOffer
    from hooks.drawing.edition import Edition, Words
    from hooks.model.money import CostOption


def prices(edition: Edition, offer: ListedOffer, words: Words) -> list[dict[str, Any]]:
    """Return what an offer costs; nothing where that is not known."""
    record = offer.record
    found = [price(edition, one, words, "cost_options.option") for one in record.cost_options]
    if record.cost == "free":
        found = [{"@type": "Offer", "price": "0"}]
    elif not found and record.cost != "unknown":
        found = [{"@type": "Offer", "description": cost_text(edition, offer)}]
    if record.capacity and record.capacity.state == "full":
        found = [{**one, "availability": "https://schema.org/SoldOut"} for one in found]
    return found


def price(edition: Edition, option: CostOption, words: Words, context: str) -> dict[str, Any]:
    """Return one price, and what or whom it is for."""
    found = {"@type": "Offer", "price": str(option.amount), "priceCurrency": option.currency}
    label = words.item(context, option.option)
    return {**found, "name": said(edition, label)} if label else found
