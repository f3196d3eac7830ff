import type { Words } from '../../words/words.ts';

export const notes = {
  title: 'Liner notes',
  close: 'Close',
  addsUp: 'What adds up to the score',
  score: 'Score',
  morePlays: (count: number, words: Words) => words.counted(count, 'more play', 'more plays'),
  moreReasons: (count: number, words: Words) => words.counted(count, 'more reason', 'more reasons'),
  workedOut: (model: string, when: string) => `Worked out by ${model} on ${when}.`,
  /** Models by what they go by. */
  models: {
    'base-level': 'the repeat model',
    chain: 'the model of what follows what',
    neighbours: 'the model of listeners like you',
    popularity: 'the popularity model',
    'right-now': 'the model of right now',
    rediscover: 'the rediscovery model',
    blend: 'the blend of all models',
  },
  ofTraining: (model: string, training: string) => `${model} of training ${training}`,
  fromPlaysAlone: (model: string) => `${model} from your plays alone`,
};
