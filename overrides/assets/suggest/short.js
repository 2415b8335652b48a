// @ts-check
// Short forms: `Mo-Do 08:30-12:30` and `2027-01-11 10:00-11:30` as the fields that they stand for.

/** @typedef {{ [name: string]: import("./yaml.js").Value }} Mapping */

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const SHORT_DAYS = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
const TIME = /^([A-Za-z,-]+) (\d?\d:\d\d)(?:-(\d?\d:\d\d))?$/;
const DATE = /^([\d-]{10})(?:\/([\d-]{10}))?(?: (\d?\d:\d\d)(?:-(\d?\d:\d\d))?)?$/;

/**
 * Returns the fields that a text alone stands for.
 * @param {string} text
 * @param {string} name The field that it stands for; `*` for several.
 * @returns {Mapping} Empty if the text cannot be understood.
 */
export function expanded(text, name) {
  if (name !== "*") return { [name]: text };
  if (text === "24/7") {
    return { byday: DAYS.join(","), opens_at: "00:00", closes_at: "24:00", public_holidays: "also" };
  }
  const [, days, opens, closes] = TIME.exec(text) ?? [];
  if (days) return filled({ byday: byday(days), opens_at: opens, closes_at: closes });
  const [, first, last, from, to] = DATE.exec(text) ?? [];
  return first ? filled({ first, last, opens_at: from, closes_at: to }) : {};
}

/** @param {{ [name: string]: string | undefined }} fields */
const filled = (fields) =>
  /** @type {Mapping} */ (Object.fromEntries(Object.entries(fields).filter(([, one]) => one)));

/** @param {string} text */
function byday(text) {
  const days = text.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map((day) => SHORT_DAYS.indexOf(day));
    return DAYS.slice(first, last + 1);
  });
  return days.join(",");
}
