// @ts-check
// Short names for addresses, from names as people write them.

/** @type {{ [letter: string]: string }} */
const LETTERS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "o", ł: "l", ı: "i", "&": " und " };
const LONGEST = 50;

/**
 * @param {string} name
 * @returns {string} Small letters, digits and `-`; "" where a name has none.
 */
export function slug(name) {
  const plain = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\0-\x7f]|&/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’]/g, "");
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  while (words.length > 1 && words.join("-").length > LONGEST) words.pop();
  return words.join("-").slice(0, LONGEST);
}
