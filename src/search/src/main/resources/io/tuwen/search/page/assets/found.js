// The grid: what was found, or where nothing is asked, what arrives.
import { byId } from './dom.js';
import { cardView } from './card.js';
import { Grid } from './grid.js';
import { pictureOf, Shelf } from './shelf.js';
import { duration, number, t } from './words.js';

/** So often at most is the grid drawn while goods stream in, in ms. */
const BEAT = 250;

export class Found {
  #about = {};
  #shelf = new Shelf();
  #passes;
  #answer = null;
  #paused = false;
  #held = 0;
  #due = null;
  #grid;

  /** @param passes whether an item of some attributes is wanted */
  constructor(open, passes) {
    this.#passes = passes;
    this.#grid = new Grid(byId('grid'), (item) => cardView(item, this.#about.pictures, open));
    byId('pause').addEventListener('click', () => { this.#paused = !this.#paused; this.draw(); });
    for (const event of ['pointerleave', 'focusout']) {
      byId('grid').addEventListener(event, () => { if (this.#held) { this.#beat(); } });
    }
  }

  know(about) {
    this.#about = about;
    this.draw();
  }

  arrive(arrival) {
    this.#shelf.take(arrival);
    if (!this.#answer) {
      this.#held += 1;
      this.#beat();
    }
  }

  /** @param answer see finder.js; null: nothing is asked */
  show(answer) {
    this.#answer = answer;
    this.draw();
  }

  asking() {
    byId('how').textContent = t('found.asking');
  }

  draw() {
    this.#held = 0;
    this.#grid.show(this.#items());
    this.#say();
  }

  redraw() {
    this.#grid.redraw(this.#items());
    this.#say();
  }

  #beat() {
    this.#due ??= setTimeout(() => {
      this.#due = null;
      if (!this.#answer && !this.#isLookedAt()) {
        this.draw();
      } else {
        this.#say();
      }
    }, BEAT);
  }

  /** What somebody points at or walks through must not move away. */
  #isLookedAt() {
    return this.#paused || byId('grid').matches(':hover, :focus-within');
  }

  #items() {
    return this.#answer ? this.#answer.hits.map(hitItem) : this.#shelf.newest().filter((card) => this.#passes(card.attributes)).map(shelfItem);
  }

  #say() {
    const count = byId('grid').childElementCount;
    const live = !this.#answer && this.#about.live;
    byId('what').textContent = t(this.#answer ? 'found.hits' : live ? 'found.live' : 'found.idle');
    byId('how').textContent = this.#answer ? howFound(this.#answer) : count ? t(this.#held ? 'live.held' : 'live.shown', { n: this.#held || count }) : '';
    byId('how').setAttribute('aria-live', this.#answer ? 'polite' : 'off'); // goods that stream in are not read out
    byId('pause').hidden = !live;
    byId('pause').textContent = t(this.#paused ? 'live.go-on' : 'live.pause');
    byId('nothing').hidden = count > 0;
    byId('nothing').textContent = t(this.#answer ? 'found.none' : live ? 'found.empty' : 'found.idle-hint');
    byId('more').hidden = !this.#answer?.more;
  }
}

function howFound({ hits, took, minScore, method }) {
  const cut = minScore && typeof minScore === 'object' ? Object.values(minScore).filter((score) => score !== null) : [];
  return [
    t('found.count', { n: number(hits.length), took: duration(Math.round(took)) }),
    cut.length ? t('found.cut', { score: cut.map((score) => number(score, 3)).join(' / ') }) : null,
    method && method.used !== method.asked ? t('found.used', { method: t(`method.${method.used}`), reason: method.reason ?? '' }) : null,
  ].filter(Boolean).join(' · ');
}

function hitItem({ item_id: id, content_id: content, version, caption, attributes, score, explain }) {
  return { key: `hit ${id} ${content} ${version} ${score}`, id, shot: { content, version }, caption, attributes, score, explain };
}

function shelfItem({ id, images, captions, caption, attributes, freshness }) {
  // Its picture may have come before the page was opened.
  const shot = pictureOf(images) ?? { content: Object.keys(captions)[0], version: 0 };
  return { key: `new ${id} ${JSON.stringify([shot, captions, attributes])}`, id, shot, caption, attributes, freshness };
}
