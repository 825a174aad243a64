// A beginning that is tapped goes into the field, at its end; in a list, into the first empty line.
for (const list of document.querySelectorAll("[data-ideas]")) {
  for (const item of list.querySelectorAll("li")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = item.textContent;
    item.replaceChildren(button);
    button.addEventListener("click", () => put(list.closest("form"), button.textContent));
  }
}

function put(form, words) {
  const area = form.querySelector("textarea");
  const field = area ?? [...form.querySelectorAll("input[name=answer]")].find((line) => !line.value.trim());
  if (!field) return;
  field.value = field.value.trim() ? `${field.value.trimEnd()}\n${words} ` : `${words.replace(/\.\.\.[,.]?$/, "").trimEnd()} `;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  field.setSelectionRange?.(field.value.length, field.value.length);
}
