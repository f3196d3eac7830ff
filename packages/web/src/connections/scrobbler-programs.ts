import type { ScopeName } from '../api.generated.ts';
import type { PageMessages } from '../messages/messages.ts';

type Words = PageMessages['connections']['scrobblers'];

export type ProgramName = keyof Words['programs'];

/** A line of a program's set-up, to be copied. */
export interface SetUpLine {
  readonly label: keyof Words['fields'];
  readonly value: string;
}

export interface Told {
  /** Where EchoTune answers, without a slash at the end. */
  readonly address: string;
  readonly token: string;
  /** Name of the listener. */
  readonly listener: string;
}

/** Programs in the order in which they are offered; the same stands in docs/scrobblers.md. */
export const programs: readonly ProgramName[] = [
  ...(['navidrome', 'pano', 'webScrobbler', 'multiScrobbler', 'listenbrainz', 'lastfm'] as const),
];

/** What a key for it may do: some programs compare with what is there before they send. */
export function scopesFor(program: ProgramName): ScopeName[] {
  return program === 'pano' || program === 'multiScrobbler' ? ['scrobble', 'read'] : ['scrobble'];
}

/** What goes where in a program. */
export function setUpOf(program: ProgramName, { address, token, listener }: Told): SetUpLine[] {
  const key = { label: 'token', value: token } as const;
  const at = (value: string) => ({ label: 'address', value }) as const;
  switch (program) {
    case 'navidrome':
      return [
        { label: 'setting', value: `ND_LISTENBRAINZ_BASEURL=${address}/listenbrainz/1/` },
        key,
      ];
    case 'pano':
      return [at(`${address}/`), key];
    case 'webScrobbler':
      return [{ label: 'url', value: `${address}/1/submit-listens` }, key];
    case 'multiScrobbler': {
      const data = { url: address, token, username: listener };
      const file = [{ name: 'EchoTune', configureAs: 'client', data }];
      return [{ label: 'file', value: JSON.stringify(file, null, 2) }];
    }
    case 'listenbrainz':
      return [at(address), { label: 'other', value: `${address}/1` }, key];
    case 'lastfm':
      return [
        at(`${address}/2.0/`),
        { label: 'other', value: `${address}/lastfm/2.0/` },
        ...[{ label: 'name', value: listener } as const, key],
      ];
  }
}
