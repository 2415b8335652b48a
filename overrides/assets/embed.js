// @ts-check
// Writes a list of offers into the pages of others, as text; nothing is stored or counted.
// <div data-offers="place/life-phase" data-language="de"><a href="…">All offers</a></div>

import { AS_OF } from "./built.js";

const root = new URL("../", import.meta.url);

/**
 * @typedef {{ page: string, name: string, name_language?: string, summary: string,
 *   summary_language?: string, where: string, cost: string, state: string }} Offer
 * @typedef {{ language: string, direction: string, notice: string, offers: Offer[] }} List
 */

/**
 * Adds an element with a text, and with its language where that is another one.
 * @param {Element} parent
 * @param {string} name
 * @param {string} text
 * @param {string} [language]
 */
function add(parent, name, text, language) {
  const element = document.createElement(name);
  element.textContent = text;
  if (language) {
    element.lang = language;
    element.dir = "auto";
  }
  parent.append(element, " ");
  return element;
}

/**
 * @param {List} list
 * @returns {Element}
 */
function draw(list) {
  const box = document.createElement("div");
  box.className = "family-offers";
  box.lang = list.language;
  box.dir = list.direction;
  const items = add(box, "ul", "");
  for (const offer of list.offers) {
    const item = add(items, "li", "");
    const link = add(item, "a", offer.name, offer.name_language);
    link.setAttribute("href", new URL(`${list.language}/${offer.page}`, root).href);
    link.setAttribute("rel", "noreferrer");
    add(item, "span", offer.summary, offer.summary_language);
    add(item, "small", [offer.where, offer.cost, offer.state].filter(Boolean).join(" · "));
  }
  const notes = add(box, "p", "");
  if (list.notice) add(notes, "small", list.notice);
  add(notes, "small", AS_OF[list.language] ?? "");
  return box;
}

/** @param {HTMLElement} place Keeps its link, which is all there is where this does not work. */
async function fill(place) {
  const language = place.dataset.language || document.documentElement.lang;
  const path = `${language}/daten/einbetten/${place.dataset.offers}.json`;
  const answer = await fetch(new URL(path, root), {
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  if (answer.ok) place.prepend(draw(await answer.json()));
}

for (const place of document.querySelectorAll("[data-offers]")) {
  fill(/** @type {HTMLElement} */ (place)).catch(() => {});
}
