// @ts-check
// Where things stand in the text of a record, and how changes are put into it.

/**
 * A value: where the name of its field begins (-1 in lists), where it begins and ends, what is in it.
 * @typedef {[number, number, number, (Span[] | { [name: string]: Span })?]} Span
 * @typedef {{ start: number, end: number, put: string }} Edit
 */

const COMMENT = /^[ \t]*(#[^\n]*)/;

/** The text of one record, and what is to change in it. */
export class Text {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** @type {Edit[]} */
    this.edits = [];
  }

  /** @param {number} place */
  lineStart(place) {
    return this.text.lastIndexOf("\n", place - 1) + 1;
  }

  /**
   * Where the next line begins, or the text ends.
   * @param {number} place
   */
  lineEnd(place) {
    const found = this.text.indexOf("\n", place);
    return found < 0 ? this.text.length : found + 1;
  }

  /** @param {number} place */
  column(place) {
    return place - this.lineStart(place);
  }

  /**
   * Whether nothing but blanks stands before a place in its line.
   * @param {number} place
   */
  isFirst(place) {
    return !this.text.slice(this.lineStart(place), place).trim();
  }

  /**
   * Where the dash of the next item of a list is.
   * @param {number} place The end of the item before, or the first dash.
   * @param {number} column
   */
  dash(place, column) {
    let found = place;
    while (this.text[found] !== "-" || this.column(found) !== column || !this.isFirst(found)) {
      found = this.lineEnd(found) + column;
      if (found >= this.text.length) return place;
    }
    return found;
  }

  /**
   * Comments that have lines of their own, between two places.
   * @param {number} start
   * @param {number} end
   */
  comments(start, end) {
    const lines = this.text.slice(this.lineEnd(start), this.lineStart(end)).split("\n");
    return lines.filter((line) => COMMENT.test(line));
  }

  /**
   * The beginning of the line of a field, or of the comments right above it.
   * @param {number} place
   */
  aboveComments(place) {
    let start = this.lineStart(place);
    while (start > 0) {
      const above = this.lineStart(start - 1);
      if (!COMMENT.test(this.text.slice(above, start))) break;
      start = above;
    }
    return start;
  }

  /**
   * Replaces a part. A comment behind it would end up inside a text of several lines: it moves up.
   * @param {number} start
   * @param {number} end
   * @param {string} put
   */
  replace(start, end, put) {
    const isBlock = "|>".includes(this.text[start] ?? " ");
    const [head = ""] = isBlock ? this.text.slice(start, end).split("\n") : [];
    const inHead = COMMENT.exec(head.replace(/^\S*/, ""));
    const behind = isBlock ? inHead : COMMENT.exec(this.text.slice(end, this.lineEnd(end)));
    if (!behind || (!isBlock && !put.includes("\n"))) return this.push(start, end, put);
    this.raise(start, [behind[1].trim()]);
    this.push(start, isBlock ? end : end + behind[0].length, put);
  }

  /**
   * Puts comments above the line of a place.
   * @param {number} place
   * @param {string[]} comments
   */
  raise(place, comments) {
    const start = this.lineStart(place);
    const indent = this.text.slice(start).match(/^ */)?.[0] ?? "";
    for (const one of comments) this.push(start, start, `${indent}${one}\n`);
  }

  /**
   * Puts lines before the line that begins at a place.
   * @param {number} place
   * @param {string} lines Without the line break at the end.
   */
  insert(place, lines) {
    const isOpen = place === this.text.length && place > 0 && !this.text.endsWith("\n");
    this.push(place, place, isOpen ? `\n${lines}` : `${lines}\n`);
  }

  /**
   * @param {number} start
   * @param {number} end
   * @param {string} put
   */
  push(start, end, put) {
    this.edits.push({ start, end, put });
  }

  /** The text with all changes. */
  changed() {
    const breaks = this.text.includes("\r\n") ? "\r\n" : "\n";
    const edits = this.edits.map((edit, turn) => ({ ...edit, turn }));
    edits.sort((one, two) => two.start - one.start || two.end - one.end || two.turn - one.turn);
    return edits.reduce(
      (text, { start, end, put }) =>
        text.slice(0, start) + put.replace(/\n/g, breaks) + text.slice(end),
      this.text,
    );
  }
}
