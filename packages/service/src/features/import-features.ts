import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ArtistTag, EchoError, type FeatureBatch, type Store } from '@echotune/data';
import {
  type Described,
  type FeatureRow,
  parseFeatures,
  type Rejection,
  recogniseFeatures,
} from '@echotune/formats';
import { artistKey } from '../identify/name-key.ts';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { nameSkipped, type SkippedFile } from '../import/find-files.ts';
import { allCandidates } from '../import/list-candidates.ts';
import { FileReader } from '../import/read-file.ts';
import { type Candidate, nestedArchive, plainName } from '../import/walk-files.ts';

/** read = songs + artists + unknown + rejected, always. */
export interface FeatureTotals {
  readonly read: number;
  /** Rows that tell of a song here. */
  readonly songs: number;
  /** Rows that tell of an artist here. */
  readonly artists: number;
  /** Rows of songs and artists that nobody here has played. */
  readonly unknown: number;
  readonly rejected: number;
}

export interface FeatureRequest {
  readonly paths: readonly string[];
  /** Under which name it is filed; null takes each file's own. */
  readonly source: string | null;
  /** False where models may not learn from it; Exportify's tables never are learned from. */
  readonly trainable: boolean;
  readonly onProgress?: (totals: FeatureTotals) => void;
}

export interface ImportedFeatures {
  readonly totals: FeatureTotals;
  /** The first 1000 rows that could not be used. */
  readonly rejectedRows: readonly (Rejection & { readonly file: string; readonly line: number })[];
  readonly sources: readonly { readonly source: string; readonly trainable: boolean }[];
  readonly skipped: readonly SkippedFile[];
  readonly failures: readonly { readonly file: string; readonly failure: string }[];
}

const rowsAtATime = 2000;
const mostRejected = 1000;
/** How everything from the Spotify Web API by way of Exportify is filed, playlists too. */
const exportify = 'exportify';

type Filing = Pick<FeatureBatch, 'source' | 'trainable'>;

/** Stores what the rows tell of songs and artists that are here. */
async function storeRows(
  store: Store,
  filing: Filing,
  rows: readonly Described[],
): Promise<Pick<FeatureTotals, 'songs' | 'artists' | 'unknown'>> {
  return store.transaction(async (tx) => {
    const tracks = rows.flatMap(({ track }) => track ?? []);
    const songIds = await tx.features.findSongs(
      tracks.map((track) => resolveSpelling(filing.source, track)),
    );
    const songOf = new Map(tracks.map((track, at) => [track, songIds[at] ?? null]));
    const names = rows.flatMap(({ track, artist }) => (track === null ? [artist] : []));
    const artistIds = await tx.features.findArtists(names.map(artistKey));
    const artistOf = new Map(names.map((name, at) => [name, artistIds[at] ?? null]));
    const ofSongs = rows.flatMap(({ track, tags, features }) => {
      const songId = track === null ? null : (songOf.get(track) ?? null);
      return songId === null ? [] : [{ songId, tags, features }];
    });
    const ofArtists = rows.flatMap(({ track, artist, tags }) => {
      const artistId = track === null ? (artistOf.get(artist) ?? null) : null;
      return artistId === null ? [] : [{ artistId, tags }];
    });
    await tx.features.add({
      ...filing,
      songFeatures: ofSongs.flatMap(({ songId, features }) =>
        Object.entries(features).map(([name, value]) => ({ songId, name, value })),
      ),
      songTags: ofSongs.flatMap(({ songId, tags }) => tags.map((tag) => ({ songId, ...tag }))),
      artistTags: ofArtists.flatMap(({ artistId, tags }): ArtistTag[] =>
        tags.map((tag) => ({ artistId, ...tag })),
      ),
    });
    const [songs, artists] = [ofSongs.length, ofArtists.length];
    return { songs, artists, unknown: rows.length - songs - artists };
  });
}

