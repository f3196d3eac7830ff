import { describe, expect, it } from 'vitest';
import { type FeatureRow, parseFeatures, recogniseFeatures } from './feature-table.ts';

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

async function read(text: string) {
  const rows: FeatureRow[] = [];
  for await (const batch of parseFeatures(pieces(encoder.encode(text)))) rows.push(...batch);
  return rows;
}

const told = async (text: string) =>
  (await read(text)).map(({ described, rejected, line }) => {
    if (!described) return `${line}: ${rejected?.reason}`;
    const { track, artist, tags, features } = described;
    const ids = track?.identities.map(({ kind, value }) => `${kind}=${value}`) ?? [];
    const weighted = tags.map(({ tag, weight }) => `${tag}*${weight}`);
    const measured = Object.entries(features).map(([name, value]) => `${name}=${value}`);
    return [artist, track?.title ?? '-', ...ids, ...weighted, ...measured].join(' ');
  });

describe('a table of features', () => {
  it('tags stand together in a cell, or one a row with its weight', async () => {
    const together = 'artist,track,tags\nBand,Song,"Jazz; Cool Jazz|hard bop, jazz"\nBand,,rock\n';
    expect(await told(together)).toEqual([
      'Band Song jazz*1 cool jazz*1 hard bop*1',
      'Band - rock*1',
    ]);
    const apart = 'Artist\tTag\tCount\nBand\tRock, Loud\t25\nBand\tPop\t0\nBand\tPop\tmany\n';
    expect(await told(apart)).toEqual([
      'Band - rock, loud*25',
      '3: weight "0" is not a number above 0',
      '4: weight "many" is not a number above 0',
    ]);
  });

  it('audio features are held to their ranges, and are of tracks alone', async () => {
    const header = 'artist,title,danceability,tempo,loudness,key,duration_ms,year';
    const rows = [
      'B,S,0.5,120.5,-6.5,-1,200000,1999',
      'B,S,1.5,,,,,',
      'B,S,,,,1.5,,',
      'B,,0.5,,,,,',
    ];
    expect(await told([header, ...rows, 'B,S,,,,,,soon'].join('\n'))).toEqual([
      'B S danceability=0.5 key=-1 loudness=-6.5 tempo=120.5 duration_ms=200000 release_year=1999',
      '3: danceability "1.5" is not a number from 0 to 1',
      '4: key "1.5" is not a whole number from -1 to 11',
      '5: the track is missing',
      '6: release_year "soon" is not a year',
    ]);
  });

  it('an identifier is enough to mean a track', async () => {
    const id = '0VjIjW4GlUZAMYd2vXMi3b';
    const rows = [`${id},USUM71703861,pop`, `spotify:track:${id},,pop`, ',,pop', 'x,,pop'];
    expect(await told(['spotify_uri,isrc,tag', ...rows].join('\n'))).toEqual([
      `  spotify-track=spotify:track:${id} isrc=USUM71703861 pop*1`,
      `  spotify-track=spotify:track:${id} pop*1`,
      '4: the artist is missing',
      '5: the artist is missing',
    ]);
  });
});

it('what is no such table is told what it lacks, and what came from the Web API is known', async () => {
  const recognise = (text: string) => recogniseFeatures('a.csv', encoder.encode(text));
  expect(recognise('listener,when\n1,2\n')).toMatchObject({
    confidence: 0,
    why: expect.stringMatching(/no column names artists.*no column holds tags.*"listener", "when"/),
  });
  expect(recognise('')).toMatchObject({ confidence: 0 });
  const uri = 'spotify:track:0VjIjW4GlUZAMYd2vXMi3b';
  const exported = 'Track URI,Track Name,Artist Name(s),Genres,Energy';
  expect(recognise(`${exported}\n${uri},Song,Band,pop,0.5\n`)).toMatchObject({
    ...{ confidence: 1, fromWebApi: true },
  });
  expect(recognise('artist,tag\nBand,pop\n')).toMatchObject({ confidence: 1, fromWebApi: false });
  await expect(read('a,b\n1,2\n')).rejects.toThrow(/no column names artists/);
});
