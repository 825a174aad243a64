// An age becomes one line with a vessel on it, dashed until it is touched; "I can't tell" takes it back.
for (const years of document.querySelectorAll("[data-years]")) {
  const number = years.querySelector("input[type=number]");
  const cant = years.querySelector("input[type=checkbox]");
  const said = years.querySelector("[data-said]");
  const { unset, one, many } = years.dataset;

  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "slider";
  slider.min = number.min;
  slider.max = number.max;
  slider.id = number.id;
  slider.setAttribute("aria-describedby", "ask");
  number.removeAttribute("id");
  number.type = "hidden";
  number.after(slider);

  const show = () => {
    const set = number.value !== "";
    slider.classList.toggle("unset", !set);
    slider.value = set ? number.value : Math.round(slider.max / 4);
    said.value = set ? (number.value === "1" ? one : many.replace("%n", number.value)) : cant.checked ? "" : unset;
    slider.setAttribute("aria-valuetext", said.value || unset);
  };
  const choose = () => {
    number.value = slider.value;
    cant.checked = false;
    show();
  };
  slider.addEventListener("input", choose);
  slider.addEventListener("pointerup", choose); // a touch on the vessel itself moves nothing, and still means it
  slider.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } });
  cant.addEventListener("change", () => {
    if (cant.checked) number.value = "";
    show();
  });
  show();
}
