/**
 * How fast EchoTune answers: `--part in-process` fills one listener's shelf among 100,000 tracks on one
 * core; `--part http` asks a real server with a million plays on 127.0.0.1, the load generator beside it. Both
 * unless told. `--part training` asks it in `--turns` for `--seconds` each with and without a training beside it. `--artists`, `--listeners` and `--plays-per-month` set the size of the made-up community,
 * `--home` keeps the server's folder for the next run.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { machine } from './kit/machine.ts';
import { type Community, communityIn } from './serve/community.ts';
import { inProcess } from './serve/in-process.ts';
import { overHttp } from './serve/over-http.ts';
import { whileTraining } from './serve/while-training.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'in-process,http' },
    artists: { type: 'string', default: '4080' },
    listeners: { type: 'string' },
    'plays-per-month': { type: 'string', default: '55' },
    asked: { type: 'string', default: '400' },
    'mixed-rate': { type: 'string', default: '500' },
    home: { type: 'string' },
    turns: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '30' },
  },
});
const parts = values.part.split(',');
const size = { artists: Number(values.artists), playsPerMonth: Number(values['plays-per-month']) };

/** With a community in a home of its own, or in the one that was named. */
async function withCommunity<T>(use: (home: string, community: Community) => Promise<T>) {
  const { home: folder, remove } = await temporaryHome();
  try {
    const home = values.home ?? join(folder, 'home');
    const community = await communityIn(home, {
      ...size,
      listeners: Number(values.listeners ?? 930),
    });
    const { plays, tracks, songs, trainingSeconds, listeners } = community;
    const figures = await use(home, community);
    return { plays, tracks, songs, listeners: listeners.length, trainingSeconds, ...figures };
  } finally {
    await remove();
  }
}

const http = () =>
  withCommunity((home, community) => overHttp(home, community, Number(values['mixed-rate'])));
const training = () =>
  withCommunity((home, community) =>
    whileTraining(home, community, {
      turns: Number(values.turns),
      seconds: Number(values.seconds),
    }),
  );

const loadBefore = loadavg()[0];
const found = {
  ...(parts.includes('in-process') && {
    inProcess: inProcess(
      { ...size, listeners: Number(values.listeners ?? 1500) },
      Number(values.asked),
    ),
  }),
  ...(parts.includes('http') && { http: await http() }),
  ...(parts.includes('training') && { training: await training() }),
};
const told = { benchmark: 'serve', ...machine(), loadBefore, loadAfter: loadavg()[0], ...found };
console.log(JSON.stringify(told, null, 2));
if (found.inProcess) console.table(found.inProcess.table);
if (found.http) {
  const { uncached, mixed, scrobbles, playToChange, memoryMiB } = found.http;
  console.table(uncached.steps, ['perSecond', 'p50', 'p99', 'failed', 'cpuMs']);
  console.table(mixed.byKind);
  console.table({
    'uncached answers a second under 10 ms': uncached.held,
    [`99 % of the mixed load at ${mixed.perSecond}/s, ms`]: mixed.p99,
    'hit share of the mixed load': mixed.hitShare,
    ...scrobbles,
    'play to changed answer, median ms': playToChange.p50,
    'play to changed answer, 99 % ms': playToChange.p99,
    'memory of the server, MiB': memoryMiB.now,
  });
}
