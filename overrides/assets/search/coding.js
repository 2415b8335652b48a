// @ts-check
// Reads what `hooks/search/coding.py` writes: numbers as printable characters.

const ALPHABET = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((letter) => letter !== '"' && letter !== "\\")
  .join("");
const HALF = ALPHABET.length / 2;
const VALUES = new Int16Array(128).fill(-1);
[...ALPHABET].forEach((letter, value) => {
  VALUES[letter.charCodeAt(0)] = value;
});

/**
 * Reads document numbers and their impacts (0 to 7).
 * @param {string} written
 * @returns {{documents: number[], impacts: number[]}}
 */
export function readPostings(written) {
  const documents = [];
  const impacts = [];
  let at = 0;
  let document = 0;
  while (at < written.length) {
    let value = 0;
    let factor = 1;
    let digit = VALUES[written.charCodeAt(at)];
    while (digit >= HALF) {
      value += (digit - HALF) * factor;
      factor *= HALF;
      at += 1;
      digit = VALUES[written.charCodeAt(at)];
    }
    value += digit * factor;
    at += 1;
    document += value >> 3;
    documents.push(document);
    impacts.push(value & 7);
  }
  return { documents, impacts };
}

/**
 * Reads sorted words that each tell how many letters they share with the one before.
 * @param {string} written
 */
export function readFrontCoded(written) {
  let before = "";
  return written.split(" ").map((part) => {
    before = before.slice(0, VALUES[part.charCodeAt(0)]) + part.slice(1);
    return before;
  });
}

/**
 * Reads a column of numbers with equally many digits each: all last digits, then all before them.
 * @param {string} written
 * @returns {Uint32Array}
 */
export function readColumn(written) {
  const width = Number(written[0]);
  const values = new Uint32Array((written.length - 1) / width);
  for (let at = written.length - 1; at > 0; at -= 1) {
    const row = (at - 1) % values.length;
    values[row] = values[row] * ALPHABET.length + VALUES[written.charCodeAt(at)];
  }
  return values;
}
