// Which attributes goods have, learned from those that were seen, and the filter that was chosen of them.
// Nothing here touches the document.

const MOST_NAMES = 8;
const MOST_VALUES = 40;

export class Facets {
  /** name -> {type, values: Set} ; numbers keep no values */
  seen = new Map();
  /** name -> {equal} or {from, to} */
  chosen = new Map();

  /** @returns whether there is something new to choose */
  see(attributes) {
    return Object.entries(attributes ?? {}).map(([name, value]) => this.#see(name, value)).some(Boolean);
  }

  #see(name, value) {
    if (name.startsWith('tuwen_')) {
      return false; // the system's own
    }
    const facet = this.seen.get(name);
    if (!facet) {
      if (this.seen.size === MOST_NAMES) {
        return false;
      }
      this.seen.set(name, { type: typeof value, values: new Set(typeof value === 'number' ? [] : [value]) });
      return true;
    }
    if (facet.type !== typeof value || typeof value === 'number' || facet.values.has(value) || facet.values.size > MOST_VALUES) {
      return false;
    }
    facet.values.add(value);
    return true;
  }

  /** Attributes of more values than anyone would choose from (names, codes) are not offered. */
  offered() {
    return [...this.seen].filter(([, facet]) => facet.values.size <= MOST_VALUES);
  }

  choose(name, choice) {
    const kept = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== null));
    if (Object.keys(kept).length) {
      this.chosen.set(name, kept);
    } else {
      this.chosen.delete(name);
    }
  }

  /** As the service's JSON; null: all pass. */
  filter() {
    const tests = [...this.chosen].flatMap(([name, { equal, from, to }]) => [
      ...(equal === undefined ? [] : [{ '=': { [name]: equal } }]),
      ...(from === undefined ? [] : [{ '>=': { [name]: from } }]),
      ...(to === undefined ? [] : [{ '<=': { [name]: to } }]),
    ]);
    return tests.length > 1 ? { and: tests } : (tests[0] ?? null);
  }

  /** The same filter, for goods that arrive. */
  passes(attributes = {}) {
    return [...this.chosen].every(([name, { equal, from, to }]) => {
      const value = attributes[name];
      return equal !== undefined
        ? value === equal
        : typeof value === 'number' && value >= (from ?? -Infinity) && value <= (to ?? Infinity);
    });
  }
}
