// @ts-check
// What was typed and not sent: kept while the page is open, and on the device where somebody asks.

import { keep, recall } from "../memory.js";
import { isSame } from "./order.js";

/**
 * @typedef {{ [name: string]: any }} Mapping
 * What was typed into the sheets, what the record held before, and the names of new files.
 * @typedef {{ sheets: { [kind: string]: Mapping }, before: Mapping, names: Mapping }} Draft
 */

const NAME = "drafts";
/** @type {Map<string, Draft>} */
const open = new Map();

/** @returns {{ [id: string]: Draft }} */
const stored = () => {
  const found = recall(NAME);
  return typeof found === "object" && found !== null ? found : {};
};

/** @param {string} id */
export const isStored = (id) => Object.keys(stored()).includes(id);

/** @param {string} id @returns {Draft | undefined} */
export const draftOf = (id) => open.get(id) ?? (isStored(id) ? stored()[id] : undefined);

/** @param {string} id @param {Draft} draft */
export const remember = (id, draft) => open.set(id, draft);

/**
 * Keeps a draft on the device.
 * @param {string} id
 * @param {Draft} draft
 * @returns {boolean} Whether the browser allowed it.
 */
export const store = (id, draft) => keep(NAME, { ...stored(), [id]: draft });

/** @param {string} id */
export function drop(id) {
  const others = Object.entries(stored()).filter(([one]) => one !== id);
  keep(NAME, others.length ? Object.fromEntries(others) : null);
}

/**
 * Puts what was typed into a record that may have changed meanwhile.
 * @param {Mapping} data
 * @param {Draft} draft
 * @param {string} kind
 * @returns {Mapping}
 */
export function merged(data, draft, kind) {
  const typed = draft.sheets[kind] ?? {};
  const found = { ...data };
  for (const name of new Set([...Object.keys(typed), ...Object.keys(draft.before)])) {
    if (isSame(typed[name], draft.before[name])) continue;
    if (typed[name] === undefined) delete found[name];
    else found[name] = typed[name];
  }
  return found;
}
