/** What the reader can choose. */
export const themes = ['light', 'dark'] as const;

export type Theme = (typeof themes)[number];

const key = 'echotune.theme';

/** The reader's choice, kept in this browser; null leaves it to the system. */
export function chosenTheme(): Theme | null {
  const kept = localStorage.getItem(key);
  return themes.find((theme) => theme === kept) ?? null;
}

/** Shows the theme; null goes back to the system's. */
export function wearTheme(theme: Theme | null, root: HTMLElement): void {
  if (theme === null) delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** Shows the theme, from now on. */
export function chooseTheme(theme: Theme | null, root: HTMLElement): void {
  if (theme === null) localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  wearTheme(theme, root);
}
