// @ts-check
// Whose a new offer is, and the short names of new files: suggested from names, free, well-formed.

import { misformed } from "./checks.js";
import { slug } from "./names.js";

/**
 * @typedef {import("./records.js").Entry} Entry
 * @typedef {{ provider: string, id: string, providerId: string }} Names
 * @typedef {import("./wrong.js").Wrong} Wrong
 */

/** Stands for an organisation that is not in the list. */
const OTHER = "+";

const field = (/** @type {string} */ id) =>
  /** @type {HTMLInputElement & HTMLSelectElement} */ (document.getElementById(id));

export class NewNames {
  /**
   * @param {Entry[]} entries
   * @param {{ [name: string]: string }} words
   */
  constructor(entries, words) {
    this.words = words;
    this.known = new Set(entries.map(([id]) => id));
    const providers = entries.filter(([id]) => !id.includes("/"));
    const options = providers.map(([id, name]) => new Option(name, id));
    field("suggest-provider").append(...options);
    for (const id of ["suggest-id", "suggest-provider-id"]) {
      field(id).addEventListener("input", () => (field(id).dataset.own = "yes"));
      field(id).addEventListener("focusout", () => this.tell(id, this.wrongId(id)));
    }
    field("suggest-provider").addEventListener("focusout", () => this.tell("suggest-provider", this.wrongProvider()));
  }

  /** @returns {Names} */
  get names() {
    return {
      provider: field("suggest-provider").value,
      id: field("suggest-id").value.trim(),
      providerId: field("suggest-provider-id").value.trim(),
    };
  }

  /** @param {Partial<Names>} names */
  show({ provider = "", id = "", providerId = "" }) {
    field("suggest-provider").value = provider;
    for (const [name, value] of [["suggest-id", id], ["suggest-provider-id", providerId]]) {
      field(name).value = value;
      field(name).dataset.own = value ? "yes" : "";
    }
    for (const name of ["suggest-provider", "suggest-id", "suggest-provider-id"]) this.tell(name, "");
  }

  get isOther() {
    return field("suggest-provider").value === OTHER;
  }

  /** The folder of the offer. */
  get folder() {
    return this.isOther ? this.names.providerId : this.names.provider;
  }

  /**
   * Suggests short names, unless somebody has written their own.
   * @param {string} offer
   * @param {string} provider
   */
  suggest(offer, provider) {
    for (const [id, name] of [["suggest-id", offer], ["suggest-provider-id", provider]]) {
      if (field(id).dataset.own !== "yes") field(id).value = slug(name);
    }
    field("suggest-provider-id-entry").hidden = !this.isOther;
  }

  wrongProvider() {
    return field("suggest-provider").value ? "" : this.words.choose;
  }

  /** @param {string} id Of the field. */
  wrongId(id) {
    const { value, dataset } = field(id);
    if (!value.trim()) return this.words.required;
    const whole = id === "suggest-id" ? `${this.folder}/${value.trim()}` : value.trim();
    return misformed(dataset, value) || (this.known.has(whole) ? this.words.taken : "");
  }

  /** @param {string} id @param {string} message */
  tell(id, message) {
    const place = /** @type {HTMLElement} */ (document.getElementById(`${id}-wrong`));
    place.textContent = message;
    if (message) field(id).setAttribute("aria-invalid", "true");
    else field(id).removeAttribute("aria-invalid");
  }

  /** @returns {Wrong[]} */
  wrong() {
    const ids = this.isOther ? ["suggest-provider-id", "suggest-id"] : ["suggest-id"];
    const told = ids.map((id) => [id, this.wrongId(id)]);
    return [["suggest-provider", this.wrongProvider()], ...told].flatMap(([id, message]) => {
      this.tell(id, message);
      const name = field(id).labels?.[0]?.textContent?.replace(/\s*\(.*$/s, "") ?? "";
      return message ? [{ place: field(id), name, message }] : [];
    });
  }
}
