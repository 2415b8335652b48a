"""What an offer costs."""

from __future__ import annotations

from hooks.model.base import Record, of
from hooks.model.values import Amount, Line, PlainLine


class CostOption(Record):
    """One price."""

    amount: Amount = of("Betrag", "Betrag.", hsds="cost_option.amount", example="12.50")
    currency: PlainLine = of(
        "Währung",
        "Währung (ISO 4217).",
        default="EUR",
        pattern="^[A-Z]{3}$",
        hsds="cost_option.currency",
    )
    option: Line | None = of(
        "Wofür", "Wofür, für wen.", default=None, max_length=100, hsds="cost_option.option"
    )
