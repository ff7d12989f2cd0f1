// The goods that arrived last, newest first, a bounded number. Nothing here touches the document.

export const MOST = 60;

export class Shelf {
  /** item id -> card, in order of arrival: a Map keeps it */
  #cards = new Map();

  /** @param arrival an event of /v1/live */
  take({ item_id: id, content_id: content, side, version, change, attributes, freshness_ms: freshness, caption }) {
    const card = this.#cards.get(id) ?? { id, images: {}, captions: {} };
    const { [content]: _, ...others } = card[side];
    if (change === 'gone') {
      this.#leave(card, side, others);
      return;
    }
    this.#cards.delete(id);
    this.#cards.set(id, { ...card, [side]: { ...others, [content]: version }, attributes, freshness, caption: caption ?? card.caption });
    if (this.#cards.size > MOST) {
      this.#cards.delete(this.#cards.keys().next().value);
    }
  }

  /** What is left of it stays where it is. */
  #leave(card, side, others) {
    const left = { ...card, [side]: others };
    if (Object.keys(left.images).length + Object.keys(left.captions).length === 0) {
      this.#cards.delete(card.id);
    } else if (this.#cards.has(card.id)) {
      this.#cards.set(card.id, left);
    }
  }

  newest() {
    return [...this.#cards.values()].reverse();
  }
}

/** The picture to show of an item: the main one where there is one. */
export function pictureOf(images) {
  const content = 'main' in images ? 'main' : Object.keys(images)[0];
  return content === undefined ? null : { content, version: images[content] };
}
