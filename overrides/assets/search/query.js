// @ts-check
// Understands what was typed: places, postcodes and ages become filters, the rest are words.

import { fold, stem, words } from "./normalise.js";
import { distance, tolerance } from "./spelling.js";
import { OLDEST } from "./state.js";

/**
 * @typedef {{code: string, name: string, also: string[], at: [number, number],
 *   postal_codes: Record<string, number[]>}} Town
 * @typedef {{place: string, age: number | null, text: string, placeText: string, ageText: string,
 *   unknown: string}} Query
 *   `place` is a code of a town or a postcode, "" for none; `text` is what else was typed;
 *   `placeText` and `ageText` are the words that were understood so, `unknown` is a postcode of
 *   another region.
 */

const POSTAL_CODE = /^\d{4,5}$/u;
const MONTHS = { years: 12, months: 1, weeks: 0.25 };

/** @param {string} typed */
const split = (typed) => typed.split(/[\s,;/]+/u).filter(Boolean);

/** Knows the places and the words for ages of one language. */
export class Interpreter {
  /** @param {any} head The content of `index.json`. */
  constructor(head) {
    /** @type {import("./normalise.js").Rules} */
    this.rules = head.rules;
    /** @type {Town[]} */
    this.towns = head.places;
    this.region = words(head.region, this.rules).join(" ");
    this.names = this.towns.flatMap((town) =>
      [town.name, ...town.also].map((name) => ({
        town,
        words: words(name, this.rules).join(" "),
      })),
    );
    /** @type {Map<string, number>} */
    this.units = new Map();
    for (const [unit, months] of Object.entries(MONTHS)) {
      for (const word of words(head.ages[unit], this.rules)) {
        this.units.set(stem(word, this.rules), months);
      }
    }
  }

  /**
   * @param {string} typed
   * @param {(word: string) => Promise<boolean>} isKnown Whether offers say a word, so that it is
   *   no misspelt place.
   * @returns {Promise<Query>}
   */
  async read(typed, isKnown) {
    const tokens = split(typed);
    const age = this.takeAge(tokens);
    const place = this.takePlace(tokens) ?? (await this.takeMisspelt(tokens, isKnown));
    return {
      place: place?.code ?? "",
      placeText: place?.text ?? "",
      age: age?.years ?? null,
      ageText: age?.text ?? "",
      unknown: this.takeUnknown(tokens),
      text: tokens.join(" "),
    };
  }

  /**
   * The words that are no place and no age, without asking whether they are misspelt.
   * @param {string} typed
   */
  rest(typed) {
    const tokens = split(typed);
    this.takeAge(tokens);
    this.takePlace(tokens);
    return tokens.join(" ");
  }

  /**
   * Takes `3 Jahre` or `3-jährig` out of the words.
   * @param {string[]} tokens
   */
  takeAge(tokens) {
    for (let at = 0; at < tokens.length; at += 1) {
      const [number, own] = fold(tokens[at], this.rules).replace(/^(\d+)-?(?=\p{L})/u, "$1 ").split(" ");
      if (!/^\d{1,2}$/u.test(number)) continue;
      const skipped = !own && this.rules.stop.includes(fold(tokens[at + 1] ?? "", this.rules)) ? 2 : 1;
      const [unit = ""] = words(own ?? tokens[at + skipped] ?? "", this.rules);
      const months = this.units.get(stem(unit, this.rules));
      const years = Math.floor((Number(number) * (months ?? 0)) / 12);
      if (months && years <= OLDEST) {
        const text = tokens.splice(at, own ? 1 : 1 + skipped).join(" ");
        return { years, text };
      }
    }
    return undefined;
  }

  /**
   * Takes a postcode or the name of a place out of the words; the name of the region is no place.
   * @param {string[]} tokens
   */
  takePlace(tokens) {
    const folded = tokens.map((token) => words(token, this.rules).join(" "));
    this.dropRegion(tokens, folded);
    const code = folded.findIndex((word) => POSTAL_CODE.test(word) && this.postalCode(word));
    const name = this.findName(folded);
    if (code >= 0) {
      const found = { code: folded[code], text: tokens[code] };
      const gone = name ? [...Array(name.length).keys()].map((at) => name.at + at) : [];
      const kept = tokens.filter((_, at) => at !== code && !gone.includes(at));
      tokens.splice(0, tokens.length, ...kept);
      return found;
    }
    if (!name) return undefined;
    return { code: name.town.code, text: tokens.splice(name.at, name.length).join(" ") };
  }

  /**
   * Takes a postcode of another region out of the words.
   * @param {string[]} tokens
   */
  takeUnknown(tokens) {
    const at = tokens.findIndex((token) => /^\d{5}$/u.test(fold(token, this.rules)));
    return at < 0 ? "" : tokens.splice(at, 1)[0];
  }

  /**
   * @param {string[]} tokens
   * @param {string[]} folded
   */
  dropRegion(tokens, folded) {
    const length = this.region.split(" ").length;
    for (let at = 0; at + length <= folded.length; at += 1) {
      if (length > 1 && folded.slice(at, at + length).join(" ") === this.region) {
        tokens.splice(at, length);
        folded.splice(at, length);
      }
    }
  }

  /**
   * @param {string[]} folded
   * @returns {{town: Town, at: number, length: number} | undefined}
   */
  findName(folded) {
    for (let length = Math.min(4, folded.length); length > 0; length -= 1) {
      for (let at = 0; at + length <= folded.length; at += 1) {
        const written = folded.slice(at, at + length).join(" ");
        const found = this.names.find((name) => name.words === written);
        if (found) return { town: found.town, at, length };
      }
    }
    return undefined;
  }

  /**
   * @param {string[]} tokens
   * @param {(word: string) => Promise<boolean>} isKnown
   */
  async takeMisspelt(tokens, isKnown) {
    for (let at = 0; at < tokens.length; at += 1) {
      const word = fold(tokens[at], this.rules);
      const near = this.nearestName(word);
      if (near && !(await isKnown(word))) {
        return { code: near.code, text: tokens.splice(at, 1)[0] };
      }
    }
    return undefined;
  }

  /** @param {string} word */
  nearestName(word) {
    const most = tolerance(word);
    const rated = this.names
      .map((name) => ({ town: name.town, mistakes: distance(word, name.words, most) }))
      .filter((one) => most > 0 && one.mistakes <= most)
      .sort((one, other) => one.mistakes - other.mistakes);
    return rated[0]?.town;
  }

  /**
   * The town and the point of a postcode; `at` is the town's where the code has none of its own.
   * @param {string} code
   * @returns {{town: Town, at: number[]} | undefined}
   */
  postalCode(code) {
    const town = this.towns.find((one) => Object.keys(one.postal_codes).includes(code));
    if (!town) return undefined;
    const own = town.postal_codes[code];
    return { town, at: own.length ? own : town.at };
  }

  /**
   * The town and the point of a place as states name it: a town's code or a postcode.
   * @param {string} place
   */
  place(place) {
    const town = this.towns.find((one) => one.code === place);
    return town ? { town, at: town.at } : this.postalCode(place);
  }
}
