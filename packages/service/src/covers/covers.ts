import type { CoverArt } from '@echotune/connect';
import { EchoError, type KeptCover, type Telemetry } from '@echotune/data';
import { heldUntil } from '../enrich/hold-service.ts';
import { CoverFiles } from './cover-files.ts';
import { type CoverFolder, tidyCovers } from './tidy-covers.ts';

export interface CoverDeps extends CoverFolder {
  readonly scrobbling: { readonly coverart: CoverArt };
  readonly clock: () => number;
  readonly telemetry: Telemetry;
}

/** What is known of a song's picture now. */
export interface SongCover {
  readonly songId: number;
  /** Names the picture; null where there is none yet, or none at all. */
  readonly digest: string | null;
  /** Whether the archive is being asked. */
  readonly pending: boolean;
}

/** Where the archive had nothing it may have something a month later. */
const askedAgainMs = 30 * 86_400_000;
/** Where it did not answer it is left alone for a while. */
const triedAgainMs = 10 * 60_000;
const mostFailed = 1000;
/** Asked at once, and waiting for that: more are asked when they are looked at again. */
const [mostAsking, mostWaiting] = [2, 100];

/**
 * The pictures of what listeners play, for those who allow the Cover Art Archive: fetched in the background
 * when somebody looks at the song, kept as files. Nobody waits for one.
 */
export class Covers {
  readonly #deps: CoverDeps;
  readonly #files: CoverFiles;
  /** By release, who looked at it. */
  readonly #waiting = new Map<string, number>();
  readonly #asking = new Map<string, Promise<void>>();
  /** Releases that could not be asked about, and until when they are left alone. */
  readonly #failed = new Map<string, number>();
  readonly #stop = new AbortController();

  constructor(deps: CoverDeps) {
    this.#deps = deps;
    this.#files = new CoverFiles(deps.coversFolder);
  }

  /** What there is to show for songs; empty where the listener does not allow it. */
  async lookUp(listenerId: number, songIds: readonly number[]): Promise<SongCover[]> {
    if (!(await this.#mayAsk(listenerId))) return [];
    const { covers } = this.#deps.store;
    const releases = await covers.releasesOf(songIds);
    const known = await covers.find([...releases.values()].flat());
    const found = await Promise.all(
      songIds.map((songId) => this.#coverOf(songId, releases.get(songId) ?? [], known)),
    );
    await covers.noteUsed(found.flatMap(({ cover }) => cover.digest ?? []));
    const isHeld = (await heldUntil(this.#deps.store, 'coverart')) !== null;
    for (const { unknown } of found) {
      if (unknown !== null && !isHeld) this.#askFor(unknown, listenerId);
    }
    return found.map(({ cover }) => cover);
  }

  /** A picture that `lookUp` named; null where it is not here, or the listener does not allow it. */
  async picture(
    listenerId: number,
    digest: string,
  ): Promise<{ readonly type: string; readonly bytes: Buffer } | null> {
    if (!(await this.#mayAsk(listenerId))) return null;
    const kept = await this.#deps.store.covers.picture(digest);
    const bytes = kept === null ? null : await this.#files.read(digest);
    return kept === null || bytes === null ? null : { type: kept.type, bytes };
  }

  /** Until nobody is asked any more. */
  async settled(): Promise<void> {
    while (this.#asking.size > 0) await Promise.all(this.#asking.values());
  }

  /** Ends what is being asked. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#waiting.clear();
    await this.settled();
  }

  async #mayAsk(listenerId: number): Promise<boolean> {
    const allowed = await this.#deps.store.enrichment.allowed(listenerId);
    return allowed.includes('coverart');
  }

  /** Of the releases that a song is on the first that has a picture, or that has yet to be asked about. */
  async #coverOf(
    songId: number,
    releases: readonly string[],
    known: ReadonlyMap<string, KeptCover>,
  ): Promise<{ readonly cover: SongCover; readonly unknown: string | null }> {
    for (const release of releases) {
      const kept = known.get(release);
      const digest = kept?.picture?.digest ?? null;
      if (digest !== null && (await this.#files.has(digest))) {
        return { cover: { songId, digest, pending: false }, unknown: null };
      }
      if (this.#isToAsk(release, kept)) {
        return { cover: { songId, digest: null, pending: true }, unknown: release };
      }
    }
    return { cover: { songId, digest: null, pending: false }, unknown: null };
  }

  #isToAsk(release: string, kept: KeptCover | undefined): boolean {
    const { clock } = this.#deps;
    if ((this.#failed.get(release) ?? 0) > clock()) return false;
    // A picture that is known and has no file was lost, or is another machine's.
    return kept === undefined || kept.picture !== null || kept.askedAt <= clock() - askedAgainMs;
  }

  #askFor(release: string, listenerId: number): void {
    if (this.#stop.signal.aborted || this.#asking.has(release)) return;
    if (this.#waiting.size < mostWaiting) this.#waiting.set(release, listenerId);
    this.#next();
  }

  #next(): void {
    for (const [release, listenerId] of this.#waiting) {
      if (this.#asking.size >= mostAsking) return;
      this.#waiting.delete(release);
      const asking = this.#fetch(release, listenerId).finally(() => {
        this.#asking.delete(release);
        this.#next();
      });
      this.#asking.set(release, asking);
    }
  }

  /** Asks, unless the listener has forbidden it since, and keeps what comes. */
  async #fetch(release: string, listenerId: number): Promise<void> {
    const { scrobbling, store, clock, telemetry } = this.#deps;
    const { signal } = this.#stop;
    try {
      if (!(await this.#mayAsk(listenerId))) return;
      const image = await scrobbling.coverart.front(release, { signal });
      const askedAt = clock();
      const digest = image === null ? null : await this.#files.write(image.bytes);
      const picture =
        image === null || digest === null
          ? null
          : { digest, type: image.type, bytes: image.bytes.length };
      const isKept = await store.covers.keep({ release, picture, askedAt });
      if (!isKept || (picture !== null && this.#isLast())) await tidyCovers(this.#deps);
      this.#failed.delete(release);
    } catch (cause) {
      if (signal.aborted) return;
      if (this.#failed.size >= mostFailed) this.#failed.clear();
      this.#failed.set(release, clock() + triedAgainMs);
      const isExpected = cause instanceof EchoError && cause.code.startsWith('provider-');
      telemetry.log(isExpected ? 'info' : 'warn', 'cover-not-fetched', { cause });
    }
  }

  #isLast(): boolean {
    return this.#waiting.size === 0 && this.#asking.size === 1;
  }
}
