// @ts-check
// The form of the finder: from a state to fields and counts, and back.

import { CODES, NUMBERS } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./search.js").Result} Result
 */

/** Of longer lists, what would leave no offer is not shown at all. */
const MANY = 10;

const field = (/** @type {string} */ id) =>
  /** @type {HTMLInputElement & HTMLSelectElement} */ (document.getElementById(id));

/** @param {string} name */
function boxes(name) {
  const group = `[data-facet=${name}] input`;
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(group))];
}

/**
 * Shows a state in the fields.
 * @param {State} state
 * @param {string} town The town of its place, which may be a postcode; "" for none.
 */
export function fillForm(state, town) {
  if (document.activeElement !== field("words")) field("words").value = state.q;
  showTown(town);
  field("km").value = String(state.km);
  field("open").checked = state.open;
  field("sort").value = state.sort;
  for (const name of [...CODES, ...NUMBERS]) {
    const chosen = state[name].map(String);
    for (const box of boxes(name)) box.checked = chosen.includes(box.value);
  }
}

/**
 * Shows the town that was understood, be it chosen or typed.
 * @param {string} town
 */
export function showTown(town) {
  field("place").value = town;
  field("place").dataset.town = town;
}

/**
 * Reads the fields into a state.
 * @param {State} state What the fields do not hold stays as it is.
 * @returns {State}
 */
export function readForm(state) {
  const read = { ...state, q: field("words").value.trim(), km: Number(field("km").value) };
  const { value, dataset } = field("place");
  read.place = value === (dataset.town ?? "") ? state.place : value;
  read.open = field("open").checked;
  read.sort = field("sort").value;
  for (const name of CODES) read[name] = checked(name);
  for (const name of NUMBERS) read[name] = checked(name).map(Number);
  return read;
}

/** @param {string} name */
function checked(name) {
  return boxes(name)
    .filter((box) => box.checked)
    .map((box) => box.value);
}

/**
 * What a choice is called on the page.
 * @param {string} name
 * @param {string | number} code
 */
export function labelOf(name, code) {
  const box = boxes(name).find((one) => one.value === String(code));
  return box?.parentElement?.querySelector(".facet__label")?.textContent?.trim() ?? "";
}

/**
 * Shows at each choice how many offers it would leave; what would leave none cannot be chosen.
 * What has not been counted yet stays as it is.
 * @param {Result} result
 * @param {import("./words.js").Words} words
 */
export function showCounts(result, words) {
  for (const name of CODES) {
    const counts = result.counts.get(name);
    if (counts) boxes(name).forEach((box) => showCount(box, counts.get(box.value) ?? 0, words));
  }
  for (const name of NUMBERS) {
    const counts = result.counts.get(name);
    if (counts) boxes(name).forEach((box) => showCount(box, counts.get(Number(box.value)) ?? 0, words));
  }
  const open = field("open");
  const line = /** @type {HTMLElement} */ (open.closest("label"));
  line.hidden = result.open === undefined;
  if (result.open !== undefined) showCount(open, result.open, words);
}

/**
 * @param {HTMLInputElement} box
 * @param {number} count
 * @param {import("./words.js").Words} words
 */
function showCount(box, count, words) {
  const line = /** @type {HTMLElement} */ (box.closest("label"));
  box.disabled = count === 0 && !box.checked && box !== document.activeElement;
  line.hidden = box.disabled && (box.closest("fieldset")?.elements.length ?? 0) > MANY;
  line.classList.toggle("choice-box--empty", box.disabled);
  /** @type {Element} */ (line.querySelector(".facet__count")).textContent = words.number(count);
}
