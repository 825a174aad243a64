// What is found while someone types has an address of its own, without the words, so that the way back leads to it.
const list = document.getElementById("found");

if (list) {
  new MutationObserver(() => {
    const here = list.querySelector("[data-here]")?.dataset.here;
    if (here) history.replaceState(history.state, "", here);
  }).observe(list, { childList: true });
}
