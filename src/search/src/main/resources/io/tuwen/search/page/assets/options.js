// Where and how to look. What the service cannot do is not offered.
import { h } from './dom.js';
import { isMixed } from './question.js';
import { t } from './words.js';

export class Options {
  #root;
  #q;
  #changed;
  #about = {};

  /** @param q the question, written to */
  constructor(root, q, changed) {
    this.#root = root;
    this.#q = q;
    this.#changed = changed;
  }

  know(about) {
    this.#about = about;
    this.draw();
  }

  draw() {
    const focused = this.#root.contains(document.activeElement) ? document.activeElement.id : null;
    this.#root.replaceChildren(
      this.#choice('target', ['images', 'captions', 'both']),
      ...(this.#about.fulltext?.available ? [this.#choice('method', ['dense', 'fulltext', 'hybrid'])] : []),
      ...(this.#about.calibrated ? [this.#auto()] : []),
      this.#mix(),
    );
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }

  #choice(field, values) {
    const entry = (value) => {
      const input = h('input', { type: 'radio', name: field, id: `${field}-${value}`, value, checked: this.#q[field] === value });
      input.addEventListener('change', () => { this.#q[field] = value; this.#changed(); });
      return h('label', { class: 'segment' }, input, h('span', {}, t(`${field === 'target' ? 'target' : 'method'}.${value}`)));
    };
    return h('fieldset', { class: 'segments' }, h('legend', {}, t(`options.${field}`)), values.map(entry));
  }

  #auto() {
    const input = h('input', { type: 'checkbox', id: 'auto', checked: this.#q.auto });
    input.addEventListener('change', () => { this.#q.auto = input.checked; this.#changed(); });
    return h('label', { class: 'check' }, input, t('options.auto'));
  }

  /** Only where there is something to mix. */
  #mix() {
    const input = h('input', { type: 'range', id: 'mix', min: 0, max: 100, step: 5, value: this.#q.mix, 'aria-label': t('options.mix') });
    input.addEventListener('change', () => { this.#q.mix = Number(input.value); this.#changed(); });
    return h('span', { class: 'mix', hidden: !isMixed(this.#q) }, h('span', {}, t('mix.text')), input, h('span', {}, t('mix.picture')));
  }
}
