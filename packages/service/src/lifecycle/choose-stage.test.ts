import type { Proof } from '@echotune/engine';
import { describe, expect, it } from 'vitest';
import { chooseStage, type Evidence } from './choose-stage.ts';

const gain = (low: number, high: number) => ({ difference: (low + high) / 2, low, high, p: 0.5 });
const level = gain(-0.1, 0.1);
const loss = gain(-0.2, -0.01);

function part(name: 'repeat' | 'discovery', changes: object = {}): Proof['parts'][number] {
  const baseline = { name: 'popularity', goodness: 0.1, gain: gain(0, 0.1) } as const;
  return {
    ...{ name, listeners: 40, challenger: 0.2, champion: 0.2, gain: level, segments: [], baseline },
    ...changes,
  };
}

const proved = (...parts: Proof['parts']): Evidence['proved'] => ({
  champion: 1,
  proof: Object.assign({ from: 0, parts }, { model: {} as Proof['model'] }),
});
const shadowed = {
  ...{ questions: 100, failed: 0, overlap: 0.8, songs: 90, championSongs: 100, timesAsLong: 1.1 },
};
const well: Evidence = {
  proved: proved(part('repeat')),
  shadowed,
  activeListeners: 49,
  against: [],
};
const segment = (change: typeof level) => ({
  segments: [
    { segment: 'under 100 plays', listeners: 30, challenger: 0.2, champion: 0.3, gain: change },
  ],
});

describe('a training against which nothing speaks', () => {
  it('answers everybody where few listen, and half where enough do to compare', () => {
    expect(chooseStage(well)).toEqual({ stage: 'champion', objections: [] });
    expect(chooseStage({ ...well, activeListeners: 50 }).stage).toBe('canary');
  });

  it('answers everybody where nothing answers yet, or nothing that can be read', () => {
    const first = { ...well, proved: null, shadowed: null, activeListeners: 1000 };
    expect(chooseStage(first).stage).toBe('champion');
  });

  it('may seem worse by chance', () => {
    const doubtful = part('discovery', { gain: gain(-0.2, 0.001), ...segment(level) });
    expect(chooseStage({ ...well, proved: proved(doubtful) }).objections).toEqual([]);
  });

  it('may cost some listeners less than a twentieth', () => {
    const slight = part('repeat', segment(gain(-0.014, -0.001)));
    expect(chooseStage({ ...well, proved: proved(slight) }).objections).toEqual([]);
  });
});

it.each<[string, Partial<Evidence>]>([
  ['repeat-worse', { proved: proved(part('repeat', { gain: loss }), part('discovery')) }],
  ['discovery-worse', { proved: proved(part('repeat'), part('discovery', { gain: loss })) }],
  ['segment-worse', { proved: proved(part('repeat', segment(loss))) }],
  [
    'below-baseline',
    {
      proved: proved(
        part('repeat', { baseline: { name: 'frequency', goodness: 0.4, gain: loss } }),
      ),
    },
  ],
  ['failed-in-shadow', { shadowed: { ...shadowed, failed: 1 } }],
  ['covers-less', { shadowed: { ...shadowed, songs: 49 } }],
  ['not-proved', { against: ['not-proved'] }],
  ['slower', { shadowed: { ...shadowed, timesAsLong: 2.1 } }],
] as const)('%s keeps it from answering', (objection, changes) => {
  const choice = chooseStage({ ...well, activeListeners: 1000, ...changes });
  expect(choice).toEqual({ stage: 'challenger', objections: [objection] });
});

it('of a few questions the time says little', () => {
  const few = { ...shadowed, questions: 19, timesAsLong: 9 };
  expect(chooseStage({ ...well, shadowed: few }).stage).toBe('champion');
});
