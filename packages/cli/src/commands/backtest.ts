import type { BacktestWeek, Suggester, TrialSummary } from '@echotune/engine';
import { type Backtest, backtestListener } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { minuteIn } from '../terminal/moments.ts';
import { bar, type Output } from '../terminal/output.ts';
import { counted, table } from '../terminal/words.ts';

export interface BacktestOptions extends CommonOptions {
  readonly weeks: number;
  readonly limit: number;
  readonly seed: number;
}

const names: Readonly<Record<Suggester, string>> = {
  echotune: 'EchoTune',
  'most-recent': 'the songs played last',
  frequency: 'the songs played most',
  popularity: 'what everybody plays',
};

/** Chance alone shows a difference as large less often than this: then it is worth a sentence. */
const surprising = 0.05;
const one = (value: number) => value.toFixed(1);

function verdictOn({ against }: TrialSummary): string[] {
  if (against === null) return [];
  const { difference, low, high, p, by } = against;
  const than = `${one(Math.abs(difference))} a week ${difference < 0 ? 'less' : 'more'} than ${names[by]}`;
  const sure = p < surprising ? 'hardly by chance' : 'which may be chance';
  return [`That is ${than}, ${sure} (between ${one(low)} and ${one(high)} in 95 % of draws).`];
}

const purposes = {
  'for-you': ['For you', 'different songs were played'],
  discover: ['Discover', 'songs were heard for the first time'],
} as const;

function trialLines(trial: TrialSummary, size: number): string[] {
  const [title, what] = purposes[trial.shelf];
  if (trial.weeks === 0) return ['', `${title}: in none of the weeks ${what}.`];
  const weeks = counted(trial.weeks, 'week', 'weeks');
  const rows = trial.suggesters.map(({ by, hitsPerWeek, weeksWithHit }) => {
    const weekly = `${one(hitsPerWeek)} of ${size} a week`;
    return [`  ${names[by]}`, weekly, `any in ${Math.round(weeksWithHit * 100)} % of the weeks`];
  });
  const asked = `${title}: in ${weeks}, ${one(trial.rightPerWeek)} ${what} a week; on the list were`;
  return ['', asked, ...table(rows), ...verdictOn(trial)];
}

function weekRow(week: BacktestWeek, day: (at: number) => string): (string | number)[] {
  const hits = week.trials.flatMap(({ lists }) => lists.map((list) => list.hits.length));
  return [day(week.startsAt), week.listens, week.songs, ...hits];
}

function weekLines({ weeks, timeZone }: Backtest): string[] {
  const minute = minuteIn(timeZone);
  const heads = ['week from', 'listens', 'songs', 'For you', 'last', 'most', 'everybody'];
  const rows = weeks.map((week) => weekRow(week, (at) => minute(at).slice(0, 10)));
  return ['', ...table([[...heads, 'Discover', 'everybody'], ...rows])];
}

/** The songs of the latest week that EchoTune had on a list, by name. */
function latestLines({ weeks, songs }: Backtest): string[] {
  const trials = weeks.at(-1)?.trials ?? [];
  return trials.flatMap(({ shelf, lists }) => {
    const hits = (lists[0]?.hits ?? []).flatMap((item) => songs.get(item) ?? []);
    const named = hits.slice(0, 5).map(({ title, artist }) => `${title} – ${artist}`);
    return hits.length === 0
      ? []
      : [`In the latest week on ${purposes[shelf][0]}: ${named.join(', ')}`];
  });
}

function say(output: Output, result: Backtest, size: number): void {
  output.say(
    'What each list would have held at the beginning of a week, with what was known then,',
  );
  output.say('and how many of its songs were played in that week.');
  const { trials } = result;
  for (const line of trials.flatMap((trial) => trialLines(trial, size))) output.say(line);
  for (const line of [...weekLines(result), '', ...latestLines(result)]) output.say(line);
}

/** `echotune backtest`: nothing is stored. */
export async function backtestCommand(session: Session, options: BacktestOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const { weeks, limit: size, seed } = options;
  const result = await backtestListener(echotune, {
    ...{ listenerId: listener.id, weeks, size, seed },
    onProgress: (done) => output.progress.show(`${bar(done / weeks)}  learning week by week`),
  });
  output.progress.clear();
  say(output, result, size);
  const song = (item: number) => {
    const card = result.songs.get(item);
    return { song: item, title: card?.title ?? null, artist: card?.artist ?? null };
  };
  output.answer({
    listener: listener.name,
    timeZone: result.timeZone,
    trials: result.trials,
    weeks: result.weeks.map(({ startsAt, endsAt, trials, ...counts }) => ({
      from: new Date(startsAt).toISOString(),
      to: new Date(endsAt).toISOString(),
      ...counts,
      trials: trials.map(({ lists, ...trial }) => ({
        ...trial,
        lists: lists.map(({ by, items, hits }) => ({ by, songs: items.map(song), hits })),
      })),
    })),
  });
}
