// Live counters, each with its last two minutes.
import { h } from './dom.js';
import { plot, SECONDS } from './plot.js';
import { duration, number, t } from './words.js';

const sum = (counts) => Object.values(counts ?? {}).reduce((total, count) => total + count, 0);

const rows = ({ rows: sides }) =>
  typeof sides?.images === 'number' && typeof sides.captions === 'number' ? sides.images + sides.captions : null;

/** Each: what its line shows, its number, and what stands below it. */
const GAUGES = {
  events: {
    values: (c) => [c.events_per_second],
    text: (c) => number(c.events_per_second, 1),
    more: (c) => t('strip.of-total', { n: number(c.events) }),
  },
  freshness: {
    values: (c) => [c.freshness_ms.p99, c.freshness_ms.p50],
    text: (c) => duration(c.freshness_ms.p99),
    more: (c) => t('strip.p50-p99', { p50: duration(c.freshness_ms.p50), of: number(c.freshness_ms.of) }),
  },
  avoided: {
    values: (c) => [c.inferences_avoided],
    text: (c) => number(c.inferences_avoided),
    more: (c) => t('strip.of-inferences', { n: number(c.inferences) }),
  },
  queue: {
    values: (c) => [c.in_flight],
    text: (c) => number(c.in_flight),
    more: () => t('strip.in-flight'),
  },
  letters: {
    values: (c) => [sum(c.dead_letters)],
    text: (c) => number(sum(c.dead_letters)),
    more: (c) => letters(c.dead_letters),
  },
  rows: {
    values: (c) => [rows(c)],
    text: (c) => number(rows(c)),
    more: (c) => t('strip.sides', { images: number(c.rows?.images), captions: number(c.rows?.captions) }),
  },
};

export class Strip {
  #root;
  #kept = [];
  #gauges = [];

  constructor(root) {
    this.#root = root;
  }

  know(about) {
    this.#root.hidden = !about.live;
    this.redraw();
  }

  count(counters) {
    this.#kept = [...this.#kept, counters].slice(-SECONDS);
    this.#draw();
  }

  /** In another language. */
  redraw() {
    this.#gauges = Object.entries(GAUGES).map(([name, gauge]) => new Gauge(name, gauge));
    this.#root.replaceChildren(...this.#gauges.map((gauge) => gauge.element));
    this.#draw();
  }

  #draw() {
    if (this.#kept.length) {
      this.#gauges.forEach((gauge) => gauge.show(this.#kept));
    }
  }
}

class Gauge {
  #gauge;
  #number = h('b', {}, '–');
  #plot = h('div', {}, plot([[]]));
  #below = h('div', { class: 'below' });

  constructor(name, gauge) {
    this.#gauge = gauge;
    this.element = h('div', { class: 'gauge', data: { gauge: name } }, h('h2', {}, t(`strip.${name}`)), this.#number, this.#plot, this.#below);
  }

  show(kept) {
    const now = kept.at(-1);
    const rows = kept.map(this.#gauge.values);
    this.#number.textContent = this.#gauge.text(now);
    this.#plot.replaceChildren(plot(rows.at(-1).map((_, i) => rows.map((row) => row[i] ?? null))));
    this.#showBelow(this.#gauge.more(now));
  }

  /** A list that is open stays open, and is left alone while somebody is in it. */
  #showBelow(more) {
    const before = this.#below.querySelector('details');
    if (!before?.contains(document.activeElement)) {
      this.#below.replaceChildren(more);
      this.#below.querySelector('details')?.toggleAttribute('open', Boolean(before?.open));
    }
  }
}

/** Codes by number, the most frequent first. */
function letters(counts) {
  const codes = Object.entries(counts ?? {}).sort(([, a], [, b]) => b - a);
  return codes.length
    ? h('details', {}, h('summary', {}, `${codes[0][0]} ${number(codes[0][1])}`), h('ul', {}, codes.map(([code, count]) => h('li', {}, h('code', {}, code), ` ${number(count)}`))))
    : t('strip.no-letters');
}
