// A problem document, for people: what is wrong, where, and what to do about it.
import { h } from './dom.js';
import { t } from './words.js';

export function problemView({ title, detail, name, value, expectation, remedy, type }) {
  const place = name && expectation ? `${name}: ${value ?? ''} (${t('problem.expected')}: ${expectation})` : detail;
  return h(
    'div',
    { class: 'problem', role: 'alert' },
    h('strong', {}, title ?? ''),
    place ? h('p', {}, place) : null,
    remedy ? h('p', { class: 'remedy' }, h('b', {}, `${t('problem.remedy')} `), remedy) : null,
    type ? h('code', {}, String(type).replace('urn:tuwen:problem:', '')) : null,
  );
}

/** What is no problem document is a fault of the page, and is told as loudly. */
export const problemOf = (error) => error.problem ?? { title: String(error), type: 'page' };
