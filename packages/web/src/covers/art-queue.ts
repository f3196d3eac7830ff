/** What the server says of a song's picture. */
export interface ArtAnswer {
  readonly song: number;
  /** Names it; null where there is none, or none yet. */
  readonly picture: string | null;
  /** Whether the server fetches it. */
  readonly pending: boolean;
}

export interface ArtQueueParts {
  readonly ask: (songs: readonly number[]) => Promise<readonly ArtAnswer[]>;
  readonly wait: (ms: number) => Promise<void>;
}

type Show = (picture: string) => void;

/** For songs that come into sight together, ms. */
const gatherMs = 60;
/** Between questions about what the server fetches. */
const [firstWaitMs, longestWaitMs] = [1000, 8000];
const mostAtOnce = 60;
/** A minute or so: then the generated cover stays. */
const mostTimes = 10;

/** Asks for the pictures of songs, together and never about the same twice, for as long as somebody wants them. */
export class ArtQueue {
  readonly #parts: ArtQueueParts;
  readonly #known = new Map<number, string | null>();
  /** The next to be asked about first. */
  readonly #wanted = new Map<number, { readonly shows: Set<Show>; times: number }>();
  #isAsking = false;

  constructor(parts: ArtQueueParts) {
    this.#parts = parts;
  }

  /** Has a song's picture shown as soon as it is there, if there is one; what ends that. */
  want(song: number, show: Show): () => void {
    const known = this.#known.get(song);
    if (known !== undefined) {
      if (known !== null) show(known);
      return () => {};
    }
    const wanted = this.#wanted.get(song) ?? { shows: new Set<Show>(), times: 0 };
    wanted.shows.add(show);
    this.#wanted.set(song, wanted);
    void this.#askOn();
    return () => {
      wanted.shows.delete(show);
      if (wanted.shows.size === 0 && this.#wanted.get(song) === wanted) this.#wanted.delete(song);
    };
  }

  async #askOn(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let waitMs = gatherMs; this.#wanted.size > 0; ) {
      await this.#parts.wait(waitMs);
      const songs = [...this.#wanted.keys()].slice(0, mostAtOnce);
      await this.#askFor(songs);
      const isNew = [...this.#wanted.values()].some(({ times }) => times === 0);
      waitMs = isNew ? gatherMs : Math.min(longestWaitMs, Math.max(firstWaitMs, 2 * waitMs));
    }
    this.#isAsking = false;
  }

  async #askFor(songs: readonly number[]): Promise<void> {
    let answers: readonly ArtAnswer[] | null = null;
    try {
      if (songs.length > 0) answers = await this.#parts.ask(songs);
    } catch {
      // The generated covers stay; what comes into sight again is asked about again.
      for (const song of songs) this.#wanted.delete(song);
    }
    if (answers === null) return;
    const bySong = new Map(answers.map((answer) => [answer.song, answer]));
    for (const song of songs) this.#settle(song, bySong.get(song));
  }

  #settle(song: number, answer: ArtAnswer | undefined): void {
    const wanted = this.#wanted.get(song);
    this.#wanted.delete(song);
    if (wanted !== undefined && answer?.pending === true && wanted.times + 1 < mostTimes) {
      wanted.times += 1;
      this.#wanted.set(song, wanted);
      return;
    }
    const picture = answer?.picture ?? null;
    this.#known.set(song, picture);
    if (picture !== null) for (const show of wanted?.shows ?? []) show(picture);
  }
}
