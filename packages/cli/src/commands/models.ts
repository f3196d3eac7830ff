import {
  type ListedModel,
  listModels,
  modelOf,
  promoteModel,
  rollBackModel,
  syncModels,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruptible.ts';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';
import { learn } from './learn.ts';

function stateOf({ isChampion, isChallenger, isKept }: ListedModel): string {
  if (isChampion) return 'answers now';
  if (isChallenger) return 'proved worse, kept';
  return isKept ? 'kept' : 'its file is gone';
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
  output.answer(model);
  const { createdAt, dataDigest, codeVersion, checksum, params, metrics, artifact } = model;
  output.say(`blend@${version}, ${stateOf(model)}`);
  const facts = [
    ['trained', `${utcStamp(createdAt, 'minute')} UTC, by EchoTune ${codeVersion}`],
    ['learned from', `data of digest ${dataDigest}`],
    ['file', `${artifact}, SHA-256 ${checksum}`],
    ...Object.entries(params).map(([name, value]) => [name, JSON.stringify(value)]),
    ...Object.entries(metrics).map(([name, value]) => [name, `${Number(value.toPrecision(5))}`]),
  ];
  for (const line of table(facts)) output.say(`  ${line}`);
}

/** `echotune models train` */
export async function trainCommand(session: Session): Promise<void> {
  const { version, answers } = await learn(session);
  session.output.answer({ version, answers });
}

/** `echotune models promote` */
export async function promoteCommand({ echotune, output }: Session, wanted: number): Promise<void> {
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
