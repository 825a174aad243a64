// Fields grow with their text also where the browser does not do it by itself.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (field) => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 4}px`;
  };
  for (const field of document.querySelectorAll("textarea.field")) grow(field);
  addEventListener("input", (event) => { if (event.target.matches?.("textarea.field")) grow(event.target); });
}
