import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  appearance: 'Aussehen',
  language: 'Sprache',
  asBrowser: 'Wie der Browser',
  languages: { en: 'English', de: 'Deutsch' },
  theme: 'Farben',
  asSystem: 'Wie das System',
  themes: { light: 'Papier', dark: 'Nacht' },
};
