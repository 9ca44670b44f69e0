// Adds to each citation the button that copies it.

/** How long the button says that it has copied, in milliseconds. */
const SAID = 2500;

const LABEL = "Copier";

async function copy(button, text) {
  button.textContent = (await write(text)) ? "Copié" : "Sélectionné : Ctrl + C pour copier";
  setTimeout(() => {
    button.textContent = LABEL;
  }, SAID);
}

/** Puts the text of an element on the clipboard; where browsers do not allow that, it is selected instead. */
async function write(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}

function enhance() {
  for (const citation of document.querySelectorAll(".citations details")) {
    if (citation.querySelector("button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = LABEL;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button, citation.querySelector("pre")));
    citation.querySelector(".actions").prepend(button);
  }
}

enhance();
document.addEventListener("pressoir:shown", enhance);
