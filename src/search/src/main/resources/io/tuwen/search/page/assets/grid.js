// Cards in rows: those that stay are kept as they are, and arrow keys walk among them.
import { h } from './dom.js';

export class Grid {
  #list;
  #draw;
  #shown = new Map();

  /** @param draw an item to its card, a button */
  constructor(list, draw) {
    this.#list = list;
    this.#draw = draw;
    list.addEventListener('keydown', (event) => this.#walk(event));
    list.addEventListener('focusin', (event) => this.#settle(event.target.closest('button')));
  }

  /** @param items each with a key that changes when its card must be drawn anew */
  show(items) {
    const before = this.#shown;
    this.#shown = new Map(items.map((item) => [item.key, before.get(item.key) ?? h('li', {}, this.#draw(item))]));
    before.forEach((entry, key) => {
      if (!this.#shown.has(key)) {
        entry.remove();
      }
    });
    let place = this.#list.firstChild;
    for (const entry of this.#shown.values()) {
      if (entry === place) {
        place = place.nextSibling;
      } else {
        this.#list.insertBefore(entry, place);
      }
    }
    this.#settle(this.#list.querySelector('[tabindex="0"]') ?? this.#list.querySelector('button'));
  }

  /** Draws all of them anew, as in another language. */
  redraw(items) {
    this.#shown.forEach((entry) => entry.remove());
    this.#shown.clear();
    this.show(items);
  }

  /** One card is reached by Tab, the others by arrows from it. */
  #settle(card) {
    if (card) {
      this.#list.querySelectorAll('[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
      card.tabIndex = 0;
    }
  }

  #walk(event) {
    const cards = [...this.#list.querySelectorAll('button')];
    const at = cards.indexOf(event.target.closest('button'));
    const columns = Math.max(1, cards.filter((card) => card.offsetTop === cards[0]?.offsetTop).length);
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, Home: -at, End: cards.length - 1 - at };
    const next = cards[at + (steps[event.key] ?? NaN)];
    if (at >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  }
}
