import { type AudioFeatureName, audioFeatureNames } from '@echotune/formats';
import type { FeatureSpans, Targets } from '@echotune/service';
import { z } from 'zod';

/** The ranges that Spotify documented ("Get Recommendations"); the others are open. */
const ranges: Readonly<Partial<Record<AudioFeatureName, readonly [least: number, most: number]>>> =
  {
    ...{ acousticness: [0, 1], danceability: [0, 1], energy: [0, 1], instrumentalness: [0, 1] },
    ...{ liveness: [0, 1], speechiness: [0, 1], valence: [0, 1] },
    ...{ key: [0, 11], mode: [0, 1], popularity: [0, 100] },
  };

/** A number; an empty text, which JavaScript reads as 0, is none. */
export const numeric = (number: z.ZodCoercedNumber) =>
  z.preprocess((value) => (value === '' ? Number.NaN : value), number).optional();

const what = {
  min: 'At least that; where nobody told it, a track is left out',
  max: 'At most that; where nobody told it, a track is left out',
  target: 'Nearer is better; where nobody told it, a track counts as furthest',
} as const;

function parametersOf(name: AudioFeatureName) {
  const [least, most] = ranges[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const number = ranges[name] ? z.coerce.number().min(least).max(most) : z.coerce.number();
  return Object.entries(what).map(
    ([end, described]) => [`${end}_${name}`, numeric(number).describe(described)] as const,
  );
}

/** `min_`, `max_` and `target_` of every attribute, by name. */
export const tunableShape = Object.fromEntries(audioFeatureNames.flatMap(parametersOf));

const Tunables = z.object(tunableShape);

/** What the parameters ask for. */
export function tunablesOf(query: object): { features: FeatureSpans; targets: Targets } {
  const told = Tunables.parse(query);
  const spans = audioFeatureNames.map((name) => {
    const span = { least: told[`min_${name}`], most: told[`max_${name}`] };
    return [name, span] as const;
  });
  const asked = spans.filter(([, { least, most }]) => (least ?? most) !== undefined);
  const targets = audioFeatureNames.map((name) => [name, told[`target_${name}`]] as const);
  return {
    features: Object.fromEntries(asked),
    targets: Object.fromEntries(targets.filter(([, target]) => target !== undefined)),
  };
}
