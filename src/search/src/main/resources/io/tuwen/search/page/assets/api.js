// Asks the service. Whatever goes wrong leaves as a Trouble with a problem document (RFC 9457).
import { t } from './words.js';
import { token } from './kept.js';

export class Trouble extends Error {
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

let wanted = () => Promise.resolve(false);

/** @param ask called where a token is wanted; resolves to whether another one is there now */
export function whenTokenWanted(ask) {
  wanted = ask;
}

export const getJson = async (path, options) => (await send(path, options)).json();
export const getBlob = async (path, options) => (await send(path, options)).blob();

export const postJson = async (path, body, options = {}) =>
  (await send(path, { ...options, method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })).json();

export const postForm = async (path, form, options = {}) => (await send(path, { ...options, method: 'POST', body: form })).json();

/** @returns {Promise<Response>} one that is ok */
export async function send(path, options = {}) {
  const sent = token();
  const response = await attempt(path, options);
  if (response.ok) {
    return response;
  }
  if (response.status === 401 && (token() !== sent || (await wanted()))) {
    return send(path, options); // with the token that is there meanwhile
  }
  throw new Trouble(await problemOf(response));
}

async function attempt(path, options) {
  const headers = { ...options.headers };
  if (token()) {
    headers.Authorization = `Bearer ${token()}`;
  }
  try {
    return await fetch(path, { ...options, headers, redirect: 'error', credentials: 'omit' });
  } catch (e) {
    if (e.name === 'AbortError') {
      throw e;
    }
    throw new Trouble(unreachable());
  }
}

const unreachable = () => ({
  type: 'unreachable',
  title: t('problem.unreachable'),
  detail: t('problem.unreachable.detail'),
  remedy: t('problem.unreachable.remedy'),
});

async function problemOf(response) {
  try {
    return { retry_after: response.headers.get('Retry-After'), ...(await response.json()) };
  } catch {
    return { type: `http-${response.status}`, title: `HTTP ${response.status}`, detail: response.statusText };
  }
}

/** Where an item's path begins; slashes in ids stay, as the service's routes have them. */
export const itemPath = (id) => `/v1/items/${id.split('/').map(encodeURIComponent).join('/')}`;

export const picturePath = (id, content, version, side) =>
  `${itemPath(id)}/picture?content=${encodeURIComponent(content)}&side=${side}&v=${version}`;
