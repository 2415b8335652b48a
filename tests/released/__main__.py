"""`python -m tests.released`: writes the schemas of the version that is being made."""

from __future__ import annotations

from tests.released import write_released

write_released()
