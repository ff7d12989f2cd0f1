// Light or dark: as the system says, until a person says otherwise.
import { icon } from './dom.js';
import { recall, remember } from './kept.js';
import { t } from './words.js';

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';

/** @returns what draws the button, in the language of the moment */
export function themeButton(button) {
  const draw = () => {
    const name = t(isDark() ? 'theme.light' : 'theme.dark');
    button.replaceChildren(icon(isDark() ? 'light' : 'dark'));
    button.setAttribute('aria-label', name);
    button.title = name;
  };
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember('tuwen-theme', root.dataset.theme);
    draw();
  });
  system.addEventListener('change', () => { if (!recall('tuwen-theme')) { draw(); } });
  return draw;
}
