/**
 * A month of a community at speed, with the real store, answers and jobs and a clock that is moved: tastes change,
 * which is noticed, a model is trained, meets half of the listeners and answers all of them, and serves them better
 * than a frozen one; then a poisoned snapshot is refused, and a model that is good by every log and bad for listeners
 * is rolled back. Deterministic but for times. Exits 1 where a step did not happen.
 */
import { parseArgs } from 'node:util';
import { promoteModel, trainModels } from '@echotune/service';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { machine } from './kit/machine.ts';
import { compareWithFrozen, readModel } from './month/compare.ts';
import { dayMs, Month } from './month/month.ts';
import { poison } from './month/poison.ts';

const { values } = parseArgs({
  options: {
    listeners: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
/** Before the month: what is recommended has its part in what is played. */
const habitDays = 14;
const { home, remove } = await temporaryHome();
const month = await Month.open({
  ...{ home, seed, listeners: Number(values.listeners), playsADay: 6, daysBefore: 150 },
});
const missing: string[] = [];
const must = (isSo: boolean, step: string) => {
  if (!isSo) missing.push(step);
};
const say = (text: string) => console.error(text);
const begun = performance.now();
try {
  await month.remember();
  await trainModels(month.echotune);
  for (let day = 0; day < habitDays; day += 1) await month.live();
  const startedAt = month.now;
  const dayOf = (at: number) => Math.round(((at - startedAt) / dayMs) * 10) / 10;
  const first = (await month.stages()).champion ?? 0;
  const frozen = await readModel(month.echotune, first);
  say(`day 0: blend@${first} answers`);
  for (let day = 1; day <= 3; day += 1) await month.live();
  month.town.changeTastes();
  say('day 3: tastes change');
  for (let day = 4; day <= 21; day += 1) await month.live();
  const grown = (await month.stages()).champion ?? 0;
  const current = await readModel(month.echotune, grown);
  for (let day = 22; day <= 25; day += 1) await month.live();
  const gain = await compareWithFrozen(month, { frozen, current, days: 4 });

  const healthy = (await month.stages()).champion ?? 0;
  const cure = await poison(month, seed);
  const poisoned = await trainModels(month.echotune);
  await cure();
  say(`day 25: a poisoned snapshot gives blend@${poisoned.version}: ${poisoned.stage}`);

  const { version: bad } = await trainModels(month.echotune);
  await promoteModel(month.echotune, bad);
  const badSince = month.now;
  month.charm = (model) => (model.startsWith(`blend@${bad}/`) ? 0.35 : 1);
  say(`day 25: blend@${bad} answers everybody, and is bad for them`);
  Object.assign(month.longest, { lookMs: 0, answerMs: 0 });
  for (let day = 26; day <= 30; day += 1) await month.live({ lookEveryHours: 1 });
  const { lookMs, answerMs } = month.longest;

  const events = (await month.events()).map(({ at, version, what, why }) => ({
    ...{ day: dayOf(at), version, what, why },
  }));
  const drifted = events.find(({ what, day }) => what === 'drifted' && day >= 3);
  const retrained = events.find(
    ({ what, why, day }) => what === 'trained' && why.need === 'drift' && day >= 3,
  );
  const canary = events.find(
    ({ what, version }) => what === 'canary' && version === retrained?.version,
  );
  const promoted = events.find(
    ({ what, version }) => what === 'promoted' && version === retrained?.version,
  );
  const rolledBack = events.find(({ what, version }) => what === 'rolled-back' && version === bad);
  must(drifted !== undefined, 'the drift was not noticed');
  must(retrained !== undefined, 'the drift caused no training');
  must(canary !== undefined, 'the challenger met no listeners');
  must(promoted !== undefined, 'the challenger was not promoted');
  must(gain.gain.low > 0, 'listeners are not served better than by the frozen model');
  must(poisoned.stage === 'challenger', 'the poisoned snapshot was not refused');
  must(healthy !== bad && rolledBack !== undefined, 'the bad model was not rolled back');
  must(month.counters.unanswered === 0, 'a question was left without an answer');
  const counters = {
    ...month.counters,
    drift: drifted && { day: drifted.day, ...drifted.why },
    retrained: retrained && { day: retrained.day, version: retrained.version },
    promoted: promoted && { day: promoted.day, ...promoted.why },
    againstFrozen: { frozen: first, current: grown, ...gain },
    poisoned: { version: poisoned.version, objections: poisoned.objections },
    rollback: rolledBack && {
      version: bad,
      hours: Math.round((rolledBack.day * dayMs + startedAt - badSince) / 3_600_000),
      ...rolledBack.why,
    },
  };
  const seconds = Math.round((performance.now() - begun) / 1000);
  const times = {
    seconds,
    longestLookMs: Math.round(lookMs),
    longestAnswerMs: Math.round(answerMs),
  };
  console.log(
    JSON.stringify({ benchmark: 'month', ...machine(), seed, counters, times, missing }, null, 2),
  );
  for (const { day, version, what, why } of events) {
    say(`day ${day}: blend@${version} ${what} ${JSON.stringify(why)}`);
  }
  for (const step of missing) console.error(`missing: ${step}`);
  if (missing.length > 0) process.exitCode = 1;
} finally {
  await month.echotune.close();
  await remove();
}
