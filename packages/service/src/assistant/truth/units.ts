import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';

/** What a number counts. */
export type Unit =
  | 'plays'
  | 'hours'
  | 'minutes'
  | 'songs'
  | 'artists'
  | 'albums'
  | 'playlists'
  | 'days'
  | 'sessions'
  | 'skips'
  | 'percent'
  | 'rank'
  | 'hour';

const tableOf = (rows: Readonly<Partial<Record<Unit, string>>>): ReadonlyMap<string, Unit> =>
  new Map(
    Object.entries(rows).flatMap(([unit, words]) =>
      words.split(' ').map((word): [string, Unit] => [word, unit as Unit]),
    ),
  );

/** Words that follow a number and say what it counts. */
const after: Readonly<Record<ReasonLanguage, ReadonlyMap<string, Unit>>> = {
  en: tableOf({
    plays: 'times time plays play listens listen',
    ...{ hours: 'hours hour', minutes: 'minutes minute', percent: '% percent' },
    ...{ songs: 'songs song tracks track tunes', artists: 'artists artist bands band' },
    ...{ albums: 'albums album records record', playlists: 'playlists playlist' },
    ...{ days: 'days day', sessions: 'sessions session', skips: 'skips skip' },
    hour: "o'clock",
  }),
  de: tableOf({
    plays: 'mal wiedergaben wiedergabe',
    ...{ hours: 'stunden stunde', minutes: 'minuten minute', percent: '% prozent' },
    ...{
      songs: 'titel titeln lieder liedern songs stücke stücken',
      artists: 'künstler künstlern bands',
    },
    ...{ albums: 'alben album', playlists: 'playlists playlist' },
    ...{ days: 'tage tagen tag', sessions: 'sitzungen sitzung', hour: 'uhr' },
  }),
};

/** Words before a number that say that it is a place. */
const ranks: ReadonlySet<string> = new Set([
  'number',
  'rank',
  'place',
  '#',
  'no',
  'platz',
  'nummer',
  'rang',
]);

export function unitAfter(word: string, language: ReasonLanguage): Unit | null {
  return after[language].get(word) ?? null;
}

export function isRankWord(word: string): boolean {
  return ranks.has(word);
}

const fields: ReadonlyMap<string, Unit> = tableOf({
  ...{ plays: 'plays listens', hours: 'hours', percent: 'percent skippedPercent', skips: 'skips' },
  ...{ songs: 'songs newSongs', artists: 'artists newArtists', albums: 'albums' },
  ...{ playlists: 'playlists', days: 'days daysWithMusic', sessions: 'sessions' },
  ...{ rank: 'rank number', hour: 'hour' },
});

/** What the number in a field of facts counts; null where nobody says. */
export function unitOfField(field: string): Unit | null {
  return fields.get(field) ?? null;
}
