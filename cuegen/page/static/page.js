// Copies the address of the feed. Without this script the button is not there, and the field can be copied by hand.
"use strict";

for (const button of document.querySelectorAll("button[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  const said = document.getElementById(button.dataset.says);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without https there is no clipboard, but browsers still know the older way.
      if (!document.execCommand("copy")) {
        said.textContent = "Not copied: the address is selected, copy it by hand.";
        return;
      }
    }
    said.textContent = "Copied.";
  });
}
