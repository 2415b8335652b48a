// @ts-check
// The saved list: ids of offers, kept on the device once the visitor has asked for it.

import { keep, recall } from "./memory.js";

const NAME = "saved";
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST = 200;

/** @param {HTMLElement} place Names its digits in `data-digits`. */
export const numbersOf = (place) =>
  new Intl.NumberFormat("de", { numberingSystem: place.dataset.digits });

/**
 * Returns those of some values that can be ids of offers, each once.
 * @param {unknown[]} values
 * @returns {string[]}
 */
function idsAmong(values) {
  const ids = values.filter((one) => typeof one === "string" && ID.test(one));
  return /** @type {string[]} */ ([...new Set(ids)]);
}

/** @returns {string[]} */
export function savedIds() {
  const found = recall(NAME);
  return Array.isArray(found) ? idsAmong(found) : [];
}

/**
 * @param {string[]} ids
 * @returns {boolean} Whether the browser allowed it.
 */
export function save(ids) {
  const isKept = keep(NAME, ids.length ? idsAmong(ids) : null);
  showCount();
  return isKept;
}

/**
 * Returns the ids in an address such as `merkliste.html#a/b,c/d`.
 * @param {string} fragment
 */
export function sharedIds(fragment) {
  return idsAmong(fragment.replace(/^#/, "").split(",")).slice(0, MOST);
}

/** Shows how many offers are saved, at the top of the page. */
export function showCount() {
  const place = document.getElementById("saved-number");
  if (!place) return;
  const { length } = savedIds();
  place.textContent = length ? `(${numbersOf(place).format(length)})` : "";
}
