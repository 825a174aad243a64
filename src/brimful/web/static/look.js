// The static pages are the same for everyone, so what a person has chosen for them lies in this browser: light or dark,
// and where leaving leads. Nothing else, and nothing of what anybody wrote. Runs before the first paint.
{
  const root = document.documentElement;
  const look = localStorage.getItem("look");
  if (look === "light" || look === "dark") root.dataset.theme = look;
  root.dataset.away = localStorage.getItem("away") ?? root.dataset.away;
}
