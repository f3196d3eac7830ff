import { EchoError, type ErrorCode } from '@echotune/data';

export type Nameable = 'artist' | 'song' | 'tag' | 'playlist' | 'shown';

const codes: Readonly<Record<Nameable, ErrorCode>> = {
  artist: 'artist-unknown',
  song: 'song-unknown',
  tag: 'tag-unknown',
  playlist: 'playlist-unknown',
  shown: 'song-unknown',
};

/** What somebody named, or the place of a song among those shown last, and nobody here knows: it can be said in any language. */
export class NameUnknown extends EchoError {
  readonly kind: Nameable;
  readonly called: string;

  constructor(kind: Nameable, called: string) {
    super(codes[kind], `There is no ${kind} called "${called}" here.`);
    this.kind = kind;
    this.called = called;
  }
}
