// @ts-check
// What a record owes to others and to its own lists: a way to reach it, places and offers that exist.

import { put } from "./checks.js";
import { fieldsIn } from "./fields.js";
import { isEmpty, itemsOf } from "./state.js";
import { nameOf, target, tellAt } from "./wrong.js";

/**
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {import("./wrong.js").Wrong} Wrong
 * @typedef {{ [name: string]: string }} Words
 * The sheets, and which of them are used; the ids of all records; the places of the offer's
 * organisation; the postal codes of each town.
 * @typedef {{ sheets: { [kind: string]: Sheet }, used: string[], known: Set<string>, places: any[],
 *   codes: { [town: string]: { town: string, all: string[], isOnly: boolean } } }} All
 */


const WAYS = ["phones", "email", "links", "contacts"];

/** @param {All} all @param {Words} words @returns {Wrong[]} */
export function wrongAcross(all, words) {
  return [
    ...(all.used.includes("offer") ? wrongOffer(all, words) : []),
    ...(all.used.includes("provider") ? wrongProvider(all, words) : []),
  ];
}

/** @param {All} all @param {Words} words @returns {Wrong[]} */
function wrongOffer({ sheets: { offer }, known, places: own }, words) {
  const { data } = offer.state;
  const fields = byName(offer.element);
  const places = data.locations ?? [];
  const isOpen = (/** @type {string} */ id) =>
    !own.length || id.includes("/") || own.some((place) => place?.id === id && place.street);
  const found = WAYS.some((name) => !isEmpty(data[name])) || places.some(isOpen) ? [] : [tell(fields.phones, words.way)];
  for (const name of ["schedules", "runs"]) {
    for (const [at, one] of (data[name] ?? []).entries()) {
      if (!one?.location || places.includes(one.location)) continue;
      found.push(tell(byName(itemsOf(fields[name])[at]).location, words.elsewhere));
    }
  }
  const isUnknown = (/** @type {string} */ id) => id.includes("/") && !known.has(id);
  if ((data.referral_by ?? []).some(isUnknown)) found.push(tell(fields.referral_by, words.unknown));
  if ((data.capacity?.meanwhile ?? []).some((/** @type {string} */ id) => !known.has(id))) {
    found.push(tell(byName(fields.capacity.querySelector("[data-scope]")).meanwhile, words.unknown));
  }
  return found;
}

/** @param {All} all @param {Words} words @returns {Wrong[]} */
function wrongProvider({ sheets: { provider }, codes }, words) {
  const places = provider.state.data.locations ?? [];
  const ids = places.map((/** @type {any} */ one) => one?.id);
  const items = itemsOf(byName(provider.element).locations);
  return places.flatMap((/** @type {any} */ place, /** @type {number} */ at) => {
    const fields = byName(items[at]);
    const found = ids.indexOf(place?.id) < at ? [tell(fields.id, words.taken)] : [];
    const known = codes[place?.municipality];
    if ((place?.disclosure ?? "public") !== "public" || !known) return found;
    const { town, all, isOnly } = known;
    const isWrong = place.postal_code ? !all.includes(place.postal_code) : isOnly;
    const message = place.postal_code ? put(words.postal, { town }) : words.required;
    return isWrong ? [...found, tell(fields.postal_code, message)] : found;
  });
}

/** @param {Element | null} scope @returns {{ [name: string]: HTMLElement }} */
const byName = (scope) =>
  Object.fromEntries((scope ? fieldsIn(scope) : []).map((field) => [field.dataset.field, field]));

/** @param {HTMLElement} field @param {string} message @returns {Wrong} */
function tell(field, message) {
  tellAt(field, message);
  return { place: target(field), name: nameOf(field), message };
}
