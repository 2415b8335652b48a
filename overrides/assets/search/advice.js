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
export function noteOf({ found, foreign, hits }, words, names) {
  if (!found || !hits.length) return "";
  if (foreign) return words.say("foreign", { language: names[foreign] });
  if (found.missing.length) return words.say("missing", { words: words.lists.format(found.missing) });
  if (found.corrected.length) return words.say("similar");
  return found.isLoose ? words.say("loose") : "";
}

/**
 * What to try where nothing was found: a wider area, one filter less, everything.
 * @param {State} state
 * @param {Result} result
 * @param {Words} words
 * @param {number} all How many offers there are.
 * @returns {{label: string, state: State}[]}
 */
export function ideasOf(state, result, words, all) {
  const chips = chipsOf(state, result, words);
  const ideas = chips.flatMap((chip) => {
    const name = chip.name === "day" || chip.name === "part" ? "times" : chip.name;
    const count = result.without.get(name) ?? 0;
    const offers = words.count("offers", count);
    return count ? [{ label: words.say("without", { filter: chip.label, offers }), state: chip.without }] : [];
  });
  const wider = result.without.get("place") ?? 0;
  if (state.km && wider) {
    const label = words.say("everywhere", { offers: words.count("offers", wider) });
    ideas.unshift({ label, state: { ...state, km: 0 } });
  }
  if (ideas.length || !(state.q || chips.length)) return ideas;
  return [{ label: words.say("everywhere", { offers: words.count("offers", all) }), state: emptyState() }];
}
