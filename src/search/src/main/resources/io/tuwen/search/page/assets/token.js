// Asks for a token where the service wants one, once for all requests that wait for it.
import { h } from './dom.js';
import { setToken } from './kept.js';
import { t } from './words.js';

export class TokenDialog {
  #dialog;
  #waiting = null;

  constructor(dialog) {
    this.#dialog = dialog;
  }

  /**
   * @param refused whether the token that is there was not taken
   * @returns {Promise<boolean>} whether a token was given
   */
  ask(refused) {
    this.#waiting ??= new Promise((given) => { this.#open(given, refused); }).finally(() => { this.#waiting = null; });
    return this.#waiting;
  }

  #open(given, refused) {
    const input = h('input', { type: 'password', id: 'token-input', required: true, autocomplete: 'off', spellcheck: 'false' });
    let saved = false;
    const save = (event) => {
      event.preventDefault();
      setToken(input.value.trim());
      saved = true;
      this.#dialog.close();
    };
    this.#dialog.replaceChildren(
      h('form', { on: { submit: save } },
        h('h2', { id: 'token-title' }, t('token.title')),
        refused ? h('p', { class: 'problem', role: 'alert' }, t('token.wrong')) : null,
        h('p', {}, t('token.hint')),
        h('label', { for: 'token-input' }, t('token.label')),
        input,
        h('p', { class: 'row' },
          h('button', { type: 'submit', class: 'primary' }, t('token.save')),
          h('button', { type: 'button', class: 'quiet', on: { click: () => this.#dialog.close() } }, t('close')))),
    );
    this.#dialog.addEventListener('close', () => given(saved), { once: true });
    this.#dialog.showModal();
  }
}
