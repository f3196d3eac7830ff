import type { TasteMap } from '../../api.generated.ts';
import type { Place } from './camera.ts';

export type MapArtist = TasteMap['artists'][number];
export interface PlacedArtist extends MapArtist {
  readonly place: Place;
}

export const placedArtists = (artists: readonly MapArtist[]): PlacedArtist[] =>
  artists.flatMap((one) => (one.place === null ? [] : [{ ...one, place: one.place }]));

/** At the middle of its artists, as high as the highest of them. */
export interface Region extends Place {
  readonly tag: string;
  readonly plays: number;
}

/** What tells when, not what. */
const isKind = (tag: string) => !/^\d{2,4}s?$/.test(tag);

/** Artists that a tag must be the first of to name a region. */
const fewest = 2;
/** Further from the middle of its region, in units of the map, an artist does not belong to it. */
const widest = 0.22;

/** Names for parts of the map, the most played first: a tag where most of those with it lie. */
export function regionsOf(artists: readonly PlacedArtist[]): Region[] {
  const byTag = Map.groupBy(artists, ({ tags }) => tags.find(isKind) ?? '');
  const regions = [...byTag].flatMap(([tag, theirs]) => {
    if (tag === '' || theirs.length < fewest) return [];
    const middle = middleOf(theirs);
    const near = theirs.filter(
      ({ place }) => Math.hypot(place.x - middle.x, place.y - middle.y) < widest,
    );
    if (near.length < fewest) return [];
    const plays = near.reduce((sum, one) => sum + one.plays, 0);
    const top = near.reduce((least, { place }) => Math.min(least, place.y), 1);
    return [{ tag, plays, x: middleOf(near).x, y: top }];
  });
  return regions.sort((a, b) => b.plays - a.plays);
}

/** The member that lies nearest to all others: between two islands there is nothing to name. */
function middleOf(artists: readonly PlacedArtist[]): Place {
  const distance = (from: Place) =>
    artists.reduce((sum, { place }) => sum + Math.hypot(place.x - from.x, place.y - from.y), 0);
  let best: Place = { x: 0, y: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const { place } of artists) {
    const away = distance(place);
    if (away < least) [best, least] = [place, away];
  }
  return best;
}

/** The tags of the artists by plays, the most played first. */
export function playedTags(artists: readonly MapArtist[]): string[] {
  const plays = new Map<string, number>();
  for (const { tags, plays: count } of artists) {
    for (const tag of tags.filter(isKind).slice(0, 2))
      plays.set(tag, (plays.get(tag) ?? 0) + count);
  }
  return [...plays].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
}
