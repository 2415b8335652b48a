// @ts-check
// Words that are nearly right.

/**
 * How many letters must be added, dropped, replaced or swapped; more than `most` counts as `most` + 1.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (same ? 0 : 1));
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (swapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return last[other.length];
}

/**
 * How many mistakes a word of this length may have.
 * @param {string} word
 */
export function tolerance(word) {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * The known words nearest to one, best first: few mistakes, or the same beginning.
 * @param {string} word
 * @param {string[]} known
 * @param {number} count
 * @returns {{word: string, weight: number}[]}
 */
export function nearest(word, known, count) {
  const most = tolerance(word);
  const found = [];
  for (const one of known) {
    const mistakes = most ? distance(word, one, most) : most + 1;
    const isOther = one[0] !== word[0];
    if (mistakes <= most - Number(isOther && most > 1)) {
      found.push({ word: one, weight: 0.9 - 0.2 * mistakes - 0.2 * Number(isOther) });
    } else if (sharesBeginning(word, one) || isBeginning(one, word)) {
      found.push({ word: one, weight: 0.35 });
    }
  }
  found.sort((one, other) => other.weight - one.weight || one.word.length - other.word.length);
  const best = found[0]?.weight ?? 0;
  return found.filter((one) => one.weight > best - 0.15).slice(0, count);
}

/**
 * Whether two words are likely forms of one: they differ in a short ending only.
 * @param {string} one
 * @param {string} other
 */
function sharesBeginning(one, other) {
  const needed = Math.max(4, Math.ceil(0.7 * Math.max(one.length, other.length)));
  return one.length >= needed && one.slice(0, needed) === other.slice(0, needed);
}

/**
 * Whether a known word is the first half of a longer one, as of a compound.
 * @param {string} known
 * @param {string} word
 */
function isBeginning(known, word) {
  return known.length >= 5 && 2 * known.length >= word.length && word.startsWith(known);
}
