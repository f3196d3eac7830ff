import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportFormats } from '../export-formats.ts';
import type { PlayRecord } from '../format.ts';
import { writeSpotifyAccount } from '../spotify/account-writer.ts';
import { writeSpotifyExtended } from '../spotify/extended-writer.ts';
import { type DemoCommunity, demoCommunity } from './community.ts';

const endsAt = Date.UTC(2026, 10, 22, 12);
const community = demoCommunity({ endsAt });
const everyone = ({ you, listeners }: DemoCommunity) => [you, ...listeners];

function digest(world: DemoCommunity): string {
  const hash = createHash('sha256');
  for (const { key, timeZone, plays } of everyone(world)) {
    hash.update(`${key} ${timeZone}\n`);
    for (const chunk of writeSpotifyExtended(plays)) hash.update(chunk);
  }
  return hash.digest('hex');
}

function repeatShare(plays: readonly PlayRecord[]): number {
  return 1 - new Set(plays.map(({ track }) => track)).size / plays.length;
}

async function readBack(format: string, chunks: Iterable<string>): Promise<unknown[]> {
  async function* bytes() {
    for (const chunk of chunks) yield new TextEncoder().encode(chunk);
  }
  const records: unknown[] = [];
  for await (const batch of exportFormats.find(({ name }) => name === format)!.parse(bytes())) {
    records.push(...batch.map(({ play, ...other }) => play ?? other));
  }
  return records;
}

test('the demo world is the same everywhere: names, plays, digest', async () => {
  const lines = [
    `sha256 ${digest(community)}`,
    '',
    ...everyone(community).map(({ key, timeZone, plays }) => {
      return `${key}, ${timeZone}: ${plays.length} plays, ${(100 * repeatShare(plays)).toFixed(0)} % repeats`;
    }),
    '',
    ...community.you.plays.slice(0, 40).map(({ startedAt, msPlayed, track }) => {
      const { artist, title, album } = track;
      return `${new Date(startedAt).toISOString()} ${msPlayed} ms  ${artist} – ${title} [${album}]`;
    }),
    '',
  ];
  await expect(lines.join('\n')).toMatchFileSnapshot(
    '../../../../golden/formats/demo-community.txt',
  );
});

test('another seed is another world', () => {
  const small = { endsAt, listeners: 2, artists: 12, monthsBack: 1 };
  expect(digest(demoCommunity({ ...small, seed: 1 }))).toBe(digest(demoCommunity(small)));
  expect(digest(demoCommunity({ ...small, seed: 2 }))).not.toBe(digest(demoCommunity(small)));
});

describe('the demo world is like the real one', () => {
  const all = everyone(community).flatMap(({ plays }) => plays);

  test('in size', () => {
    expect(community.you.plays.length).toBeGreaterThan(3400);
    expect(community.you.plays.length).toBeLessThan(4600);
    expect(community.listeners).toHaveLength(60);
    expect(new Set(everyone(community).map(({ key }) => key)).size).toBe(61);
    expect(all.length / 61).toBeGreaterThan(550);
  });

  test('in repeats: near 63 % of plays', () => {
    const repeats = everyone(community).map(({ plays }) => repeatShare(plays) * plays.length);
    const share = repeats.reduce((sum, count) => sum + count, 0) / all.length;
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.7);
  });

  test('in popularity: a tenth of the tracks has over a third of the plays', () => {
    const counts = new Map<PlayRecord['track'], number>();
    for (const { track } of all) counts.set(track, (counts.get(track) ?? 0) + 1);
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    const top = sorted.slice(0, sorted.length / 10).reduce((sum, count) => sum + count, 0);
    expect(top / all.length).toBeGreaterThan(1 / 3);
  });

  test('in hours: between three and five in the morning people sleep', () => {
    let asleep = 0;
    for (const { timeZone, plays } of everyone(community)) {
      const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone });
      const hours = plays.map(({ startedAt }) => Number(clock.format(startedAt)));
      asleep += hours.filter((hour) => hour === 3 || hour === 4).length;
    }
    expect(asleep / all.length).toBeLessThan(0.03);
  });

  test('in drift: the genres of the last months are not those of the first', () => {
    const genreOf = new Map(community.tracks.map(({ track, genre }) => [track, genre]));
    const mix = (plays: readonly PlayRecord[]) => {
      const shares = new Map<string, number>();
      for (const { track } of plays) {
        const genre = genreOf.get(track)!;
        shares.set(genre, (shares.get(genre) ?? 0) + 1 / plays.length);
      }
      return shares;
    };
    const distance = (a: readonly PlayRecord[], b: readonly PlayRecord[]) => {
      const [one, other] = [mix(a), mix(b)];
      const genres = new Set([...one.keys(), ...other.keys()]);
      return [...genres].reduce(
        (sum, genre) => sum + Math.abs((one.get(genre) ?? 0) - (other.get(genre) ?? 0)),
        0,
      );
    };
    const { plays } = community.you;
    const half = plays.length / 2;
    const byTime = distance(plays.slice(0, half), plays.slice(half));
    const bySession = distance(
      plays.filter((_, i) => Math.floor(i / 50) % 2 === 0),
      plays.filter((_, i) => Math.floor(i / 50) % 2 === 1),
    );
    expect(byTime).toBeGreaterThan(1.5 * bySession);
  });

  test('in names: several scripts, feature credits, versions, names with a comma', () => {
    const names = community.tracks.map(({ track }) => `${track.artist} – ${track.title}`);
    for (const some of [
      /\p{Script=Han}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Cyrillic}/u,
      /\(feat\. .+\)/,
      / - Remastered 20\d\d$/,
      / - Live$/,
      /\(Acoustic\)$/,
      /, the .+ – /,
      / & .+ – /,
    ]) {
      expect(names.filter((name) => some.test(name)).length, String(some)).toBeGreaterThan(3);
    }
  });

  test('in order: nobody plays two things at once, nothing lies in the future', () => {
    for (const { plays } of everyone(community)) {
      for (const [i, { startedAt, stampedAt }] of plays.entries()) {
        expect(startedAt).toBeGreaterThanOrEqual(plays[i - 1]?.stampedAt ?? 0);
        expect(stampedAt).toBeLessThanOrEqual(endsAt);
      }
    }
  });
});

describe('what is written is read back', () => {
  const worlds = fc
    .record({
      seed: fc.nat(),
      listeners: fc.integer({ min: 0, max: 2 }),
      artists: fc.integer({ min: 1, max: 20 }),
      monthsBack: fc.integer({ min: 1, max: 3 }),
    })
    .map((options) => demoCommunity({ endsAt, ...options }));

  test('from an extended history, whole', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        for (const { plays } of everyone(world)) {
          expect(await readBack('spotify-extended', writeSpotifyExtended(plays))).toEqual(plays);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('from account data, to the minute, by name', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ you }) => {
        const expected = you.plays.map(({ stampedAt, msPlayed, track }) => {
          const minute = Math.floor(stampedAt / 60_000) * 60_000;
          return {
            stampedAt: minute,
            startedAt: minute - msPlayed,
            msPlayed,
            track: { ...track, id: null, album: null, identities: [] },
            kept: '{}',
          };
        });
        expect(await readBack('spotify-account', writeSpotifyAccount(you.plays))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});
