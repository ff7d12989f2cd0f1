// The search box: a sentence, a picture (chosen, dropped, pasted), an item to be like, examples.
import { byId, h, icon } from './dom.js';
import { pictureView } from './picture.js';
import { t } from './words.js';

const LARGEST = 20 * 1024 * 1024;

export class Form {
  #q;
  #asked;
  #refused;
  #about = {};

  /**
   * @param q the question, written to
   * @param asked called when it is to be answered
   * @param refused called with a problem where a file cannot be asked with
   */
  constructor(q, asked, refused) {
    this.#q = q;
    this.#asked = asked;
    this.#refused = refused;
    byId('choose').append(icon('picture'));
    byId('choose').addEventListener('click', () => byId('file').click());
    byId('file').addEventListener('change', ({ target }) => { this.#take(target.files[0]); target.value = ''; });
    byId('ask').addEventListener('submit', (event) => { event.preventDefault(); this.#ask(); });
    byId('text').addEventListener('input', ({ target }) => { if (target.value === '') { this.#ask(); } });
    document.addEventListener('paste', (event) => this.#paste(event));
    document.addEventListener('keydown', (event) => focusOnSlash(event));
    this.#drops();
  }

  know(about) {
    this.#about = about;
    this.draw();
  }

  draw() {
    const { examples = [], pictures, picture_examples: things = [] } = this.#about;
    const ask = (text) => () => { byId('text').value = text; this.#ask(); };
    byId('examples').replaceChildren(
      ...(examples.length ? [h('span', {}, t('ask.try'))] : []),
      ...examples.map((text) => h('button', { type: 'button', lang: 'zh-CN', on: { click: ask(text) } }, text)),
      ...(pictures ? things : []).map((item) => this.#thing(item)),
    );
    this.#drawWith();
  }

  #thing(item) {
    const name = t('ask.like', { item });
    const shot = pictureView(item, { content: 'main', version: 0 }, 64);
    return h('button', { type: 'button', class: 'thing', 'aria-label': name, title: name, on: { click: () => this.like(item) } }, shot);
  }

  /** @param item an item's id, or null for none */
  like(item) {
    this.#q.like = item;
    this.#q.picture = null;
    byId('text').value = '';
    this.#ask();
  }

  #ask() {
    this.#q.text = byId('text').value;
    this.#drawWith();
    this.#asked();
  }

  #take(file) {
    if (!file) {
      return;
    }
    if (!file.type.startsWith('image/')) {
      this.#refused({ title: t('problem.picture-none'), detail: file.type || file.name, remedy: t('problem.picture-none.remedy') });
    } else if (file.size > LARGEST) {
      this.#refused({ title: t('problem.picture-large'), detail: t('problem.picture-large.detail'), remedy: t('problem.picture-large.remedy') });
    } else {
      this.#q.picture = file;
      this.#q.like = null;
      this.#ask();
    }
  }

  #drawWith() {
    const { picture, like } = this.#q;
    const drop = () => { this.#q.picture = null; this.#q.like = null; this.#ask(); byId('text').focus(); };
    const what = picture ? preview(picture) : h('span', {}, t('ask.like', { item: like }));
    byId('with').hidden = !picture && !like;
    byId('with').replaceChildren(
      ...(picture || like ? [what, h('button', { type: 'button', 'aria-label': t('ask.drop-picture'), on: { click: drop } }, icon('close'))] : []),
    );
  }

  #paste(event) {
    const file = [...(event.clipboardData?.files ?? [])][0];
    if (file) {
      event.preventDefault();
      this.#take(file);
    }
  }

  /** Anywhere on the page: who drags a picture should not have to aim. */
  #drops() {
    const veil = byId('veil');
    const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');
    document.addEventListener('dragover', (event) => {
      if (holdsFiles(event)) {
        event.preventDefault();
        veil.hidden = false;
      }
    });
    document.addEventListener('dragleave', (event) => { veil.hidden = event.relatedTarget === null || veil.hidden; });
    document.addEventListener('drop', (event) => {
      veil.hidden = true;
      if (holdsFiles(event)) {
        event.preventDefault();
        this.#take(event.dataTransfer.files[0]);
      }
    });
  }
}

function preview(file) {
  const address = URL.createObjectURL(file);
  const image = h('img', { src: address, alt: t('ask.picture') });
  const done = () => URL.revokeObjectURL(address);
  image.addEventListener('load', done);
  image.addEventListener('error', done);
  return image;
}

function focusOnSlash(event) {
  const typing = event.target.closest?.('input, textarea, select');
  if (event.key === '/' && !typing && !document.querySelector('dialog[open]') && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    byId('text').focus();
    byId('text').select();
  }
}
