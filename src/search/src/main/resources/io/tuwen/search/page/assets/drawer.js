// All there is to tell of one item.
import { getJson, itemPath, postJson } from './api.js';
import { Acts, OF_AN_ITEM } from './acts.js';
import { cardView } from './card.js';
import { attributeTable, historyList, letterList, rowTable } from './drawer-parts.js';
import { h, icon } from './dom.js';
import { pictureView } from './picture.js';
import { problemOf, problemView } from './problem.js';
import { pictureOf } from './shelf.js';
import { t } from './words.js';

const SIMILAR = 6;

export class Drawer {
  #dialog;
  #about = {};
  #like;
  #letters;
  #acts = null;
  #id = null;

  /**
   * @param like called with an item's id when goods like it are asked for
   * @param letters the dead letters that were heard of an item
   */
  constructor(dialog, like, letters) {
    this.#dialog = dialog;
    this.#like = like;
    this.#letters = letters;
    dialog.addEventListener('click', (event) => { if (event.target === dialog) { dialog.close(); } });
    dialog.addEventListener('close', () => { this.#id = null; });
  }

  know(about) {
    this.#about = about;
  }

  open(id) {
    this.#id = id;
    const offered = (this.#about.acts ?? []).filter((act) => OF_AN_ITEM.includes(act));
    this.#acts = offered.length ? new Acts(offered, id, () => {}) : null;
    this.#dialog.replaceChildren(this.#head(id), h('div', { class: 'body' }, h('p', {}, '…')));
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    this.refresh();
  }

  /** Asks anew for what is shown; where nothing is, nothing. */
  async refresh() {
    const id = this.#id;
    if (id === null) {
      return;
    }
    const told = await this.#ask(id);
    if (id === this.#id) {
      const focused = document.activeElement; // the acts are the same element as before
      this.#dialog.querySelector('.body').replaceChildren(...this.#parts(id, told));
      if (this.#acts?.element.contains(focused)) {
        focused.focus();
      }
    }
  }

  /** Called for what arrives: an item that is shown is asked for anew. */
  heard(id) {
    if (id === this.#id) {
      this.refresh();
    }
  }

  /** In another language. */
  redraw() {
    if (this.#id !== null) {
      this.open(this.#id);
    }
  }

  async #ask(id) {
    const missing = (error) => (error.problem?.status === 404 ? null : { problem: problemOf(error) });
    const [item, history, similar] = await Promise.all([
      getJson(itemPath(id)).catch(missing),
      this.#about.live ? getJson(`${itemPath(id)}/history`).catch(missing) : null,
      postJson('/v1/search', { like: id, k: SIMILAR, group_by: 'item' }).catch(missing),
    ]);
    return { item, history, similar };
  }

  #head(id) {
    return h(
      'header',
      {},
      h('h2', { id: 'drawer-title' }, id),
      h('button', { type: 'button', class: 'quiet', on: { click: () => { this.#dialog.close(); this.#like(id); } } }, t('drawer.like')),
      h('button', { type: 'button', class: 'icon', 'aria-label': t('close'), on: { click: () => this.#dialog.close() } }, icon('close')),
    );
  }

  #parts(id, { item, history, similar }) {
    const images = Object.fromEntries((item?.images ?? []).map((row) => [row.content_id, row.version]));
    const rows = [...(item?.images ?? []).map((row) => ['images', row]), ...(item?.captions ?? []).map((row) => ['captions', row])];
    const attributes = rows.map(([, row]) => row.attributes).find((found) => Object.keys(found).length);
    const entries = history?.entries ?? [];
    return [
      item?.problem ? problemView(item.problem) : null,
      this.#about.pictures ? pictureView(id, pictureOf(images), 512) : null,
      ...(item?.captions ?? []).map((row) => h('p', { class: 'caption' }, row.caption)),
      attributes ? section('attributes', attributeTable(attributes)) : null,
      section('rows', rows.length ? rowTable(rows) : h('p', {}, t('drawer.no-rows'))),
      this.#acts ? section('acts', this.#acts.element) : null,
      this.#about.live ? section('history', entries.length ? historyList(entries) : h('p', {}, t('drawer.no-history'))) : null,
      this.#about.live ? section('letters', letterList([...entries, ...this.#letters(id)])) : null,
      similar?.hits?.length ? section('similar', this.#similar(similar.hits)) : null,
    ].filter(Boolean);
  }

  #similar(hits) {
    const items = hits.map((hit) => ({ ...hit, id: hit.item_id, shot: { content: hit.content_id, version: hit.version }, explain: null }));
    const cards = items.map((item) => cardView(item, this.#about.pictures, (id) => this.open(id)));
    cards.forEach((card) => { card.tabIndex = 0; });
    return h('ul', { class: 'grid small' }, cards.map((card) => h('li', {}, card)));
  }
}

const section = (name, content) => h('section', { data: { part: name } }, h('h3', {}, t(`drawer.${name}`)), content);
