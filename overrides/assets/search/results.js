// @ts-check
// Draws results into copies of the template that the page brings along.

import { mark } from "./marking.js";

/** Below so many kilometres the town says enough; many places are known by their town only. */
const NEAR = 0.5;

/**
 * @typedef {{words: import("./words.js").Words, rules: import("./normalise.js").Rules[],
 *   lang: string, today: string}} Drawing
 */

/**
 * @param {any} result As `results-*.json` holds it.
 * @param {{terms: Set<string>, far: number, outside: string}} found
 * @param {Drawing} drawing
 * @returns {DocumentFragment}
 */
export function drawResult(result, found, drawing) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("result"));
  const card = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const { words } = drawing;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (card.querySelector(name));
  const link = /** @type {HTMLAnchorElement} */ (part("a"));
  link.href = `angebote/${result.id}.html`;
  put(link, result.name, found.terms, drawing);
  put(part(".card__summary"), result.summary, found.terms, drawing);
  fill(part(".card__state"), result.state ?? "");
  const isFar = found.far >= NEAR;
  const place = list(result.where ?? [], drawing);
  fact(card, "where", result.serves ? [] : place);
  fact(card, "serves", result.serves ? [`${words.say("serves")} `, ...place] : []);
  fact(card, "far", isFar ? [words.say("far", { distance: words.distance(found.far) })] : []);
  fact(card, "outside", found.outside ? [words.say("outside", { town: found.outside })] : []);
  fact(card, "cost", result.cost ? [result.cost] : []);
  if (result.free) part("[data-fact=cost]")?.classList.add("card__free");
  fact(card, "languages", list(result.languages ?? [], drawing));
  promises(card, result.promises ?? [], drawing);
  nextDate(card, result.dates ?? [], drawing);
  return card;
}

/**
 * @param {Element} element
 * @param {string | [string, string]} text With its language where that is not the page's.
 * @param {Set<string>} terms
 * @param {Drawing} drawing
 */
function put(element, text, terms, drawing) {
  const [value, lang] = typeof text === "string" ? [text, ""] : text;
  mark(element, value, terms, drawing.rules);
  if (lang) setLanguage(element, lang);
}

/**
 * @param {Element} element
 * @param {string} lang
 */
function setLanguage(element, lang) {
  element.setAttribute("lang", lang);
  element.setAttribute("dir", "auto");
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function fill(element, text) {
  if (text) element.textContent = text;
  else element.remove();
}

/**
 * Texts joined as the language joins words, each marked with its own.
 * @param {(string | [string, string])[]} texts
 * @param {Drawing} drawing
 * @returns {(string | Node)[]}
 */
function list(texts, drawing) {
  const places = texts.map((_, at) => String(at));
  return drawing.words.list(places).map((part) => {
    if (part.type !== "element") return part.value;
    const text = texts[Number(part.value)];
    if (typeof text === "string") return text;
    const span = document.createElement("span");
    span.textContent = text[0];
    setLanguage(span, text[1]);
    return span;
  });
}

/**
 * @param {DocumentFragment} card
 * @param {string} name
 * @param {(string | Node)[]} content Empty where the fact is not known.
 */
function fact(card, name, content) {
  const line = card.querySelector(`[data-fact=${name}]`);
  if (content.length) line?.querySelector("span")?.append(...content);
  else line?.remove();
}

/**
 * @param {DocumentFragment} card
 * @param {(string | [string, string])[]} texts
 * @param {Drawing} drawing
 */
function promises(card, texts, drawing) {
  const line = /** @type {Element} */ (card.querySelector("[data-fact=promise]"));
  for (const text of texts) {
    const own = /** @type {Element} */ (line.cloneNode(true));
    own.querySelector("span")?.append(...list([text], drawing));
    line.before(own);
  }
  line.remove();
}

/**
 * @param {DocumentFragment} card
 * @param {[string, string, string][]} dates Day, its words, hours.
 * @param {Drawing} drawing
 */
function nextDate(card, dates, drawing) {
  const line = /** @type {Element} */ (card.querySelector("[data-fact=date]"));
  const next = dates.find(([day]) => day >= drawing.today);
  if (!next) return line.remove();
  const time = /** @type {HTMLTimeElement} */ (line.querySelector("time"));
  time.dateTime = next[0];
  time.textContent = next[1];
  /** @type {Element} */ (line.querySelector("bdi")).textContent = next[2];
}
