import type { PageMessages } from '../messages/messages.ts';

type Trouble = keyof PageMessages['connections']['spotify']['trouble'];

const troubles: readonly Trouble[] = [
  'provider-refused',
  'provider-consent-needed',
  'provider-account-taken',
];

/** How somebody came back from Spotify, by what the server wrote into the address; null where nobody did. */
export function spotifyReturn(search: string): 'connected' | Trouble | null {
  const said = new URLSearchParams(search).get('spotify');
  if (said === null || said === 'connected') return said;
  return troubles.find((trouble) => trouble === said) ?? 'other';
}
