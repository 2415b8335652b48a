// @ts-check
// Words in, scores of offers out. Knows nothing of pages, places or facets.

import { stem, words } from "./normalise.js";
import { readings } from "./meaning.js";

/**
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./meaning.js").Reading} Reading
 * @typedef {(document: number) => {offers: number[], share: number}[]} Carriers
 *   The offers that bear a term of a vocabulary, by the number of its document, and how much.
 * @typedef {{scores: Float32Array, isLoose: boolean, isVague: boolean, isGuess: boolean, corrected: string[], missing: string[],
 *   terms: Set<string>}} Found
 *   `scores` are 0 for offers that are no hits; `isLoose` where not all words had to be said;
 *   `isVague` where they are found by their topic only; `isGuess` where all words are far from any that offers say; `corrected` are the terms read for misspelt words, `missing` the words that nobody says.
 */

const COMPLETION = 0.5;
/** What the weaker of an offer's own words and of what people say for it adds. */
const AGAIN = 0.15;
const ENOUGH = 3;
const LIGHT = 0.2;
const TAIL = 0.2;
const MENTION = 0.12;
const WHOLE = 0.999;
const MOST = 0.7;
const SOME = 0.25;
const SURE = 0.5;
/** Offers that bear a term no more than this are only of its topic. */
const VAGUE = 0.25;

export class Engine {
  /**
   * @param {Lexicon[]} lexicons The visitor's language first, then that of the records.
   * @param {number} count How many offers there are.
   * @param {Carriers} carriers
   */
  constructor(lexicons, count, carriers) {
    this.lexicons = lexicons;
    this.count = count;
    this.carriers = carriers;
    /** @type {number[]} */
    this.levels = lexicons[0].head.levels;
    this.isVague = true;
  }

  /**
   * The words of a text that mean something; all, where none does.
   * @param {string} text
   */
  words(text) {
    const telling = this.telling(text);
    return telling.length ? telling : words(text, this.lexicons[0].rules);
  }

  /**
   * The words of a text that mean something.
   * @param {string} text
   */
  telling(text) {
    const stop = this.lexicons.flatMap((one) => one.rules.stop);
    return words(text, this.lexicons[0].rules).filter((word) => !stop.includes(word));
  }

  /**
   * The scores of all offers for what somebody has typed.
   * @param {string} text
   * @param {boolean} isTyping Whether the last word may be unfinished.
   * @returns {Promise<Found>}
   */
  async search(text, isTyping) {
    this.isVague = true;
    const typed = this.words(text);
    const [found, pairs] = await Promise.all([
      Promise.all(typed.map((word) => readings(word, this.lexicons))),
      Promise.all(typed.slice(1).map((word, at) => this.pair(typed[at], word))),
    ]);
    const groups = await Promise.all(found.map((group) => this.group(group)));
    joinNeighbours(pairs, groups);
    if (isTyping && typed.length) await this.complete(typed, groups);
    const used = groups
      .map((scores, at) => ({ scores, weight: this.isLight(typed[at], typed) ? LIGHT : 1 }))
      .filter(({ scores }) => scores.some((score) => score > 0));
    const terms = new Set(found.flatMap((group) => group.flatMap((one) => one.terms)));
    const missing = typed.filter((_, at) => !groups[at].some((score) => score > 0));
    const corrected = found.flatMap((group) =>
      group.every((one) => one.weight < 1) ? group.slice(0, 1).flatMap((one) => one.terms) : [],
    );
    const isGuess = found.every((group) => group.every((one) => one.weight < SURE));
    return { ...combine(used, typed.length, this.count), isVague: this.isVague, isGuess, corrected, missing, terms };
  }

  /**
   * Whether a word says little beside others; alone it must do.
   * @param {string} word
   * @param {string[]} typed
   */
  isLight(word, typed) {
    const light = this.lexicons.flatMap((one) => one.rules.light);
    return light.includes(word) && !typed.every((one) => light.includes(one));
  }

  /**
   * The scores of offers for one word, by the best of its readings.
   * @param {Reading[]} found
   */
  async group(found) {
    const scores = new Float32Array(this.count);
    for (const reading of found) {
      const parts = await Promise.all(reading.terms.map((term) => this.term(reading.lexicon, term)));
      for (let offer = 0; offer < this.count; offer += 1) {
        const weakest = Math.min(...parts.map((part) => part[offer]));
        scores[offer] = Math.max(scores[offer], reading.weight * weakest);
      }
    }
    return scores;
  }

