import type { LogFault, LoggedDecision } from '@echotune/data';
import { decisionBody } from '@echotune/server';
import { allAgents, checkAgentInLog, replayDecisions, verifyLog } from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';

export interface AgentLogOptions {
  readonly agent?: string;
  readonly kind?: string;
  readonly since?: number;
  readonly limit: number;
  readonly verify?: boolean;
  readonly contains?: string;
}

/** `echotune agents log` */
export async function agentLogCommand(session: Session, options: AgentLogOptions): Promise<void> {
  if (options.verify === true || options.contains !== undefined) {
    return verifyCommand(session, options.contains);
  }
  const { echotune, output } = session;
  const { agent, kind, since, limit } = options;
  const { store } = echotune;
  if (agent !== undefined) await checkAgentInLog(store, allAgents(echotune), agent);
  const entries = await store.decisions.newest({
    ...{ limit, ...(agent !== undefined && { agent }), ...(kind !== undefined && { kind }) },
    ...(since !== undefined && { since }),
  });
  if (entries.length === 0) output.say('Nothing.');
  const lines = entries.toReversed().map(entryLine);
  for (const line of table(lines)) output.say(line);
  output.answer({ entries: entries.toReversed().map(decisionBody) });
}

function entryLine({ seq, at, agent, kind, body }: LoggedDecision): string[] {
  const { proposals, ...said } = body;
  const proposed = Array.isArray(proposals)
    ? [`${counted(proposals.length, 'proposal', 'proposals')}`]
    : [];
  const rest = Object.entries(kind === 'decided' ? {} : said).flatMap(([name, value]) =>
    isListOfNames(value)
      ? `${name} ${value.join(' ') || 'none'}`
      : value === null || typeof value === 'object'
        ? []
        : `${name} ${String(value)}`,
  );
  const what = [...proposed, ...rest].join(', ');
  return [String(seq), utcStamp(at, 'second'), agent ?? 'all', kind, what];
}

/** As permissions are: which there are, and which came and went. */
function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

const faults: Readonly<Record<Exclude<LogFault['fault'], 'endless'>, string>> = {
  missing: 'is missing, and there are later ones',
  changed: 'is not what was written',
  unchained: 'does not follow the one before it: it was put in, moved or written anew',
  cut: 'is missing, and all after it: the log was cut off',
  beyond: 'is not where the log ended',
};

function faultLine({ seq, fault }: LogFault): string {
  if (fault !== 'endless') return `entry ${seq} ${faults[fault]}`;
  const last = seq === 0 ? 'there is no entry' : `the newest that is there is entry ${seq}`;
  return `where the log ended is gone (decision_head): ${last}, and later ones may have been cut off`;
}

/** `echotune agents log --verify`: exit code 5 where it is not as it was written. */
async function verifyCommand({ echotune, output }: Session, hash?: string): Promise<void> {
  const { head, fault, contains } = await verifyLog(echotune.store, hash);
  const isSound = fault === null && contains !== false;
  if (fault !== null) output.say(`✗ ${faultLine(fault)}`);
  else output.say(`✓ ${count(head?.seq ?? 0)} entries, each as it was written`);
  if (head !== null) output.say(`  the newest has the hash ${head.hash}`);
  if (contains === false) output.say('✗ none has the hash that was asked for: it is another log');
  if (contains === true) output.say('✓ one has the hash that was asked for');
  output.answer({ isSound, head, fault, contains });
  if (!isSound) process.exitCode = exitCodes.store;
}

/** `echotune agents replay`: exit code 4 where today it would be decided otherwise. */
export async function replayCommand(
  { echotune, output }: Session,
  seq: number | null,
  { agent, since }: { readonly agent?: string; readonly since?: number },
): Promise<void> {
  const agents = allAgents(echotune);
  if (agent !== undefined) await checkAgentInLog(echotune.store, agents, agent);
  const replayed = await replayDecisions(echotune.store, agents, {
    ...(seq !== null && { seq }),
    ...{ ...(since !== undefined && { since }), ...(agent !== undefined && { agent }) },
  });
  const otherwise = replayed.filter(({ outcome }) => outcome !== 'same');
  for (const { seq: number, at, agent: name, outcome, before, today } of otherwise) {
    const outcomes = {
      ...{ same: '', differs: 'decided otherwise today' },
      ...{
        'other-version': 'its facts have another shape today',
        'no-agent': 'no such agent today',
      },
    };
    output.say(`${number}  ${utcStamp(at, 'second')}  ${name}: ${outcomes[outcome]}`);
    if (outcome !== 'differs') continue;
    output.say(`  before ${JSON.stringify(before)}`);
    output.say(`  today  ${JSON.stringify(today)}`);
  }
  const looks = counted(replayed.length, 'look', 'looks');
  output.say(`${looks} replayed, ${count(replayed.length - otherwise.length)} decided as then.`);
  output.answer({ replayed: replayed.length, otherwise });
  if (otherwise.some(({ outcome }) => outcome === 'differs')) {
    process.exitCode = exitCodes.partial;
  }
}
