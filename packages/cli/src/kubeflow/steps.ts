/** The steps of the pipeline: which command each runs, what it is given and what it tells. */

/** Of KFP's `ParameterType.ParameterTypeEnum`, those that are used. */
export type ParameterType = 'NUMBER_INTEGER' | 'STRING' | 'LIST';

export interface Told {
  readonly type: ParameterType;
  readonly description: string;
}

/** What the pipeline itself is given when it is run. */
export const pipelineInputs = {
  format: {
    type: 'STRING',
    default: 'plays',
    description: 'of the snapshot: plays, or counts of each track by each listener',
  },
  threads: {
    type: 'NUMBER_INTEGER',
    default: 2,
    description: 'that share the training; the model is the same, bit for bit',
  },
  memory: {
    type: 'STRING',
    default: '4G',
    description: 'that the training may take, as Kubernetes writes it; docs/scale.md has figures',
  },
} as const satisfies Readonly<Record<string, Told & { readonly default: string | number }>>;

export interface StepInput {
  readonly type: ParameterType;
  readonly from:
    | { readonly pipeline: keyof typeof pipelineInputs }
    | { readonly step: string; readonly output: string };
}

/** The value of one of the step's inputs, where a word of a command or a limit may stand. */
export interface Given {
  readonly input: string;
}

/** Where the step puts one of its files. */
export interface Made {
  readonly file: string;
}

export interface Step {
  readonly name: string;
  /** Words after `echotune`; it answers as JSON. */
  readonly command: readonly (string | Given | Made)[];
  readonly inputs: Readonly<Record<string, StepInput>>;
  /** Fields of the answer that become parameters, for whoever reads the run and for later steps. */
  readonly outputs: Readonly<Record<string, Told>>;
  /** What it leaves beside its answer, each with its type in KFP's metadata. */
  readonly files: Readonly<Record<string, 'system.Dataset'>>;
  /** Steps that have to be through, though none of their outputs are asked for. */
  readonly after: readonly string[];
  /** Cores and memory that it may take, as Kubernetes writes them. */
  readonly limits: { readonly cpu: string; readonly memory: string | Given };
}

/**
 * The lifecycle in the order in which it is lived: a training proves itself, is tried in the shadow and registered;
 * what became of it is shown; then everything that answers is looked after. In that order a look finds no need for
 * the training that has just been.
 */
const lifecycle: readonly Step[] = [
  {
    name: 'train',
    command: ['models', 'train', '--threads', { input: 'threads' }],
    inputs: {
      threads: { type: 'NUMBER_INTEGER', from: { pipeline: 'threads' } },
      memory: { type: 'STRING', from: { pipeline: 'memory' } },
    },
    outputs: {
      version: { type: 'NUMBER_INTEGER', description: 'of the blend, in the registry' },
      stage: { type: 'STRING', description: 'champion, canary or challenger' },
      objections: { type: 'LIST', description: 'why it does not answer; empty where it does' },
    },
    files: {},
    after: [],
    limits: { cpu: '2', memory: { input: 'memory' } },
  },
  {
    name: 'show',
    command: ['models', 'show', { input: 'version' }],
    inputs: {
      version: { type: 'NUMBER_INTEGER', from: { step: 'train', output: 'version' } },
    },
    outputs: {},
    files: {},
    after: [],
    limits: { cpu: '1', memory: '2G' },
  },
  {
    name: 'tend',
    command: ['models', 'tend'],
    inputs: {},
    outputs: {
      act: { type: 'STRING', description: 'what was done, as JSON; null where nothing had to be' },
    },
    files: {},
    after: ['show'],
    limits: { cpu: '1', memory: '2G' },
  },
];

/** Everybody's plays as a file, for the record or for a trainer elsewhere. */
const snapshot: Step = {
  name: 'snapshot',
  command: ['interactions', 'export', '--format', { input: 'format' }, '--into', { file: 'plays' }],
  inputs: { format: { type: 'STRING', from: { pipeline: 'format' } } },
  outputs: {
    digest: { type: 'STRING', description: 'of the plays, SHA-256' },
    until: { type: 'STRING', description: 'no play from then on' },
  },
  files: { plays: 'system.Dataset' },
  after: [],
  limits: { cpu: '1', memory: '2G' },
};

/**
 * The steps, with the snapshot only where it is asked for: it holds what everybody here played, and stays where KFP
 * keeps artifacts when somebody is forgotten here.
 */
export function stepsWith({ snapshot: isKept }: { readonly snapshot: boolean }): readonly Step[] {
  if (!isKept) return lifecycle;
  const after = [snapshot.name];
  return [snapshot, ...lifecycle.map((step, at) => (at === 0 ? { ...step, after } : step))];
}
