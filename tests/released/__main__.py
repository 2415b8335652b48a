"""`python -m tests.released`: takes the model of today as that of the last release."""

from __future__ import annotations

from tests.released import write_released

write_released()
