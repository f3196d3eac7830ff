import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { ToolCall } from '../tools/inputs.ts';

type MaybeLater<T> = T | Promise<T>;

/** What there is here by the names that people use, spelled as it is here; null where nothing is called so. */
export interface Knowledge {
  artistCalled(text: string): MaybeLater<string | null>;
  /** Without an artist the song of that title that is found first. */
  songCalled(title: string, artist?: string): MaybeLater<NamedSong | null>;
  tagCalled(text: string): MaybeLater<string | null>;
  playlistCalled(text: string): MaybeLater<string | null>;
  /** The artist, else the song, that was probably meant by a name with a typo in it. */
  almostCalled(text: string): MaybeLater<Almost | null>;
}

export interface Almost {
  readonly artist: string | null;
  readonly song: NamedSong | null;
}

export interface NamedSong {
  readonly title: string;
  readonly artist: string;
}

/** When and after what something is said. */
export interface Situation {
  /** UTC epoch milliseconds. */
  readonly now: number;
  /** The listener's, by which "yesterday" is counted. */
  readonly timeZone: string;
  /** How many songs were shown last: "the second one" is one of them. */
  readonly shown: number;
  /** Whom those songs are by, in their order; without it "this artist" is nobody. */
  readonly shownArtists?: readonly string[] | undefined;
  /** Of the page: what decides where the words themselves do not tell. */
  readonly language?: ReasonLanguage | undefined;
}

/** What a listener's words ask for, as far as it could be made out. */
export interface Interpretation {
  readonly language: ReasonLanguage;
  readonly calls: readonly ToolCall[];
  /** Pieces of the words that no call takes account of, as they were written. */
  readonly notUnderstood: readonly string[];
  /** A greeting, thanks, or the question what can be asked. */
  readonly asksForHelp: boolean;
}
