// @ts-check
// What the day and the hour decide: passed dates and alerts disappear, an old copy of the site
// says so, helplines that answer now come first. Everything else that pages can do is imported.
import "./trail.js";
import "./leave.js";
import "./doors.js";
import "./save.js";
import "./share.js";
import "./print.js";
import "./aloud.js";
import { AS_OF, BUILT } from "./built.js";
import { daysBetween, isOpen, isPassed, localDay } from "./days.js";

const OLD = 14;

/**
 * Puts helplines that answer now before the others, within those of the reader's language.
 * @param {Element} list
 */
function sortLines(list) {
  const now = new Date();
  const rank = (/** @type {HTMLElement} */ line) =>
    2 * Number(line.dataset.speaks) + Number(isOpen(line.dataset.openings ?? "", now));
  const lines = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-openings]"))];
  list.append(...lines.sort((one, other) => rank(other) - rank(one)));
}

for (const list of document.querySelectorAll(".lines")) sortLines(list);

const today = localDay(new Date());
for (const element of document.querySelectorAll("[data-until]")) {
  if (element instanceof HTMLElement && isPassed(element.dataset.until ?? "", today)) {
    element.hidden = true;
  }
}
for (const dates of document.querySelectorAll(".dates")) {
  const heading = dates.previousElementSibling;
  if (dates instanceof HTMLElement && !dates.querySelector("li:not([hidden])")) {
    dates.hidden = true;
    if (heading instanceof HTMLHeadingElement) heading.hidden = true;
  }
}
const stale = document.getElementById("stale");
if (stale && daysBetween(BUILT, today) > OLD) stale.hidden = false;
const line = document.getElementById("as-of");
if (line && !line.textContent) line.textContent = AS_OF[document.documentElement.lang] ?? "";

document.addEventListener("keydown", (event) => {
  const list = document.querySelector(".languages[open]");
  if (event.key !== "Escape" || !list) return;
  list.removeAttribute("open");
  list.querySelector("summary")?.focus();
});
