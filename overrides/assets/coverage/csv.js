// @ts-check
// The tables of the page as a file for spreadsheets, as hooks/tables.py writes it.

const MARK = "\ufeff";
const FORMULA = /^ *[=+\-@\t\r\n]/u;

/** @param {string} text */
function cellOf(text) {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * What a cell says, without signs for the eye and without dots between thousands.
 * @param {HTMLTableCellElement} cell
 */
function textOf(cell) {
  const text = cell.textContent?.trim() ?? "";
  if (cell.tagName === "TH") return text;
  if (cell.dataset.none) return "0";
  if (cell.dataset.ratio !== undefined) return text.replace("–", "").replace(".", ",");
  return text.replace(/\D/gu, "");
}

/**
 * @param {HTMLTableElement[]} tables
 * @param {string} counted What the first column is called; it says which table a row is from.
 */
export function csvOf(tables, counted) {
  const rows = tables.flatMap((table, at) => {
    const name = table.closest("section")?.querySelector("h2")?.textContent ?? "";
    const written = [...table.tBodies[0].rows].map((row) => [name, ...[...row.cells].map(textOf)]);
    const head = [...(table.tHead?.rows[0].cells ?? [])].map(textOf);
    return at ? written : [[counted, ...head], ...written];
  });
  return MARK + rows.map((row) => `${row.map(cellOf).join(";")}\r\n`).join("");
}
