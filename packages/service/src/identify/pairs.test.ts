/**
 * Decides the hard pairs of golden/identity/pairs.golden and prints how well. Wrong pairs are listed;
 * the floors are what was reached, so that a change that helps one kind of pair cannot hurt another
 * unseen.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ResolvedSpelling } from '@echotune/data';
import { namedTrack, type SourceTrack } from '@echotune/formats';
import { describe, expect, it } from 'vitest';
import { resolveSpelling } from './resolve-spelling.ts';

const file = fileURLToPath(new URL('../../../../golden/identity/pairs.golden', import.meta.url));
const labels = ['different', 'same-song', 'same-track'] as const;
type Label = (typeof labels)[number];

interface Pair {
  readonly line: string;
  readonly label: Label;
  readonly sides: readonly SourceTrack[];
}

/** "Queen, David Bowie · Under Pressure", "{Queen + David Bowie} · Under Pressure". */
function readSide(text: string): SourceTrack {
  const [artist = '', title = ''] = text.split(' · ').map((part) => part.trim());
  const listed = /^\{(.+)\}$/u.exec(artist)?.[1]?.split(/ \+ (?!The Machine)/u) ?? null;
  return namedTrack(title, listed?.join(', ') ?? artist, { artists: listed });
}

function readPair(line: string): Pair {
  const [label = '', ...sides] = line.split(' | ');
  const known = labels.find((one) => one === label);
  if (known === undefined || sides.length !== 2) throw new Error(`Not a pair: ${line}`);
  return { line, label: known, sides: sides.map(readSide) };
}

const pairs = readFileSync(file, 'utf8')
  .split(/^## .*$/mu)
  .slice(1)
  .flatMap((section) => section.split('\n').filter((line) => line.trim() !== ''))
  .map(readPair);

function decide({ sides }: Pair): Label {
  const [a, b] = sides.map((side): ResolvedSpelling => resolveSpelling('test', side));
  const isSong = a?.credits[0]?.key === b?.credits[0]?.key && a?.songKey === b?.songKey;
  if (!isSong) return 'different';
  return a?.versionKey === b?.versionKey ? 'same-track' : 'same-song';
}

const decided = pairs.map((pair) => ({ ...pair, decision: decide(pair) }));

/** How well "at least as close as `level`" was told. */
function score(level: number) {
  const reaches = (label: Label) => labels.indexOf(label) >= level;
  const said = decided.filter(({ decision }) => reaches(decision));
  const meant = decided.filter(({ label }) => reaches(label));
  const both = said.filter(({ label }) => reaches(label)).length;
  return { precision: both / said.length, recall: both / meant.length };
}

const shown = ({ precision, recall }: { precision: number; recall: number }) =>
  `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`;

describe('hard pairs', () => {
  const song = score(1);
  const track = score(2);
  const wrong = decided.filter(({ label, decision }) => label !== decision);
  const report = [
    `${pairs.length} hard pairs`,
    `same song:  ${shown(song)}`,
    `same track: ${shown(track)}`,
    ...wrong.map(({ line, decision }) => `  decided ${decision}: ${line}`),
  ].join('\n');
  process.stdout.write(`${report}\n`);

  it('are at least 300, each there once', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(new Set(pairs.map(({ line }) => line)).size).toBe(pairs.length);
  });

  it('are the same song where they are said to be, as often as before', () => {
    expect(song.precision, report).toBeGreaterThanOrEqual(0.995);
    expect(song.recall, report).toBeGreaterThanOrEqual(0.96);
  });

  it('are the same recording where they are said to be, as often as before', () => {
    expect(track.precision, report).toBeGreaterThanOrEqual(0.995);
    expect(track.recall, report).toBeGreaterThanOrEqual(0.957);
  });
});
