// Follows links and forms of the page without loading it anew, and searches while one types. The service
// renders every page whole; here it is fetched and put in place, so that an address shows the same to
// everyone, with this script or without.
//
// Other scripts ask for a visit with the event `pressoir:visit`, whose detail has the `address`, and are
// told with `pressoir:shown` when another page stands there.

/** How long typing must pause before it is searched for, in milliseconds. */
const PAUSE = 220;

/** Paths that are pages. */
const PAGES = /^\/(?:$|timeline$|clippings\/)/;

const status = document.createElement("p");
status.className = "unseen";
status.setAttribute("role", "status");
document.body.append(status);
history.scrollRestoration = "manual";

let visiting = null;
/** The address of the page that stands here. */
let shown = location.pathname + location.search;
let timer = 0;
/** Whether the newest entry of the history is one that typing made, and may change. */
let isTyping = false;

/**
 * How a visit changes the history: by a new entry, by one for all that is typed in a row, which Enter settles, or
 * not at all.
 */
const ENTER = "enter";
const TYPE = "type";
const SETTLE = "settle";
const KEEP = "keep";

/**
 * Shows the page at an address. Of what is under way only the newest visit is shown.
 *
 * @param {string} address path and query.
 * @param {string} way how the history changes.
 * @param {number | null} scroll where the window shall stand, or null to leave it there.
 */
async function visit(address, way, scroll) {
  clearTimeout(timer);
  visiting?.abort();
  const visit = new AbortController();
  visiting = visit;
  document.querySelector("main")?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" }, signal: visit.signal });
    const text = await answer.text();
    if (visit.signal.aborted) return;
    if (!answer.headers.get("content-type")?.startsWith("text/html")) throw new TypeError("no page");
    remember(address, way);
    shown = address;
    show(new DOMParser().parseFromString(text, "text/html"), scroll);
  } catch {
    if (!visit.signal.aborted) tell("Le service ne répond pas. Réessayez dans un instant.", "toast");
  } finally {
    if (visiting === visit) document.querySelector("main")?.removeAttribute("aria-busy");
  }
}

/** Tells everyone, or only who cannot see what changed. */
function tell(text, look) {
  status.className = look;
  status.textContent = text;
}

/** Changes the history once an answer is there: a visit that a newer one overtook leaves no trace. */
function remember(address, way) {
  const isSameEntry = isTyping && (way === TYPE || way === SETTLE);
  isTyping = way === TYPE;
  if (way === KEEP) return;
  if (isSameEntry) {
    history.replaceState(history.state, "", address);
  } else {
    history.replaceState({ scroll: window.scrollY }, "");
    history.pushState(null, "", address);
  }
}

/** Puts a page in place of what stands there, but keeps the search box and what is typed in it. */
function show(page, scroll) {
  const focused = document.activeElement;
  const key = keyOf(focused);
  const unfolded = new Set([...document.querySelectorAll("details[open][id]")].map(({ id }) => id));
  keepSearchBox(page, focused);
  document.title = page.title;
  document.body.replaceChildren(...page.body.children, status);
  for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  document.dispatchEvent(new Event("pressoir:shown"));
  restoreFocus(focused, key);
  if (scroll !== null) window.scrollTo(0, scroll);
  tell(document.querySelector("h1")?.textContent ?? page.title, "unseen");
}

/** Moves the living search box into the page that comes, with the hidden fields of that page. */
function keepSearchBox(page, focused) {
  const [living, coming] = [document, page].map((where) => where.querySelector("form.search"));
  if (!living || !coming) return;
  const [field, text] = [living, coming].map((form) => form.elements.namedItem("q"));
  // While somebody types, the field is ahead of any answer.
  if (field !== focused) field.value = text.value;
  for (const hidden of living.querySelectorAll("input[type=hidden]")) hidden.remove();
  living.append(...coming.querySelectorAll("input[type=hidden]"));
  living.setAttribute("action", coming.getAttribute("action"));
  coming.replaceWith(living);
}

function restoreFocus(focused, key) {
  if (focused?.form?.matches(".search") && focused.isConnected) {
    const { selectionStart, selectionEnd } = focused;
    focused.focus({ preventScroll: true });
    if (selectionStart !== null) focused.setSelectionRange(selectionStart, selectionEnd);
    return;
  }
  const same = key && [...document.querySelectorAll("a, input, button, summary, [role=slider]")];
  const again = same && same.find((element) => keyOf(element) === key);
  const main = document.getElementById("contenu");
  main?.setAttribute("tabindex", "-1");
  (again || main)?.focus({ preventScroll: true });
}

/** Returns by what a control is known again on another page: its part of the page, and its name. */
function keyOf(element) {
  const part = element?.closest?.("section[aria-labelledby], nav[aria-label], ul[aria-label], form");
  if (!part || element.closest("main article, .search, .paging")) return null;
  const name = element.querySelector?.(".label") ?? element;
  return [
    part.getAttribute("aria-labelledby") ?? part.getAttribute("aria-label") ?? part.className,
    element.getAttribute("aria-label") ?? element.getAttribute("name") ?? name.textContent,
  ].join("|");
}

/** Returns the address that a form leads to, without the fields that are empty. */
function addressOf(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value.trim() !== "");
  const path = new URL(form.action).pathname;
  return fields.length > 0 ? `${path}?${new URLSearchParams(fields)}` : path;
}

document.addEventListener("pressoir:visit", ({ detail }) => visit(detail.address, ENTER, null));

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.hasAttribute("download")) return;
  const address = new URL(link.getAttribute("href"), location.href);
  const isHere = address.pathname === location.pathname && address.search === location.search;
  if (address.origin !== location.origin || !PAGES.test(address.pathname)) return;
  if (isHere && address.hash !== "") return;
  event.preventDefault();
  // Filters leave the window where it is, so that several can be chosen; all else begins at the top.
  const stays = keyOf(link) !== null && link.closest(".facets, .chips, .orders, .views");
  visit(address.pathname + address.search, ENTER, stays ? null : 0);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.search, form.period")) return;
  event.preventDefault();
  visit(addressOf(event.target), SETTLE, 0);
});

/** Searches for what is typed, once typing pauses. */
function searchSoon(event) {
  const form = event.target.form;
  // Who reads a clipping shall not lose it by the first letter.
  if (!form?.matches(".search") || event.isComposing || location.pathname.startsWith("/clippings/")) return;
  clearTimeout(timer);
  if (event.target.value.trim() === "") return;
  timer = setTimeout(() => visit(addressOf(form), TYPE, 0), PAUSE);
}

document.addEventListener("input", searchSoon);
// The last letter of a composition, such as ô from ^ and o, is told by this alone.
document.addEventListener("compositionend", searchSoon);

window.addEventListener("popstate", ({ state }) => {
  const address = location.pathname + location.search;
  // A link within the page changes the history, too.
  if (address === shown) return;
  document.activeElement?.blur();
  visit(address, KEEP, state?.scroll ?? 0);
});

// What browsers do by themselves where pages are loaded: come back to where one was.
window.addEventListener("pagehide", () => history.replaceState({ scroll: window.scrollY }, ""));
if (history.state?.scroll) window.scrollTo(0, history.state.scroll);
