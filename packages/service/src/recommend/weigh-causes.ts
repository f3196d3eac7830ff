import type { Model, Plays, Query, Slot } from '@echotune/engine';

/** What several models say alike: one sentence speaks for all of them. */
const themes = {
  'own-plays': ['repeat', 'base-level', 'frequency', 'most-recent', 'chain'],
  'time-of-day': ['right-now'],
  'same-sessions': ['spreading', 'own-transitions'],
  'others-go-on': ['transitions'],
  'this-session': ['session-repeat'],
  forgotten: ['rediscover'],
  'others-play-both': ['als', 'ease', 'neighbours'],
  'same-kind': ['content'],
  'told-alike': ['told-similar'],
} as const;

/** A theme, or the model or ranking step itself where it has none. */
export type Theme = keyof typeof themes | (string & {});

const themeOf = new Map<string, Theme>(
  Object.entries(themes).flatMap(([theme, sources]) => sources.map((source) => [source, theme])),
);

/** The share of a theme, through one song of the listener's (null: the community's or a rule's). */
export interface Cause {
  readonly theme: Theme;
  readonly song: number | null;
  readonly value: number;
}

/** Of one addend: which model or step it comes from, and through which song. */
export function causeOf(source: string, song: number | null, value: number): Cause {
  return { theme: themeOf.get(source) ?? source, song, value };
}

type Explained = Pick<Slot, 'item' | 'adjustments'>;

/** By theme what it adds through each song, at the song's place. */
type Sums = ReadonlyMap<Theme, Float64Array>;

/**
 * What speaks for the songs of one answer, summed by theme and causing song. A discovery has thousands of
 * addends: songs are known by places in the profile, given once, and no addend is kept.
 */
export class WeighedCauses {
  readonly #model: Pick<Model, 'explain'>;
  readonly #query: Query;
  /** By place; nothing stands at the first. */
  readonly #songs: readonly (number | null)[];
  /** By play. */
  readonly #places: Int32Array;

  constructor(model: Pick<Model, 'explain'>, query: Query) {
    this.#model = model;
    this.#query = query;
    const { places, songs } = placed(query.plays);
    this.#songs = songs;
    this.#places = places;
  }

  /** All causes, strongest first. */
  of(slot: Explained): Cause[] {
    const causes = [...this.#sums(slot)].flatMap(([theme, values]) =>
      this.#songs.map((song, place): Cause => ({ theme, song, value: values[place] ?? 0 })),
    );
    return causes.filter(({ value }) => value !== 0).sort((a, b) => b.value - a.value);
  }

  /** The cause that adds most; null where nothing adds anything. */
  strongestOf(slot: Explained): Cause | null {
    let strongest: Cause | null = null;
    let most = 0;
    for (const [theme, values] of this.#sums(slot)) {
      for (let place = 0; place < values.length; place += 1) {
        const value = values[place] ?? 0;
        if (value <= most) continue;
        most = value;
        strongest = { theme, song: this.#songs[place] ?? null, value };
      }
    }
    return strongest;
  }

  #sums({ item, adjustments }: Explained): Sums {
    const byTheme = new Map<Theme, Float64Array>();
    const bySource = new Map<string, Float64Array>();
    const sumsOf = (source: string) => {
      const theme = themeOf.get(source) ?? source;
      const sums = byTheme.get(theme) ?? new Float64Array(this.#songs.length);
      byTheme.set(theme, sums);
      bySource.set(source, sums);
      return sums;
    };
    const places = this.#places;
    const add = (source: string, value: number, play?: number) => {
      const sums = bySource.get(source) ?? sumsOf(source);
      const place = play === undefined ? 0 : (places[play] ?? 0);
      sums[place] = (sums[place] ?? 0) + value;
    };
    this.#model.explain(this.#query, item, add);
    for (const [step, value] of Object.entries(adjustments)) add(step, value);
    return byTheme;
  }
}

/** Places of a profile's songs, from 1, in the order of their first plays. */
function placed({ length, items }: Plays) {
  const placeOf = new Map<number, number>();
  const places = new Int32Array(length);
  for (let play = 0; play < length; play += 1) {
    const song = items[play] ?? 0;
    const place = placeOf.get(song) ?? placeOf.size + 1;
    placeOf.set(song, place);
    places[play] = place;
  }
  return { places, songs: [null, ...placeOf.keys()] };
}
