// @ts-check
// What is chosen, as chips that can be taken away one by one.

import { labelOf } from "./form.js";
import { CODES, NUMBERS } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {{label: string, name: string, without: State}} Chip
 */

/**
 * @param {State} state
 * @param {import("./search.js").Result} result
 * @param {import("./words.js").Words} words
 * @returns {Chip[]}
 */
export function chipsOf(state, result, words) {
  /** @type {Chip[]} */
  const chips = [];
  const { query } = result;
  if (result.place) {
    const place = result.placeName;
    const label = state.km ? words.say("within", { place, distance: words.distance(state.km) }) : place;
    const without = { ...state, place: "", km: 0, q: takeOut(state.q, query.placeText) };
    chips.push({ label, name: "place", without: state.place ? { ...without, q: state.q } : without });
  }
  if (result.age !== null) {
    const label = words.say("age", { age: words.years[result.age] });
    chips.push({ label, name: "age", without: { ...state, age: null, q: takeOut(state.q, query.ageText) } });
  }
  for (const name of [...CODES, ...NUMBERS]) {
    for (const code of state[name]) {
      const rest = /** @type {any[]} */ (state[name]).filter((one) => one !== code);
      chips.push({ label: labelOf(name, code), name, without: { ...state, [name]: rest } });
    }
  }
  if (state.open) chips.push({ label: words.say("open"), name: "open", without: { ...state, open: false } });
  return chips.filter((chip) => chip.label);
}

/**
 * @param {string} text
 * @param {string} part
 */
export function takeOut(text, part) {
  const words = (/** @type {string} */ written) => written.split(/[\s,;/]+/u).filter(Boolean);
  const all = words(text);
  const taken = words(part);
  const at = all.findIndex((_, start) => taken.every((word, offset) => all[start + offset] === word));
  if (taken.length && at >= 0) all.splice(at, taken.length);
  return all.join(" ");
}

/**
 * @param {HTMLElement} list
 * @param {Chip[]} chips
 * @param {(chip: Chip) => void} remove
 */
export function drawChips(list, chips, remove) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("chip"));
  list.replaceChildren(
    ...chips.map((chip) => {
      const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      const button = /** @type {HTMLButtonElement} */ (item.querySelector("button"));
      /** @type {Element} */ (button.querySelector("span")).textContent = chip.label;
      button.addEventListener("click", () => remove(chip));
      return item;
    }),
  );
  list.hidden = !chips.length;
}
