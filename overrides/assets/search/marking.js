// @ts-check
// Shows in a text which of its words were looked for.

import { fold, stem } from "./normalise.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const SHORTEST = 4;

/**
 * Puts a text into an element, with the words marked that were looked for.
 * @param {Element} element
 * @param {string} text
 * @param {Set<string>} terms Stems that were found.
 * @param {import("./normalise.js").Rules[]} rules
 */
export function mark(element, text, terms, rules) {
  let at = 0;
  element.textContent = "";
  if (terms.size) {
    for (const found of text.matchAll(WORD)) {
      if (!isMeant(found[0], terms, rules)) continue;
      const marked = document.createElement("mark");
      marked.textContent = found[0];
      element.append(text.slice(at, found.index), marked);
      at = found.index + found[0].length;
    }
  }
  element.append(text.slice(at));
}

/**
 * @param {string} word
 * @param {Set<string>} terms
 * @param {import("./normalise.js").Rules[]} rules
 */
function isMeant(word, terms, rules) {
  return rules.some((one) => {
    const folded = fold(word, one);
    if (one.stop.includes(folded) || one.light.includes(folded)) return false;
    const own = stem(folded, one);
    if (terms.has(own)) return true;
    return [...terms].some(
      (term) => term.length >= SHORTEST && (own.startsWith(term) || own.endsWith(term)),
    );
  });
}
