// What the browser remembers of this page: in the profile, or (a token) until the tab is closed.

function ask(storage, action) {
  try {
    return action(storage());
  } catch {
    return null; // storage is switched off or full: nothing is remembered
  }
}

export const recall = (name) => ask(() => localStorage, (kept) => kept.getItem(name));
export const remember = (name, value) => ask(() => localStorage, (kept) => kept.setItem(name, value));

const TOKEN = 'tuwen-token';
export const token = () => ask(() => sessionStorage, (kept) => kept.getItem(TOKEN));
export const setToken = (value) => ask(() => sessionStorage, (kept) => kept.setItem(TOKEN, value));
