import { EchoError, type NewPlaylist, type Playlist } from '@echotune/data';
import { shelves } from '@echotune/engine';
import type { RecommendRequest } from '../recommend/recommend-songs.ts';

/** What rules ask for: all that a recommendation can be asked, but for whom. */
export type PlaylistRules = Omit<RecommendRequest, 'listenerId'>;

type Checks = { readonly [Field in keyof Required<PlaylistRules>]: (value: unknown) => boolean };

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
const isFraction = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;

/** A control that recommendations gain needs its line here, or this does not compile. */
const checks: Checks = {
  shelf: (value) => typeof value === 'string' && Object.hasOwn(shelves, value),
  limit: (value) => isWhole(value, 1, 100),
  familiarity: isFraction,
  popularity: isFraction,
  songs: (value) => Array.isArray(value) && value.every((id) => isWhole(id, 1, 2 ** 31)),
  mix: (value) => isWhole(value, 1, 9),
};

function isRules(value: Readonly<Record<string, unknown>>): value is typeof value & PlaylistRules {
  const isKnown = (field: string): field is keyof Checks => Object.hasOwn(checks, field);
  return (
    value.shelf !== undefined &&
    value.limit !== undefined &&
    Object.entries(value).every(([field, told]) => isKnown(field) && checks[field](told))
  );
}

/** The rules of a playlist; null where it has none, or such as this release does not know. */
export function rulesOf({ rules, seedSongs }: Playlist): PlaylistRules | null {
  if (rules === null) return null;
  const whole = { ...rules, ...(seedSongs.length > 0 && { songs: seedSongs }) };
  return isRules(whole) ? whole : null;
}

/**
 * Rules as they are stored: the songs apart, so that they follow what is decided about names.
 * Throws input-invalid.
 */
export function storedRules(rules: PlaylistRules): Pick<NewPlaylist, 'rules' | 'seedSongs'> {
  const { songs = [], ...rest } = rules;
  if (!isRules({ ...rest, songs })) {
    throw new EchoError('input-invalid', 'The rules ask for something that is not there.');
  }
  return { rules: rest, seedSongs: songs };
}
