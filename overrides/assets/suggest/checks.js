// @ts-check
// What is wrong with what somebody has typed, by the rules of the record's model.

import { isEmpty } from "./state.js";

/**
 * A rule of one field, as it stands in the page.
 * @typedef {{ required?: string, max?: string, forms?: string, kind?: string, min?: string,
 *   most?: string }} Rule
 * What fields of a record owe each other.
 * @typedef {{ at: string, when: { [name: string]: string }, unless: { [name: string]: string },
 *   any_of: string[], only_one: boolean, none_of: string[], value: [string, string] | null,
 *   message: string }} Agreement
 * @typedef {{ [name: string]: string }} Words
 */

const WRITTEN = "(written)";

/** @param {string} text @param {{ [place: string]: string | number }} places */
export const put = (text, places) =>
  Object.entries(places).reduce((told, [name, one]) => told.replace(`{${name}}`, () => String(one)), text);

/**
 * Says what is wrong with a value; "" if nothing is.
 * @param {Rule} rule
 * @param {any} value
 * @param {Words} words
 * @param {boolean} isNeeded Whether the record that the field is in is there at all.
 */
export function check(rule, value, words, isNeeded = true) {
  if (isEmpty(value)) return "required" in rule && isNeeded ? words[missing(rule)] : "";
  const texts = Array.isArray(value) ? value : [value];
  const { max, min, most } = rule;
  const length = Array.isArray(value) ? value.length : [...String(value)].length;
  if (max && length > Number(max)) {
    return put(words[Array.isArray(value) ? "many" : "long"], { max, count: length });
  }
  for (const text of texts) {
    const told = misformed(rule, text);
    if (told) return told;
  }
  if (min && Number(value) < Number(min)) return put(words.small, { min });
  return most && Number(value) > Number(most) ? put(words.large, { max: most }) : "";
}

/** @param {Rule} rule @param {unknown} text */
export function misformed({ forms = "[]" }, text) {
  if (typeof text !== "string") return "";
  /** @type {[string, string][]} Pattern and what is told otherwise. */
  const known = JSON.parse(forms || "[]");
  const broken = known.find(([pattern]) => !new RegExp(`^(?:${pattern})$`).test(text.trim()));
  return broken ? put(broken[1], { text: text.trim() }) : "";
}

/** @param {Rule} rule */
const missing = (rule) =>
  rule.kind === "boxes" || rule.kind === "words" ? "choose" : rule.kind === "record" ? "one" : "required";

/**
 * Says which fields of a record break an agreement, with what is told there.
 * @param {Agreement} agreement
 * @param {{ [name: string]: any }} value
 * @returns {[string, string][]} Names of fields, "" for the record, and messages.
 */
export function broken(agreement, value) {
  const { at, when, unless, any_of, only_one, none_of, value: wanted, message } = agreement;
  const has = (/** @type {string} */ name, /** @type {string} */ word) =>
    word === WRITTEN ? !isEmpty(value[name]) : value[name] === word;
  if (!Object.entries(when).every(([name, word]) => has(name, word))) return [];
  if (Object.entries(unless).some(([name, word]) => has(name, word))) return [];
  if (none_of.length) {
    return none_of.filter((name) => has(name, WRITTEN)).map((name) => [name, message]);
  }
  const found = any_of.filter((name) => has(name, WRITTEN)).length;
  const isKept = wanted ? has(...wanted) : found > 0 && !(only_one && found > 1);
  return isKept ? [] : [[at, message]];
}
