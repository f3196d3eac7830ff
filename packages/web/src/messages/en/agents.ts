import { dollars } from '../../operations/dollars.ts';
import type { Words } from '../../words/words.ts';
import type { Params, Sentences, Value } from '../agent-sentences.ts';
import { security } from './security.ts';

const mib = (bytes: Value, words: Words) =>
  `${words.number(Math.round(Number(bytes) / 1024 ** 2))} MiB`;
const usd = (nanoUsd: Value, words: Words) => dollars(String(Number(nanoUsd) / 1e9), words.locale);

/** "shelves 40 %, statistics 60 %" of what an act says of namespaces. */
const shares = (params: Params, words: Words) =>
  Object.entries(params)
    .filter(([name]) => name.startsWith('share:'))
    .map(([name, share]) => `${name.slice('share:'.length)} ${words.percent(Number(share))}`)
    .join(', ');

const sentences: Sentences = {
  'model.train': () => 'Models are trained anew',
  'model.promote': ({ version }) => `Training ${version} answers everybody`,
  'model.end-canary': ({ version }) => `Training ${version} answers nobody any more`,
  'model.roll-back': ({ version }) => `What answered before training ${version} answers again`,
  'cache.set-memory': (params, words) => `Memory is shared anew: ${shares(params, words)}`,
  'cache.set-time': ({ namespace, ttlMs }, words) =>
    `Answers of ${namespace} hold for ${words.duration(Number(ttlMs))}`,
  'cache.set-redis': ({ maxBytes, policy }, words) =>
    `Redis may use ${mib(maxBytes, words)}, and lets go by ${policy}`,
  'budget.throttle': ({ limit, throttleAt }, words) =>
    `Calls under limit ${limit} spend less, from ${words.percent(Number(throttleAt))} of it on`,
  'budget.limit-day': ({ limit, amountNanoUsd }, words) =>
    `What is left of limit ${limit} is spread over its days: ${usd(amountNanoUsd, words)} a day`,
  'health.retry-jobs': ({ count }, words) =>
    `${words.counted(Number(count), 'failed task is', 'failed tasks are')} tried again`,
  'health.step-back': ({ version }) =>
    `Training ${version}, whose file cannot be read, gives way to the one before it`,
  'health.discard-covers': ({ coverBytes }, words) =>
    `Pictures are discarded to make room: ${mib(coverBytes, words)}`,
  'health.pause-provider': ({ provider }) => `${provider}, which does not answer, is left alone`,
  'health.jobs-fail': ({ jobs }) =>
    `Tasks failed again after they were tried once more: ${jobs}. Look at why, under Operations.`,
  'health.disk-low': ({ freeBytes }, words) =>
    `Only ${mib(freeBytes, words)} are free on the disk. Make room on it.`,
  'contracts.hold': ({ service }) => `${service} is not asked about songs: its answers do not fit`,
  'contracts.misfits': ({ provider, fresh }, words) =>
    `${words.number(Number(fresh))} answers of ${provider} did not fit of late. They stand under Operations, Providers.`,
  'security.tighten': ({ file }) => `Nobody but its owner can read or change ${file}`,
  ...security,
  'delivery.hold-agents': ({ count }, words) =>
    `The other agents only say what they would do: ${words.counted(Number(count), 'test fails', 'tests fail')}`,
  'delivery.failing': ({ count, first }, words) =>
    `${words.counted(Number(count), 'test fails', 'tests fail')}, such as ${first}.`,
  'delivery.flaky': ({ count, first }, words) =>
    `${words.counted(Number(count), 'test fails', 'tests fail')} now and then, such as ${first}.`,
  'delivery.report-unreadable': () => 'The report of the tests cannot be read (delivery_report).',
  'delivery.report-old': () => 'Nothing was tested for two weeks.',
};

const names: Readonly<Record<string, string>> = {
  ...{ model: 'Models', cache: 'Cache', budget: 'Budgets', health: 'Health' },
  ...{ contracts: 'Contracts', security: 'Security', delivery: 'Delivery' },
  mcp: 'An assistant (MCP)',
};

const purposes: Readonly<Record<string, string>> = {
  model:
    'Trains, promotes and takes back models. The hourly look does so in any case; turned on, this agent does it, and is held to what it predicts.',
  cache: 'Tries on a sample which policy, sizes and times to live would keep more at hand.',
  budget: 'Sees to it that what may be spent lasts as long as it is to.',
  health: 'Sees to parts that are down, as far as something can be done about it.',
  contracts: 'Sees whether providers answer as was agreed.',
  security: 'Sees who could get in.',
  delivery: 'Sees what the tests say of the code that runs here.',
};

/** What an agent can be permitted, by its name and the code of the act. */
const acts: Readonly<Record<string, string>> = {
  ...{ 'mcp.make_playlist': 'Make a playlist', 'mcp.change_playlist': 'Change a playlist' },
  ...{ 'mcp.delete_playlist': 'Delete a playlist', 'mcp.judge': 'Note a verdict' },
  ...{ 'mcp.play': 'Play, pause or skip', 'mcp.confirm_change': 'Confirm a change' },
  ...{ 'mcp.train_model': 'Train', 'mcp.promote_model': 'Let a model answer everybody' },
  ...{ 'mcp.roll_back_model': 'Go back to the model before', 'mcp.drop_cache': 'Empty the cache' },
  ...{ 'mcp.stop_agents': 'Stop all agents', 'mcp.revive_agents': 'Let agents go on' },
  ...{ 'model.train': 'Train', 'model.promote': 'Let a canary answer everybody' },
  ...{ 'model.end-canary': 'End a canary', 'model.roll-back': 'Go back to the model before' },
  ...{ 'cache.set-memory': 'Share memory anew', 'cache.set-time': 'Set how long answers hold' },
  'cache.set-redis': 'Set how much Redis may use, and what it lets go',
  ...{ 'budget.throttle': 'Have calls spend less', 'budget.limit-day': 'Limit the day' },
  ...{
    'health.retry-jobs': 'Try failed tasks again',
    'health.step-back': 'Give up a damaged model',
  },
  ...{ 'health.discard-covers': 'Discard pictures' },
  'health.pause-provider': 'Leave a provider alone',
  ...{ 'contracts.hold': 'Ask a service about songs no more' },
  'security.tighten': 'Take permissions on files away from others',
  'delivery.hold-agents': 'Hold the other agents while tests fail',
};

