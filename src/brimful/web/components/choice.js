// Writing own words chooses the vessel they belong to; emptying them lets it go again.
for (const field of document.querySelectorAll("[data-picks]")) {
  const own = field.closest("fieldset").querySelector(`input[name="${CSS.escape(field.dataset.picks)}"][value="own"]`);
  field.addEventListener("input", () => { if (own && field.value.trim()) own.checked = true; });
  own?.addEventListener("change", () => { if (own.checked) field.focus(); });
}
