// Filters to choose, as chips.
import { h } from './dom.js';
import { attributeName } from './card.js';
import { shown, t } from './words.js';

export class FacetsView {
  #root;
  #facets;
  #changed;
  #waits = false;

  constructor(root, facets, changed) {
    this.#root = root;
    this.#facets = facets;
    this.#changed = changed;
    // A list that somebody has open is left alone until then.
    root.addEventListener('focusout', () => { if (this.#waits) { setTimeout(() => this.draw()); } });
  }

  see(all) {
    if (all.map((attributes) => this.#facets.see(attributes)).some(Boolean)) {
      this.draw();
    }
  }

  draw() {
    this.#waits = this.#root.contains(document.activeElement);
    if (!this.#waits) {
      const chips = this.#facets.offered().map(([name, facet]) => (facet.type === 'number' ? this.#range(name) : this.#list(name, facet)));
      this.#root.replaceChildren(...chips, ...(this.#facets.chosen.size ? [this.#clear()] : []));
    }
  }

  #choose(name, choice, chip) {
    this.#facets.choose(name, choice);
    chip.classList.toggle('on', this.#facets.chosen.has(name));
    this.#waits = true;
    this.#changed();
  }

  #list(name, facet) {
    const { equal } = this.#facets.chosen.get(name) ?? {};
    const values = [...facet.values].sort((a, b) => String(a).localeCompare(String(b)));
    const select = h(
      'select',
      { 'aria-label': attributeName(name), data: { facet: name } },
      h('option', { value: '' }, t('facet.any', { name: attributeName(name) })),
      values.map((value, i) => h('option', { value: String(i), selected: value === equal }, `${attributeName(name)}: ${shown(value)}`)),
    );
    const chip = h('span', { class: `chip${equal === undefined ? '' : ' on'}` }, select);
    select.addEventListener('change', () => this.#choose(name, { equal: select.value === '' ? null : values[Number(select.value)] }, chip));
    return chip;
  }

  #range(name) {
    const { from = '', to = '' } = this.#facets.chosen.get(name) ?? {};
    const bound = (end, value) =>
      h('input', { type: 'number', step: 'any', inputmode: 'decimal', value, placeholder: end === 'from' ? '0' : '∞', 'aria-label': t(`facet.${end}`, { name: attributeName(name) }) });
    const ends = [bound('from', from), bound('to', to)];
    const chip = h('span', { class: `chip range${from === '' && to === '' ? '' : ' on'}`, data: { facet: name } }, `${attributeName(name)} `, ends[0], ' – ', ends[1]);
    const read = (input) => (input.value === '' ? null : Number(input.value));
    chip.addEventListener('change', () => this.#choose(name, { from: read(ends[0]), to: read(ends[1]) }, chip));
    return chip;
  }

  #clear() {
    const clear = () => {
      this.#facets.chosen.clear();
      this.#root.replaceChildren();
      this.draw();
      this.#changed();
    };
    return h('button', { type: 'button', class: 'quiet', on: { click: clear } }, t('facets.clear'));
  }
}
