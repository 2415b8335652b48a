"""Scripts lose their comments on the way to phones, and nothing else."""

from __future__ import annotations

from hooks.scripts import without_comments

SCRIPT = """// @ts-check
/** A function that says: https://example.org/** is no comment here. */
export function say(text) {
  /** @type {Element} */ (one.querySelector("b")).textContent = text; // kept: not alone
  const address = "https://example.org/"; /* kept as well */
  // gone
  /**
   * gone
   * @param {string} text
   */
  return `a // b`;
}
"""
PUBLISHED = """export function say(text) {
  /** @type {Element} */ (one.querySelector("b")).textContent = text; // kept: not alone
  const address = "https://example.org/"; /* kept as well */
  return `a // b`;
}
"""


def test_only_comments_on_lines_of_their_own_disappear() -> None:
    """Code stays as it was written."""
    assert without_comments(SCRIPT) == PUBLISHED
