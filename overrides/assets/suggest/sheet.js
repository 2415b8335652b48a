// @ts-check
// One record on the page: what somebody types goes into its data, and what is wrong is told there.

import { addItem, digitsOf, fieldsIn, fill, fillField, number, read } from "./fields.js";
import { itemsOf, scopeOf, State } from "./state.js";
import { tellAt, wrongIn, wrongWith } from "./wrong.js";
import { isMapping } from "./yaml.js";
import { tell } from "../site.js";

/** @typedef {{ [name: string]: any }} Mapping */

export class Sheet {
  /**
   * @param {HTMLFieldSetElement} element
   * @param {{ [name: string]: string }} words
   */
  constructor(element, words) {
    this.element = element;
    this.words = words;
    const { order, blocks } = JSON.parse(element.dataset.house ?? "{}");
    this.order = order;
    this.state = new State(order);
    /** @param {string} name */
    this.groupOf = (name) => blocks[name] ?? -1;
    element.addEventListener("input", (event) => this.take(/** @type {Element} */ (event.target)));
    element.addEventListener("focusout", (event) => this.look(/** @type {Element} */ (event.target)));
    element.addEventListener("click", (event) => this.press(/** @type {Element} */ (event.target)));
  }

  /**
   * Shows a record.
   * @param {Mapping} data
   */
  open(data) {
    this.state.data = data;
    fill(this.element, data);
    this.count();
    for (const place of this.element.querySelectorAll(".entry__wrong")) place.textContent = "";
    for (const one of this.element.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  }

  /** Shows how many of the fields that come on demand are filled. */
  count() {
    const digits = digitsOf(this.element);
    for (const details of this.element.querySelectorAll(":scope > details.more")) {
      const names = fieldsIn(this.element).filter((field) => details.contains(field));
      const filled = names.filter(({ dataset }) => (dataset.field ?? "") in this.state.data).length;
      const place = details.querySelector(".more__count");
      if (place) place.textContent = filled ? `(${digits.format(filled)})` : "";
    }
  }

  /**
   * Sets a field of the record, and shows it.
   * @param {string} name
   * @param {any} value
   */
  set(name, value) {
    this.state.set(this.element, name, value);
    const field = fieldsIn(this.element).find(({ dataset }) => dataset.field === name);
    if (field) fillField(field, value);
    this.count();
  }

  /** @param {Element} target */
  take(target) {
    const field = /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
    if (!field || target.closest("[data-kind=record]") === field) return;
    const scope = scopeOf(field);
    const isAlone = scope.dataset.short === "*" && !isMapping(this.state.value(scope));
    this.state.set(scope, field.dataset.field ?? "", read(field));
    if (isAlone && isMapping(this.state.value(scope))) fill(scope, this.state.value(scope));
    if (field.querySelector(".entry__wrong")?.textContent) this.look(target);
    this.count();
  }

  /**
   * Says what is wrong with a field that is being left.
   * @param {Element} target
   */
  look(target) {
    const field = /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
    if (field && field.dataset.kind !== "record") tellAt(field, wrongWith(field, this.state, this.words));
  }

  /** @param {Element} target */
  press(target) {
    const field = /** @type {HTMLElement | null} */ (target.closest("[data-list]"));
    if (target.closest(".group__add") && field) {
      const item = addItem(field);
      fill(item, undefined);
      firstControl(item)?.focus();
    }
    const item = /** @type {HTMLElement | null} */ (target.closest(".item"));
    if (target.closest(".item__remove") && item && field) this.remove(field, item);
  }

  /**
   * @param {HTMLElement} field
   * @param {HTMLElement} item
   */
  remove(field, item) {
    const place = itemsOf(field).indexOf(item);
    const items = this.state.list(field);
    items.splice(place, 1);
    item.remove();
    number(field);
    this.state.set(scopeOf(field), field.dataset.field ?? "", items.length ? items : undefined);
    this.element.dispatchEvent(new Event("input", { bubbles: true }));
    const next = itemsOf(field)[Math.min(place, itemsOf(field).length - 1)];
    const button = /** @type {HTMLElement | null} */ (field.querySelector(":scope > .group__add"));
    (next ? firstControl(next) : button)?.focus();
    tell(this.words.removed);
  }

  /** Everything that is wrong, told at its places. */
  wrong() {
    return wrongIn(this.element, this.state, this.words);
  }
}

/** @param {Element} item @returns {HTMLElement | undefined} */
const firstControl = (item) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("input, select, textarea"))]
    .find((one) => !one.closest("[hidden]"));