/** Imports the files of one request, one after the other. */
class FeatureImport {
  readonly #store: Store;
  readonly #request: FeatureRequest;
  readonly #reader = new FileReader();
  #rows: Described[] = [];
  totals: FeatureTotals = { read: 0, songs: 0, artists: 0, unknown: 0, rejected: 0 };
  readonly rejectedRows: (Rejection & { file: string; line: number })[] = [];
  readonly sources = new Map<string, Filing>();
  readonly skipped: SkippedFile[] = [];
  readonly failures: { file: string; failure: string }[] = [];

  constructor(store: Store, request: FeatureRequest) {
    this.#store = store;
    this.#request = request;
  }

  async run(): Promise<void> {
    try {
      for await (const file of allCandidates(this.#request.paths)) await this.#readFile(file);
    } finally {
      await this.#reader.close();
    }
  }

  async #readFile(file: Candidate): Promise<void> {
    const { name } = file;
    const nested = nestedArchive(file);
    const { confidence, why, fromWebApi } = recogniseFeatures(plainName(file), file.head);
    if (nested !== null || confidence === 0) {
      const inner = 'an archive within an archive is not looked into';
      this.skipped.push({ name, reason: nested === null ? why : inner });
      return;
    }
    const own = plainName(file)
      .replace(/^.*\//, '')
      .replace(/\.[^.]+$/, '');
    const filing = {
      source: this.#request.source ?? (fromWebApi ? exportify : own),
      trainable: this.#request.trainable && !fromWebApi,
    };
    this.sources.set(filing.source, filing);
    try {
      for await (const batch of parseFeatures(this.#reader.read(file, () => {}))) {
        for (const row of batch) this.#take(name, row);
        if (this.#rows.length >= rowsAtATime) await this.#flush(filing);
      }
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      if (cause instanceof EchoError && !cause.code.startsWith('import-')) throw cause;
      this.failures.push({ file: name, failure: cause.message });
    }
    await this.#flush(filing);
  }

  #take(file: string, { described, rejected, line }: FeatureRow): void {
    if (described !== undefined) this.#rows.push(described);
    if (rejected === undefined) return;
    const { read, rejected: before } = this.totals;
    this.totals = { ...this.totals, read: read + 1, rejected: before + 1 };
    if (this.rejectedRows.length < mostRejected)
      this.rejectedRows.push({ file, line, ...rejected });
  }

  async #flush(filing: Filing): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const stored = await storeRows(this.#store, filing, rows);
    const { read, songs, artists, unknown, rejected } = this.totals;
    this.totals = {
      read: read + rows.length,
      songs: songs + stored.songs,
      artists: artists + stored.artists,
      unknown: unknown + stored.unknown,
      rejected,
    };
    this.#request.onProgress?.(this.totals);
    await nextTurn();
  }
}

/**
 * Imports tags and audio features for the songs and artists that somebody here, or a corpus, has
 * played; rows of others are counted and not kept. Idempotent: what a source says again replaces what
 * it said. Throws import-nothing-found, features-unrecognised, import-unreadable, import-too-large.
 */
export async function importFeatures(
  store: Store,
  request: FeatureRequest,
): Promise<ImportedFeatures> {
  const work = new FeatureImport(store, request);
  await work.run();
  const { totals, rejectedRows, sources, skipped, failures } = work;
  if (sources.size === 0 && skipped.length === 0) {
    throw new EchoError('import-nothing-found', 'There is no file in what was given.');
  }
  if (sources.size === 0) {
    throw new EchoError('features-unrecognised', `No features in ${nameSkipped(skipped)}.`);
  }
  return { totals, rejectedRows, sources: [...sources.values()], skipped, failures };
}

/** Removes what a source has told. Throws features-unknown. */
export async function removeFeatures(store: Store, source: string): Promise<void> {
  if (await store.features.remove(source)) return;
  throw new EchoError('features-unknown', `There are no features from ${source}.`);
}
