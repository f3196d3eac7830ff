import { statisticsBody } from '@echotune/server';
import { listeningStatistics, readDay } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted, table } from '../terminal/words.ts';

export interface StatsOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly top: number;
}

/** `echotune stats`: totals and tops of any range. */
export async function statsCommand(session: Session, options: StatsOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const page = statisticsBody(
    await listeningStatistics(echotune, {
      listenerId: listener.id,
      top: options.top,
      ...(options.from !== undefined && { from: readDay(options.from, listener.timeZone) }),
      ...(options.to !== undefined && { to: readDay(options.to, listener.timeZone) }),
    }),
  );
  output.answer(page);
  const hours = counted(Math.round(page.ms / 3_600_000), 'hour', 'hours');
  const time = page.untimed < page.plays ? `, ${hours}` : '';
  output.say(
    `${counted(page.plays, 'play', 'plays')} of ${counted(page.songs, 'song', 'songs')} by ${counted(page.artists, 'artist', 'artists')}${time}.`,
  );
  if (page.untimed > 0) {
    output.say(`How long ${counted(page.untimed, 'play', 'plays')} lasted nobody told.`);
  }
  output.say(
    `Longest streak ${counted(page.longestStreakDays, 'day', 'days')}, ${Math.round(page.skipRate * 100)} % skipped.`,
  );
  output.say('\nSongs, by listens of 30 s and more');
  for (const line of table(
    page.topSongs.map(({ listens, name, detail }) => [listens, name, detail ?? '']),
  ))
    output.say(line);
  output.say('\nArtists');
  for (const line of table(page.topArtists.map(({ listens, name }) => [listens, name])))
    output.say(line);
}
