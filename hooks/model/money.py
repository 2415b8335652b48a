"""What an offer costs."""

from __future__ import annotations

from hooks.model.base import Record, of
from hooks.model.values import Amount, Line, PlainLine


class CostOption(Record, title="Preis"):
    """One price."""

    amount: Amount = of(
        "Betrag",
        "Der Betrag als Zahl, mit Punkt oder Komma vor den Cent und ohne Währung.",
        hsds="cost_option.amount",
        example="12.50",
    )
    currency: PlainLine = of(
        "Währung",
        "Die Währung mit drei großen Buchstaben (ISO 4217). Bei Euro lassen Sie das Feld weg.",
        default="EUR",
        pattern="^[A-Z]{3}$",
        hsds="cost_option.currency",
        example="EUR",
    )
    option: Line | None = of(
        "Wofür",
        "Wofür dieser Preis gilt oder für wen, wenn es mehrere gibt.",
        default=None,
        max_length=100,
        hsds="cost_option.option",
        example="Geschwisterkind",
    )
