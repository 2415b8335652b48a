// @ts-check
// The youth office of a place: shows only the places that what is typed may mean.

const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-words]")]);
const lookup = document.getElementById("lookup");
const none = document.getElementById("lookup-none");

/**
 * Makes spellings alike: no marks on letters, and ß as ss.
 * @param {string} text
 */
const plain = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").trim();

/** @param {string} typed */
function show(typed) {
  const wanted = ` ${plain(typed)}`;
  for (const row of rows) row.hidden = !` ${plain(row.dataset.words ?? "")}`.includes(wanted);
  if (none) none.hidden = rows.some((row) => !row.hidden);
}

if (lookup) {
  const field = /** @type {HTMLInputElement} */ (lookup.querySelector("input"));
  lookup.hidden = false;
  field.addEventListener("input", () => show(field.value));
  if (field.value) show(field.value);
}
