import type { AudioFeatureName } from '@echotune/formats';
import { type MoodName, moods } from './moods.ts';

/** Both ends included; absent is open. */
export interface Span {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

export type FeatureSpans = { readonly [Name in AudioFeatureName]?: Span | undefined };

/** What songs must be like to be recommended. All of it together; what is absent is not asked for. */
export interface Wishes {
  /** Of release. */
  readonly years?: Span | undefined;
  readonly seconds?: Span | undefined;
  /** 0 … 1. */
  readonly energy?: Span | undefined;
  /** Of any audio feature, in its own unit. */
  readonly features?: FeatureSpans | undefined;
  /** At least one of them, of the song or of its artist; in any case. */
  readonly tags?: readonly string[] | undefined;
  readonly withoutTags?: readonly string[] | undefined;
  readonly mood?: MoodName | undefined;
  /** Nothing that is known to be explicit. */
  readonly clean?: boolean | undefined;
  readonly withoutArtists?: readonly number[] | undefined;
  readonly withoutSongs?: readonly number[] | undefined;
}

/** What is known of songs by their ids, whoever said so. */
export interface SongTraits {
  /** NaN where nobody said. */
  feature(name: string, song: number): number;
  /** Whether a song has a tag, its own or its artist's; the tag is in lower case. */
  isTagged(tag: string): (song: number) => boolean;
  artistOf(song: number): number;
}

export type Fits = (song: number) => boolean;

/** An audio feature; NaN where nobody told it. Of a song without a key -1 is told, which is no key. */
export function soundOf(traits: SongTraits, name: string, song: number): number {
  const value = traits.feature(name, song);
  return name === 'key' && value < 0 ? Number.NaN : value;
}

function isWithin({ least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Span) {
  // What is not known compares false.
  return (value: number) => value >= least && value <= most;
}

function within(traits: SongTraits, name: string, span: Span, unit = 1): Fits {
  const holds = isWithin(span);
  return (song) => holds(soundOf(traits, name, song) / unit);
}

/** None where none is asked for. */
function spanOf(traits: SongTraits, name: string, span: Span | undefined, unit?: number): Fits[] {
  return span === undefined ? [] : [within(traits, name, span, unit)];
}

function anyOf(traits: SongTraits, tags: readonly string[]): Fits {
  const called = tags.map((tag) => traits.isTagged(tag.trim().toLowerCase()));
  return (song) => called.some((isCalled) => isCalled(song));
}

function feels(traits: SongTraits, name: MoodName): Fits {
  const { tags, valence, energy } = moods[name];
  const isCalled = anyOf(traits, tags);
  const isBright = within(traits, 'valence', { least: valence[0], most: valence[1] });
  const isLively = within(traits, 'energy', { least: energy[0], most: energy[1] });
  return (song) => isCalled(song) || (isBright(song) && isLively(song));
}

function not(holds: Fits): Fits {
  return (song) => !holds(song);
}

/**
 * Whether a song is as wished; null where nothing is wished for. A song of which something that is asked
 * for is not known does not fit; one of which nobody says that it is explicit is not.
 */
export function fitsWishes(wishes: Wishes, traits: SongTraits): Fits | null {
  const { features = {}, tags, withoutTags, mood, clean } = wishes;
  const artists = new Set(wishes.withoutArtists);
  const songs = new Set(wishes.withoutSongs);
  const all = [
    ...spanOf(traits, 'release_year', wishes.years),
    ...spanOf(traits, 'duration_ms', wishes.seconds, 1000),
    ...spanOf(traits, 'energy', wishes.energy),
    ...Object.entries(features).flatMap(([name, span]) => spanOf(traits, name, span)),
    ...(tags === undefined || tags.length === 0 ? [] : [anyOf(traits, tags)]),
    ...(withoutTags === undefined ? [] : [not(anyOf(traits, withoutTags))]),
    ...(mood === undefined ? [] : [feels(traits, mood)]),
    ...(clean === true ? [(song: number) => traits.feature('explicit', song) !== 1] : []),
    ...(artists.size === 0 ? [] : [(song: number) => !artists.has(traits.artistOf(song))]),
    ...(songs.size === 0 ? [] : [(song: number) => !songs.has(song)]),
  ];
  return all.length === 0 ? null : (song) => all.every((holds) => holds(song));
}
