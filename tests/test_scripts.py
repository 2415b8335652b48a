"""Scripts lose their comments on the way to phones, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.scripts import joined, without_comments

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_module_is_joined_with_all_that_it_imports(tmp_path: Path) -> None:
    """Each once, before those that need it, and with names of its own."""
    (tmp_path / "one.js").write_text('import { b } from "./two.js";\nconst a = 1;\nb(a);\n')
    (tmp_path / "two.js").write_text(
        'import "./three.js";\nconst a = 2;\nexport function b(c) {\n  return a + c;\n}\n'
    )
    (tmp_path / "three.js").write_text("const a = 3;\n")

    assert joined(tmp_path / "one.js") == (
        "const m0 = (() => {\nconst a = 3;\nreturn {  };\n})();\n"
        "const m1 = (() => {\nconst a = 2;\n"
        "function b(c) {\n  return a + c;\n}\nreturn { b };\n})();\n"
        "const m2 = (() => {\nconst { b } = m1;\nconst a = 1;\nb(a);\nreturn {  };\n})();\n"
    )
