"use strict";
// The page is whole without this: it only filters rows and opens wordings.
(() => {
  const by = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#compare tbody tr[data-kind]")];
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
    by("shown").textContent = count === rows.length ? "" : count ? `${count} of ${rows.length} rows shown` : "No row fits.";
  };
  const open = (wide) => {
    for (const details of document.querySelectorAll("details")) details.open = wide;
    by("wordings").setAttribute("aria-pressed", String(wide));
    by("wordings").textContent = wide ? "Close all wordings" : "Open all wordings";
  };
  for (const id of ["which", "beside", "holding"]) by(id).addEventListener("input", show);
  by("wordings").addEventListener("click", () => open(by("wordings").getAttribute("aria-pressed") !== "true"));
  window.addEventListener("beforeprint", () => open(true));
  by("controls").hidden = false;
  show();
})();
