// @ts-check
// What the finder says beside its results: how they were found, and what else to try.

import { chipsOf } from "./chips.js";
import { emptyState } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./search.js").Result} Result
 * @typedef {import("./words.js").Words} Words
 */

/**
 * How the results were found, where that is not plain; "" where it is.
 * @param {Result} result
 * @param {Words} words
 * @param {Record<string, string>} names Of languages.
 */
export function noteOf({ found, foreign, hits, query }, words, names) {
  if (query.unknown) return words.say("outside", { town: query.unknown });
  if (!found || !hits.length) return "";
  if (foreign) return words.say("foreign", { language: names[foreign] });
  if (found.missing.length) return words.say("missing", { words: words.joined(found.missing) });
  if (found.corrected.length || found.isVague) return words.say("similar");
  return found.isLoose ? words.say("loose") : "";
}

/**
 * What may help where nothing was found: a wider area, one kind of filter less, everything.
 * @param {State} state
 * @param {Result} result
 * @param {Words} words
 * @returns {{label: (offers: string) => string, state: State}[]}
 */
export function ideasOf(state, result, words) {
  const everywhere = (/** @type {string} */ offers) => words.say("everywhere", { offers });
  const chips = chipsOf(state, result, words);
  const ideas = chips.map((chip) => ({
    label: (/** @type {string} */ offers) => words.say("without", { filter: chip.label, offers }),
    state: chip.without,
  }));
  if (state.km) ideas.unshift({ label: everywhere, state: { ...state, km: 0 } });
  ideas.push({ label: everywhere, state: emptyState() });
  return ideas;
}
