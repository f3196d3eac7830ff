import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
});

afterAll(() => remove());

const dayMs = 86_400_000;

describe('echotune backtest', () => {
  it('tells week by week what would have been recommended and was played, by name', async () => {
    // Two songs of every day, and one that is new each week.
    const rows = Array.from({ length: 300 }, (_, at) => {
      const day = Math.floor(at / 3);
      const song = at % 3 === 2 ? `New ${Math.floor(day / 7)}` : `Daily ${at % 3}`;
      const time = Date.now() - (100 - day) * dayMs - (at % 3) * 240_000;
      return `${song},Band ${at % 3},${Math.floor(time / 1000)}`;
    });
    const file = join(home, 'plays.csv');
    writeFileSync(file, ['track,artist,timestamp', ...rows].join('\n'));
    const flags = ['--listener', 'ann'];
    await runEchotune(home, ['import', file, ...flags, '--no-train']);
    const asked = ['backtest', ...flags, '--weeks', '5', '-n', '3'];
    const { code, stdout } = await runEchotune(home, [...asked, '--json']);
    expect(code).toBe(0);
    const { weeks, trials } = JSON.parse(stdout);
    expect(weeks).toHaveLength(5);
    for (const week of weeks) {
      const [{ lists }] = week.trials;
      const [own] = lists;
      expect(own.songs.map(({ title }: { title: string }) => title)).toEqual(
        expect.arrayContaining(['Daily 0', 'Daily 1']),
      );
      expect(own.hits.length).toBeGreaterThanOrEqual(2);
    }
    expect(trials[0].suggesters[0]).toMatchObject({ by: 'echotune', weeksWithHit: 1 });
    const told = (await runEchotune(home, asked)).stdout;
    expect(told).toMatch(/For you: in 5 weeks/);
    expect(told).toMatch(/EchoTune +\d\.\d of 3 a week +any in 100 % of the weeks/);
    expect(told).toMatch(/In the latest week on For you: .*Daily/);
  });

  it('says what to do where the history is too short', async () => {
    const file = join(home, 'short.csv');
    writeFileSync(file, `track,artist,timestamp\nSong,Band,${Math.floor(Date.now() / 1000)}\n`);
    await runEchotune(home, ['import', file, '--listener', 'bob', '--new', '--no-train']);
    const { code, stderr } = await runEchotune(home, ['backtest', '--listener', 'bob']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('[history-too-short]')]);
  });
});
