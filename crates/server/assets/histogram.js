// Makes a histogram a field in which a stretch of time is drawn: by dragging over the bars, or with two
// sliders for the keyboard and for fingers. A bar that is pressed is still a link.

/** How long the sliders must rest before the clippings are filtered, in milliseconds. */
const REST = 700;

/** How far a pointer must go to draw and not to press, in pixels. */
const DRAWN = 5;

const MONTHS = new Intl.DateTimeFormat("fr", { month: "long", year: "numeric", timeZone: "UTC" });

class Histogram {
  #element;
  #slots;
  /** The first and the last slot of the stretch, and those that the page was asked for. */
  #chosen;
  #asked;
  #veil;
  #ends;
  #timer = 0;

  constructor(element) {
    this.#element = element;
    const { first, last, from, to } = element.dataset;
    this.#slots = slotsBetween(first, last);
    const place = (date, otherwise) => {
      const found = this.#slots.indexOf(date?.slice(0, this.#slots[0].length));
      return found < 0 ? otherwise : found;
    };
    // A bound that is a whole year stands for its first month, or for its last one.
    const isWhole = (date) => date && date.length < this.#slots[0].length;
    const end = this.#slots.length - 1;
    this.#chosen = [isWhole(from) ? 0 : place(from, 0), isWhole(to) ? end : place(to, end)];
    this.#asked = String(this.#chosen);
    this.#veil = document.createElement("div");
    this.#veil.className = "veil";
    this.#ends = ["Début de la période", "Fin de la période"].map((label, which) => this.#slider(label, which));
    element.append(this.#veil, ...this.#ends);
    this.#draw();
    this.#followPointer(element.querySelector("svg"));
  }

  #slider(label, which) {
    const slider = document.createElement("div");
    slider.className = "slider";
    slider.tabIndex = 0;
    slider.setAttribute("role", "slider");
    slider.setAttribute("aria-label", label);
    slider.setAttribute("aria-valuemin", "0");
    slider.setAttribute("aria-valuemax", String(this.#slots.length - 1));
    slider.addEventListener("keydown", (event) => this.#press(event, which));
    slider.addEventListener("pointerdown", (event) => slider.setPointerCapture(event.pointerId));
    slider.addEventListener("pointermove", (event) => {
      if (slider.hasPointerCapture(event.pointerId)) this.#move(which, this.#placeAt(event.clientX));
    });
    slider.addEventListener("lostpointercapture", () => this.#visit());
    return slider;
  }

  #press(event, which) {
    const last = this.#slots.length - 1;
    const here = this.#chosen[which];
    const far = Math.max(2, Math.round(last / 6));
    const places = {
      ArrowLeft: here - 1,
      ArrowDown: here - 1,
      ArrowRight: here + 1,
      ArrowUp: here + 1,
      PageDown: here - far,
      PageUp: here + far,
      Home: 0,
      End: last,
    };
    if (event.key === "Enter") this.#visit();
    else if (event.key in places) this.#move(which, places[event.key]);
    else return;
    event.preventDefault();
    if (event.key === "Enter") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#visit(), REST);
  }

  /** Moves one end, no further than to the other. */
  #move(which, place) {
    const [first, last] = this.#chosen;
    const [least, most] = which === 0 ? [0, last] : [first, this.#slots.length - 1];
    this.#chosen[which] = Math.min(Math.max(place, least), most);
    this.#draw();
  }

  #draw() {
    const [first, last] = this.#chosen;
    const count = this.#slots.length;
    const isAll = first === 0 && last === count - 1;
    this.#veil.hidden = isAll;
    this.#veil.style.left = `${(100 * first) / count}%`;
    this.#veil.style.width = `${(100 * (last - first + 1)) / count}%`;
    for (const [which, slider] of this.#ends.entries()) {
      slider.style.left = `${(100 * (this.#chosen[which] + which)) / count}%`;
      slider.setAttribute("aria-valuenow", String(this.#chosen[which]));
      slider.setAttribute("aria-valuetext", inWords(this.#slots[this.#chosen[which]]));
    }
  }

  #placeAt(x) {
    const { left, width } = this.#element.getBoundingClientRect();
    const place = Math.floor(((x - left) / width) * this.#slots.length);
    return Math.min(Math.max(place, 0), this.#slots.length - 1);
  }

  #followPointer(drawing) {
    let begun = null;
    let isDrawn = false;
    // Bars are links, which browsers would drag away.
    drawing.addEventListener("dragstart", (event) => event.preventDefault());
    drawing.addEventListener("pointerdown", (event) => {
      begun = event.button === 0 ? event.clientX : null;
      isDrawn = false;
    });
    drawing.addEventListener("pointermove", (event) => {
      if (begun === null || event.buttons === 0) return;
      if (!isDrawn && Math.abs(event.clientX - begun) < DRAWN) return;
      if (!isDrawn) drawing.setPointerCapture(event.pointerId);
      isDrawn = true;
      const places = [this.#placeAt(begun), this.#placeAt(event.clientX)];
      this.#chosen = places.sort((one, other) => one - other);
      this.#draw();
    });
    drawing.addEventListener("pointerup", () => {
      if (isDrawn) this.#visit();
      begun = null;
    });
    drawing.addEventListener("click", (event) => {
      if (isDrawn) event.preventDefault();
      isDrawn = false;
    }, true);
  }

  /** Asks for the search within the stretch, or without one where that is all there is. */
  #visit() {
    clearTimeout(this.#timer);
    if (String(this.#chosen) === this.#asked) return;
    const [first, last] = this.#chosen;
    const asked = new URLSearchParams(location.search);
    for (const name of ["from", "to", "page"]) asked.delete(name);
    const isAll = first === 0 && last === this.#slots.length - 1;
    const year = this.#slots[0].slice(0, 4);
    const isYears = this.#slots[0].length === 4;
    if (!isAll || !isYears) {
      asked.set("from", isAll ? year : this.#slots[first]);
      asked.set("to", isAll ? year : this.#slots[last]);
    }
    const path = location.pathname === "/timeline" ? "/timeline" : "/";
    const address = asked.size > 0 ? `${path}?${asked}` : path;
    document.dispatchEvent(new CustomEvent("pressoir:visit", { detail: { address } }));
  }
}

/** Returns the years from one to another, or the months. */
function slotsBetween(first, last) {
  const [start, end] = [first, last].map(Number);
  if (first.length === 4) {
    return Array.from({ length: end - start + 1 }, (_, place) => String(start + place).padStart(4, "0"));
  }
  const year = first.slice(0, 4);
  return Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, "0")}`);
}

function inWords(slot) {
  return slot.length === 4 ? slot : MONTHS.format(new Date(`${slot}-01T00:00:00Z`));
}

function enhance() {
  for (const element of document.querySelectorAll(".histogram")) {
    if (!element.querySelector(".slider")) new Histogram(element);
  }
}

enhance();
document.addEventListener("pressoir:shown", enhance);
