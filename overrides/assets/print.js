// @ts-check
// Paper: the page as it is, or a sheet in two languages side by side.

import { printSheet } from "./sheet.js";

/**
 * @param {HTMLElement} box Button, and the choice of a second language.
 * @param {() => string[]} ids Which offers.
 * @param {boolean} isWhole Whether the page itself is what one language prints.
 */
export function listen(box, ids, isWhole) {
  const button = box.querySelector("button");
  const failed = /** @type {HTMLElement | null} */ (box.querySelector(".failed"));
  button?.addEventListener("click", async () => {
    const second = box.querySelector("select")?.value ?? "";
    const own = document.documentElement.lang;
    if (failed) failed.hidden = true;
    if (isWhole && !second) return window.print();
    const isAll = await printSheet(ids(), second ? [own, second] : [own]);
    if (failed) failed.hidden = isAll;
  });
  box.hidden = false;
}

for (const box of document.querySelectorAll("[data-print]")) {
  if (box instanceof HTMLElement) listen(box, () => [box.dataset.print ?? ""], true);
}
