// Keys go to the reader from the first picture on, without a click.
addEventListener("load", () => {
  const begun = () => {
    if (!document.body.classList.contains("-first-byte")) return;
    watch.disconnect();
    document.querySelector(".xterm-helper-textarea")?.focus();
  };
  const watch = new MutationObserver(begun);
  watch.observe(document.body, { attributeFilter: ["class"] });
  begun();
});
