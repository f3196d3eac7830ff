import type { Messages } from '../messages.ts';

export const notes: Messages['notes'] = {
  title: 'Hüllentext',
  close: 'Schließen',
  addsUp: 'Was sich zur Wertung addiert',
  score: 'Wertung',
  morePlays: (count, words) => words.counted(count, 'weitere Wiedergabe', 'weitere Wiedergaben'),
  moreReasons: (count, words) => words.counted(count, 'weiterer Grund', 'weitere Gründe'),
  workedOut: (model, when) => `Ausgerechnet von ${model} am ${when}.`,
  models: {
    'base-level': 'dem Modell der Wiederholungen',
    chain: 'dem Modell dessen, was worauf folgt',
    neighbours: 'dem Modell ähnlicher Hörer',
    popularity: 'dem Modell der Beliebtheit',
    'right-now': 'dem Modell des Augenblicks',
    rediscover: 'dem Modell des Wiederentdeckens',
    blend: 'der Mischung aller Modelle',
  },
  ofTraining: (model, training) => `${model} aus Training ${training}`,
  fromPlaysAlone: (model) => `${model} aus deinen Wiedergaben allein`,
};
