// @ts-check
// The finder without its page: a state in, offers in order and counts out.

import { Engine } from "./engine.js";
import { allOf, anyOf, filter } from "./facets.js";
import { Lexicon } from "./lexicon.js";
import { distances } from "./nearness.js";
import { stem } from "./normalise.js";
import { Offers } from "./offers.js";
import { ranking, sorted, sortKey } from "./order.js";
import { Interpreter } from "./query.js";
import { residents, servers, withinReach } from "./reach.js";
import { openStore } from "./store.js";
import { countTimes, isAt, Times } from "./times.js";

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
 */
export async function openSearch(root, lang, version) {
  const open = (/** @type {string} */ code) => openStore(`${root}/${code}/search`, version);
  const own = open(lang);
  const shared = openStore(`${root}/search`, version);
  const [head, facets] = await Promise.all([own("index"), shared("facets")]);
  return new Search(head, facets, { open, own, shared });
}

export class Search {
  /**
   * @param {any} head The content of `index.json`.
   * @param {any} facets The content of `facets.json`.
   * @param {{open: (code: string) => Load, own: Load, shared: Load}} stores
   */
  constructor(head, facets, stores) {
    this.head = head;
    this.stores = stores;
    this.lang = /** @type {string} */ (head.lang);
    this.offers = new Offers(head, facets, stores.shared);
    this.count = this.offers.count;
    this.interpreter = new Interpreter(head);
    this.codes = [...new Set([this.lang, head.source])];
    /** @type {Map<string, Promise<Lexicon>>} */
    this.lexicons = new Map();
    /** @type {Times | undefined} */
    this.times = undefined;
  }

  /** Loads when offers are open, and their next dates. */
  async loadTimes() {
    this.times = new Times(await this.stores.shared("times"), this.head.timezone);
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
    const { offers } = this;
    const query = await this.interpreter.read(state.q, (word) => this.isKnown(word));
    const isFilter = query.place !== "" || query.age !== null || query.unknown !== "";
    const { found, foreign } = await this.words(query.text, isTyping, isFilter);
    const base = Uint8Array.from({ length: this.count }, (_, offer) =>
      Number(!found || found.scores[offer] > 0),
    );
    await offers.loadBlocks(base);
    const asked = state.place || query.place;
    const age = state.age ?? query.age;
    const home = asked ? this.interpreter.place(asked) : undefined;
    const place = home ? asked : "";
    const near = home ? distances(await this.stores.shared("points"), home.at) : undefined;
    const serves = servers(offers, home?.town.code);
    const narrowed = filter(base, this.facets(state, age), this.filters(state, near, serves, now));
    this.addTimes(narrowed, state);
    const rank = ranking(offers, found?.scores, near?.far, serves);
    const key = sortKey(state.sort, near?.far, this.times, now);
    return {
      ...narrowed,
      hits: sorted(narrowed.hits, rank, key, offers.columns.needs.rows),
      onlyElsewhere: narrowed.only.get("residents") ?? [],
      query, place, age, found, foreign,
      placeName: home ? nameOf(place, home.town) : "",
      far: near?.far,
      outside: near?.outside ?? [],
      open: this.countOpen(narrowed.hits, state, now),
    };
  }

  /**
   * @param {State} state
   * @param {import("./reach.js").Near | undefined} near
   * @param {Uint8Array} serves
   * @param {Date} now
   */
  filters(state, near, serves, now) {
    const place = near
      ? [withinReach(this.offers, near, serves, state.km), residents(this.offers, serves)]
      : [];
    return state.open && this.times?.isFresh(now) ? [...place, this.times.openNow(now)] : place;
  }

  /**
   * @param {State} state
   * @param {number | null} age
   */
  facets(state, age) {
    const { coded, columns } = this.offers;
    const column = (/** @type {string} */ name) =>
      /** @type {import("./columns.js").Column} */ (coded.get(name));
    return [
      anyOf("phase", column("life_phases"), state.phase),
      anyOf("age", columns.ages, age === null ? [] : [age]),
      anyOf("topic", column("topics"), state.topic),
      anyOf("language", column("languages"), state.language),
      anyOf("cost", columns.cost, state.cost),
      anyOf("format", column("formats"), state.format),
      allOf("reassurance", column("reassurances"), state.reassurance),
      allOf("access", column("accessibility"), state.access),
      { name: "times", column: columns.times, accepts: isAt(state), joint: false },
      anyOf("town", columns.towns, []),
    ];
  }

  /**
   * @param {{hits: number[], only: Map<string, number[]>, counts: Map<string, Map<any, number>>}} narrowed
   * @param {State} state
   */
  addTimes(narrowed, state) {
    const considered = [...narrowed.hits, ...(narrowed.only.get("times") ?? [])];
    const { days, parts } = countTimes(this.offers.columns.times, considered, state);
    narrowed.counts.set("day", days).set("part", parts);
  }

  /**
   * @param {number[]} hits
   * @param {State} state
   * @param {Date} now
   */
  countOpen(hits, state, now) {
    if (!this.times?.isFresh(now)) return undefined;
    const { passes } = this.times.openNow(now);
    return hits.filter((offer) => passes[offer]).length;
  }

  /** @param {string[]} codes */
  async engine(codes) {
    const lexicons = await Promise.all(codes.map((code) => this.lexicon(code)));
    return new Engine(lexicons, this.count, (document) => this.offers.carriers(document));
  }

  /**
   * The scores for words; where the language and that of the records know none, of another one.
   * @param {string} text
   * @param {boolean} isTyping
   * @param {boolean} isFilter Whether a place or an age was asked for, so that words beside it that
   *   say nothing are none.
   * @returns {Promise<{found: Found | undefined, foreign: string}>}
   */
  async words(text, isTyping, isFilter) {
    const engine = await this.engine(this.codes);
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
