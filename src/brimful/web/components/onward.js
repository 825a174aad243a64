// "Go on by itself": after the time it takes to read a line and rest in it. Off until pressed; a press stops it again.
// What is remembered for the next line is this one wish, nothing else.

const KEY = "onward";
const button = document.querySelector("[data-onward]");
const root = document.documentElement;
let timer = 0;

export const wanted = () => sessionStorage.getItem(KEY) === "1";

/** Send the step's form when `seconds` are over, if that is wanted and until it is not any more. */
export function rest(seconds) {
  clearTimeout(timer);
  const form = document.getElementById("step");
  if (!form || !wanted()) return;
  root.dataset.playing = "";
  timer = setTimeout(() => form.requestSubmit(document.querySelector(".stand .do")), seconds * 1000);
}

if (button) {
  const seconds = Number(button.dataset.onward);
  button.hidden = false;
  const show = () => button.setAttribute("aria-pressed", String(wanted()));
  button.addEventListener("click", () => {
    if (wanted()) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, "1");
    show();
    clearTimeout(timer);
    delete root.dataset.playing;
    if (seconds) rest(seconds);
    button.dispatchEvent(new CustomEvent("onward", { bubbles: true }));
  });
  show();
  if (seconds) rest(seconds);
}
