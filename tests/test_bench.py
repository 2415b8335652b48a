"""The measurements can be started; what they measure, no test asks."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.bench.__main__ import measurements

MEASURED = list(measurements("300,3000", 3000).values())


@pytest.mark.parametrize("arguments", MEASURED, ids=" ".join)
def test_each_part_of_the_report_takes_what_it_is_given(arguments: list[str]) -> None:
    """And keeps its figures where it is told."""
    module, *given = [*arguments, "--json", "figures.json"]
    command = import_module(f"tests.bench.{module}").main

    command.make_context(module, given)
