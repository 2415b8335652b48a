// @ts-check
// The ways into the finder: the field at the top of every page, and the questions of the home page.
// What is typed goes behind the `#` of the address, which no server gets.

/**
 * @param {string} selector
 * @param {(form: HTMLFormElement) => Record<string, string>} read
 */
function lead(selector, read) {
  for (const form of document.querySelectorAll(selector)) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const asked = Object.entries(read(/** @type {HTMLFormElement} */ (form)));
      const fragment = new URLSearchParams(asked.filter(([, value]) => value !== ""));
      location.href = `${form.getAttribute("action")}#${fragment}`;
    });
  }
}

lead("[data-search]", (form) => ({ q: form.querySelector("input")?.value.trim() ?? "" }));
lead("[data-questions]", (form) =>
  Object.fromEntries(
    [...form.querySelectorAll("select")].map((one) => [one.dataset.question ?? "", one.value]),
  ),
);
