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
  filter: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
};

export const readable = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, WRITTEN[name] && value !== null ? WRITTEN[name](value) : value]));
