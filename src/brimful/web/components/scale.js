// The marks from 0 to 10 become one line with a vessel on it. Until it is touched it is dashed and says "not set".
for (const scale of document.querySelectorAll("[data-scale]")) {
  const marks = scale.querySelector("[data-marks]");
  const radios = [...marks.querySelectorAll("input")];
  const numbers = radios.filter((radio) => radio.value !== "").map((radio) => Number(radio.value));
  const said = scale.querySelector("[data-said]");
  const { unset, of } = scale.dataset;

  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "slider";
  slider.min = Math.min(...numbers);
  slider.max = Math.max(...numbers);
  slider.setAttribute("aria-label", scale.querySelector("legend").firstChild.textContent.trim());
  const hint = scale.getAttribute("aria-describedby");
  if (hint) slider.setAttribute("aria-describedby", hint);

  const again = document.createElement("button");
  again.type = "button";
  again.className = "plain";
  again.textContent = unset;
  const tail = document.createElement("div");
  tail.className = "tail";
  const ends = scale.querySelector(".ends");
  marks.after(slider, tail);
  if (ends) tail.append(ends);
  tail.append(again);

  const show = () => {
    const on = radios.find((radio) => radio.checked);
    const set = on && on.value !== "";
    slider.classList.toggle("unset", !set);
    slider.value = set ? on.value : Math.round((Number(slider.min) + Number(slider.max)) / 2);
    slider.setAttribute("aria-valuetext", set ? `${on.value} ${of}` : unset);
    said.value = set ? `${on.value} ${of}` : unset;
    again.hidden = !set;
  };
  const choose = (value) => {
    const radio = radios.find((one) => one.value === String(value));
    if (!radio) return;
    radio.checked = true;
    show();
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  };
  slider.addEventListener("input", () => choose(slider.value));
  // a touch in the middle sets the middle, though the value has not moved
  slider.addEventListener("pointerup", () => choose(slider.value));
  slider.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") choose(slider.value); });
  again.addEventListener("click", () => { choose(""); slider.focus(); });
  scale.closest("form")?.addEventListener("reset", () => setTimeout(show));
  marks.hidden = true;
  show();
}
