// @ts-check
// What is new, what is gone and where it belongs: in lists by likeness, among fields by the model.

/** @param {unknown} one @param {unknown} other */
export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The field after which a new one belongs; undefined for the beginning.
 * @param {string} name
 * @param {string[]} present In the order of the text.
 * @param {string[]} order The model's.
 */
export function fieldBefore(name, present, order) {
  const place = order.indexOf(name);
  if (place < 0) return present[present.length - 1];
  const before = present.filter((one) => order.includes(one) && order.indexOf(one) < place);
  return before[before.length - 1];
}

/**
 * The fields that are wanted: those of before as they stood, new ones where they belong.
 * @param {string[]} old
 * @param {string[]} wanted
 * @param {string[]} order
 */
export function arranged(old, wanted, order) {
  const names = old.filter((name) => wanted.includes(name));
  for (const name of added(old, wanted, order)) {
    const before = fieldBefore(name, names, order);
    names.splice(before === undefined ? 0 : names.indexOf(before) + 1, 0, name);
  }
  return names;
}

/**
 * The new fields, in the order of the model; those that it does not know come last.
 * @param {string[]} old
 * @param {string[]} wanted
 * @param {string[]} order
 */
export function added(old, wanted, order) {
  const rank = (/** @type {string} */ name) =>
    order.includes(name) ? order.indexOf(name) : order.length;
  return wanted.filter((name) => !old.includes(name)).sort((a, b) => rank(a) - rank(b));
}

/**
 * Compares two lists: pairs of an old place and a new one; -1 for none on that side.
 * Equal items are pairs; between them the first of what is left is a changed item, and so on.
 * @param {unknown[]} old
 * @param {unknown[]} wanted
 * @returns {[number, number][]}
 */
export function pairs(old, wanted) {
  const lengths = common(old, wanted);
  /** @type {[number, number][]} */
  const found = [];
  let [one, other, oneStart, otherStart] = [0, 0, 0, 0];
  const close = () => {
    const most = Math.max(one - oneStart, other - otherStart);
    for (let at = 0; at < most; at += 1) {
      const first = oneStart + at < one ? oneStart + at : -1;
      found.push([first, otherStart + at < other ? otherStart + at : -1]);
    }
  };
  while (one < old.length || other < wanted.length) {
    if (one < old.length && other < wanted.length && isSame(old[one], wanted[other])) {
      close();
      found.push([one, other]);
      one += 1;
      other += 1;
      [oneStart, otherStart] = [one, other];
    } else if (other === wanted.length || (one < old.length && lengths[one + 1][other] >= lengths[one][other + 1])) {
      one += 1;
    } else other += 1;
  }
  close();
  return found;
}

/**
 * Lengths of the longest common part of what follows two places.
 * @param {unknown[]} old
 * @param {unknown[]} wanted
 */
function common(old, wanted) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array(wanted.length + 1).fill(0));
  for (let one = old.length - 1; one >= 0; one -= 1) {
    for (let other = wanted.length - 1; other >= 0; other -= 1) {
      lengths[one][other] = isSame(old[one], wanted[other])
        ? lengths[one + 1][other + 1] + 1
        : Math.max(lengths[one + 1][other], lengths[one][other + 1]);
    }
  }
  return lengths;
}
