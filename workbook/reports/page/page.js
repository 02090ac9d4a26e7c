"use strict";
(() => {
  const root = document.documentElement;
  const collator = new Intl.Collator(root.lang, { numeric: true });
  const number = new Intl.NumberFormat(root.lang === "da" ? "da-DK" : "en-GB");
  const form = document.getElementById("filter");
  const list = document.getElementById("fund");
  const GRAVITY = ["error", "warning", "note", "accepted"];

  /* Sorting: every table whose headers say how. */

  const told = (cell) => cell ? cell.textContent : "";

  function place(text) {
    const [, sheet, letters, row] = text.match(/^(.*?)(?:!([A-Z]+)(\d+))?$/s);
    return [sheet, (row || "").padStart(8, "0"), (letters || "").padStart(3, " ")].join("\u0001");
  }

  const KEYS = {
    text: (row, column) => told(row.cells[column]),
    place: (row, column) => place(told(row.cells[column])),
    number: (row, column) => Number(told(row.cells[column]).replace(/\D/g, "")),
    severity: (row) => 2 * GRAVITY.findIndex((kind) => row.classList.contains(kind)) - row.classList.contains("barred"),
  };

  const original = new Map();

  function sort(table, column, down) {
    const heads = table.tHead.rows[0].cells;
    for (const head of heads) head.removeAttribute("aria-sort");
    const key = column < 0 ? null : KEYS[heads[column].dataset.sort];
    if (key) heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    for (const body of table.tBodies) {
      if (!original.has(body)) original.set(body, [...body.rows]);
      const keyed = original.get(body).map((row) => [key ? key(row, column) : 0, row]);
      const way = down ? -1 : 1;
      if (key) {
        keyed.sort(([one], [other]) => way * (typeof one === "number" ? one - other : collator.compare(one, other)));
      }
      const pieces = document.createDocumentFragment();
      for (const [, row] of keyed) pieces.append(row);
      body.append(pieces);
    }
  }

  for (const table of document.querySelectorAll(".sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        sort(table, column, head.getAttribute("aria-sort") === "ascending");
        if (table === list) remember();
      });
    });
  }

  if (!list) return;

  /* Filtering: what is chosen stands in the address, so that it can be sent. */

  const columns = [...list.tHead.rows[0].cells].map((head) => head.dataset.key);
  const at = (row, key) => told(row.cells[columns.indexOf(key)]);
  const rows = [...list.querySelectorAll(".rows > tr")].map((row) => ({
    row, committee: at(row, "committee"), workbook: at(row, "workbook"), rule: at(row, "rule"),
  }));
  const books = [...document.querySelectorAll(".book")];
  const fields = form.elements;
  const CHOICES = ["severity", "committee", "rule", "workbook"];

  function searched(one) {
    if (one.text === undefined) {
      const last = one.row.cells.length - 1;
      const parts = [...one.row.cells].slice(0, last).map(told);
      for (const node of one.row.cells[last].childNodes) if (node.nodeName !== "DETAILS") parts.push(node.textContent);
      one.text = parts.join(" ").toLowerCase();
    }
    return one.text;
  }

  function filter() {
    const chosen = Object.fromEntries(CHOICES.map((name) => [name, fields[name].value]));
    const words = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const inside = new Set();
    let count = 0;
    for (const one of rows) {
      const there = (!chosen.committee || one.committee === chosen.committee) &&
        (!chosen.workbook || one.workbook === chosen.workbook);
      if (there) inside.add(one.workbook);
      const seen = there && (!chosen.severity || one.row.classList.contains(chosen.severity)) &&
        (!chosen.rule || one.rule === chosen.rule) && words.every((word) => searched(one).includes(word));
      if (one.row.hidden === seen) one.row.hidden = !seen;
      if (seen) count += 1;
    }
    for (const book of books) {
      const { workbook, committee } = book.dataset;
      book.hidden = Boolean(chosen.workbook && chosen.workbook !== workbook) ||
        Boolean(chosen.committee && chosen.committee !== committee && !inside.has(workbook));
    }
    const apart = document.getElementById("begrundede");
    if (apart) apart.hidden = !apart.nextElementSibling.querySelector("tr:not([hidden])");
    const shown = document.getElementById("shown");
    shown.textContent = shown.dataset.words
      .replace("{shown}", () => number.format(count)).replace("{all}", () => number.format(rows.length));
    document.getElementById("chosen").textContent = [...CHOICES, "q"].filter((name) => fields[name].value)
      .map((name) => fields[name].selectedOptions ? fields[name].selectedOptions[0].text : fields[name].value)
      .concat(shown.textContent).join(" \u00b7 ");
  }

  function remember() {
    const state = new URLSearchParams();
    for (const name of ["q", ...CHOICES]) if (fields[name].value) state.set(name, fields[name].value);
    const head = list.querySelector("[aria-sort]");
    if (head) state.set("sort", (head.getAttribute("aria-sort") === "descending" ? "-" : "") + head.dataset.key);
    history.replaceState(null, "", "#" + state);
  }

  function recall() {
    if (!location.hash.includes("=")) return false;
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", ...CHOICES]) fields[name].value = state.get(name) || "";
    const by = state.get("sort") || "";
    sort(list, columns.indexOf(by.replace(/^-/, "")), by.startsWith("-"));
    filter();
    return true;
  }

  function clear() {
    form.reset();
    sort(list, -1, false);
    filter();
    remember();
  }

  function offer(name, options) {
    const select = fields[name];
    select.add(new Option(form.dataset.all, ""));
    for (const [text, value] of options) select.add(new Option(text, value));
    select.parentNode.hidden = options.length < 2;
  }

  const names = (id) => [...document.querySelectorAll(`#${id} > tbody > tr > th > a`)].map((link) => [told(link), told(link)]);
  offer("committee", names("udvalg"));
  offer("workbook", names("filer"));
  offer("rule", [...document.querySelectorAll("#regler > tbody > tr")].map((row) => {
    const id = told(row.querySelector("a"));
    return [`${id} ${told(row.querySelector("summary"))}`, id];
  }).sort(([one], [other]) => collator.compare(one, other)));
  if (!columns.includes("committee")) fields.committee.parentNode.hidden = true;

  for (const link of document.querySelectorAll("a[data-filter]")) {
    link.href = "#" + new URLSearchParams([[link.dataset.filter, link.dataset.value || told(link)]]);
  }

  let waiting = 0;
  form.hidden = false;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filter(); remember(); }, rows.length > 2000 ? 150 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("empty").addEventListener("click", clear);
  window.addEventListener("hashchange", () => { if (recall()) form.scrollIntoView(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing) { event.preventDefault(); fields.q.focus(); }
    if (event.key === "Escape" && (fields.q.value || rows.some((one) => one.row.hidden))) clear();
  });

  /* Unfolding: the cells become a table, and the rule says why it is there. */

  function grid(pre, where) {
    const lines = pre.textContent.trimEnd().split("\n").map((line) => line.split("\t"));
    const mark = pre.querySelector("b");
    const before = mark.previousSibling.data.split("\n");
    const spot = [before.length - 1, before.at(-1).split("\t").length - 1];
    const table = document.createElement("table");
    table.className = "cells";
    table.createCaption().textContent = list.dataset.around.replace("{place}", () => where);
    lines.forEach((texts, y) => {
      const row = table.insertRow();
      lines[0].forEach((_, x) => {
        const cell = row.appendChild(document.createElement(x && y ? "td" : x || y ? "th" : "td"));
        if (cell.nodeName === "TH") cell.scope = y ? "row" : "col";
        cell.textContent = texts[x] || "";
        if (x && Math.abs(x - spot[1]) > 1) cell.classList.add("far");
        if (y === spot[0] && x === spot[1]) {
          const unseen = document.createElement("span");
          unseen.className = "unseen";
          unseen.textContent = ` (${list.dataset.own})`;
          cell.classList.add("spot");
          cell.append(unseen);
        }
      });
    });
    const around = document.createElement("div");
    around.className = "scroll";
    around.tabIndex = 0;
    around.append(table);
    return around;
  }

  function unfold(details) {
    const row = details.closest("#fund > .rows > tr");
    if (!row || details.dataset.done !== undefined) return;
    details.dataset.done = "";
    const pre = details.querySelector("pre");
    if (pre) pre.replaceWith(grid(pre, at(row, "place")));
    const rule = document.querySelector(`#regel-${at(row, "rule")} details`);
    const why = document.createElement("p");
    const strong = document.createElement("b");
    strong.textContent = `${told(rule.querySelector("summary"))}. `;
    why.append(strong, told(rule.querySelector("p")));
    details.querySelector("a").replaceWith(why);
  }

  document.addEventListener("toggle", (event) => { if (event.target.open) unfold(event.target); }, true);
  for (const details of list.querySelectorAll("details[open]")) unfold(details);

  const fold = document.getElementById("fold");
  const unfoldWords = fold.textContent;

  function folding(open) {
    fold.setAttribute("aria-expanded", String(open));
    fold.textContent = open ? fold.dataset.fold : unfoldWords;
  }

  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-expanded") !== "true";
    for (const { row } of rows) if (!open || !row.hidden) row.querySelector("details").open = open;
    folding(open);
  });
  folding(Boolean(list.querySelector("details[open]")));

  filter();
  recall();
})();
