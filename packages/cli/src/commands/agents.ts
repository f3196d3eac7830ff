import { type ActState, type AgentAct, type AgentMode, EchoError } from '@echotune/data';
import { actBody, agentBody } from '@echotune/server';
import {
  type Agent,
  type AgentRun,
  agentNamed,
  allAgents,
  changeAgent,
  killAgents,
  type Refusal,
  reviveAgents,
  runAgent,
  tendUnderAgent,
  undoAct,
} from '@echotune/service';
import type { Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';

const by = 'command line';
const modes = { off: 'off', 'dry-run': 'dry run', on: 'on' } as const;
const states: Readonly<Record<ActState, string>> = {
  ...{ intended: 'begun', acted: 'not verified yet', verified: 'came out as predicted' },
  ...{ ending: 'being taken back', reverted: 'did not help: taken back' },
  ...{ lifted: 'needed no longer: taken back', undone: 'taken back by hand' },
  ...{ overruled: 'somebody changed it', failed: 'not done' },
  missed: 'would have been needed: it did not come right by itself',
};
const refusals: Readonly<Record<Refusal, string>> = {
  ...{ killed: 'all agents are stopped', off: 'the agent is off' },
  ...{ 'not-permitted': 'it is not permitted', 'in-force': 'such an act is in force' },
  ...{ oscillates: 'it would go to and fro', cooling: 'its target is left alone for a while' },
  'too-many': 'it has acted often enough today',
};

const stamp = (at: number) => `${utcStamp(at, 'minute')} UTC`;

function actLine(agents: readonly Agent[], act: AgentAct): string[] {
  const { sentence } = actBody(agents, act);
  const isAwaited = act.state === 'acted';
  const state = isAwaited ? `looked at ${stamp(act.prediction.dueAt)}` : states[act.state];
  return [
    ...[String(act.id), stamp(act.intendedAt), act.dryRun ? 'would' : 'did'],
    ...[sentence, act.dryRun && act.state === 'verified' ? 'came right by itself' : state],
  ];
}

/** `echotune agents list` */
export async function listAgentsCommand({ echotune, output }: Session): Promise<void> {
  const { store, clock } = echotune;
  const killed = await store.agents.killed();
  const bodies = [];
  for (const agent of allAgents(echotune)) bodies.push(await agentBody(store, agent, clock()));
  if (killed !== null)
    output.say(`All agents are stopped since ${stamp(killed.at)} (${killed.by}).`);
  const rows = bodies.map(({ name, mode, recent, advice, seenAt }) => [
    ...[name, modes[mode], openActs(recent)],
    ...[counted(advice.length, 'advice', 'pieces of advice')],
    seenAt === null ? 'has not looked yet' : `last news ${stamp(seenAt)}`,
  ]);
  for (const line of table(rows)) output.say(line);
  output.answer({ killed, agents: bodies });
}

/** What an agent did that lasts or is not verified yet, and apart from it what it only would have done. */
function openActs(recent: readonly Pick<AgentAct, 'isOpen' | 'dryRun'>[]): string {
  const open = recent.filter(({ isOpen }) => isOpen);
  const planned = open.filter(({ dryRun }) => dryRun).length;
  const done = counted(open.length - planned, 'act', 'acts');
  return planned === 0 ? done : `${done}, would do ${count(planned)}`;
}

/** `echotune agents show` */
export async function showAgentCommand({ echotune, output }: Session, name: string): Promise<void> {
  const { store, clock } = echotune;
  const agent = agentNamed(allAgents(echotune), name);
  const body = await agentBody(store, agent, clock());
  const { mode, actsPerDay, acts, advice } = body;
  output.say(`${name}: ${modes[mode]}, at most ${counted(actsPerDay, 'act', 'acts')} a day`);
  for (const line of table(
    acts.map(({ act, isPermitted }) => [...['', act, isPermitted ? 'permitted' : 'not permitted']]),
  ))
    output.say(line);
  for (const { sentence } of advice) output.say(`! ${sentence}.`);
  const past = await store.agents.acts({ agent: name, limit: 30 });
  if (past.length === 0) output.say('It has done nothing yet, and would have done nothing.');
  for (const line of table(past.map((act) => actLine([agent], act)))) output.say(line);
  output.answer({ ...body, past: past.map((act) => actBody([agent], act)) });
}

/** `echotune agents on|off|dry-run` */
export async function setModeCommand(
  { echotune, output }: Session,
  name: string,
  mode: AgentMode,
): Promise<void> {
  await changeAgent(echotune, agentNamed(allAgents(echotune), name), { mode }, by);
  output.say(`${name}: ${modes[mode]}.`);
  output.answer({ name, mode });
}

/** `echotune agents permit` */
export async function permitCommand(
  { echotune, output }: Session,
  name: string,
  acts: readonly string[],
  options: { readonly default?: boolean; readonly perDay?: number },
): Promise<void> {
  const agent = agentNamed(allAgents(echotune), name);
  const { perDay } = options;
  const isDefault = options.default === true;
  if (isDefault && acts.length > 0) {
    throw new EchoError(
      'input-invalid',
      `--default permits what ${name} may by default: leave out ${acts.join(' ')}, or --default.`,
    );
  }
  // --per-day alone changes the count alone.
  const permits = isDefault ? null : acts.length === 0 && perDay !== undefined ? undefined : acts;
  await changeAgent(
    echotune,
    agent,
    {
      ...(permits !== undefined && { permits }),
      ...(isDefault ? { actsPerDay: null } : perDay !== undefined && { actsPerDay: perDay }),
    },
    by,
  );
  await showAgentCommand({ echotune, output }, name);
}

/** `echotune agents kill` */
export async function killCommand({ echotune, output }: Session): Promise<void> {
  const isNew = await killAgents(echotune, by);
  output.say(isNew ? 'All agents are stopped.' : 'They were stopped already.');
  output.say('What is in force stays: `echotune agents undo NUMBER` takes an act back.');
  output.answer({ killed: await echotune.store.agents.killed() });
}

/** `echotune agents revive` */
export async function reviveCommand({ echotune, output }: Session): Promise<void> {
  const isNew = await reviveAgents(echotune, by);
  output.say(isNew ? 'Agents go on as they were set.' : 'They were not stopped.');
  output.answer({ killed: null });
}

/** `echotune agents run` */
export async function runAgentsCommand(
  { echotune, output }: Session,
  name: string | null,
  { dryRun }: { readonly dryRun?: boolean },
): Promise<void> {
  const all = allAgents(echotune);
  const agents = name === null ? all : [agentNamed(all, name)];
  const runs: AgentRun[] = [];
  for (const agent of agents) {
    const isTended = agent.name === 'model' && dryRun !== true;
    runs.push(
      isTended
        ? (await tendUnderAgent(echotune)).run
        : await runAgent(echotune, agent, dryRun === true ? 'dry-run' : 'on'),
    );
  }
  for (const run of runs) for (const line of runLines(all, run)) output.say(line);
  output.answer({
    runs: runs.map(({ settled, pursued, lifted, ...run }) => ({
      ...run,
      settled: settled.map((act) => actBody(all, act)),
      lifted: lifted.map((act) => actBody(all, act)),
      pursued: pursued.map(({ act, ...one }) => ({ ...one, act: act && actBody(all, act) })),
    })),
  });
}

const skips = {
  killed: 'did nothing: all agents are stopped (`echotune agents revive` lets them go on)',
  ...{ off: 'did not look: it is off', busy: 'did not look: somebody else runs it just now' },
} as const;

function runLines(agents: readonly Agent[], run: AgentRun): string[] {
  const { agent: name, skipped, settled, pursued, lifted, advice } = run;
  const agent = agents.find((one) => one.name === name);
  const lines = [
    ...(skipped === null ? [] : [skips[skipped]]),
    ...[...settled, ...lifted].map((act) => actLine(agents, act).slice(3).join(': ')),
    ...pursued.map(({ proposal, gate, act }) => {
      const sentence = agent?.sentenceOf(proposal.act, proposal.params) ?? proposal.act;
      if (!gate.passes) return `not done, ${refusals[gate.because]}: ${sentence}`;
      if (gate.dryRun) return `would be done: ${sentence}`;
      return `${act?.state === 'failed' ? 'failed' : 'done'}: ${sentence}`;
    }),
    ...advice.map(({ advice: code, params }) => `! ${agent?.sentenceOf(code, params) ?? code}`),
  ];
  return (lines.length === 0 ? ['nothing has to be done'] : lines).map(
    (line) => `${name}: ${line}`,
  );
}

/** `echotune agents undo` */
export async function undoActCommand({ echotune, output }: Session, id: number): Promise<void> {
  const agents = allAgents(echotune);
  const act = await undoAct(echotune, agents, id, by);
  output.say(`Taken back: ${actBody(agents, act).sentence}.`);
  output.answer(actBody(agents, act));
}
