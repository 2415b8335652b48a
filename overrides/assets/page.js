// @ts-check
// What the day decides: passed dates and alerts disappear, an old copy of the site says so.
import { daysBetween, isPassed, localDay } from "./days.js";

const OLD = 14;

const today = localDay(new Date());
for (const element of document.querySelectorAll("[data-until]")) {
  if (element instanceof HTMLElement && isPassed(element.dataset.until ?? "", today)) {
    element.hidden = true;
  }
}
const built = document.documentElement.dataset.built ?? today;
const stale = document.getElementById("stale");
if (stale && daysBetween(built, today) > OLD) stale.hidden = false;
