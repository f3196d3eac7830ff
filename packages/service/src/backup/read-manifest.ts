import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError } from '@echotune/data';
import { z } from 'zod';

export const manifestName = 'manifest.json';
/** In a folder that is no backup yet. */
export const unfinishedName = 'UNFINISHED';

/** The newest that this release reads and the one that it writes. */
export const formatVersion = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Names that lead nowhere else. */
const FileName = z.string().regex(/^(?:[\w-]+\/)*[\w-][\w.-]*$/);
const Whole = z.number().int().min(0);

const KeptFile = z.object({ file: FileName, bytes: Whole, sha256: Sha256 });
const Chunk = KeptFile.extend({
  rows: Whole,
  /** Before it was compressed. */
  plainBytes: Whole,
});

const KeptTable = z.object({
  name: z.string().regex(/^\w+$/),
  /** What the values of a row are, in their order. */
  columns: z.array(z.string()).min(1),
  rows: Whole,
  /** Of the rows in any order: `RowChecksum`. */
  checksum: z.string().regex(/^[0-9a-f]{32}$/),
  /** The greatest number that the table's counter has given. */
  lastId: Whole.nullable(),
  chunks: z.array(Chunk),
});

const Manifest = z.object({
  format: z.literal('echotune-backup'),
  formatVersion: z.literal(formatVersion),
  /** Of EchoTune. */
  release: z.string(),
  dialect: z.enum(['sqlite', 'postgres']),
  /** Everything acknowledged before it is in. */
  pointOfRecovery: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(KeptTable),
  /** Model files that the registry names and that were there, whole. */
  models: z.array(KeptFile.extend({ artifact: FileName })),
  /** Those that were not, though a version that answers or is tried is in them. */
  modelsMissing: z.array(z.string()),
  config: KeptFile.nullable(),
  key: KeptFile.nullable(),
});

export type Manifest = z.infer<typeof Manifest>;
export type KeptTable = z.infer<typeof KeptTable>;
export type KeptFile = z.infer<typeof KeptFile>;
export type Chunk = z.infer<typeof Chunk>;

/** The manifest and what shows that it is as it was written. */
const Sealed = z.object({ sha256: Sha256, manifest: z.unknown() });
/** To tell a newer format from damage. */
const Versioned = z.object({ formatVersion: z.number().int() });

function digestOf(manifest: unknown): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ sha256: digestOf(manifest), manifest }, null, 2)}\n`;
}

/** Throws backup-unknown, backup-damaged, store-newer. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new EchoError('backup-unknown', `${folder} is no backup, or no whole one.`, { cause });
  });
  const sealed = Sealed.safeParse(parsed(path, text));
  if (!sealed.success) throw damaged(path, 'what is in it is no manifest', sealed.error);
  const { sha256, manifest } = sealed.data;
  if (digestOf(manifest) !== sha256) throw damaged(path, 'its SHA-256 differs');
  const version = Versioned.safeParse(manifest);
  if (version.success && version.data.formatVersion > formatVersion) {
    throw new EchoError('store-newer', `${folder} is of format ${version.data.formatVersion}.`);
  }
  const result = Manifest.safeParse(manifest);
  if (!result.success) throw damaged(path, 'what is in it is no manifest', result.error);
  return result.data;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, 'it is no JSON', cause);
  }
}

/** "backup/tables/play/000001.ndjson.zst: its SHA-256 differs." */
export function damaged(place: string, what: string, cause?: unknown): EchoError {
  return new EchoError('backup-damaged', `${place}: ${what}.`, { cause });
}

/** What a file that the manifest lists could not be read for. */
export function unread(place: string, cause: unknown): EchoError {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  return damaged(place, isMissing ? 'it is missing' : 'it cannot be read', cause);
}
