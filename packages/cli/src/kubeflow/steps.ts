/** The steps of the pipeline: which command each runs, what it is given and what it tells. */

/** Of KFP's `ParameterType.ParameterTypeEnum`, those that are used. */
export type ParameterType = 'NUMBER_INTEGER' | 'STRING' | 'LIST';

export interface Told {
  readonly type: ParameterType;
  readonly description: string;
}

/** What the pipeline itself is given when it is run. */
export const pipelineInputs = {
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

export interface Step {
  readonly name: string;
  /** Words after `echotune`; it answers as JSON. */
  readonly command: readonly (string | Given)[];
  readonly inputs: Readonly<Record<string, StepInput>>;
  /** Fields of the answer that become parameters, for whoever reads the run and for later steps. */
  readonly outputs: Readonly<Record<string, Told>>;
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
export const steps: readonly Step[] = [
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
    after: ['show'],
    limits: { cpu: '1', memory: '2G' },
  },
];
