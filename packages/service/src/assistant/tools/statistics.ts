import type { NamedTopRow } from '../../stats/name-rows.ts';
import { type ListeningStatistics, listeningStatistics } from '../../stats/summarise-listening.ts';
import { busiestTimes } from '../busiest-times.ts';
import type { Card } from '../card.ts';
import { describeSongs, found } from '../describe-songs.ts';
import { dayOf, momentsOf } from '../local-range.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext, ToolOutcome } from './tool.ts';

const usualCount = 10;
const hourMs = 3_600_000;
const mostEras = 12;

interface Told {
  readonly context: ToolContext;
  readonly all: ListeningStatistics;
  /** Local dates, both included. */
  readonly range: { readonly from: string; readonly to: string };
}

const rowOf = ({ rank, name, detail, listens, msPlayed }: NamedTopRow) => ({
  ...{ number: rank, name, listens, hours: hoursOf(msPlayed) },
  ...(detail !== null && { artist: detail }),
});

/** To a tenth. */
function hoursOf(ms: number): number {
  return Math.round((ms / hourMs) * 10) / 10;
}

function shareOf(rate: number): number {
  return Math.round(rate * 100);
}

async function topSongs({ context, all, range }: Told): Promise<ToolOutcome> {
  const known = await context.deps.store.catalogue.cards(all.topSongs.map(({ id }) => id));
  const words = wordsOf(context.language);
  const { facts, cards } = await describeSongs(
    context,
    all.topSongs.flatMap(({ id, listens }) => {
      const song = known.get(id);
      return song === undefined ? [] : [{ song, listens, reason: words.listens(listens) }];
    }),
  );
  return found({ ...range, songs: facts }, [words.tops('songs', all.topSongs, range)], cards);
}

function topArtists({ context, all, range }: Told): ToolOutcome {
  const rows = all.topArtists;
  return found(
    { ...range, artists: rows.map(rowOf) },
    [wordsOf(context.language).tops('artists', rows, range)],
    rows.map(({ id, name, listens: plays }) => ({ kind: 'artist' as const, id, name, plays })),
  );
}

function topAlbums({ context, all, range }: Told): ToolOutcome {
  const words = wordsOf(context.language);
  const cards: Card[] = all.topReleases.map(({ name, detail, listens }) => ({
    ...{ kind: 'figure' as const, label: detail === null ? name : `${name} – ${detail}` },
    value: words.listens(listens),
  }));
  return found(
    { ...range, albums: all.topReleases.map(rowOf) },
    [words.tops('albums', all.topReleases, range)],
    cards,
  );
}

function summary({ context, all: { figures }, range }: Told): ToolOutcome {
  const { plays, msPlayed, items, artists, releases, newArtists, newItems, days } = figures;
  const longest = figures.streaks.longest;
  const facts = {
    ...{ ...range, plays, hours: hoursOf(msPlayed), songs: items, artists, albums: releases },
    ...{ newSongs: newItems, newArtists, daysWithMusic: days },
    ...(longest !== null && { longestStreak: longest }),
    sessions: figures.sessions.count,
  };
  const words = wordsOf(context.language);
  return found(facts, [words.summary(facts)], words.figures(facts));
}

function hours({ context, all: { figures }, range }: Told): ToolOutcome {
  const { hour, weekday } = busiestTimes(figures.heatMap);
  const words = wordsOf(context.language);
  const facts = {
    ...{ ...range, plays: figures.plays },
    ...(hour !== null && { busiestHour: { hour: hour.at, plays: hour.plays } }),
    ...(weekday !== null && {
      busiestWeekday: { weekday: words.weekday(weekday.at), plays: weekday.plays },
    }),
  };
  return found(facts, [words.busiest(hour, weekday, range)]);
}

function skips({ context, all, range }: Told): ToolOutcome {
  const { rate = 0, songs = [] } = all.skips ?? {};
  const rows = songs.map(({ name, detail, plays, skips: skipped }) => ({
    ...{ title: name, artist: detail, plays, skips: skipped },
  }));
  const share = shareOf(rate);
  return found({ ...range, skippedPercent: share, songs: rows }, [
    wordsOf(context.language).skips(share, rows, range),
  ]);
}

function eras({ context, all, range }: Told): ToolOutcome {
  const rows = (all.eras ?? []).slice(-mostEras).map((era) => ({
    ...{ from: era.from, to: era.to, listens: era.listens },
    artists: era.artists.map(({ name, listens, share }) => ({
      ...{ name, listens, percent: shareOf(share) },
    })),
  }));
  return found({ ...range, eras: rows }, [wordsOf(context.language).eras(rows, range)]);
}

const tellers = {
  ...{ songs: topSongs, artists: topArtists, albums: topAlbums },
  ...{ summary, hours, skips, eras },
} as const;

async function run(
  context: ToolContext,
  { of, from, to, count = usualCount }: ToolInput<'statistics'>,
): Promise<ToolOutcome> {
  const { deps, listenerId } = context;
  const all = await listeningStatistics(deps, {
    ...{ listenerId, ...(await momentsOf(context, { from, to })), top: count },
    ...{ compare: 'before', include: of === 'skips' || of === 'eras' ? [of] : [] },
  });
  if (all.figures.plays === 0) {
    return found({ from, to, plays: 0 }, [wordsOf(context.language).nothingPlayed({ from, to })]);
  }
  const range = {
    from: from ?? (await dayOf(context, all.from)),
    to: to ?? (await dayOf(context, all.to - 1)),
  };
  return tellers[of]({ context, all, range });
}

export const statistics: ReadingTool<'statistics'> = {
  ...{ name: 'statistics', effect: 'reads', run },
  description:
    'What the listener played within any range: sums, most played songs, artists or albums, times of day, what was skipped, and which artists ruled when.',
};
