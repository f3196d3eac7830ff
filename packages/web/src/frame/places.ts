import type { Messages } from '../messages/messages.ts';
import type { Whose } from './whose.ts';

type PlaceName = keyof Messages['frame']['places'];

export interface Place {
  readonly name: PlaceName;
  readonly to:
    | '/'
    | '/explore'
    | '/playlists'
    | '/statistics'
    | '/chat'
    | '/proof'
    | '/import'
    | '/connections'
    | '/settings'
    | '/operations'
    | '/account';
  /** In reach of the thumb on a phone; the others lie behind one tab there. */
  readonly isMain: boolean;
  /** Whether it can be gone to; it is shown all the same. */
  readonly isOpen?: (whose: Whose) => boolean;
  readonly isShown?: (whose: Whose) => boolean;
}

/** The place that an address lies in; undefined where it lies in none. */
export function placeAt(pathname: string): PlaceName | undefined {
  return places.find(({ to }) => (to === '/' ? pathname === to : pathname.startsWith(to)))?.name;
}

const withPlays = ({ listener }: Whose) => listener !== null && listener.plays > 0;

/** Where one can go from anywhere, in the order of the rail. */
export const places: readonly Place[] = [
  { name: 'home', to: '/', isMain: true, isOpen: withPlays },
  { name: 'explore', to: '/explore', isMain: true, isOpen: withPlays },
  { name: 'playlists', to: '/playlists', isMain: true, isOpen: withPlays },
  { name: 'statistics', to: '/statistics', isMain: true, isOpen: withPlays },
  { name: 'chat', to: '/chat', isMain: false, isOpen: withPlays },
  { name: 'proof', to: '/proof', isMain: false, isOpen: withPlays },
  { name: 'import', to: '/import', isMain: false },
  { name: 'connections', to: '/connections', isMain: false },
  { name: 'settings', to: '/settings', isMain: false },
  {
    name: 'operations',
    to: '/operations',
    isMain: false,
    isShown: ({ account }) => account.role === 'owner',
  },
  { name: 'account', to: '/account', isMain: false },
];
