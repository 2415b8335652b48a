// @ts-check
// The index of one language: looks up terms in the shards that they are in.

import { readFrontCoded, readPostings } from "./coding.js";

/**
 * @typedef {{documents: number[], impacts: number[]}} Postings
 * @typedef {{terms: string[], postings: string[], parts: Record<string, string>}} Shard
 */

/** How many terms that begin alike count while somebody is typing. */
const COMPLETIONS = 24;

/** How many letters forms of a word share at least, and how many they may differ in. */
const STEM = 5;
const ENDING = 2;

/**
 * @param {string} one
 * @param {string} other
 */
function areForms(one, other) {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared >= STEM && Math.max(one.length, other.length) - shared <= ENDING;
}

export class Lexicon {
  /**
   * @param {any} head The content of `index.json`.
   * @param {(name: string) => Promise<any>} load Loads another file of the same index.
   */
  constructor(head, load) {
    this.head = head;
    /** @type {import("./normalise.js").Rules} */
    this.rules = head.rules;
    this.firsts = /** @type {string[]} */ (head.shards.split(" "));
    this.load = load;
    /** @type {Map<number, Promise<Shard>>} */
    this.shards = new Map();
    /** @type {Promise<string[]> | undefined} */
    this.known = undefined;
  }

  /**
   * The number of the shard that a term is in, if it is anywhere.
   * @param {string} term
   */
  shardOf(term) {
    let low = 0;
    let high = this.firsts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.firsts[middle] <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * @param {number} number
   * @returns {Promise<Shard>}
   */
  shard(number) {
    let shard = this.shards.get(number);
    if (!shard) {
      shard = this.load(`terms-${number}`).then((/** @type {any} */ data) => ({
        terms: data.terms.split(" "),
        postings: data.postings.split(" "),
        parts: data.parts,
      }));
      this.shards.set(number, shard);
    }
    return shard;
  }

  /**
   * Where a term is said, and the terms that it is made of.
   * @param {string} term
   * @returns {Promise<{postings: Postings, parts: string[]} | undefined>}
   */
  async find(term) {
    if (!term) return undefined;
    const shard = await this.shard(this.shardOf(term));
    const at = shard.terms.indexOf(term);
    if (at < 0) return undefined;
    return {
      postings: readPostings(shard.postings[at]),
      parts: shard.parts[term]?.split(" ") ?? [],
    };
  }

  /**
   * Where terms are said that begin like this.
   * @param {string} beginning
   * @returns {Promise<Postings[]>}
   */
  async complete(beginning) {
    const shard = await this.shard(this.shardOf(beginning));
    return shard.terms
      .map((term, at) => ({ term, at }))
      .filter(({ term }) => term.startsWith(beginning) && term !== beginning)
      .sort((one, other) => one.term.length - other.term.length)
      .slice(0, COMPLETIONS)
      .map(({ at }) => readPostings(shard.postings[at]));
  }

  /**
   * The terms that are likely forms of the same word: they differ from it in a short ending.
   * @param {string} term
   * @returns {Promise<string[]>}
   */
  async related(term) {
    if (term.length < STEM) return [];
    const shard = await this.shard(this.shardOf(term));
    return shard.terms.filter((one) => one !== term && areForms(one, term));
  }

  /** All terms, for words that are misspelt. */
  words() {
    this.known ??= this.load("words").then((/** @type {any} */ data) => readFrontCoded(data.words));
    return this.known;
  }
}