export const agents = {
  title: 'Agents',
  link: 'What looks after EchoTune by itself, and what it did: the agents',
  what: 'They look at how things are, say what they would do, and do it once you turn them on: within what you permit, held to what they predict, and taken back where that does not come true.',
  drawing: 'What each agent did, or would have done, in the last two weeks',
  heart: (on: number, shown: string) => `${shown} ${on === 1 ? 'agent\nacts' : 'agents\nact'}`,
  allStopped: 'All are\nstopped',
  names,
  purposes,
  acts,
  sentences,
  modes: { off: 'off', 'dry-run': 'says what it would do', on: 'acts' },
  mode: (agent: string) => `The agent ${agent}`,
  kill: {
    title: 'Kill switch',
    stop: 'Stop all agents',
    stopMeans: 'No agent does anything any more, nor takes anything back, until you let them.',
    stopped: (when: string, who: string) => `All agents are stopped, since ${when}, by ${who}.`,
    commandLine: 'the command line',
    somebody: 'an account that is gone',
    revive: 'Let them go on',
  },
  quiet: 'Nothing has to be done.',
  never: 'It has not looked yet.',
  run: 'Look now',
  runOf: (agent: string) => `${agent}: look now`,
  may: 'What it may do',
  perDay: 'Acts a day, at most',
  past: 'What it did, and would have done',
  nothingPast: 'Nothing yet.',
  more: 'Earlier ones',
  undo: 'Take back',
  undoOf: (sentence: string) => `Take back: ${sentence}`,
  undoMeans: 'It is as it was before.',
  did: 'did',
  would: 'would have done',
  states: {
    intended: 'being done',
    acted: 'not verified yet',
    verified: 'came out as predicted',
    ending: 'being taken back',
    reverted: 'did not help, and was taken back',
    lifted: 'was needed no longer, and was taken back',
    undone: 'was taken back by hand',
    overruled: 'somebody changed it since',
    failed: 'could not be done',
    missed: 'it did not come right by itself',
  },
  rightByItself: 'it came right by itself',
  why: (facts: string) => `because of ${facts}`,
  predicted: {
    'at-most': (value: string) => `predicted at most ${value}`,
    'at-least': (value: string) => `predicted at least ${value}`,
  },
  before: (value: string) => `it was ${value}`,
  measured: (value: string) => `it became ${value}`,
  dueAt: (when: string) => `is looked at ${when}`,
  log: {
    title: 'Decision log',
    what: 'Each look that saw something new, each refusal, act and setting is an entry, chained to the one before it: whoever changes, removes or cuts something is found.',
    show: 'Entries',
    verify: 'Check the chain',
    sound: (count: string) => `${count} entries, each as it was written.`,
    head: 'The newest has this hash; note it down elsewhere, and it proves later that nothing was written anew:',
    faults: {
      missing: (seq: string) => `Entry ${seq} is missing.`,
      changed: (seq: string) => `Entry ${seq} is not what was written.`,
      unchained: (seq: string) => `Entry ${seq} does not follow the one before it.`,
      cut: (seq: string) => `The log was cut off: entry ${seq} and all after it are missing.`,
      beyond: (seq: string) => `Entry ${seq} is not where the log ended.`,
      endless: (seq: string) =>
        `Where the log ended is gone: entries after ${seq} may have been cut off.`,
    },
    replay: 'Decide again',
    replayOf: (seq: string) => `Decide again by entry ${seq}`,
    outcomes: {
      same: 'Today the same would be decided.',
      differs: 'Today something else would be decided.',
      'other-version': 'Its facts have another shape today.',
      'no-agent': 'There is no such agent today.',
    },
    facts: 'What it saw',
    all: 'all agents',
    kinds: {
      ...{ decided: 'looked', refused: 'may not', 'would-act': 'would', intended: 'is about to' },
      ...{ acted: 'did', failed: 'could not', verified: 'verified', missed: 'not come right' },
      ...{ ending: 'takes back', reverted: 'took back what did not help', lifted: 'lifted' },
      ...{ undone: 'taken back by hand', overruled: 'changed by somebody' },
      ...{ tended: 'done by the hourly look', settings: 'was set', killed: 'stopped' },
      revived: 'let go on',
      ...{ proposed: 'asked', confirmed: 'was told yes', declined: 'was told no' },
    },
    because: {
      ...{ killed: 'all are stopped', off: 'it is off', 'not-permitted': 'it is not permitted' },
      ...{ 'in-force': 'it is in force', oscillates: 'it would go to and fro' },
      ...{ cooling: 'its target is left alone for a while' },
      'too-many': 'it has acted often enough today',
    },
    granted: (act: string) => `may now: ${act}`,
    withdrawn: (act: string) => `may no longer: ${act}`,
    proposed: (count: number, words: Words) =>
      count === 0 ? 'nothing to do' : words.counted(count, 'proposal', 'proposals'),
  },
};
