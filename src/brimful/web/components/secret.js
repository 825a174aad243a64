// Shows what is typed in a passphrase field, and hides it again; also before the form is sent.
for (const button of document.querySelectorAll("[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  const [show, hide] = [button.textContent, button.dataset.hide];
  button.hidden = false;
  const turn = (open) => {
    field.type = open ? "text" : "password";
    button.textContent = open ? hide : show;
    button.setAttribute("aria-pressed", String(open));
  };
  button.addEventListener("click", () => {
    turn(field.type === "password");
    field.focus();
  });
  field.form.addEventListener("submit", () => turn(false));
}
