import type { Messages } from '../messages.ts';

export const keys: Messages['keys'] = {
  title: 'Tasten',
  hint: { before: '', after: ' zeigt alle Tasten.' },
  groups: {
    everywhere: {
      title: 'Überall',
      keys: [
        { key: '⌘K  Strg K', does: 'überall hingehen, ein Stück finden, etwas tun' },
        { key: '/', does: 'suchen' },
        { key: '?', does: 'diese Tasten zeigen' },
        { key: 'Esc', does: 'schließen' },
      ],
    },
    songs: {
      title: 'Wo Stücke stehen',
      keys: [
        { key: 'j', does: 'nächstes Stück' },
        { key: 'k', does: 'voriges Stück' },
        { key: 'l', does: 'gefällt mir, oder zurücknehmen' },
        { key: 'h', does: 'für immer ausblenden' },
        { key: 'x', does: 'nicht jetzt' },
        { key: 'u', does: 'zurücknehmen, was zuletzt gesagt wurde' },
        { key: 'e', does: 'erklären: den Hüllentext öffnen' },
      ],
    },
  },
};
