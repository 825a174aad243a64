// "Another row" without asking the server: the last row once more, empty.
for (const table of document.querySelectorAll("[data-rows]")) {
  const more = table.querySelector("[data-more]");
  const most = Number(table.dataset.most);
  more?.addEventListener("click", (event) => {
    event.preventDefault();
    const rows = table.querySelectorAll("[data-row]");
    if (most && rows.length >= most) return;
    const last = rows[rows.length - 1];
    const next = last.cloneNode(true);
    for (const part of next.querySelectorAll("[name], [id], [for]")) {
      for (const key of ["name", "id", "for"]) {
        const old = part.getAttribute(key);
        if (old) part.setAttribute(key, old.replace(/\.(\d+)\./, `.${rows.length}.`));
      }
      if (part.type === "checkbox" || part.type === "radio") part.checked = false;
      else if ("value" in part && part.tagName !== "BUTTON") part.value = "";
    }
    const legend = next.querySelector("legend");
    legend.textContent = legend.textContent.replace(/\d+/, rows.length + 1);
    last.after(next);
    next.querySelector("textarea, select, input")?.focus();
    more.hidden = Boolean(most) && rows.length + 1 >= most;
  });
}
