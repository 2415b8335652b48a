// @ts-check
// What a typed word may mean: the term itself, its parts, its other spellings.

import { stem } from "./normalise.js";
import { nearest, tolerance } from "./spelling.js";

/**
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {{lexicon: Lexicon, terms: string[], weight: number}} Reading All of `terms` together.
 */

const JOINTS = ["", "s", "es", "n", "en", "er", "e"];
const FORM = 0.5;
const PART = 0.75;
const SPLIT = 0.65;
const CORRECTIONS = 3;
const SHORTEST = 3;

/**
 * How a folded word may be read, in the first lexicon that knows it.
 * @param {string} word
 * @param {Lexicon[]} lexicons The visitor's language first, then that of the records.
 * @returns {Promise<Reading[]>}
 */
export async function readings(word, lexicons) {
  for (const lexicon of lexicons) {
    const found = await known(word, lexicon, lexicons);
    if (found.length) return found;
  }
  for (const lexicon of tolerance(word) ? lexicons : []) {
    const found = await corrected(word, lexicon);
    if (found.length) return found;
  }
  return [];
}

/**
 * @param {string} word
 * @param {Lexicon} lexicon
 * @param {Lexicon[]} lexicons
 */
async function known(word, lexicon, lexicons) {
  /** @type {Reading[]} */
  const found = [];
  const stems = new Set([lexicon, ...lexicons].map((one) => stem(word, one.rules)));
  const asked = [...stems].map(async (term) => {
    const [entry, forms] = await Promise.all([lexicon.find(term), lexicon.related(term)]);
    return { term, entry, forms };
  });
  for (const { term, entry, forms } of await Promise.all(asked)) {
    if (entry) found.push({ lexicon, terms: [term], weight: 1 });
    for (const form of forms) {
      found.push({ lexicon, terms: [form], weight: FORM });
    }
    if (entry?.parts.length) found.push({ lexicon, terms: entry.parts, weight: PART });
  }
  return found;
}

/**
 * Readings of a word that no offer says: taken apart, or with its mistakes mended.
 * @param {string} word
 * @param {Lexicon} lexicon
 * @returns {Promise<Reading[]>}
 */
async function corrected(word, lexicon) {
  const all = await lexicon.words();
  const term = stem(word, lexicon.rules);
  const near = nearest(term, all, CORRECTIONS);
  const parts = split(word, new Set(all), lexicon);
  if (parts.length && (near[0]?.weight ?? 0) < 0.7) {
    return [...parts, ...near.map((one) => reading(lexicon, one))];
  }
  return near.map((one) => reading(lexicon, one));
}

/**
 * @param {Lexicon} lexicon
 * @param {{word: string, weight: number}} near
 */
function reading(lexicon, near) {
  return { lexicon, terms: [near.word], weight: near.weight };
}

/**
 * The ways to take an unknown compound apart into two known words.
 * @param {string} word
 * @param {Set<string>} all
 * @param {Lexicon} lexicon
 * @returns {Reading[]}
 */
function split(word, all, lexicon) {
  const found = [];
  for (let at = SHORTEST; at <= word.length - SHORTEST; at += 1) {
    const right = stem(word.slice(at), lexicon.rules);
    if (!all.has(right)) continue;
    const written = word.slice(0, at);
    const left = JOINTS.filter((joint) => written.endsWith(joint))
      .map((joint) => stem(written.slice(0, written.length - joint.length), lexicon.rules))
      .find((one) => one.length >= SHORTEST && all.has(one));
    if (left) found.push({ lexicon, terms: [left, right], weight: SPLIT });
  }
  return found;
}
