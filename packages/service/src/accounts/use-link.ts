import { EchoError, type LinkKind, type OneTimeLink, type Store } from '@echotune/data';

/** How long a link for a new password, or an invitation, is good for. */
export const linkLastsMs = 7 * 86_400_000;

/** What somebody who follows a one-time link chooses. */
export interface NewAccount {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  /** IANA name, of a listener that is made for them. */
  readonly timeZone: string;
}

function unknown(): EchoError {
  return new EchoError(
    'link-unknown',
    'This link was used, replaced or taken back, or is too old.',
  );
}

/** Before a password is hashed, which costs time: that it is not for nothing. Throws link-unknown. */
export async function assertLink(store: Store, kind: LinkKind, token: string): Promise<void> {
  if ((await store.links.find(kind, token)) === null) throw unknown();
}

/** Throws link-unknown. */
export async function useLink(store: Store, kind: LinkKind, token: string): Promise<OneTimeLink> {
  const link = await store.links.use(kind, token);
  if (link === null) throw unknown();
  return link;
}
