// The values of a fact, as people read them.
import { duration, number, phrase, shown } from './words.js';

const WRITTEN = {
  after_ms: duration,
  p99_ms: duration,
  cosine: (value) => number(value, 3),
  side: (value) => phrase(`side.${value}`) ?? value,
  before: shown,
  after: shown,
  name: (value) => phrase(`attribute.${value}`) ?? value,
  filter: filterWords,
};

/** Of one comparison, as acts ask: {"=": {"on_sale": true}}; others as they stand. */
function filterWords(json) {
  const found = /^\{\s*"([=!<>]+)"\s*:\s*\{\s*"([^"\\]+)"\s*:\s*("[^"\\]*"|true|false|-?[\d.]+)\s*\}\s*\}$/.exec(json);
  return found ? `${WRITTEN.name(found[2])} ${found[1]} ${shown(JSON.parse(found[3]))}` : json;
}

export const readable = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, WRITTEN[name] && value !== null ? WRITTEN[name](value) : value]));
