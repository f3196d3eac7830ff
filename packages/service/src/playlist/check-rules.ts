import { EchoError, type NewPlaylist, type Playlist } from '@echotune/data';
import { shelves } from '@echotune/engine';
import { audioFeatureNames } from '@echotune/formats';
import { fieldsOf } from '../jobs/job-kinds.ts';
import type { Seeds } from '../recommend/choose-songs.ts';
import { moodNames } from '../recommend/moods.ts';
import { reasonLanguages } from '../recommend/phrases/languages.ts';
import type { RecommendRequest } from '../recommend/recommend-songs.ts';
import type { Wishes } from '../recommend/wishes.ts';

/** What rules ask for: all that a recommendation can be asked, but for whom. */
export type PlaylistRules = Omit<RecommendRequest, 'listenerId'>;

type Checks = { readonly [Field in keyof Required<PlaylistRules>]: (value: unknown) => boolean };

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
const isFraction = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;

const isText = (value: unknown) => typeof value === 'string' && value.length <= 64;
const areIds = (value: unknown) =>
  Array.isArray(value) && value.every((id) => isWhole(id, 1, 2 ** 31));
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isBound = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

/** An object of such fields and no others; what is undefined is not there. */
function isMadeOf(parts: Readonly<Record<string, (value: unknown) => boolean>>, value: unknown) {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([field, told]) => told === undefined || parts[field]?.(told) === true,
  );
}

const isSpan = (value: unknown) => isMadeOf({ least: isBound, most: isBound }, value);

const ofFeatures = (check: (value: unknown) => boolean) =>
  Object.fromEntries(audioFeatureNames.map((name) => [name, check]));

const seedChecks: Readonly<Record<keyof Seeds, (value: unknown) => boolean>> = {
  songs: areIds,
  artists: areIds,
  tags: areTexts,
  mix: (value) => isWhole(value, 1, 9),
};

const wishChecks: Readonly<Record<keyof Wishes, (value: unknown) => boolean>> = {
  years: isSpan,
  seconds: isSpan,
  energy: isSpan,
  features: (value) => isMadeOf(ofFeatures(isSpan), value),
  tags: areTexts,
  withoutTags: areTexts,
  mood: (value) => moodNames.some((name) => name === value),
  clean: (value) => typeof value === 'boolean',
  withoutArtists: areIds,
  withoutSongs: areIds,
};

/** A control that recommendations gain needs its line here, or this does not compile. */
const checks: Checks = {
  shelf: (value) => typeof value === 'string' && Object.hasOwn(shelves, value),
  limit: (value) => isWhole(value, 1, 100),
  language: (value) => reasonLanguages.some((language) => language === value),
  familiarity: isFraction,
  popularity: isFraction,
  seeds: (value) => isMadeOf(seedChecks, value),
  targets: (value) => isMadeOf(ofFeatures(isBound), value),
  wishes: (value) => isMadeOf(wishChecks, value),
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
  const whole = {
    // Those of earlier releases name none.
    language: 'en',
    ...rules,
    ...(seedSongs.length > 0 && { seeds: { ...fieldsOf(rules.seeds), songs: seedSongs } }),
  };
  return isRules(whole) ? whole : null;
}

/**
 * Rules as they are stored: the songs apart, so that they follow what is decided about names.
 * Throws input-invalid.
 */
export function storedRules(rules: PlaylistRules): Pick<NewPlaylist, 'rules' | 'seedSongs'> {
  const { seeds, ...rest } = rules;
  const { songs = [], ...others } = seeds ?? {};
  if (!isRules({ ...rules })) {
    throw new EchoError('input-invalid', 'The rules ask for something that is not there.');
  }
  return { rules: seeds === undefined ? rest : { ...rest, seeds: others }, seedSongs: songs };
}
