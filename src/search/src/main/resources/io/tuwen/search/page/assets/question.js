// What a person asks, as the service wants it. Nothing here touches the document.

export const PAGE = 24;
/** The service's own bound on k + offset. */
const WINDOW = 500;

/**
 * @param q {text, picture: File?, like: item id?, mix: 0 (text) to 100 (picture), target, method, auto, filter, offset}
 * @returns {{request: object, picture: File?}} or null where nothing is asked
 */
export function ask(q) {
  const terms = termsOf(q);
  if (!terms.length) {
    return null;
  }
  const { weight, ...only } = terms[0];
  const request = { ...(terms.length === 1 ? only : { terms }), target: q.target, k: PAGE, group_by: 'item', explain: true };
  if (q.offset) {
    request.offset = q.offset;
  }
  if (q.filter) {
    request.filter = q.filter;
  }
  if (q.method && q.method !== 'dense') {
    request.method = q.method;
  }
  if (q.auto) {
    request.min_score = 'auto';
  }
  return { request, picture: terms.some((term) => term.image) ? q.picture : null };
}

/** Weights are two in sum; a part of no weight is left out, as the service wants it. */
function termsOf(q) {
  const text = q.text?.trim() ? [{ text: q.text.trim() }] : [];
  const other = q.picture ? [{ image: 'picture' }] : q.like ? [{ like: q.like }] : [];
  if (!text.length || !other.length) {
    return [...text, ...other];
  }
  const weights = [2 - q.mix / 50, q.mix / 50];
  return [...text, ...other].map((term, i) => ({ ...term, weight: weights[i] })).filter((term) => term.weight > 0);
}

export const hasMore = (hits, offset) => hits === PAGE && offset + 2 * PAGE <= WINDOW;

/** The parts of it that a picture and a text both have. */
export const isMixed = (q) => Boolean(q.text?.trim()) && Boolean(q.picture || q.like);
