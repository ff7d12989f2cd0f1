// Tables and lists of one item.
import { attributeName, tagsOf } from './card.js';
import { h } from './dom.js';
import { clock, duration, phrase, shown, t } from './words.js';

export const attributeTable = (attributes) =>
  h('dl', { class: 'pairs' }, tagsOf(attributes).map(([name, value]) => h('div', {}, h('dt', {}, attributeName(name)), h('dd', {}, shown(value)))));

/** @param rows pairs of a side and its row */
export function rowTable(rows) {
  const head = ['side', 'version', 'digest', 'occurred'].map((name) => h('th', { scope: 'col' }, t(`drawer.${name}`)));
  return h(
    'table',
    {},
    h('thead', {}, h('tr', {}, head)),
    h('tbody', {}, rows.map(([side, row]) =>
      h('tr', {},
        h('th', { scope: 'row' }, row.content_id === 'main' ? t(`side.${side}`) : `${t(`side.${side}`)} ${row.content_id}`),
        h('td', {}, String(row.version)),
        h('td', {}, h('code', { title: row.content_digest }, row.content_digest.slice(0, 12))),
        h('td', {}, clock(row.occurred_at))))),
  );
}

export const historyList = (entries) => h('ol', { class: 'history' }, entries.map(historyEntry));

function historyEntry({ at, side, version, what, fate, took_ms: took, code, cause }) {
  return h(
    'li',
    { data: { fate } },
    h('time', { datetime: at }, clock(at)),
    h('span', {},
      h('b', {}, phrase(`fate.${fate}`) ?? fate),
      ` ${phrase(`what.${what}`) ?? what}`,
      what === 'tombstone' || what === 'removal' ? ` (${t(`side.${side}`)})` : '',
      version === null ? '' : ` v${version}`,
      took === null ? '' : ` · ${duration(took)}`,
      code ? h('span', { class: 'code' }, h('code', {}, code), cause ? ` ${cause}` : '') : null),
  );
}

/** @param told of history and of the stream: the same letter may be in both */
export function letterList(told) {
  const letters = new Map(told.filter(({ code }) => code).map((letter) => [`${letter.code} ${letter.cause}`, letter]));
  return letters.size
    ? h('ul', { class: 'letters' }, [...letters.values()].map(({ at, code, cause }) => h('li', {}, h('code', {}, code), ` ${cause ?? ''} `, h('time', { datetime: at }, clock(at)))))
    : h('p', {}, t('drawer.no-letters'));
}