  /**
   * The scores of offers for one term.
   * @param {Lexicon} lexicon
   * @param {string} term
   */
  async term(lexicon, term) {
    const entry = await lexicon.find(term);
    const scores = new Float32Array(this.count);
    if (entry) this.add(scores, entry.postings, 1);
    return scores;
  }

  /**
   * Adds the scores of postings; rare terms count more.
   * @param {Float32Array} scores
   * @param {import("./lexicon.js").Postings} postings
   * @param {number} weight
   */
  add(scores, postings, weight) {
    const own = new Float32Array(this.count);
    let most = 0;
    let spread = 0;
    const give = (/** @type {number} */ offer, /** @type {number} */ value) => {
      if (own[offer] === 0) spread += 1;
      own[offer] = Math.max(own[offer], value) + AGAIN * Math.min(own[offer], value);
    };
    postings.documents.forEach((document, at) => {
      const value = this.levels[postings.impacts[at]];
      if (document < this.count) {
        most = 1;
        give(document, value);
      } else {
        for (const { offers, share } of this.carriers(document)) {
          if (offers.length) most = Math.max(most, share);
          for (const offer of offers) give(offer, share * value);
        }
      }
    });
    if (most > VAGUE) this.isVague = false;
    const rarity = weight * Math.log(1 + this.count / (spread || 1));
    own.forEach((value, offer) => {
      if (value * rarity > scores[offer]) scores[offer] = value * rarity;
    });
  }

  /**
   * The scores of offers for the expression or the compound that two words make.
   * @param {string} first
   * @param {string} second
   */
  async pair(first, second) {
    const scores = new Float32Array(this.count);
    const asked = this.lexicons.flatMap((lexicon) => {
      const { rules } = lexicon;
      const joined = new Set([stem(first, rules) + stem(second, rules), stem(first + second, rules)]);
      return [...joined].map((term) => lexicon.find(term));
    });
    for (const entry of await Promise.all(asked)) {
      if (entry) this.add(scores, entry.postings, 1);
    }
    return scores;
  }

  /**
   * Lets the last word stand for all that begin like it.
   * @param {string[]} typed
   * @param {Float32Array[]} groups
   */
  async complete(typed, groups) {
    const last = typed[typed.length - 1];
    if (last.length < 2) return;
    for (const postings of await this.lexicons[0].complete(last)) {
      this.add(groups[groups.length - 1], postings, COMPLETION);
    }
  }
}

/**
 * Lets two words that stand beside each other count as the expression or the compound they make.
 * @param {Float32Array[]} pairs One for each two neighbours.
 * @param {Float32Array[]} groups One for each word.
 */
function joinNeighbours(pairs, groups) {
  pairs.forEach((pair, at) => {
    for (const group of [groups[at], groups[at + 1]]) {
      pair.forEach((score, offer) => {
        if (score > group[offer]) group[offer] = score;
      });
    }
  });
}

/**
 * Joins the scores of all words. What an offer does not say costs it the more, the rarer it is;
 * offers that say all words are hits, and so are those that say what matters.
 * @param {{scores: Float32Array, weight: number}[]} groups
 * @param {number} asked How many words were typed.
 * @param {number} count
 */
function combine(groups, asked, count) {
  const scores = new Float32Array(count);
  const covered = new Float32Array(count);
  const rarities = groups.map((group) => {
    const spread = group.scores.reduce((sum, score) => sum + Number(score > 0), 0);
    return group.weight * Math.log(1 + count / spread);
  });
  const all = rarities.reduce((sum, one) => sum + one, 0);
  groups.forEach((group, at) => {
    group.scores.forEach((score, offer) => {
      if (score > 0) {
        scores[offer] += group.weight * score;
        covered[offer] += rarities[at] / all;
      }
    });
  });
  const whole = covered.reduce((sum, one) => sum + Number(one > WHOLE), 0);
  const needed = whole < ENOUGH ? SOME : MOST;
  scores.forEach((score, offer) => {
    scores[offer] = covered[offer] < needed ? 0 : score * covered[offer];
  });
  const best = scores.reduce((most, one) => Math.max(most, one), 0);
  scores.forEach((score, offer) => {
    if (score < (covered[offer] < WHOLE ? TAIL : MENTION) * best) scores[offer] = 0;
  });
  return { scores, isLoose: asked > 1 && (whole < ENOUGH || groups.length < asked) };
}
