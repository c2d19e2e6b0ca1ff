"use strict";
// The page is whole without this: it only filters rows and opens wordings.
(() => {
  const by = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#compare tbody tr[data-kind]")];
  const statements = [...document.querySelectorAll("#coverage tbody tr")];
  const under = new Map([...document.querySelectorAll("tr[data-under]")].map((row) => [row.dataset.under, row]));
  const wanted = {
    all: () => true,
    changes: (row) => row.dataset.kind !== "same" || "moved" in row.dataset,
    moved: (row) => "moved" in row.dataset,
    noted: (row) => "noted" in row.dataset,
  };
  const show = () => {
    const which = by("which").value;
    const fits = wanted[which] || ((row) => row.dataset.kind === which);
    const held = by("holding").value.trim().toLocaleLowerCase();
    const beside = by("beside").value;
    let count = 0;
    for (const view of document.querySelectorAll(".view")) view.hidden = beside !== "" && view.dataset.other !== beside;
    for (const row of rows) {
      const below = under.get(row.id);
      const text = () => (row.textContent + (below ? below.textContent : "")).toLocaleLowerCase();
      row.hidden = !(fits(row) && (held === "" || text().includes(held)));
      if (below) below.hidden = row.hidden;
      if (!row.hidden && !row.closest(".view").hidden) count += 1;
    }
    const shown = [said(count, rows.length, "row"), said(showStatements(held), statements.length, "statement")];
    by("shown").textContent = shown.filter(Boolean).join("; ");
  };
  const said = (count, all, thing) =>
    count === all ? "" : count ? `${count} of ${all} ${thing}s shown` : `no ${thing} fits`;
  const showStatements = (held) => {
    const kind = by("statements").value;
    for (const row of statements) {
      const fits = kind === "" || row.dataset.kinds.split(" ").includes(kind);
      row.hidden = !(fits && (held === "" || row.textContent.toLocaleLowerCase().includes(held)));
    }
    return statements.filter((row) => !row.hidden).length;
  };
  const open = (wide) => {
    for (const details of document.querySelectorAll("details")) details.open = wide;
    by("wordings").setAttribute("aria-pressed", String(wide));
    by("wordings").textContent = wide ? "Close all wordings" : "Open all wordings";
  };
  for (const id of ["which", "beside", "statements", "holding"]) by(id).addEventListener("input", show);
  by("wordings").addEventListener("click", () => open(by("wordings").getAttribute("aria-pressed") !== "true"));
  window.addEventListener("beforeprint", () => open(true));
  by("controls").hidden = false;
  show();
})();
