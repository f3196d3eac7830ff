import type { PageMessages } from '../messages.ts';

export const sentence: PageMessages['sentence'] = {
  title: 'Aus einem Satz',
  label: 'Was darin sein soll',
  hint: 'So, wie du es sagen würdest: „ruhiger Jazz aus den 90ern, 40 Lieder, jede Woche neu“, „wie Portishead, aber fröhlicher“.',
  understand: 'Zeigen, was es würde',
  understanding: 'Der Satz wird gelesen',
  understood: (said) => `Verstanden: ${said}.`,
  nothing:
    'Davon wurde nichts verstanden. Das sind Lieder für dich; sag unten, wie sie sein sollen.',
  notUnderstood: (pieces) => `Nicht verstanden: ${pieces.map((piece) => `„${piece}“`).join(', ')}.`,
  rules: 'Was es sein soll',
  make: 'Playlist anlegen',
};
