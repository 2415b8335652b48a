// @ts-check
// Tells at each field what is wrong there, and gathers it for the head of the form.

import { contradictions } from "./between.js";
import { broken, check } from "./checks.js";
import { controlsOf, fieldsIn, innerScope } from "./fields.js";
import { expanded } from "./short.js";
import { fieldOf, isEmpty, itemsOf, scopeOf } from "./state.js";
import { isMapping } from "./yaml.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {{ [name: string]: string }} Words
 * @typedef {{ place: HTMLElement, name: string, message: string }} Wrong
 */

const GROUPS = ["record", "boxes", "places", "features", "age"];

/**
 * Says what is wrong with one field; "" if nothing is.
 * @param {HTMLElement} field
 * @param {State} state
 * @param {Words} words
 */
export function wrongWith(field, state, words) {
  const scope = scopeOf(field);
  const around = state.value(scope);
  const name = field.dataset.field ?? "";
  const isShort = name === "*" || name === scope.dataset.short;
  if (typeof around === "string" && !isShort) return "";
  const value = isMapping(around) ? around[name] : isShort ? around : undefined;
  const [first] = field.dataset.kind === "date" ? controlsOf(field) : [];
  if (first?.validity.badInput) return words.date;
  return check({ ...field.dataset }, value, words, !fieldOf(scope) || !isEmpty(around));
}

/**
 * @param {HTMLElement} field
 * @param {string} message "" where nothing is wrong.
 */
export function tellAt(field, message) {
  const place = field.querySelector(".entry__wrong");
  if (place && place.textContent !== message) place.textContent = message;
  if (GROUPS.includes(field.dataset.kind ?? "")) return;
  for (const control of controlsOf(field)) {
    if (message) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/**
 * Tells everything that is wrong with a record and the records in it.
 * @param {HTMLElement} scope
 * @param {State} state
 * @param {Words} words
 * @returns {Wrong[]}
 */
export function wrongIn(scope, state, words) {
  const found = fieldsIn(scope).flatMap((field) => wrongInField(field, state, words));
  const value = state.value(scope);
  if (fieldOf(scope) && isEmpty(value)) return found;
  return [...found, ...disagreements(scope, value, words)];
}

/** @param {HTMLElement} field @param {State} state @param {Words} words @returns {Wrong[]} */
function wrongInField(field, state, words) {
  const message = wrongWith(field, state, words);
  tellAt(field, message);
  const own = message ? [{ place: target(field), name: nameOf(field), message }] : [];
  if (field.dataset.kind !== "record") return own;
  const scopes = "list" in field.dataset ? itemsOf(field) : [innerScope(field)];
  return [...own, ...scopes.flatMap((scope) => wrongIn(scope, state, words))];
}

/** @param {HTMLElement} scope @param {any} value @param {Words} words @returns {Wrong[]} */
function disagreements(scope, value, words) {
  const fields = fieldsIn(scope);
  const line = typeof value === "string" ? fields.find(({ dataset }) => dataset.field === "*") : undefined;
  if (line?.querySelector(".entry__wrong")?.textContent) return [];
  const meant = isMapping(value) ? { ...value } : expanded(value ?? "", scope.dataset.short ?? "");
  for (const { dataset } of fields) {
    if (dataset.default) meant[dataset.field ?? ""] ??= dataset.default;
  }
  const place = /** @type {HTMLElement} */ (scope.querySelector(".entry__wrong"));
  if (fieldOf(scope) || scope.dataset.kind) place.textContent = "";
  const agreements = JSON.parse(scope.dataset.agreements || "[]");
  const found = agreements.flatMap((/** @type {any} */ one) => broken(one, meant));
  found.push(...contradictions(meant).map(([name, told]) => [name, words[told]]));
  return found.map((/** @type {[string, string]} */ [name, message]) => {
    const field = line ?? fields.find(({ dataset }) => dataset.field === name);
    if (field) tellAt(field, message);
    else place.textContent = message;
    return { place: field ? target(field) : place, name: field ? nameOf(field) : "", message };
  });
}

/** @param {HTMLElement} field */
export const nameOf = (field) =>
  (field.querySelector("legend, label")?.textContent ?? "").replace(/\s*\(.*$/s, "").trim();

/** What gets the focus for a field. @param {HTMLElement} field @returns {HTMLElement} */
export const target = (field) =>
  field.querySelector(".items")
    ? /** @type {HTMLElement} */ (field.querySelector(":scope > .group__add"))
    : controlsOf(field)[0] ?? field;
