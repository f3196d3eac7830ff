import {
  type MapArtist,
  type PlacedArtist,
  placedArtists,
  type Region,
  regionsOf,
} from './regions.ts';
import { contours, heights } from './relief.ts';

/** What of a taste's map does not change as one moves over it. */
export interface Chart {
  /** Most listened to first. */
  readonly artists: readonly PlacedArtist[];
  readonly regions: readonly Region[];
  /** From the foot up, lines in units of the map. */
  readonly levels: readonly Path2D[];
  readonly mostPlays: number;
}

function pathOf(segments: readonly number[]): Path2D {
  const path = new Path2D();
  for (let at = 0; at + 3 < segments.length; at += 4) {
    path.moveTo(segments[at] ?? 0, segments[at + 1] ?? 0);
    path.lineTo(segments[at + 2] ?? 0, segments[at + 3] ?? 0);
  }
  return path;
}

export function chartOf(all: readonly MapArtist[]): Chart {
  const artists = placedArtists(all);
  const relief = heights(
    artists.map(({ place, plays }) => ({ ...place, weight: Math.sqrt(plays) })),
  );
  return {
    artists,
    regions: regionsOf(artists),
    levels: contours(relief).map(pathOf),
    mostPlays: artists.reduce((most, { plays }) => Math.max(most, plays), 1),
  };
}
