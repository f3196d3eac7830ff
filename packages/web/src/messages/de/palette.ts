import type { Messages } from '../messages.ts';

export const palette: Messages['palette'] = {
  label: 'Finden und tun',
  ask: 'Wohin, welches Stück, was tun?',
  find: 'Finden',
  groups: { pages: 'Seiten', songs: 'Stücke', artists: 'Künstler', actions: 'Tun' },
  nothing: (text) => `Hier heißt nichts „${text}“.`,
  actions: {
    import: 'Einen Verlauf importieren',
    familiar: 'Den Regler auf vertraut drehen',
    discover: 'Den Regler auf Entdecken drehen',
    usual: 'Den Regler deiner Gewohnheit überlassen',
    night: 'Farben der Nacht',
    paper: 'Farben wie Papier',
    system: 'Farben wie das System',
    keys: 'Alle Tasten zeigen',
    signOut: 'Abmelden',
  },
  speak: { en: 'Speak English', de: 'Deutsch sprechen' },
};
