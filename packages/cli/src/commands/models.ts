import type { ModelEvent } from '@echotune/data';
import {
  type ListedModel,
  listModels,
  lookAtModels,
  modelOf,
  promoteModel,
  rollBackModel,
  startCanary,
  storyOf,
  syncModels,
  tendModels,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruptible.ts';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';
import { learn } from './learn.ts';

const stages = {
  champion: 'answers now',
  canary: 'answers half of the listeners',
  previous: 'answered before',
  challenger: 'does not answer',
};

function stateOf({ stage, isKept }: ListedModel): string {
  if (stage !== null) return isKept ? stages[stage] : `${stages[stage]}, its file is gone`;
  return isKept ? 'kept' : 'its file is gone';
}

/** "rolled-back: to 2, reason unreadable" */
function deedLine({ what, why }: Pick<ModelEvent, 'what' | 'why'>): string {
  const facts = Object.entries(why).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? short(value) : plain(value)}`,
  );
  return facts.length === 0 ? what : `${what}: ${facts.join(', ')}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function short(value: number): string {
  return `${Number(value.toPrecision(5))}`;
}

/** "known songs +12 %, new ones +3 %", of what was played since the champion was trained. */
function proofOf({ metrics }: ListedModel): string {
  const parts = { 'known songs': 'repeat', 'new ones': 'discovery' };
  const told = Object.entries(parts).flatMap(([words, part]) => {
    const before = metrics[`proof.${part}.champion.ndcg@10`] ?? 0;
    const gain = metrics[`proof.${part}.gain`];
    if (gain === undefined || before === 0) return [];
    return `${words} ${gain > 0 ? '+' : ''}${Math.round((100 * gain) / before)} %`;
  });
  return told.join(', ');
}

/** `echotune models` */
export async function listModelsCommand({ echotune, output }: Session): Promise<void> {
  const models = await listModels(echotune);
  output.answer({ models });
  if (models.length === 0) output.say('Nothing was learned yet: echotune models train');
  const rows = models.map((model) => [
    `blend@${model.version}`,
    `${utcStamp(model.createdAt, 'minute')} UTC`,
    `${count(model.metrics.listens ?? 0)} plays`,
    stateOf(model),
    proofOf(model),
  ]);
  for (const line of table(rows)) output.say(line);
}

/** `echotune models show` */
export async function showModelCommand(
  { echotune, output }: Session,
  version: number,
): Promise<void> {
  const model = await modelOf(echotune, version);
  const story = await storyOf(echotune, version);
  output.answer({ ...model, ...story });
  const { createdAt, dataDigest, codeVersion, checksum, params, metrics, artifact } = model;
  output.say(`blend@${version}, ${stateOf(model)}`);
  const facts = [
    ['trained', `${utcStamp(createdAt, 'minute')} UTC, by EchoTune ${codeVersion}`],
    ['learned from', `data of digest ${dataDigest}`],
    ['file', `${artifact}, SHA-256 ${checksum}`],
    ...Object.entries(params).map(([name, value]) => [name, JSON.stringify(value)]),
    ...Object.entries(metrics).map(([name, value]) => [name, short(value)]),
  ];
  for (const line of table(facts)) output.say(`  ${line}`);
  const lines = [
    ...story.measured.map(({ at, key, value }) => ({ at, line: `${key} ${short(value)}` })),
    ...story.events.map((event) => ({ at: event.at, line: deedLine(event) })),
  ];
  if (lines.length > 0) output.say('\nwhat became of it');
  for (const { at, line } of lines.toSorted((a, b) => a.at - b.at)) {
    output.say(`  ${utcStamp(at, 'minute')} UTC  ${line}`);
  }
}

/** `echotune models train` */
export async function trainCommand(
  session: Session,
  { threads }: { readonly threads?: number },
): Promise<void> {
  const { version, stage, objections } = await learn(session, '', threads);
  session.output.answer({ version, stage, objections });
}

export interface PromoteOptions {
  readonly canary?: boolean;
}

/** `echotune models promote` */
export async function promoteCommand(
  { echotune, output }: Session,
  wanted: number,
  { canary }: PromoteOptions,
): Promise<void> {
  if (canary === true) {
    const { version } = await startCanary(echotune, wanted);
    output.answer({ version });
    output.say(`blend@${version} answers half of the listeners, until they have decided.`);
    return;
  }
  const { version } = await promoteModel(echotune, wanted);
  output.answer({ version });
  output.say(`blend@${version} answers from now on.`);
}

/** `echotune models rollback` */
export async function rollbackCommand({ echotune, output }: Session): Promise<void> {
  const { version } = await rollBackModel(echotune);
  output.answer({ version });
  output.say(`blend@${version} answers again.`);
}

/** `echotune models tend` */
export async function tendCommand(
  { echotune, output }: Session,
  { dryRun }: { readonly dryRun?: boolean },
): Promise<void> {
  const { facts, act } = await (dryRun === true ? lookAtModels(echotune) : tendModels(echotune));
  output.answer({ facts: { ...facts, online: [...(facts.online ?? [])] }, act });
  const { canaryLook, guard, drift } = facts;
  if (canaryLook !== null) {
    const { look, championRate, challengerRate, verdict } = canaryLook;
    output.say(
      `canary, look ${look}: ${verdict}; accepted ${percent(challengerRate)}, of the champion's ${percent(championRate)}`,
    );
  }
  if (guard !== null) {
    const { look, rate, rateBefore, verdict } = guard;
    output.say(
      `new champion, look ${look}: ${verdict}; accepted ${percent(rate)}, a week before ${percent(rateBefore)}`,
    );
  }
  for (const { name, before, now, p, isAlarm } of drift ?? []) {
    const rates = before === 0 ? short(now) : `${percent(before)}, now ${percent(now)}`;
    output.say(`${name}: ${rates}; by chance ${short(p)}${isAlarm ? ': it has drifted' : ''}`);
  }
  if (act === null) output.say('Nothing has to be done.');
  else
    output.say(
      `${dryRun === true ? 'It would' : 'It did'}: ${act.act} ${deedLine({ what: '', why: act.why })}`,
    );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** `echotune models sync`: exit code 4 where the server does not have everything then. */
export async function syncModelsCommand({ echotune, output }: Session): Promise<void> {
  const synced = await interruptible(
    (signal) => syncModels(echotune, { signal }),
    () => output.say('Stopped. The next time goes on from here.'),
  );
  if (synced === null) return;
  output.answer(synced);
  const { sent, updated, aliases, problem } = synced;
  const done = [
    ...(sent > 0 ? [`${counted(sent, 'version', 'versions')} sent`] : []),
    ...(updated > 0 ? [`${counted(updated, 'version', 'versions')} brought up to date`] : []),
    ...(aliases > 0 ? [`${counted(aliases, 'alias', 'aliases')} changed`] : []),
  ].join(', ');
  const place = echotune.mlflow?.address;
  if (problem === null) output.say(done === '' ? `${place} has everything.` : `${done}: ${place}`);
  else output.say(`${done === '' ? 'Nothing was sent' : done}, then: ${problem}`);
  if (problem !== null) process.exitCode = exitCodes.partial;
}
