/** What a one-time link is good for, and its token. */
export interface FollowedLink {
  readonly kind: 'claim' | 'invitation' | 'reset';
  readonly token: string;
}

const kinds = ['claim', 'invitation', 'reset'] as const;

/** The one-time link that an address is; null for any other address. */
export function linkIn({
  pathname,
  hash,
}: Pick<Location, 'pathname' | 'hash'>): FollowedLink | null {
  const kind = kinds.find((name) => pathname === `/${name}`);
  const token = hash.slice(1);
  return kind === undefined || token === '' ? null : { kind, token };
}
