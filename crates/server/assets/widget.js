/** Where this script came from: the service that answers, unless the element names another. */
const ORIGIN = new URL(document.currentScript?.src ?? location.href).origin;

/** How long typing must pause before it is searched for, in milliseconds. */
const PAUSE = 220;

/** How many ways to go on are shown. */
const OFFERED = 6;

const KINDS = { word: "", keyword: "mot-clé", source: "source", title: "titre" };

const STYLE = `
  :host {
    --ink: var(--pressoir-ink, #1d1916);
    --quiet: var(--pressoir-quiet, #655c54);
    --paper: var(--pressoir-paper, #fff);
    --rule: var(--pressoir-rule, #e2dbd0);
    --accent: var(--pressoir-accent, #7b1e3a);
    --on-accent: var(--pressoir-on-accent, #fff);
    --wash: var(--pressoir-wash, #f4ecea);
    --mark: var(--pressoir-mark, #ffe59a);
    --radius: var(--pressoir-radius, 4px);
    display: block;
    position: relative;
    color: var(--ink);
    font: 1rem/1.5 var(--pressoir-font, system-ui, sans-serif);
  }
  :host([hidden]), [hidden] { display: none !important; }
  * { box-sizing: border-box; }
  form { display: flex; position: relative; }
  input, button { min-height: 2.75rem; font: inherit; }
  input {
    flex: 1;
    min-width: 0;
    padding: 0 0.9rem;
    border: 1px solid var(--quiet);
    border-right: 0;
    border-radius: var(--radius) 0 0 var(--radius);
    background: var(--paper);
    color: inherit;
    appearance: none;
  }
  input::placeholder { color: var(--quiet); opacity: 1; }
  button {
    padding: 0 1rem;
    border: 1px solid var(--accent);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    cursor: pointer;
  }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
  input:focus-visible { outline-offset: -3px; }
  ul, ol, p { margin: 0; padding: 0; list-style: none; }
  [role="listbox"] {
    position: absolute;
    z-index: 10;
    top: calc(100% + 0.25rem);
    inset-inline: 0;
    max-height: 20rem;
    overflow-y: auto;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
    box-shadow: 0 0.75rem 2rem rgb(0 0 0 / 18%);
  }
  [role="option"] {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding: 0.45rem 0.9rem;
    cursor: pointer;
  }
  [role="option"]:hover, [aria-selected="true"] { background: var(--wash); }
  [aria-selected="true"] { box-shadow: inset 3px 0 var(--accent); }
  [role="option"] span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .kind, .found, .origin { font-size: 0.875rem; color: var(--quiet); }
  .kind { flex: none; }
  .found { margin-top: 0.6rem; }
  .hits li { padding: 0.7rem 0; border-bottom: 1px solid var(--rule); }
  .hits a { color: inherit; font-weight: 600; text-decoration: none; }
  .hits a:hover, .all a { color: var(--accent); text-decoration: underline; }
  .all { margin-top: 0.6rem; }
  mark { border-radius: 2px; background: var(--mark); color: var(--pressoir-mark-ink, #1d1916); }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/**
 * `<pressoir-search>`: a search box that suggests and finds while one types, for any page.
 *
 * Attributes: `endpoint` (the service, by default the one that the script came from), `label`,
 * `placeholder`, `limit` (hits shown, 5), `keyword` and `source` (what it is narrowed to), `links`
 * (`original` leads to where a clipping was published, where that is known).
 */
class PressoirSearch extends HTMLElement {
  static #made = 0;

  #root = this.attachShadow({ mode: "open", delegatesFocus: true });
  #parts = {};
  #timer = 0;
  #asked = null;

  connectedCallback() {
    if (this.#root.childNodes.length > 0) return;
    const id = `pressoir-${(PressoirSearch.#made += 1)}`;
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [style];
    const label = this.getAttribute("label") ?? "Rechercher dans les archives";
    const action = `${this.#endpoint()}/`;
    const parts = {
      form: made("form", { part: "form", role: "search", "aria-label": label, action, method: "get" }),
      label: made("label", { class: "unseen", for: `${id}-q` }, label),
      input: made("input", {
        part: "input",
        id: `${id}-q`,
        type: "search",
        name: "q",
        placeholder: this.getAttribute("placeholder") ?? "Rechercher dans les archives",
        maxlength: "2000",
        spellcheck: "false",
      }),
      button: made("button", { part: "button", type: "submit" }, "Rechercher"),
      list: made("ul", { part: "suggestions", id: `${id}-list`, "aria-label": "Propositions" }),
      found: made("p", { part: "found", class: "found", role: "status" }),
      hits: made("ol", { part: "results", class: "hits" }),
      all: made("p", { part: "all", class: "all" }),
    };
    this.#parts = parts;
    const kept = [...this.#scope()].map(([name, value]) => made("input", { type: "hidden", name, value }));
    parts.form.append(parts.label, parts.input, parts.button, parts.list, ...kept);
    this.#root.append(parts.form, parts.found, parts.hits, parts.all);
    parts.input.addEventListener("input", () => this.#searchSoon());
    new Combobox(parts.input, parts.list, (text, signal) => this.#offer(text, signal), (take) => this.#take(take));
  }

  #endpoint() {
    return (this.getAttribute("endpoint") ?? ORIGIN).replace(/\/+$/, "");
  }

  /** Returns what the search is narrowed to. */
  #scope() {
    const scope = new URLSearchParams();
    for (const name of ["keyword", "source"]) {
      if (this.getAttribute(name)) scope.set(name, this.getAttribute(name));
    }
    return scope;
  }

  async #ask(path, parameters, signal) {
    const answer = await fetch(`${this.#endpoint()}${path}?${parameters}`, { signal, credentials: "omit" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  async #offer(q, signal) {
    const { suggestions } = await this.#ask("/v1/suggest", new URLSearchParams({ q, limit: OFFERED }), signal);
    return suggestions.map(({ kind, text, count }) => ({
      content: [made("span", {}, text), made("span", { class: "kind" }, KINDS[kind] || number(count))],
      take: { kind, text },
    }));
  }

  /** Searches for words, and for a keyword or a paper by its field. */
  #take({ kind, text }) {
    const fields = { keyword: "mot-clé", source: "source" };
    this.#parts.input.value = fields[kind] ? `${fields[kind]}:"${text}"` : text;
    this.#search();
  }

  #searchSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), PAUSE);
  }

  async #search() {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const parameters = this.#scope();
    parameters.set("q", this.#parts.input.value.trim());
    if (parameters.get("q") === "") {
      this.#show("", []);
      return;
    }
    const address = `${this.#endpoint()}/?${parameters}`;
    parameters.set("per_page", this.getAttribute("limit") ?? "5");
    try {
      const { found, hits } = await this.#ask("/v1/search", parameters, asked.signal);
      const counted = found === 0 ? "Aucun résultat" : `${number(found)}\u00a0${found < 2 ? "résultat" : "résultats"}`;
      this.#show(counted, hits.map((hit) => this.#hit(hit)), found > hits.length ? address : null);
    } catch {
      if (!asked.signal.aborted) this.#show("La recherche ne répond pas. Réessayez dans un instant.", []);
    }
  }

  #show(told, hits, all = null) {
    this.#parts.found.textContent = told;
    this.#parts.hits.replaceChildren(...hits);
    this.#parts.all.replaceChildren(...(all ? [made("a", { href: all }, "Tous les résultats")] : []));
  }

  #hit(hit) {
    const isPublished = this.getAttribute("links") === "original" && /^https?:\/\//i.test(hit.url ?? "");
    const href = isPublished ? hit.url : `${this.#endpoint()}/clippings/${encodeURIComponent(hit.id)}`;
    const origin = [hit.source, inWords(hit.date)].filter(Boolean).join(" · ");
    const entry = made("li", { part: "result" });
    entry.append(made("a", { part: "title", href }, hit.title ?? "Sans titre"));
    if (origin) entry.append(made("p", { part: "origin", class: "origin" }, origin));
    if (hit.snippet) entry.append(marked(hit.snippet));
    return entry;
  }
}

function made(name, attributes, text = "") {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(text);
  return element;
}

/** Returns a passage with its marks, whose places are counted in the units of JavaScript's strings. */
function marked({ text, marks }) {
  const passage = made("p", { part: "snippet" });
  let end = 0;
  for (const [from, to] of marks) {
    passage.append(text.slice(end, from), made("mark", {}, text.slice(from, to)));
    end = to;
  }
  passage.append(text.slice(end));
  return passage;
}

function number(count) {
  return new Intl.NumberFormat("fr").format(count);
}

/** Returns a date of the archive in words, as precise as it is. */
function inWords(date) {
  if (!date) return "";
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return String(year);
  const moment = new Date(Date.UTC(year, month - 1, day || 1));
  const form = { year: "numeric", month: "long", day: day ? "numeric" : undefined, timeZone: "UTC" };
  const words = new Intl.DateTimeFormat("fr", form).format(moment);
  return day === 1 ? words.replace(/^1 /, "1er\u00a0") : words;
}

if (!customElements.get("pressoir-search")) customElements.define("pressoir-search", PressoirSearch);
