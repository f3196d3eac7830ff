import type { LinkKind } from '@echotune/data';

/** Where the page takes each kind of link. */
export const linkPaths = {
  claim: '/claim',
  invitation: '/invitation',
  reset: '/reset',
} as const satisfies Record<LinkKind, string>;

/** The token stands in the fragment, which no server and no log ever sees. */
export function linkTo(base: string, kind: LinkKind, token: string): string {
  return `${base.replace(/\/$/, '')}${linkPaths[kind]}#${token}`;
}
