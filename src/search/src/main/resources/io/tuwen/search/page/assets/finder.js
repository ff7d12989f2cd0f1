// Asks a question and keeps its answer. A newer question ends an older one.
import { postForm, postJson } from './api.js';
import { ask, hasMore } from './question.js';

export class Finder {
  #under = null;
  /** {hits, took, minScore, method, more}; null where nothing is asked */
  answer = null;

  /**
   * @param question see question.js
   * @returns whether there is an answer; false: a newer question took over
   * @throws Trouble
   */
  async find(question) {
    const asked = ask(question);
    this.#under?.abort();
    this.#under = new AbortController();
    if (!asked) {
      this.answer = null;
      return true;
    }
    const { signal } = this.#under;
    const start = performance.now();
    try {
      const found = await send(asked, signal);
      const before = question.offset && this.answer ? this.answer.hits : [];
      this.answer = {
        hits: [...before, ...found.hits],
        took: performance.now() - start,
        minScore: found.min_score,
        method: found.method,
        more: hasMore(found.hits.length, question.offset),
      };
      return true;
    } catch (e) {
      if (signal.aborted) {
        return false;
      }
      throw e;
    }
  }
}

function send({ request, picture }, signal) {
  if (!picture) {
    return postJson('/v1/search', request, { signal });
  }
  const form = new FormData();
  form.append('request', JSON.stringify(request));
  form.append('picture', picture, 'picture');
  return postForm('/v1/search', form, { signal });
}
