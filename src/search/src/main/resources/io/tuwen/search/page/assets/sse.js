// Server-sent events from a stream of text (WHATWG HTML, 9.2.6), as far as they are used here: event and data.

export class EventParser {
  #rest = '';
  #event = '';
  #data = [];

  /** @returns {{event: string, data: string}[]} what this piece of text completed */
  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line) {
    if (line === '') {
      return this.#dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') {
      this.#event = value;
    } else if (field === 'data') {
      this.#data.push(value);
    }
    return [];
  }

  #dispatch() {
    const done = this.#data.length ? [{ event: this.#event || 'message', data: this.#data.join('\n') }] : [];
    this.#event = '';
    this.#data = [];
    return done;
  }
}
