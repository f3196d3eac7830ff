/** The research sets as tasks: what to tune on, and what is reported once. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Log,
  LogBuilder,
  type LogReading,
  type LogRow,
  nextTask,
  seededRandom,
  type Task,
  temporalTask,
  topNTask,
  zonedMinuteOfWeek,
} from '@echotune/engine';
import { readLog, readRows } from '@echotune/service';
import { coldStartTask } from './cold-start.ts';
import { demoLog } from './demo-log.ts';
import { newcomersTask } from './newcomers.ts';
import type { Side } from './side.ts';

export interface QualitySet {
  /** Files in the data folder that it needs. */
  readonly files: readonly string[];
  /** Lengths of list; the first decides. */
  readonly ks: readonly number[];
  /** Models that are measured unless others are asked for. */
  readonly models: readonly string[];
  open(side: Side): Promise<Task>;
}

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const minuteOfWeek = zonedMinuteOfWeek('UTC');
/** Logs without a clock say nothing of the time of the week. */
const noMinute = () => 0;
const unordered: LogReading = { after: null, ordered: false };

export const missingFiles = ({ files }: QualitySet) =>
  files.filter((file) => !existsSync(data + file));

/** A part of a log's rows behind the others: those `isLater` says yes to, row by row. */
async function split(
  file: string,
  isLater: (row: LogRow, at: number) => boolean,
): Promise<{ train: Log; later: Log }> {
  const rows: LogRow[] = [];
  const builder = new LogBuilder(unordered);
  let at = 0;
  for await (const { track, ...row } of readRows(data + file, 'plays')) {
    if (track === null) continue;
    if (isLater({ ...row, track }, at++)) rows.push({ ...row, track });
    else builder.add({ ...row, track });
  }
  const train = builder.build();
  const behind = new LogBuilder({ after: train, ordered: false });
  for (const row of rows) behind.add(row);
  return { train, later: behind.build() };
}

async function pair(train: string, test: string): Promise<{ train: Log; later: Log }> {
  const log = await readLog(data + train);
  return { train: log, later: await readLog(data + test, { after: log, ordered: false }) };
}

/** Of the sessions in the training file these come last, as many as the validation file holds. */
const lastTrainingSession = 119_111 - 8966;
const temporal = (log: Log, side: Side) => {
  const range = side === 'test' ? { from: 0.8, to: 1 } : { from: 0.64, to: 0.8 };
  return temporalTask(log, { ...range, minuteOfWeek });
};
const personal = ['popularity', 'most-recent', 'frequency', 'neighbours'];
/** A week ahead the chain is asked what follows the last song, however long ago that was. */
export const baselines = [...personal, 'chain', 'chain:sessionGapMinutes=1000000'];
const temporalModels = [
  ...[...personal, 'chain:sessionGapMinutes=1000000'],
  ...['base-level', 'repeat', 'als', 'ease', 'blend'],
];

export const sets: Readonly<Record<string, QualitySet>> = {
  ml1m: {
    files: ['ml1m/train.csv.gz', 'ml1m/test.csv.gz'],
    ks: [20],
    models: ['popularity', 'neighbours', 'als', 'ease'],
    async open(side) {
      const random = seededRandom(1);
      const { train, later } =
        side === 'test'
          ? await pair('ml1m/train.csv.gz', 'ml1m/test.csv.gz')
          : await split('ml1m/train.csv.gz', () => random() < 0.1);
      return topNTask(train, later, noMinute);
    },
  },
  'lastfm-2k': {
    files: ['lastfm-2k/train.csv.gz', 'lastfm-2k/valid.csv.gz', 'lastfm-2k/test.csv.gz'],
    ks: [20, 10],
    models: ['popularity', 'neighbours', 'als', 'ease'],
    async open(side) {
      const file = side === 'test' ? 'test' : 'valid';
      const { train, later } = await pair('lastfm-2k/train.csv.gz', `lastfm-2k/${file}.csv.gz`);
      return topNTask(train, later, noMinute);
    },
  },
  hetrec: {
    files: ['hetrec/user_artists.dat.gz', 'hetrec/user_taggedartists.dat.gz'],
    ks: [10, 20],
    models: ['popularity', 'als', 'content'],
    open: (side) => coldStartTask(`${data}hetrec/`, side),
  },
  newcomers: {
    files: ['hetrec/user_artists.dat.gz', 'hetrec/user_taggedartists.dat.gz'],
    ks: [10, 20],
    models: ['popularity', 'content', 'content:popularWeight=0', 'neighbours', 'als'],
    open: (side) => newcomersTask(`${data}hetrec/`, side),
  },
  nowplaying: {
    files: ['nowplaying/train.csv.gz', 'nowplaying/valid.csv.gz'],
    ks: [20],
    models: [...personal, 'chain', 'session-repeat', 'transitions', 'session-neighbours'],
    async open(side) {
      const { train, later } =
        side === 'test'
          ? await pair('nowplaying/train.csv.gz', 'nowplaying/valid.csv.gz')
          : await split(
              'nowplaying/train.csv.gz',
              ({ session }) => Number(session) > lastTrainingSession,
            );
      return nextTask(train, later, noMinute);
    },
  },
  histories: {
    files: ['histories/plays.csv.gz'],
    ks: [10, 20],
    models: temporalModels,
    open: async (side) => temporal(await readLog(`${data}histories/plays.csv.gz`), side),
  },
  demo: {
    files: [],
    ks: [10, 20],
    models: temporalModels,
    open: async (side) => temporal(demoLog(), side),
  },
};
