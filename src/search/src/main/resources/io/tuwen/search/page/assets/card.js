// One item of a grid.
import { captionOf } from './captions.js';
import { h } from './dom.js';
import { pictureView } from './picture.js';
import { duration, number, phrase, shown, t } from './words.js';

const MOST_TAGS = 3;

export const attributeName = (name) => phrase(`attribute.${name}`) ?? name;

const TYPES = ['string', 'number', 'boolean'];

/** Attributes to tell an item by, words first; what the system itself noted is left out. */
export const tagsOf = (attributes) =>
  Object.entries(attributes ?? {})
    .filter(([name]) => !name.startsWith('tuwen_'))
    .sort(([a, x], [b, y]) => TYPES.indexOf(typeof x) - TYPES.indexOf(typeof y) || a.localeCompare(b));

/**
 * @param item {id, shot, caption, attributes} and, of a search, score and explain; of an arrival, freshness
 * @param pictures whether the service has pictures
 */
export function cardView(item, pictures, open) {
  return h(
    'button',
    { type: 'button', class: 'card', tabindex: '-1', data: { item: item.id }, on: { click: () => open(item.id) } },
    pictures ? pictureView(item.id, item.shot, 240) : null,
    h('span', { class: 'title' }, item.caption ?? captionOf(item.id) ?? item.id),
    h('span', { class: 'tags' }, tagsOf(item.attributes).slice(0, MOST_TAGS).map(tag)),
    item.score === undefined ? freshness(item) : score(item),
  );
}

/** A word tells itself; a number or a yes does not. */
const tag = ([name, value]) =>
  h('span', { class: 'tag', title: attributeName(name) }, typeof value === 'string' ? value : `${attributeName(name)} ${shown(value)}`);

const freshness = (item) =>
  item.freshness === undefined ? null : h('span', { class: 'fresh' }, t('card.fresh', { took: duration(item.freshness) }));

function score({ score: value, explain }) {
  const sides = Object.entries(explain ?? {});
  const fused = sides.length > 1 || (sides.length === 1 && sides[0][1].score !== value);
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span'));
  const part = fused ? Math.max(...sides.map(([, side]) => side.score)) : value;
  bar.firstChild.style.setProperty('--part', Math.min(1, Math.max(0, part)));
  return h(
    'span',
    { class: 'score' },
    bar,
    fused
      ? sides.map(([side, { rank }]) => h('span', {}, t('card.rank', { side: t(`side.${side}`), rank })))
      : h('span', { title: t('card.score', { score: number(value, 4) }) }, number(value, 3)),
  );
}
