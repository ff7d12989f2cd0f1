// The buttons that prove the promises, and what they proved.
import { postJson } from './api.js';
import { h, icon } from './dom.js';
import { factSentence, proofSentence } from './facts.js';
import { problemOf, problemView } from './problem.js';
import { duration, t } from './words.js';

/** Those that mean one item, and can be told which. */
export const OF_AN_ITEM = ['price', 'swap', 'off-sale', 'delete', 'late', 'corrupt'];
const MOST_PROOFS = 5;

/** Acts and their proofs, as one block; `item` null: the service chooses one. */
export class Acts {
  #offered;
  #item;
  #opened;
  #proofs = [];
  #running = null;
  element = h('div', { class: 'acting' });

  /** @param opened called with an item's id where a proof names one */
  constructor(offered, item, opened) {
    this.#offered = offered;
    this.#item = item;
    this.#opened = opened;
    this.draw();
  }

  draw() {
    const busy = this.#running !== null;
    this.element.replaceChildren(
      h('div', { class: 'buttons' }, this.#offered.map((act) => this.#button(act, busy))),
      h('div', { class: 'proofs', 'aria-live': 'polite', 'aria-busy': String(busy) },
        busy ? h('p', { class: 'running' }, `${t(`act.${this.#running}`)} · ${t('acts.running')}`) : null,
        this.#proofs.map((proof) => proof.problem ? problemView(proof.problem) : this.#proof(proof))),
    );
  }

  #button(act, busy) {
    return h(
      'button',
      // Not `disabled`: the button that was pressed keeps the focus.
      { type: 'button', class: 'act', 'aria-disabled': String(busy), data: { act }, on: { click: () => this.#run(act) } },
      h('b', {}, t(`act.${act}`)),
      h('span', {}, t(`act.${act}.why`)),
    );
  }

  async #run(act) {
    if (this.#running) {
      return;
    }
    this.#begin(act);
    try {
      this.#end(await postJson(`/v1/demo/${act}`, this.#item ? { item_id: this.#item } : {}));
    } catch (e) {
      this.#end({ problem: problemOf(e) });
    }
  }

  #begin(act) {
    this.#running = act;
    this.#keepingFocus(() => this.draw());
  }

  #end(proof) {
    this.#running = null;
    this.#proofs = [proof, ...this.#proofs].slice(0, MOST_PROOFS);
    this.#keepingFocus(() => this.draw());
  }

  #keepingFocus(action) {
    const act = this.element.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    action();
    if (act) {
      this.element.querySelector(`[data-act="${act}"]`)?.focus();
    }
  }

  #proof({ act, item_id: item, cli, proven, took_ms: took, facts }) {
    return h(
      'article',
      { class: `proof ${proven ? 'proven' : 'unproven'}`, data: { proof: act, proven: String(proven) } },
      h('h3', {}, `${t(proven ? 'acts.proven' : 'acts.unproven')} · ${t(`act.${act}`)}`, h('small', {}, t('acts.took', { took: duration(took) }))),
      item && !this.#item ? h('button', { type: 'button', class: 'link', on: { click: () => this.#opened(item) } }, t('acts.item', { item })) : null,
      h('p', { class: 'sentence' }, proofSentence(facts)),
      h('ul', { class: 'facts' }, facts.map((fact) => h('li', { class: fact.holds ? 'holds' : 'fails' }, factSentence(fact)))),
      h('details', {}, h('summary', {}, t('acts.cli')), h('div', { class: 'cli' }, h('pre', { tabindex: '0' }, cli), copyButton(cli))),
    );
  }
}

function copyButton(text) {
  const button = h('button', { type: 'button', class: 'icon', 'aria-label': t('copy'), title: t('copy') }, icon('copy'));
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.replaceChildren(t('copied'));
  });
  return button;
}
