// Printing is asked for by a button, where there is a script to do it.
for (const way of document.querySelectorAll("[data-print]")) {
  way.hidden = false;
  way.querySelector("button").addEventListener("click", () => print());
}
