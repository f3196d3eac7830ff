import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EchoError } from '@echotune/data';
import { zonedClock } from '@echotune/engine';
import {
  type ExportSource,
  exportSource,
  exportWriters,
  type WrittenFile,
} from '@echotune/formats';
import { namedFolder } from '@echotune/server';
import { makeFolders } from '@echotune/service';
import { type Output, openOutput } from '../terminal/output.ts';
import { counted, table } from '../terminal/words.ts';

export interface WriteDemoOptions {
  readonly json?: boolean;
  /** The folder. */
  readonly write?: string;
  readonly format?: string;
  readonly listeners?: number;
  readonly months?: number;
  readonly seed?: number;
  readonly quirks?: boolean;
}

type FilesOptions = WriteDemoOptions & { readonly write: string };

interface Written {
  readonly format: string;
  readonly file: string;
  readonly rows: number;
}

const dayMs = 86_400_000;
const usualFormat = 'spotify-extended';

/** Names and titles for `--help`. */
export const writeDemoHelp = `
Formats of --write: all, or one of
${table(Object.entries(exportWriters).map(([name, { title }]) => [`  ${name}`, title])).join('\n')}`;

/** Whether `demo` is to write files. Throws input-invalid where options say only how. */
export function writesDemo(options: WriteDemoOptions): options is FilesOptions {
  if (options.write !== undefined) return true;
  const lonely = (['format', 'listeners', 'months', 'seed', 'quirks'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (lonely === undefined) return false;
  throw new EchoError('input-invalid', `--${lonely} says how to write files: give --write DIR.`);
}

/** The formats that are asked for. Throws input-invalid. */
function formatsOf(format: string): string[] {
  if (format === 'all') return Object.keys(exportWriters);
  if (Object.hasOwn(exportWriters, format)) return [format];
  const known = Object.keys(exportWriters).join(', ');
  throw new EchoError('input-invalid', `--format ${format} is none of: all, ${known}.`);
}

/** Throws output-not-writable where there is something in the folder already. */
async function emptyFolder(folder: string): Promise<void> {
  let entries: string[];
  try {
    await makeFolders(folder);
    entries = await readdir(folder);
  } catch (cause) {
    throw new EchoError('output-not-writable', `${folder} cannot be a folder.`, { cause });
  }
  if (entries.length === 0) return;
  const message = `${folder} is not empty: give a folder that is new or empty.`;
  throw new EchoError('output-not-writable', message);
}

async function writeFile(path: string, { chunks }: WrittenFile): Promise<void> {
  try {
    await makeFolders(dirname(path));
    await pipeline(Readable.from(chunks), createWriteStream(path, { flush: true }));
  } catch (cause) {
    throw new EchoError('output-not-writable', `${path} cannot be written.`, { cause });
  }
}

/** `--format all` gives each format a folder of its own. */
async function writeFormats(
  folder: string,
  formats: readonly string[],
  source: ExportSource,
  output: Output,
): Promise<Written[]> {
  const written: Written[] = [];
  for (const format of formats) {
    for (const file of exportWriters[format]?.write(source) ?? []) {
      const name = formats.length > 1 ? `${format}/${file.name}` : file.name;
      output.progress.show(`${written.length} files  ${name}`);
      await writeFile(join(folder, name), file);
      written.push({ format, file: name, rows: file.rows() });
    }
  }
  output.progress.clear();
  return written;
}

/**
 * `echotune demo --write DIR`: the fictional listener's history as files of other services, to try
 * imports with; no store is touched. The history ends with yesterday, so that a day long the same
 * options give the same files. Throws input-invalid, output-not-writable.
 */
export async function writeDemoCommand(options: FilesOptions, now = Date.now()): Promise<void> {
  const { format = usualFormat, listeners, months, seed, quirks = false } = options;
  const folder = namedFolder('--write', options.write);
  const formats = formatsOf(format);
  const output = openOutput(options.json === true);
  await emptyFolder(folder);
  const source = exportSource({
    endsAt: Math.floor(now / dayMs) * dayMs,
    ...(listeners !== undefined && { listeners }),
    ...(months !== undefined && { monthsBack: months }),
    ...(seed !== undefined && { seed }),
    quirks,
    localClock: (timeZone) => zonedClock(timeZone).localMs,
  });
  const files = await writeFormats(folder, formats, source, output);
  for (const line of table(files.map(({ file, rows }) => [file, rows]))) output.say(line);
  output.say(`${counted(files.length, 'file', 'files')} written to ${folder}.`);
  output.answer({ folder, files });
}
