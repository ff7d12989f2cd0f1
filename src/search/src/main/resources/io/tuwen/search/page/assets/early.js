// Runs before anything is drawn, so that the page does not flash in another theme or language.
(() => {
  const root = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is switched off: the defaults hold
    }
  };
  const theme = kept('tuwen-theme');
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }
  root.lang = kept('tuwen-language') ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
})();
