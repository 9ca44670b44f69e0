/**
 * A text field that offers, in a list below it, how its text can go on: a combobox with a listbox, as the
 * ARIA authoring practices describe it. The field keeps its focus and what was typed; the arrows walk the
 * list, Enter takes what is marked, Escape closes the list.
 */
class Combobox {
  /** How long typing must pause before the list is asked for, in milliseconds. */
  static PAUSE = 90;

  #input;
  #list;
  #offer;
  #take;
  #options = [];
  #marked = -1;
  #timer = 0;
  #asked = null;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list an empty element with an id, for the options.
   * @param {(text: string, signal: AbortSignal) => Promise<{content: Node[], take: object}[]>} offer
   * @param {(option: object) => void} take what to do with the `take` of the option that was chosen.
   */
  constructor(input, list, offer, take) {
    this.#input = input;
    this.#list = list;
    this.#offer = offer;
    this.#take = take;
    list.setAttribute("role", "listbox");
    list.hidden = true;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
    input.addEventListener("input", () => this.#askSoon());
    input.addEventListener("keydown", (event) => this.#press(event));
    // A field that is put elsewhere on the page loses its focus for a moment.
    input.addEventListener("blur", () => setTimeout(() => this.#hasFocus() || this.close()));
    // A press on the list must not take the focus from the field.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(Number(option.dataset.place));
    });
  }

  /** Closes the list, and forgets what was asked for it. */
  close() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#show([]);
  }

  #askSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Combobox.PAUSE);
  }

  async #ask() {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const text = this.#input.value;
    try {
      const options = text.trim() === "" ? [] : await this.#offer(text, asked.signal);
      if (!asked.signal.aborted && this.#hasFocus()) this.#show(options);
    } catch {
      // Without a list the field is still a field.
      if (!asked.signal.aborted) this.#show([]);
    }
  }

  #hasFocus() {
    return this.#input.getRootNode().activeElement === this.#input;
  }

  #show(options) {
    this.#options = options;
    this.#list.replaceChildren(...options.map((option, place) => this.#element(option, place)));
    const isOpen = options.length > 0;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
    this.#mark(-1);
  }

  #element({ content }, place) {
    const element = document.createElement("li");
    element.id = `${this.#list.id}-${place}`;
    element.dataset.place = place;
    element.setAttribute("role", "option");
    element.append(...content);
    return element;
  }

  #mark(place) {
    this.#marked = place;
    for (const [other, element] of [...this.#list.children].entries()) {
      element.setAttribute("aria-selected", String(other === place));
    }
    const marked = this.#list.children[place];
    if (marked) {
      this.#input.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #press(event) {
    if (event.isComposing) return;
    const last = this.#options.length - 1;
    if (event.key === "ArrowDown" && last < 0) {
      this.#ask();
    } else if (event.key === "ArrowDown") {
      this.#mark(this.#marked < last ? this.#marked + 1 : -1);
    } else if (event.key === "ArrowUp" && last >= 0) {
      this.#mark(this.#marked < 0 ? last : this.#marked - 1);
    } else if (event.key === "Enter" && this.#marked >= 0) {
      this.#choose(this.#marked);
    } else if (event.key === "Escape" && last >= 0) {
      this.close();
    } else {
      if (event.key === "Enter") this.close();
      return;
    }
    event.preventDefault();
  }

  #choose(place) {
    const { take } = this.#options[place];
    this.close();
    this.#take(take);
  }
}
