// @ts-check
// The finder without its page: a state in, offers in order and counts out.

import { Engine } from "./engine.js";
import { Lexicon } from "./lexicon.js";
import { narrow, needsBlocks, needsTimes } from "./narrowing.js";
import { stem, words } from "./normalise.js";
import { Offers } from "./offers.js";
import { ranking, sorted, sortKey } from "./order.js";
import { Interpreter } from "./query.js";
import { nearOf } from "./reach.js";
import { openStore } from "./store.js";
import { Times } from "./times.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./engine.js").Found} Found
 * @typedef {(name: string) => Promise<any>} Load
 * @typedef {{hits: number[], counts: Map<string, Map<any, number>>, without: Map<string, number>,
 *   query: import("./query.js").Query, place: string, placeName: string, age: number | null, found: Found | undefined,
 *   far: Float32Array | undefined, outside: string[], onlyElsewhere: number[],
 *   foreign: string, open: number | undefined}} Result
 *   `onlyElsewhere` are offers for residents of other places; `foreign` is another language whose
 *   index was asked, "" for none; `open` counts what is open now, unless that is not known.
 */

/**
 * Loads what every search needs.
 * @param {string} root The folder of the site.
 * @param {string} lang
 * @param {string} version Of the index.
 * @param {string} typed What will be searched for first, as far as that is known.
 */
export async function openSearch(root, lang, version, typed = "") {
  /** @type {Map<string, Load>} */
  const stores = new Map();
  const open = (/** @type {string} */ code) => {
    const store = stores.get(code) ?? openStore(`${root}/${code}/search`, version);
    stores.set(code, store);
    return store;
  };
  const own = open(lang);
  const shared = openStore(`${root}/search`, version);
  const begun = own("index").then((head) => begin(head, open, typed));
  const [head, facets, interpreter] = await Promise.all([own("index"), shared("facets"), begun]);
  return new Search(head, facets, { open, own, shared }, interpreter);
}

/**
 * Fetches what a first search will ask for while the facets are still on their way.
 * @param {any} head The content of `index.json`.
 * @param {(code: string) => Load} open
 * @param {string} typed
 */
function begin(head, open, typed) {
  const interpreter = new Interpreter(head);
  new Lexicon(head, open(head.lang)).expect(words(interpreter.rest(typed), head.rules));
  open(head.source)("index").catch(() => undefined);
  return interpreter;
}

export class Search {
  /**
   * @param {any} head The content of `index.json`.
   * @param {any} facets The content of `facets.json`.
   * @param {{open: (code: string) => Load, own: Load, shared: Load}} stores
   * @param {Interpreter} interpreter
   */
  constructor(head, facets, stores, interpreter) {
    this.head = head;
    this.stores = stores;
    this.lang = /** @type {string} */ (head.lang);
    this.offers = new Offers(head, facets, stores.shared);
    this.count = this.offers.count;
    this.interpreter = interpreter;
    /** Whether all facets are counted: their columns weigh a lot where there are many offers. */
    this.isCounting = this.count <= this.offers.block;
    this.codes = [...new Set([this.lang, head.source])];
    /** @type {Map<string, Promise<Lexicon>>} */
    this.lexicons = new Map();
    /** @type {Times | undefined} */
    this.times = undefined;
  }

  /** Loads when offers are open, and their next dates. */
  async loadTimes() {
    const written = await this.stores.shared("times");
    this.times ??= new Times(written, this.head.timezone);
  }

  /**
   * The index of a language.
   * @param {string} code
   */
  lexicon(code) {
    let found = this.lexicons.get(code);
    if (!found) {
      const load = code === this.lang ? this.stores.own : this.stores.open(code);
      found = load("index").then((head) => new Lexicon(head, load));
      this.lexicons.set(code, found);
    }
    return found;
  }

