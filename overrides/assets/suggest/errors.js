// @ts-check
// The list of everything that is wrong, at the head of the form.

/**
 * @param {import("./wrong.js").Wrong[]} wrong
 * @param {{ [name: string]: string }} words
 */
export function showErrors(wrong, words) {
  const place = /** @type {HTMLElement} */ (document.getElementById("suggest-errors"));
  place.hidden = !wrong.length;
  if (!wrong.length) return place.replaceChildren();
  const list = document.createElement("ul");
  list.append(...wrong.map(draw));
  const head = document.createElement("p");
  head.textContent = words.several;
  place.replaceChildren(head, list);
  place.focus();
}

/** @param {import("./wrong.js").Wrong} wrong */
function draw({ place, name, message }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${place.id}`;
  link.textContent = name ? `${name}: ${message}` : message;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (let around = place.closest("details"); around; around = around.parentElement?.closest("details") ?? null) {
      around.open = true;
    }
    place.focus();
    place.scrollIntoView({ block: "center" });
  });
  item.append(link);
  return item;
}
