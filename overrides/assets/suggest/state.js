// @ts-check
// What a form holds, as data of a record: set by scope and name, and without what was left empty.
// A scope is a record on the page: the whole form, an item of a list, a record inside another.

import { arranged, isSame } from "./order.js";
import { expanded } from "./short.js";
import { isMapping } from "./yaml.js";

/**
 * @typedef {import("./yaml.js").Value | undefined} Value
 * @typedef {{ [name: string]: any }} Mapping
 */

/** @param {unknown} value */
export const isEmpty = (value) =>
  value === undefined || value === null || value === "" ||
  (typeof value === "object" && Object.values(value).every(isEmpty));

/** The field that a scope belongs to; null for the whole form. */
export const fieldOf = (/** @type {Element} */ scope) =>
  /** @type {HTMLElement | null} */ (scope.parentElement?.closest("[data-field]") ?? null);

/** The scope that a field or a scope lies in. */
export const scopeOf = (/** @type {Element} */ element) =>
  /** @type {HTMLElement} */ (element.parentElement?.closest("[data-scope]"));

/** @param {HTMLElement} field */
export const itemsOf = (field) =>
  /** @type {HTMLElement[]} */ ([...(field.querySelector(".items")?.children ?? [])]);

export class State {
  /** @param {{ [path: string]: string[] }} order Of the fields, by the path of their record. */
  constructor(order) {
    this.order = order;
    /** @type {Mapping} */
    this.data = {};
  }

  /**
   * What a scope holds: a mapping, a text where a short form stands, or undefined.
   * @param {HTMLElement} scope
   * @returns {any}
   */
  value(scope) {
    const field = fieldOf(scope);
    if (!field) return this.data;
    const around = this.value(scopeOf(field));
    const own = isMapping(around) ? around[field.dataset.field ?? ""] : undefined;
    return "list" in field.dataset ? own?.[itemsOf(field).indexOf(scope)] : own;
  }

  /**
   * @param {HTMLElement} scope
   * @param {Value} value
   */
  put(scope, value) {
    const field = fieldOf(scope);
    if (!field) this.data = /** @type {Mapping} */ (value);
    else if ("list" in field.dataset) {
      const items = this.list(field);
      items[itemsOf(field).indexOf(scope)] = value;
      this.set(scopeOf(field), field.dataset.field ?? "", items);
    } else this.set(scopeOf(field), field.dataset.field ?? "", value);
  }

  /**
   * The items of a list, to be changed and set again.
   * @param {HTMLElement} field
   * @returns {any[]}
   */
  list(field) {
    const around = this.value(scopeOf(field));
    return isMapping(around) ? [...(around[field.dataset.field ?? ""] ?? [])] : [];
  }

  /**
   * Sets a field of a scope, in the place where the model has it.
   * @param {HTMLElement} scope
   * @param {string} name `*` for a text that stands for several fields.
   * @param {Value} value
   */
  set(scope, name, value) {
    const short = scope.dataset.short ?? "";
    const before = this.value(scope);
    const isAlone = short !== "" && !isMapping(before);
    const isElsewhere = name === "*" ? isMapping(before) : isAlone && name !== short;
    if (value === undefined && isElsewhere) return;
    if (name === "*" || (isAlone && name === short)) return this.put(scope, value);
    const own = isAlone && before ? expanded(before, short) : { ...before };
    const names = Object.keys(own).filter((one) => one !== name || value !== undefined);
    if (value !== undefined && !(name in own)) names.push(name);
    const order = this.order[path(scope)] ?? [];
    const entries = arranged(Object.keys(own), names, order).map((one) =>
      [one, one === name ? value : own[one]]);
    this.put(scope, entries.length ? Object.fromEntries(entries) : fieldOf(scope) ? undefined : {});
  }

  /**
   * The record without what was left empty; fields that are as they were stay so.
   * @param {Mapping} former
   */
  record(former) {
    const names = Object.keys(this.data);
    const entries = names.map((name) =>
      [name, isSame(this.data[name], former[name]) ? former[name] : pruned(this.data[name])]);
    return Object.fromEntries(entries.filter(([name, one]) => name in former ? one !== undefined : !isEmpty(one)));
  }
}

/** @param {HTMLElement} scope @returns {string} */
function path(scope) {
  const field = fieldOf(scope);
  if (!field) return "";
  const around = path(scopeOf(field));
  return around ? `${around}.${field.dataset.field}` : field.dataset.field ?? "";
}

/** @param {any} value @returns {any} */
function pruned(value) {
  if (isEmpty(value)) return undefined;
  if (Array.isArray(value)) return value.map(pruned).filter((one) => one !== undefined);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, one === null ? null : pruned(one)]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
