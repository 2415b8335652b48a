// @ts-check
// The index of one language: looks up terms in the shards that they are in.

import { readFrontCoded, readPostings } from "./coding.js";
import { stem } from "./normalise.js";

/**
 * @typedef {{documents: number[], impacts: number[]}} Postings
 * @typedef {{terms: string[], postings: string[], parts: Record<string, string>}} Shard
 */

/** How many terms that begin alike count while somebody is typing. */
const COMPLETIONS = 24;
/** How many shards somebody who types is worth. */
const SHARDS = 3;

/** How many letters forms of a word share at least, and how many one may have more. */
const STEM = 6;
const ENDING = 2;

/**
 * @param {string} one
 * @param {string} other
 */
function areForms(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= STEM && long.length - short.length <= ENDING && long.startsWith(short);
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
      shard.catch(() => this.shards.delete(number));
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
    const found = (await this.beginningWith(beginning)).filter(({ term }) => term !== beginning);
    found.sort((one, other) => one.term.length - other.term.length);
    return found.slice(0, COMPLETIONS).map(({ postings }) => readPostings(postings));
  }

  /**
   * All terms that begin like this, with their postings; they may lie in several shards.
   * @param {string} beginning
   */
  async beginningWith(beginning) {
    const shards = await Promise.all(this.shardsFor(beginning).map((number) => this.shard(number)));
    return shards
      .flatMap(({ terms, postings }) => terms.map((term, at) => ({ term, postings: postings[at] })))
      .filter(({ term }) => term.startsWith(beginning));
  }

  /**
   * The numbers of the shards whose terms may begin like this; not of all, where these are many.
   * @param {string} beginning
   */
  shardsFor(beginning) {
    const first = this.shardOf(beginning);
    const numbers = [first];
    while (numbers.length < SHARDS && this.firsts[first + numbers.length]?.startsWith(beginning)) {
      numbers.push(first + numbers.length);
    }
    return numbers;
  }

  /**
   * Fetches what a search for words will ask for, as soon as the words are known.
   * @param {string[]} typed Folded.
   */
  expect(typed) {
    const telling = typed.filter((word) => !this.rules.stop.includes(word));
    const stems = telling.map((word) => stem(word, this.rules));
    const pairs = stems.slice(1).map((word, at) => stems[at] + word);
    const forms = stems.filter((one) => one.length >= STEM).map((one) => one.slice(0, STEM));
    const numbers = [
      ...[...stems, ...pairs].map((term) => this.shardOf(term)),
      ...forms.flatMap((beginning) => this.shardsFor(beginning)),
    ];
    for (const number of numbers) this.shard(number).catch(() => undefined);
  }

  /**
   * The terms that are likely forms of the same word: one is the other with a short ending.
   * @param {string} term
   * @returns {Promise<string[]>}
   */
  async related(term) {
    if (term.length < STEM) return [];
    const found = await this.beginningWith(term.slice(0, STEM));
    return found.map((one) => one.term).filter((one) => one !== term && areForms(one, term));
  }

  /** All terms, for words that are misspelt. */
  words() {
    this.known ??= this.load("words").then((/** @type {any} */ data) => readFrontCoded(data.words));
    this.known.catch(() => {
      this.known = undefined;
    });
    return this.known;
  }
}
