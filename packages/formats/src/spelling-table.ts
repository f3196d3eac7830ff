import type { SourceTrack } from './format.ts';
import { spelledOut } from './source-track.ts';

/** What bounds the memory of a file's tracks. */
export const mostTracks = 1 << 17;
export const mostCharacters = 1 << 24;

/**
 * One `SourceTrack` object for each spelling met in a run. It is emptied when a file turns out to hold
 * more distinct text than any real one does, so that memory stays bounded.
 */
export class SpellingTable {
  readonly #tracks = new Map<string, SourceTrack>();
  #characters = 0;

  /** The first track that said all the same as this one. */
  intern(track: SourceTrack): SourceTrack {
    const spelling = spelledOut(track);
    const known = this.#tracks.get(spelling);
    if (known !== undefined) return known;
    if (this.#tracks.size >= mostTracks || this.#characters > mostCharacters) {
      this.#tracks.clear();
      this.#characters = 0;
    }
    this.#tracks.set(spelling, track);
    this.#characters += 2 * spelling.length;
    return track;
  }
}