  /**
   * @param {State} state
   * @param {boolean} isTyping Whether the last word may be unfinished.
   * @param {Date} now
   * @returns {Promise<Result>}
   */
  async find(state, isTyping, now) {
    const query = await this.interpreter.read(state.q, (word) => this.isKnown(word));
    const asked = state.place || query.place;
    const age = state.age ?? query.age;
    const home = asked ? this.interpreter.place(asked) : undefined;
    const [{ found, foreign }, places] = await Promise.all([
      this.words(query, isTyping),
      home || state.view === "map" ? this.offers.loadPlaces() : undefined,
      needsTimes(state) ? this.loadTimes() : undefined,
    ]);
    const base = Uint8Array.from({ length: this.count }, (_, offer) =>
      Number(!found || found.scores[offer] > 0),
    );
    const isCounting = this.isCounting || needsBlocks(state, age, home);
    if (isCounting) await this.offers.loadBlocks(base);
    const near = home && places ? nearOf(this.offers, places, home) : undefined;
    const { offers, times } = this;
    const narrowed = narrow(base, { offers, times, state, age, near, places, now, isCounting });
    return {
      ...narrowed,
      hits: this.inOrder(narrowed.hits, state, found, near, now),
      query, age, found, foreign,
      place: home ? asked : "",
      placeName: home ? nameOf(asked, home.town) : "",
      far: near?.far,
      outside: near?.outside ?? [],
    };
  }

  /**
   * @param {number[]} hits
   * @param {State} state
   * @param {Found | undefined} found
   * @param {import("./reach.js").Near | undefined} near
   * @param {Date} now
   */
  inOrder(hits, state, found, near, now) {
    const rank = ranking(this.offers, found?.scores, near);
    const key = sortKey(state.sort, near?.far, this.times, now);
    return sorted(hits, rank, key, this.offers.columns.needs.rows);
  }

  /** @param {string[]} codes */
  async engine(codes) {
    const lexicons = await Promise.all(codes.map((code) => this.lexicon(code)));
    return new Engine(lexicons, this.count, (document) => this.offers.carriers(document));
  }

  /**
   * The scores for words; where the language and that of the records know none, of another one.
   * Beside a place or an age, words that say nothing are none.
   * @param {import("./query.js").Query} query
   * @param {boolean} isTyping
   * @returns {Promise<{found: Found | undefined, foreign: string}>}
   */
  async words({ text, place, age, unknown }, isTyping) {
    const engine = await this.engine(this.codes);
    const isFilter = place !== "" || age !== null || unknown !== "";
    const typed = isFilter ? engine.telling(text) : engine.words(text);
    if (!typed.length) return { found: undefined, foreign: "" };
    const found = await engine.search(text, isTyping);
    const isOwn = isTyping || !isStrange(found) || !/\p{L}/u.test(text);
    if (isOwn) return { found, foreign: "" };
    const script = scriptOf(text);
    const others = this.head.others.filter((/** @type {string[]} */ one) => one[1] === script);
    const results = await Promise.all(
      others.map((/** @type {string[]} */ [code]) => this.foreign(code, text).catch(() => undefined)),
    );
    const known = results.filter((one) => one && !isStrange(one.found));
    known.sort((one, other) => best(other.found) - best(one.found));
    return known[0] ?? { found, foreign: "" };
  }

  /**
   * The scores for words of another language.
   * @param {string} code
   * @param {string} text
   */
  async foreign(code, text) {
    const engine = await this.engine([code]);
    return { foreign: code, found: await engine.search(text, false) };
  }

  /**
   * Whether offers say a word in the visitor's language or that of the records.
   * @param {string} word
   */
  async isKnown(word) {
    for (const code of this.codes) {
      const lexicon = await this.lexicon(code);
      if (await lexicon.find(stem(word, lexicon.rules))) return true;
    }
    return false;
  }

  /**
   * Results as they are shown, in the order asked for.
   * @param {number[]} offers
   * @returns {Promise<any[]>}
   */
  results(offers) {
    const { block } = this.head;
    return Promise.all(
      offers.map(async (offer) => {
        const { results } = await this.stores.own(`results-${Math.floor(offer / block)}`);
        return results[offer % block];
      }),
    );
  }
}

/**
 * What a place is called: a postcode goes before its town.
 * @param {string} place
 * @param {import("./query.js").Town} town
 */
function nameOf(place, town) {
  return place === town.code ? town.name : `${place} ${town.name}`;
}

/**
 * Whether no word was known, or only by guessing.
 * @param {Found} found
 */
function isStrange(found) {
  return found.isGuess || best(found) === 0;
}

/** @param {Found} found */
function best(found) {
  return found.scores.reduce((most, one) => Math.max(most, one), 0);
}

/** @param {string} text */
function scriptOf(text) {
  if (/\p{Script=Arabic}/u.test(text)) return "ARABIC";
  return /\p{Script=Cyrillic}/u.test(text) ? "CYRILLIC" : "LATIN";
}
