// Dead letters that were heard of while the page was open, the last of them.

const MOST = 500;

export class Letters {
  #heard = [];

  hear(letter) {
    this.#heard = [letter, ...this.#heard].slice(0, MOST);
  }

  of(id) {
    return this.#heard.filter((letter) => letter.item_id === id);
  }
}
