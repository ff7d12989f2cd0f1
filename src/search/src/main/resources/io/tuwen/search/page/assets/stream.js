// Reads /v1/live for as long as the page is open. By fetch and not by EventSource, which cannot carry a token.
import { send } from './api.js';
import { EventParser } from './sse.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** The service says something every second; silence for this long is a lost line. */
const SILENCE = 20_000;

/**
 * @param heard by an event's name, called with its data
 * @param told called with whether the line is there
 */
export async function listen(heard, told) {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      await read(heard, () => {
        told(true);
        pause = FIRST_PAUSE;
      });
    } catch (e) {
      pause = Math.max(pause, 1000 * Number(e.problem?.retry_after ?? 0));
    }
    told(false);
    await new Promise((go) => { setTimeout(go, pause * (0.75 + Math.random() / 2)); });
  }
}

async function read(heard, opened) {
  const stop = new AbortController();
  let watch = setTimeout(() => stop.abort(), SILENCE);
  try {
    const response = await send('/v1/live', { signal: stop.signal, headers: { Accept: 'text/event-stream' } });
    const parser = new EventParser();
    const decoder = new TextDecoder();
    for await (const bytes of pieces(response.body)) {
      opened(); // and not before: from the first event on nothing is missed
      clearTimeout(watch);
      watch = setTimeout(() => stop.abort(), SILENCE);
      for (const { event, data } of parser.push(decoder.decode(bytes, { stream: true }))) {
        heard[event]?.(JSON.parse(data));
      }
    }
  } finally {
    clearTimeout(watch);
  }
}

async function* pieces(body) {
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    yield piece.value;
  }
}
