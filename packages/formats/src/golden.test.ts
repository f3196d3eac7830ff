/**
 * Each file in golden/formats holds what a case shows, a file as a service might write it, and what
 * becomes of every record. `npx vitest -u` rewrites the last part; review the difference.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FormatError } from './error.ts';
import { recogniseFile } from './export-formats.ts';
import type { ListenerEntry, ParsedRecord, PlayRecord } from './format.ts';
import { unknownMs } from './source-track.ts';

const folder = fileURLToPath(new URL('../../../golden/formats/', import.meta.url));
const cases = readdirSync(folder).filter((name) => name.endsWith('.golden'));

function describePlay({ startedAt, stampedAt, msPlayed, track, kept }: PlayRecord): string {
  const { title, artist, artists, album, identities } = track;
  const played = msPlayed === unknownMs ? 'for an unknown time' : `+ ${msPlayed} ms`;
  const time = `${new Date(startedAt).toISOString()} ${played}, stamped ${new Date(stampedAt).toISOString()}`;
  const names = [artist, title, album].map((name) => JSON.stringify(name)).join(' / ');
  const listed = artists
    ? ` (artists ${artists.map((name) => JSON.stringify(name)).join(', ')})`
    : '';
  return `play ${time}\n    ${names}${listed} ${identities.map(({ value }) => value).join(' ') || 'no identity'}\n    ${kept}`;
}

function describeEntry({ kind, ...said }: ListenerEntry): string {
  const lines = Object.entries(said).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return [kind, ...lines].join('\n    ');
}

function describeRecord({ record, line, play, entry, notMusic, rejected }: ParsedRecord): string {
  const outcomes = [
    play && describePlay(play),
    entry && describeEntry(entry),
    notMusic && `not music: ${notMusic}`,
    rejected && `rejected, ${rejected.code}: ${rejected.reason}`,
  ].filter(Boolean);
  return `${record} (line ${line}) ${outcomes.join(' AND ')}`;
}

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

async function readAll(fileName: string, bytes: Uint8Array): Promise<string> {
  const { format, refusals } = recogniseFile(fileName, bytes);
  if (!format) return refusals.map(({ title, why }) => `not ${title}: ${why}`).join('\n');
  const lines = [`read as ${format.title}`];
  try {
    for await (const batch of format.parse(oneByOne(bytes))) {
      lines.push(...batch.map(describeRecord));
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    lines.push(
      `then ${error.code} at byte ${error.byte}, record ${error.record}: ${error.message}`,
    );
  }
  return lines.join('\n');
}

describe('golden/formats', () => {
  test.each(cases)('%s', async (name) => {
    const golden = readFileSync(folder + name, 'utf8');
    const [about, file, input] = golden.split(/^---- (.*)\n/m);
    const fileName = file ?? '';
    const outcome = await readAll(fileName, new TextEncoder().encode(input?.trimEnd()));
    const rendered = `${about}---- ${fileName}\n${input}---- becomes\n${outcome}\n`;
    await expect(rendered).toMatchFileSnapshot(folder + name);
  });
});
