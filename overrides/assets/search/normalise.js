// @ts-check
// Words as the index knows them. `hooks/search/normaliser.py` does the same; shared examples in
// the tests hold both together. The rules of a language come with its index.

/**
 * @typedef {{letters: [string, string][], prefixes: string[], around: [string, string][],
 *   suffixes: string[], rounds: number, shortest: number, stop: string[], light: string[]}} Rules
 */

/** From so many letters on, what stands around a word is taken off. */
const LONG = 8;
const MARK =
  /[\u0300-\u036f\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed\u0640\u200b-\u200f]/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const DOUBLED = /(\p{L})\1+/gu;

/**
 * A text in small letters without accents, and with one spelling of each sound.
 * @param {string} text
 * @param {Rules} rules
 */
export function fold(text, rules) {
  let plain = text.normalize("NFKD").replace(MARK, "").toLowerCase();
  plain = plain.normalize("NFKD").replace(MARK, "");
  for (const [written, meant] of rules.letters) plain = plain.replaceAll(written, meant);
  return plain.replace(DOUBLED, "$1");
}

/**
 * The folded words of a text.
 * @param {string} text
 * @param {Rules} rules
 */
export function words(text, rules) {
  return fold(text, rules).match(WORD) ?? [];
}

/**
 * A folded word without its article and its endings.
 * @param {string} word
 * @param {Rules} rules
 */
export function stem(word, rules) {
  const prefix = rules.prefixes.find(
    (one) => word.startsWith(one) && word.length - one.length >= rules.shortest - 1,
  );
  let rest = word.slice(prefix?.length ?? 0);
  for (const [begins, ends] of rules.around) {
    if (rest.startsWith(begins) && rest.endsWith(ends) && rest.length >= LONG) {
      rest = rest.slice(begins.length, -ends.length);
    }
  }
  for (let round = 0; round < rules.rounds; round += 1) {
    const suffix = rules.suffixes.find(
      (one) => rest.endsWith(one) && rest.length - one.length >= rules.shortest,
    );
    if (!suffix) break;
    rest = rest.slice(0, -suffix.length);
  }
  return rest;
}

/**
 * The stems of a text's words, without those that say nothing.
 * @param {string} text
 * @param {Rules} rules
 */
export function terms(text, rules) {
  return words(text, rules)
    .filter((word) => !rules.stop.includes(word))
    .map((word) => stem(word, rules));
}
