// Keys go to the reader from the first picture on, without a click.
addEventListener("load", () => {
  const typing = () => document.querySelector(".xterm-helper-textarea")?.focus();
  const begun = () => {
    if (!document.body.classList.contains("-first-byte")) return;
    watch.disconnect();
    typing();
  };
  const watch = new MutationObserver(begun);
  watch.observe(document.body, { attributeFilter: ["class"] });
  begun();

  // Files are chosen, or dropped anywhere on the page.
  const bar = document.querySelector(".files");
  const said = bar.querySelector("output");
  const chosen = bar.querySelector("input");
  if (bar.hidden) return;
  const send = async (files) => {
    said.textContent = "";
    for (const file of files) {
      try {
        const address = `${bar.dataset.address}?name=${encodeURIComponent(file.name)}`;
        const answer = await fetch(address, { method: "POST", body: file });
        if (!answer.ok) said.textContent = await answer.text();
      } catch {
        said.textContent = `${file.name} could not be sent.`;
      }
    }
    typing();
  };
  chosen.addEventListener("change", () => send([...chosen.files]).then(() => { chosen.value = ""; }));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    send([...event.dataTransfer.files]);
  });
});
