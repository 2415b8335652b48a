// @ts-check
// A sheet for the fridge door: of each offer what one needs there, taken from its own page, so
// that paper says what the page says.

import { isPassed, localDay } from "./days.js";
import { root } from "./site.js";

/**
 * Returns the page of an offer; null where there is none any more. It leaves no copy in the
 * browser's cache: a list may name what nobody should find there.
 * @param {string} id
 * @param {string} lang
 */
export async function offerPage(id, lang) {
  const address = new URL(`${lang}/angebote/${id}.html`, root).href;
  const response = await fetch(address, { cache: "no-store" });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/**
 * Prints what can be loaded.
 * @param {string[]} ids
 * @param {string[]} langs One, or two to stand side by side.
 * @returns {Promise<boolean>} Whether that is everything.
 */
export async function printSheet(ids, langs) {
  const load = (/** @type {string} */ id) =>
    Promise.all(langs.map((lang) => offerPage(id, lang).catch(() => null)));
  const all = await Promise.all(ids.map(load));
  const pages = all.filter((versions) => versions.some(Boolean));
  if (pages.length) print(pages);
  return all.every((versions) => versions.every(Boolean));
}

/** @param {(Document | null)[][]} pages Of each offer, in one or two languages. */
function print(pages) {
  document.querySelector(".sheet")?.remove();
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  sheet.append(...pages.map(drawOffer), drawDay());
  document.body.append(sheet);
  document.body.classList.add("print-sheet");
  const done = () => {
    document.body.classList.remove("print-sheet");
    sheet.remove();
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}

/** @param {(Document | null)[]} pages The same offer in one or two languages. */
function drawOffer(pages) {
  const offer = document.createElement("div");
  offer.className = pages.length > 1 ? "sheet__offer sheet__offer--two" : "sheet__offer";
  for (const page of pages) if (page) offer.append(drawColumn(page, !offer.childElementCount));
  return offer;
}

/**
 * @param {Document} page
 * @param {boolean} isFirst The code stands once.
 */
function drawColumn(page, isFirst) {
  const column = document.createElement("div");
  column.className = "sheet__column offer";
  const today = localDay(new Date());
  column.lang = page.documentElement.lang;
  column.dir = page.documentElement.dir;
  for (const part of page.querySelectorAll("[data-sheet]")) {
    if (part.matches(".qr") && !isFirst) continue;
    const copy = document.importNode(part, true);
    for (const one of copy.querySelectorAll("[data-until]")) {
      if (isPassed(one.getAttribute("data-until") ?? "", today)) one.remove();
    }
    if (isPassed(copy.getAttribute("data-until") ?? "", today)) continue;
    for (const one of [copy, ...copy.querySelectorAll("[id], [aria-labelledby]")]) {
      one.removeAttribute("id");
      one.removeAttribute("aria-labelledby");
    }
    column.append(copy);
  }
  return column;
}

/** The line that says of which day this is. */
function drawDay() {
  const day = document.createElement("p");
  day.className = "sheet__day";
  day.textContent = document.getElementById("as-of")?.textContent ?? "";
  return day;
}
