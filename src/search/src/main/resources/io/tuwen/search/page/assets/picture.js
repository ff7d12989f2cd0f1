// Pictures of goods: fetched, since an <img> could not carry a token, and shown from memory.
import { getBlob, picturePath } from './api.js';
import { h } from './dom.js';
import { t } from './words.js';

/**
 * @param shot {content, version}; null: there is none
 * @param side pixels of the longer side
 */
export function pictureView(id, shot, side) {
  const frame = h('span', { class: 'shot' });
  if (shot) {
    fetchInto(frame, picturePath(id, shot.content, shot.version, side));
  } else {
    leaveEmpty(frame);
  }
  return frame;
}

async function fetchInto(frame, path) {
  try {
    const address = URL.createObjectURL(await getBlob(path));
    const image = h('img', { src: address, alt: '', decoding: 'async' });
    await image.decode().finally(() => URL.revokeObjectURL(address));
    frame.replaceChildren(image);
  } catch {
    leaveEmpty(frame); // removed meanwhile, or never had one
  }
}

function leaveEmpty(frame) {
  frame.classList.add('empty');
  frame.title = t('card.no-picture');
}
