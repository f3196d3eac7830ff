import { EchoError, type ErrorCode } from '@echotune/data';

export type Nameable = 'artist' | 'song' | 'tag' | 'playlist' | 'shown' | 'entry';

const codes: Readonly<Record<Nameable, ErrorCode>> = {
  artist: 'artist-unknown',
  song: 'song-unknown',
  tag: 'tag-unknown',
  playlist: 'playlist-unknown',
  shown: 'song-unknown',
  entry: 'playlist-entry-unknown',
};

/** What somebody named, the place of a song among those shown last, or an entry of a playlist, and nobody here knows: it can be said in any language. */
export class NameUnknown extends EchoError {
  readonly kind: Nameable;
  readonly called: string;

  constructor(kind: Nameable, called: string) {
    super(codes[kind], `There is no ${kind} called "${called}" here.`);
    this.kind = kind;
    this.called = called;
  }
}
