// Which language the page speaks, and how it writes numbers and times.
import { remember } from './kept.js';
import { zh } from './words-zh.js';
import { en } from './words-en.js';

const root = document.documentElement;
const listeners = [];

export const language = () => (root.lang === 'zh-CN' ? 'zh-CN' : 'en');

/** The sentence of a key, with {name} replaced; null where there is none. */
export function phrase(key, values = {}) {
  const sentence = (language() === 'zh-CN' ? zh : en)[key];
  return sentence === undefined
    ? null
    : sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '–'));
}

export const t = (key, values) => phrase(key, values) ?? key;

/** Called now and whenever the language changes. */
export function whenSpoken(listener) {
  listeners.push(listener);
  listener();
}

export function switchLanguage() {
  root.lang = language() === 'zh-CN' ? 'en' : 'zh-CN';
  remember('tuwen-language', root.lang);
  listeners.forEach((listener) => listener());
}

/** Fills what stands in the document: data-t is its text, data-t-NAME the attribute of that name. */
export function speak() {
  document.querySelectorAll('[data-t]').forEach((element) => { element.textContent = t(element.dataset.t); });
  for (const [key, attribute] of [['tLabel', 'aria-label'], ['tPlaceholder', 'placeholder'], ['tTitle', 'title']]) {
    const selector = `[data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]`;
    document.querySelectorAll(selector).forEach((element) => element.setAttribute(attribute, t(element.dataset[key])));
  }
}

export const number = (value, digits = 0) =>
  value === null || value === undefined
    ? '–'
    : new Intl.NumberFormat(language(), { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);

/** 240 ms, 1.3 s, 2.5 min. */
export function duration(millis) {
  if (millis === null || millis === undefined) {
    return '–';
  }
  if (millis < 1000) {
    return `${number(millis)} ${t('unit.ms')}`;
  }
  return millis < 60_000
    ? `${number(millis / 1000, millis < 10_000 ? 2 : 1)} ${t('unit.s')}`
    : `${number(millis / 60_000, 1)} ${t('unit.min')}`;
}

export const clock = (iso) =>
  iso ? new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso)) : '–';

/** An attribute's value as people read it. */
export const shown = (value) =>
  typeof value === 'boolean' ? t(value ? 'yes' : 'no') : typeof value === 'number' ? String(value) : value;
