
"use strict";
(() => {
  const controls = document.getElementById("controls");
  if (!controls) return;
  const findings = [...document.querySelectorAll(".finding")];
  const words = new Map(findings.map((one) => [one, one.textContent.toLowerCase()]));
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const toggle = document.getElementById("toggle");
  const chosen = (axis) => new Set([...controls.querySelectorAll(`input[name="${axis}"]:checked`)].map((box) => box.value));
  const visible = () => findings.filter((one) => !one.hidden);
  const filter = () => {
    const wire = chosen("wire"), source = chosen("source");
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const one of findings) {
      const fits = wire.has(one.dataset.wire) && source.has(one.dataset.source);
      one.hidden = !fits || !terms.every((term) => words.get(one).includes(term));
    }
    for (const section of document.querySelectorAll("main > section")) {
      const own = [...section.querySelectorAll(".finding")];
      if (own.length) section.hidden = own.every((one) => one.hidden);
    }
    status.textContent = `${visible().length} of ${findings.length} shown`;
  };
  const all = () => {
    const open = !visible().every((one) => one.open);
    for (const one of visible()) one.open = open;
    toggle.textContent = open ? "Close all" : "Open all";
  };
  const move = (step) => {
    const list = visible();
    const at = list.findIndex((one) => one.contains(document.activeElement));
    const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)];
    if (next) { next.firstElementChild.focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  controls.addEventListener("input", filter);
  toggle.addEventListener("click", all);
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; filter(); search.blur(); }
      return;
    }
    const act = { "/": () => search.focus(), j: () => move(1), k: () => move(-1), e: all }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  controls.hidden = false;
  filter();
})();
