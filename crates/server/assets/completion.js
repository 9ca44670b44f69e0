// Completes what is typed into the search box, in words, keywords, papers and titles of the archive.

const KINDS = { word: "", keyword: "mot-clé", source: "source", title: "titre" };

/** How many ways to go on are shown. */
const OFFERED = 7;

async function offer(text, signal) {
  const asked = new URLSearchParams({ q: text, limit: OFFERED });
  const answer = await fetch(`/v1/suggest?${asked}`, { signal });
  if (!answer.ok) return [];
  const { suggestions } = await answer.json();
  return suggestions.map((suggestion) => ({ content: told(suggestion), take: suggestion }));
}

function told({ kind, text, count }) {
  const label = document.createElement("span");
  label.className = "label";
  label.textContent = text;
  const note = document.createElement("span");
  note.className = "kind";
  // A title is one clipping's, or that of a few.
  const counted = kind === "title" ? "" : new Intl.NumberFormat("fr").format(count);
  note.textContent = [KINDS[kind], counted].filter(Boolean).join(" · ");
  return [label, " ", note];
}

/** Puts what was chosen into the search: words into the box, a keyword or a paper among the filters. */
function take(input, { kind, text }) {
  const asked = new URLSearchParams(new FormData(input.form));
  if (kind === "keyword" || kind === "source") {
    input.value = "";
    asked.delete("q");
    if (!asked.getAll(kind).includes(text)) asked.append(kind, text);
  } else {
    input.value = text;
    asked.set("q", text);
  }
  const address = `${new URL(input.form.action).pathname}?${asked}`;
  document.dispatchEvent(new CustomEvent("pressoir:visit", { detail: { address } }));
}

function complete() {
  const input = document.querySelector("form.search input[type=search]");
  if (!input || input.hasAttribute("role")) return;
  const list = document.createElement("ul");
  list.id = "propositions";
  list.className = "propositions";
  list.setAttribute("aria-label", "Propositions");
  input.form.append(list);
  new Combobox(input, list, offer, (suggestion) => take(input, suggestion));
}

complete();
document.addEventListener("pressoir:shown", complete);
