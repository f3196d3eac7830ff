import { statisticsBody } from '@echotune/server';
import { listeningStatistics, readDay, statisticsParts } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { count, counted, table } from '../terminal/words.ts';

export interface StatsOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly top: number;
  readonly compare: 'before' | 'year';
}

type Page = ReturnType<typeof statisticsBody>;
type Figures = NonNullable<Page['compared']>;

/** `echotune stats`: what the page of statistics tells of any range. */
export async function statsCommand(session: Session, options: StatsOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const page = statisticsBody(
    await listeningStatistics(echotune, {
      ...{ listenerId: listener.id, top: options.top, compare: options.compare },
      include: statisticsParts,
      ...(options.from !== undefined && { from: readDay(options.from, listener.timeZone) }),
      ...(options.to !== undefined && { to: readDay(options.to, listener.timeZone) }),
    }),
  );
  output.answer(page);
  const compared = options.compare === 'year' ? 'a year earlier' : 'before';
  for (const line of [...sums(page), ...habits(page, compared), ...lists(page)]) output.say(line);
}

const percent = (share: number) => `${count(Math.round(share * 100))} %`;
const hours = (ms: number) => counted(Math.round(ms / 3_600_000), 'hour', 'hours');
const minutes = (ms: number) => counted(Math.round(ms / 60_000), 'minute', 'minutes');

function sums(page: Page): string[] {
  const { plays, songs, artists, untimed, ms } = page;
  const time = untimed < plays ? `, ${hours(ms)}` : '';
  const played = `${counted(plays, 'play', 'plays')} of ${counted(songs, 'song', 'songs')} by ${counted(artists, 'artist', 'artists')}${time}.`;
  if (untimed === 0) return [played];
  return [played, `How long ${counted(untimed, 'play', 'plays')} lasted nobody told.`];
}

function habits(page: Page, compared: string): string[] {
  const than = (say: (figures: Figures) => string) =>
    page.compared === null ? '' : ` (${compared}: ${say(page.compared)})`;
  const line = (say: (figures: Figures) => string) => `${say(page)}${than(say)}.`;
  const rate = ({ newSongs, plays }: Figures) => percent(plays > 0 ? newSongs / plays : 0);
  return [
    ...(page.compared === null
      ? []
      : [`${counted(page.compared.plays, 'play', 'plays')} ${compared}.`]),
    `Played on ${line(({ days }) => counted(days, 'day', 'days'))}`,
    `Longest streak ${line((figures) => counted(figures.longestStreakDays, 'day', 'days'))}`,
    `${line((figures) => `${counted(figures.sessions, 'session', 'sessions')}, ${minutes(figures.sessionMs)} each`)}`,
    `${line((figures) => `${rate(figures)} of plays new to you, ${percent(figures.repeatRate)} repeats`)}`,
    `${line(({ newArtists }) => counted(newArtists, 'new artist', 'new artists'))}`,
    `${line(({ skipRate }) => `${percent(skipRate)} skipped`)}`,
  ];
}

function lists({ topSongs, topArtists, topReleases, eras = [], skips }: Page): string[] {
  const section = (title: string, rows: readonly (readonly (string | number)[])[]) =>
    rows.length === 0 ? [] : [`\n${title}`, ...table(rows)];
  return [
    ...section(
      'Songs, by listens of 30 s and more',
      topSongs.map((row) => [row.listens, row.name, row.detail ?? '']),
    ),
    ...section(
      'Artists',
      topArtists.map(({ listens, name }) => [listens, name]),
    ),
    ...section(
      'Releases',
      topReleases.map((row) => [row.listens, row.name, row.detail ?? '']),
    ),
    ...section(
      'Eras',
      eras.map(({ from, to, artists }) => [
        `${from} – ${to}`,
        artists.map(({ name, share }) => `${name} ${percent(share)}`).join(', '),
      ]),
    ),
    ...section(
      'Skipped most',
      (skips?.songs ?? []).map((row) => [row.skips, row.name, row.detail]),
    ),
  ];
}
