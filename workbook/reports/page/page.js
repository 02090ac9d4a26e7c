"use strict";
(() => {
  const form = document.querySelector(".filter");
  const rows = [...document.querySelectorAll("#fund > tbody > .finding")];
  const texts = new Map();
  const fields = ["q", "s", "u", "r", "f"].map((id) => document.getElementById(id));
  const shown = document.getElementById("shown");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function text(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }

  function filter() {
    const [q, s, u, r, f] = fields.map((field) => field.value);
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const { dataset } = row;
      const there = (!s || dataset.s === s) && (!u || dataset.u === u) && (!r || dataset.r === r) &&
        (!f || dataset.f === f) && words.every((word) => text(row).includes(word));
      if (row.hidden === there) row.hidden = !there;
      if (there) count += 1;
    }
    shown.textContent = shown.dataset.words.replace("{shown}", count).replace("{all}", rows.length);
  }

  function remember() {
    const state = new URLSearchParams();
    for (const field of fields) if (field.value) state.set(field.id, field.value);
    history.replaceState(null, "", "#" + state);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    if (!fields.some((field) => state.has(field.id))) return false;
    for (const field of fields) field.value = state.get(field.id) || "";
    filter();
    return true;
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => { filter(); remember(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
    window.addEventListener("hashchange", () => { if (recall()) form.scrollIntoView(); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input, select, textarea");
      if (event.key === "/" && !typing) { event.preventDefault(); fields[0].focus(); }
      if (event.key === "Escape" && form.contains(event.target)) form.reset();
    });
    filter();
    recall();
  }

  function value(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sort || cell.textContent.trim();
  }

  for (const button of document.querySelectorAll(".sortable .sort")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const body = button.closest("table").tBodies[0];
      const down = head.getAttribute("aria-sort") === "ascending";
      const column = Number(button.dataset.column);
      const keyed = [...body.rows].map((row) => [value(row, column), row]);
      keyed.sort((one, other) => collator.compare(one[0], other[0]) * (down ? -1 : 1));
      for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...keyed.map((pair) => pair[1]));
    });
  }

  document.addEventListener("toggle", (event) => {
    const why = event.target.querySelector(":scope > .why:not([data-told])");
    if (!why) return;
    const reason = document.getElementById("regel-" + why.dataset.r);
    if (reason) { why.textContent = reason.querySelector("dd").textContent; why.dataset.told = ""; }
  }, true);

  const folded = [];
  window.addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details.totals:not([open])")) { one.open = true; folded.push(one); }
  });
  window.addEventListener("afterprint", () => { for (const one of folded.splice(0)) one.open = false; });
})();
