// Captions by item, as far as they were seen: a picture's row does not tell its own.

const MOST = 2000;
const seen = new Map();

export function learnCaption(id, caption) {
  if (caption) {
    seen.delete(id);
    seen.set(id, caption);
    if (seen.size > MOST) {
      seen.delete(seen.keys().next().value);
    }
  }
}

export const captionOf = (id) => seen.get(id);
