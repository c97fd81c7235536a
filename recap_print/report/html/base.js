"use strict";
// What every report does: a theme the reader may choose, kept for the next report where the browser allows it.
(() => {
  const button = document.getElementById("theme");
  if (!button) return;
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("recap-print-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("recap-print-theme", theme); } catch { /* a private window */ } };
  const now = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const show = () => {
    const other = now() === "dark" ? "light" : "dark";
    button.querySelector("span").textContent = other === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", other === "dark" ? "Dark: change the theme" : "Light: change the theme");
  };
  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();
  button.addEventListener("click", () => {
    root.dataset.theme = now() === "dark" ? "light" : "dark";
    keep(root.dataset.theme);
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
})();
