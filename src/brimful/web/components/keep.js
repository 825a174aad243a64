// Before a page is left for good, what was typed and not sent is given to the server to be sealed, nothing else.
import { post } from "./server.js";

const TYPED = "textarea, input:not([type]), input[type=text], input[type=search]";

export function typedIn(form) {
  return [...form.querySelectorAll(TYPED)].some((field) => field.name && field.value.trim() && field.value !== field.defaultValue);
}

export function keepUnsent({ keepalive = false } = {}) {
  const forms = [...document.querySelectorAll("form[method=post]:not([data-not-kept])")];
  return Promise.allSettled(
    forms
      .filter((form) => !form.querySelector("input[type=password]") && typedIn(form))
      .map((form) => post(form.action, { keepalive, headers: { "Brimful-Keep": "1" }, body: new URLSearchParams(new FormData(form)) })),
  );
}
