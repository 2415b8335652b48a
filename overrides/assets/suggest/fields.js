// @ts-check
// Fields on the page: filled from data, read into data, and items of lists added and removed.

import { age, AGE, boxes, features } from "./parts.js";
import { unwrapped, wrapped } from "./prose.js";
import { itemsOf } from "./state.js";
import { clean, isMapping } from "./yaml.js";

/** @typedef {HTMLInputElement & HTMLSelectElement & HTMLTextAreaElement} Control */

const NAMES = ["id", "for", "aria-describedby", "aria-labelledby", "aria-controls", "list"];
const SHARED = ["places"];
/** What a field held when it was filled; @type {WeakMap<Element, any>} */
const former = new WeakMap();
const BOXES = ["boxes", "places"];
let copies = 0;

/** @param {Element} scope @returns {HTMLElement[]} */
export const fieldsIn = (scope) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (scope.querySelectorAll("[data-field]"))].filter(
    (field) => field.parentElement?.closest("[data-scope]") === scope,
  );

/** @param {Element} field @returns {Control[]} */
export const controlsOf = (field) =>
  [.../** @type {NodeListOf<Control>} */ (field.querySelectorAll("input, select, textarea"))];

/** @param {HTMLElement} field @returns {HTMLElement} */
export const innerScope = (field) =>
  /** @type {HTMLElement} */ (field.querySelector("[data-scope]"));

/**
 * Shows what a record holds.
 * @param {HTMLElement} scope
 * @param {any} value
 */
export function fill(scope, value) {
  const short = scope.dataset.short ?? "";
  for (const field of fieldsIn(scope)) {
    const name = field.dataset.field ?? "";
    const isShort = name === "*" || name === short;
    if (name === "*") field.hidden = isMapping(value);
    fillField(field, isMapping(value) ? value[name] : isShort ? value : undefined);
  }
}

/** @param {HTMLElement} field @param {any} value */
export function fillField(field, value) {
  former.set(field, value);
  const { kind = "", list } = field.dataset;
  if (kind === "record" && list !== undefined) {
    field.querySelector(".items")?.replaceChildren();
    for (const one of value ?? []) fill(addItem(field), one);
  } else if (kind === "record") fill(innerScope(field), value);
  else if (BOXES.includes(kind)) {
    for (const box of controlsOf(field)) box.checked = (value ?? []).includes(box.value);
  } else if (kind === "features") {
    for (const one of controlsOf(field)) one.value = value?.[one.dataset.code ?? ""] ?? "";
  } else if (kind === "boolean") controlsOf(field)[0].checked = ["true", "ja"].includes(value);
  else if (kind === "age") {
    const [, number = "", unit = "year"] = AGE.exec(value ?? "") ?? [];
    [controlsOf(field)[0].value, controlsOf(field)[1].value] = [number, unit];
  } else controlsOf(field)[0].value = shown(field, value);
}

/** @param {HTMLElement} field @param {any} value @returns {string} */
function shown({ dataset }, value) {
  if (Array.isArray(value)) return value.join(dataset.kind === "lines" ? "\n" : ",");
  if (dataset.kind === "prose") return unwrapped(value ?? "");
  return (value ?? dataset.default ?? "").trim();
}

/**
 * Reads a field as data; what looks as it was filled is what it was.
 * @param {HTMLElement} field
 * @returns {any} undefined where nothing is written.
 */
export function read(field) {
  const { kind = "" } = field.dataset;
  const before = former.get(field);
  const controls = controlsOf(field);
  if (BOXES.includes(kind)) return boxes(controls, before ?? []);
  if (kind === "features") return features(controls, before ?? {});
  const [{ checked, value }] = controls;
  if (kind === "boolean") return checked ? "true" : before === "false" ? before : undefined;
  if (kind === "age") return age(controls, before);
  if (value === shown(field, before)) return before;
  if (kind === "lines") {
    const lines = clean(value).split("\n").map((line) => line.trim()).filter(Boolean);
    return lines.length ? lines : undefined;
  }
  if (kind === "prose") return value.trim() ? wrapped(value, before ?? "") : undefined;
  return clean(value).replace(/\n+/g, " ").trim() || undefined;
}

/**
 * Adds an empty item to a list.
 * @param {HTMLElement} field
 * @returns {HTMLElement} Its scope.
 */
export function addItem(field) {
  const template = /** @type {HTMLTemplateElement} */ (field.querySelector(":scope > template"));
  const copy = /** @type {DocumentFragment} */ (document.importNode(template.content, true));
  copies += 1;
  for (const element of copy.querySelectorAll(NAMES.map((name) => `[${name}]`).join())) {
    for (const name of NAMES) rename(element, name);
  }
  const item = /** @type {HTMLElement} */ (copy.firstElementChild);
  field.querySelector(".items")?.append(copy);
  number(field);
  return item;
}

/** @param {Element} element @param {string} name */
function rename(element, name) {
  const ids = element.getAttribute(name)?.split(" ").filter(Boolean) ?? [];
  const own = ids.map((id) => (SHARED.includes(id) ? id : `${id}-${copies}`));
  if (ids.length) element.setAttribute(name, own.join(" "));
}

/** How numbers are written on the page. @param {Element} place */
export const digitsOf = (place) =>
  new Intl.NumberFormat("de", { numberingSystem: place.closest("form")?.dataset.digits });

/** Shows how many items stand before each. @param {HTMLElement} field */
export function number(field) {
  const digits = digitsOf(field);
  for (const [at, item] of itemsOf(field).entries()) {
    for (const place of item.querySelectorAll(".item__number")) {
      if (place.closest(".item") === item) place.textContent = digits.format(at + 1);
    }
  }
}
