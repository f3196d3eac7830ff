import type { FileHandle } from 'node:fs/promises';
import { EchoError, type Store } from '@echotune/data';
import type { Plays } from '@echotune/engine';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { PlaysDigest, playedBefore } from './digest-plays.ts';
import { removalVersions, trainableHistories } from './gather-snapshot.ts';
import { columnData, type InteractionShape, rowsOf, schemaOf } from './interaction-columns.ts';
import { type ExportedInteractions, toldOfSnapshot } from './snapshot-facts.ts';
import { writeWholeWith } from './write-artifact.ts';

export interface ExportDeps {
  readonly store: Store;
  readonly clock: () => number;
  readonly codeVersion: string;
}

export interface ExportRequest {
  /** The file; it appears only when it is whole. */
  readonly into: string;
  /** What started at this moment or later is held back, UTC epoch milliseconds; default: `heldBackMs` ago. */
  readonly until?: number;
  readonly shape: InteractionShape;
}

/** The newest week: what is made from the others is asked about it. */
const heldBackMs = 7 * 86_400_000;

/** It holds what everybody played. */
const ownerOnly = 0o600;
/** Memory is that of a row group and of one listener's plays. */
const rowGroup = 100_000;

/** Writes what fills up to a file, and keeps nothing of it. */
class FileWriter extends ByteWriter {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    super();
    this.#handle = handle;
  }

  async flush(): Promise<void> {
    await this.#handle.writeFile(new Uint8Array(this.buffer, 0, this.index));
    this.index = 0;
  }

  override finish(): Promise<void> {
    return this.flush();
  }
}

/**
 * Writes what a training would learn from as Parquet, for a trainer elsewhere: of everybody here, each with
 * their exclusions, and of the corpora. Listeners are numbered 0, 1, … for this file alone. Its key-value
 * metadata says what it was made from (see `toldOfSnapshot`). Throws input-invalid where nothing was played
 * before the moment or it is yet to come, output-not-writable, disk-full.
 */
export async function exportInteractions(
  deps: ExportDeps,
  { into, shape, until = deps.clock() - heldBackMs }: ExportRequest,
): Promise<ExportedInteractions> {
  if (until > deps.clock()) {
    throw new EchoError('input-invalid', 'What is exported ends before now: plays may follow.');
  }
  try {
    return await writeWholeWith(into, (file) => write(deps, file, { shape, until }), ownerOnly);
  } catch (cause) {
    if (cause instanceof EchoError) throw cause;
    throw new EchoError('output-not-writable', `${into} cannot be written.`, { cause });
  }
}

async function write(
  { store, codeVersion }: ExportDeps,
  handle: FileHandle,
  { shape, until }: { readonly shape: InteractionShape; readonly until: number },
): Promise<ExportedInteractions> {
  const { version: catalogue } = await store.catalogue.version();
  const { itemCount, artistOf } = await new SongCatalogue(store).current();
  const file = new ParquetWriter({ writer: new FileWriter(handle), schema: schemaOf(shape) });
  const digest = new PlaysDigest();
  const played = new Set<number>();
  const totals = { rows: 0, plays: 0, listeners: 0 };
  let rows: (readonly number[])[] = [];
  const flush = async () => {
    await file.write({ columnData: columnData(shape, rows), rowGroupSize: rowGroup });
    totals.rows += rows.length;
    rows = [];
  };
  const ids = (await removalVersions(store)).keys();
  for await (const history of trainableHistories(store, artistOf, ids)) {
    const known: Pick<Plays, 'length' | 'items' | 'startedAt'> = playedBefore(history, until);
    if (known.length === 0) continue;
    digest.add(known);
    for (const row of rowsOf(shape, totals.listeners, known)) {
      played.add(row[1] ?? 0);
      if (rows.push(row) === rowGroup) await flush();
    }
    totals.listeners += 1;
    totals.plays += known.length;
  }
  if (totals.plays === 0) {
    const moment = new Date(until).toISOString();
    throw new EchoError(
      'input-invalid',
      `Nothing that models learn from was played before ${moment}.`,
    );
  }
  if (rows.length > 0) await flush();
  const exported = { until, ...totals, tracks: played.size, digest: digest.hex() };
  file.kvMetadata = toldOfSnapshot({ ...exported, shape, itemCount, catalogue, codeVersion });
  await file.finish();
  return exported;
}
