// @ts-check
// What the scripts say: texts of the catalogs, with the plural rule and digits of the language.

const PERIOD = 300;

export class Words {
  /** @param {any} head The content of `index.json`. */
  constructor(head) {
    /** @type {Record<string, any>} */
    this.texts = head.words;
    /** @type {string} */
    this.rule = head.plural;
    /** @type {string[]} */
    this.years = head.years;
    /** @type {string} */
    this.kilometres = head.kilometres;
    this.numbers = new Intl.NumberFormat([head.lang, "de"], {
      numberingSystem: head.digits,
      maximumFractionDigits: 1,
    });
    this.lists = "ListFormat" in Intl ? new Intl.ListFormat([head.lang, "de"]) : null;
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  say(name, values = {}) {
    return fill(this.texts[name], values);
  }

  /**
   * @param {string} name
   * @param {number} count
   */
  count(name, count) {
    const at = count < PERIOD ? count : PERIOD - 100 + (count % 100);
    return fill(this.texts[name][Number(this.rule[at])], { count: this.number(count) });
  }

  /**
   * Joins words as the language does; with commas in browsers that do not know how.
   * @param {string[]} words
   * @returns {{type: string, value: string}[]}
   */
  list(words) {
    if (this.lists) return this.lists.formatToParts(words);
    return words.flatMap((value, at) => [
      ...(at ? [{ type: "literal", value: ", " }] : []),
      { type: "element", value },
    ]);
  }

  /** @param {string[]} words */
  joined(words) {
    return this.list(words).map((part) => part.value).join("");
  }

  /** @param {number} number */
  number(number) {
    return this.numbers.format(number);
  }

  /** @param {number} kilometres */
  distance(kilometres) {
    const rounded = kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres);
    return fill(this.kilometres, { number: this.number(rounded) });
  }
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);
}
