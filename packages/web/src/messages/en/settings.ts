export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  language: 'Language',
  asBrowser: 'As the browser',
  languages: { en: 'English', de: 'Deutsch' },
  theme: 'Theme',
  asSystem: 'As the system',
  themes: { light: 'Paper', dark: 'Night' },
};
