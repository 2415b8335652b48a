// @ts-check
// The records of the site: which there are, one to choose, and one to edit.

import { root } from "../site.js";
import { put } from "./checks.js";

/**
 * Id, name, name of the organisation ("" for organisations), whether nobody should see it (1 or 0).
 * @typedef {[string, string, string, number]} Entry
 */

const SHOWN = 30;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

/** @param {string} text */
const folded = (text) =>
  text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** @returns {Promise<Entry[]>} */
export async function readEntries() {
  const answer = await fetch("eintraege.json");
  return answer.ok ? answer.json() : Promise.reject(answer.status);
}

/**
 * Reads a record to edit it.
 * @param {string} id
 * @returns {Promise<any>} null if there is none.
 */
export async function readRecord(id) {
  if (!ID.test(id)) return null;
  const name = id.includes("/") ? id : `${id}/provider`;
  const answer = await fetch(new URL(`eintraege/${name}.json`, root));
  if (answer.status === 404) return null;
  return answer.ok ? answer.json() : Promise.reject(answer.status);
}

/**
 * Reads the record that an address names, and says where there is none.
 * @param {string} id "" for none.
 * @param {{ [name: string]: string }} words
 * @returns {Promise<any>} undefined where there is nothing to edit.
 */
export async function load(id, words) {
  showBroken("");
  if (id === "") return undefined;
  try {
    const found = await readRecord(id);
    if (!found) showBroken(words.unknown);
    return found ?? undefined;
  } catch {
    showBroken(words.unread);
    return undefined;
  }
}

/** @param {string} message "" where all is well. */
export function showBroken(message) {
  const place = /** @type {HTMLElement} */ (document.getElementById("suggest-broken"));
  place.textContent = message;
  place.hidden = !message;
}

/**
 * Lets somebody choose a record by a part of its name.
 * @param {Entry[]} entries
 * @param {{ [name: string]: string }} words
 */
export function listenFilter(entries, words) {
  const filter = /** @type {HTMLInputElement} */ (document.getElementById("suggest-filter"));
  const list = /** @type {HTMLElement} */ (document.getElementById("suggest-records"));
  const count = /** @type {HTMLElement} */ (document.getElementById("suggest-count"));
  const digits = new Intl.NumberFormat("de", { numberingSystem: count.dataset.digits });
  const known = entries.map((one) => ({ one, text: folded(`${one[1]} ${one[2]} ${one[0]}`) }));
  const show = () => {
    const parts = folded(filter.value).split(/\s+/).filter(Boolean);
    const found = known.filter(({ text }) => parts.length && parts.every((part) => text.includes(part)));
    list.replaceChildren(...found.slice(0, SHOWN).map(({ one }) => draw(one)));
    count.textContent = parts.length ? put(words.found, { count: digits.format(found.length) }) : "";
  };
  filter.addEventListener("input", show);
  show();
}

/** @param {Entry} entry */
function draw([id, name, provider]) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${id}`;
  link.textContent = provider ? `${name} – ${provider}` : name;
  item.append(link);
  return item;
}
