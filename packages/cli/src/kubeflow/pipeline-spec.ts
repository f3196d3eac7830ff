/**
 * The models' lifecycle as a compiled Kubeflow pipeline: two YAML documents, the PipelineSpec
 * (kubeflow/pipelines, api/v2alpha1/pipeline_spec.proto, in the JSON form of protobuf) and what Kubernetes adds to
 * its containers (kubernetes_platform/proto/kubernetes_executor_config.proto).
 */
import { version } from '@echotune/server';
import { stringify } from 'yaml';
import { answerArtifact, containerOf, mountedHome } from './container.ts';
import { pipelineInputs, type Step, type StepInput, type Told } from './steps.ts';

export interface Cluster {
  /** With `echotune`, `node` and `sh` on its path. */
  readonly image: string;
  /** Secret whose key DATABASE_URL says where the store is. */
  readonly secret: string;
  /** Claim of the server's home folder. */
  readonly claim: string;
}

/**
 * Every step may be done again: a training that was cut off leaves the champion answering, and a look is taken with
 * what follows from it or not at all.
 */
const retryPolicy = {
  maxRetryCount: 2,
  backoffDuration: '60s',
  backoffFactor: 2,
  backoffMaxDuration: '600s',
};

const executorOf = ({ name }: Step) => `exec-${name}`;
const componentOf = ({ name }: Step) => `comp-${name}`;

function mapped<T, U>(entries: Readonly<Record<string, T>>, to: (value: T) => U) {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, to(value)]));
}

const parameter = ({ type, description }: Told) => ({ parameterType: type, description });

const artifact = (schemaTitle: string) => ({
  artifactType: { schemaTitle, schemaVersion: '0.0.1' },
});

function componentSpec(step: Step) {
  const { inputs, outputs, files } = step;
  return {
    executorLabel: executorOf(step),
    ...(Object.keys(inputs).length > 0 && {
      inputDefinitions: { parameters: mapped(inputs, ({ type }) => ({ parameterType: type })) },
    }),
    outputDefinitions: {
      artifacts: mapped({ [answerArtifact]: 'system.Artifact', ...files }, artifact),
      ...(Object.keys(outputs).length > 0 && { parameters: mapped(outputs, parameter) }),
    },
  };
}

function taskInput({ from }: StepInput) {
  if ('pipeline' in from) return { componentInputParameter: from.pipeline };
  return { taskOutputParameter: { producerTask: from.step, outputParameterKey: from.output } };
}

function taskSpec(step: Step) {
  const { name, inputs, after } = step;
  const producers = Object.values(inputs).flatMap(({ from }) => ('step' in from ? from.step : []));
  const before = [...new Set([...producers, ...after])];
  return {
    taskInfo: { name },
    componentRef: { name: componentOf(step) },
    ...(before.length > 0 && { dependentTasks: before }),
    ...(Object.keys(inputs).length > 0 && { inputs: { parameters: mapped(inputs, taskInput) } }),
    // Each has effects, or tells what is true only now.
    cachingOptions: { enableCache: false },
    retryPolicy,
  };
}

/** What the steps take from the pipeline. */
function inputsOf(steps: readonly Step[]) {
  const sources = steps.flatMap(({ inputs }) => Object.values(inputs).map(({ from }) => from));
  const names = sources.flatMap((from) => ('pipeline' in from ? from.pipeline : []));
  return Object.fromEntries(names.map((name) => [name, pipelineInputs[name]]));
}

function pipelineSpec(steps: readonly Step[], image: string) {
  const of = <T>(key: (step: Step) => string, value: (step: Step) => T) =>
    Object.fromEntries(steps.map((step) => [key(step), value(step)]));
  return {
    pipelineInfo: {
      name: 'echotune-models',
      description:
        'Trains, proves and registers a model of EchoTune, and looks after what answers.',
    },
    schemaVersion: '2.1.0',
    sdkVersion: `echotune-${version}`,
    root: {
      inputDefinitions: {
        parameters: mapped(inputsOf(steps), (input) => ({
          ...parameter(input),
          defaultValue: input.default,
          isOptional: true,
        })),
      },
      dag: { tasks: of(({ name }) => name, taskSpec) },
    },
    components: of(componentOf, componentSpec),
    deploymentSpec: {
      executors: of(executorOf, (step) => ({ container: containerOf(step, image) })),
    },
  };
}

/** The names stand in fields that newer releases call deprecated: those every release of KFP 2 reads. */
function platformSpec(steps: readonly Step[], { secret, claim }: Cluster) {
  const config = () => ({
    secretAsEnv: [
      { secretName: secret, keyToEnv: [{ secretKey: 'DATABASE_URL', envVar: 'DATABASE_URL' }] },
    ],
    pvcMount: [{ constant: claim, mountPath: mountedHome }],
  });
  const executors = Object.fromEntries(steps.map((step) => [executorOf(step), config()]));
  return { platforms: { kubernetes: { deploymentSpec: { executors } } } };
}

/** The steps as a pipeline's text, to be uploaded to Kubeflow Pipelines 2. */
export function pipelineText(steps: readonly Step[], cluster: Cluster): string {
  const documents = [pipelineSpec(steps, cluster.image), platformSpec(steps, cluster)];
  const yaml = documents.map((document) =>
    stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }),
  );
  return `# Written by \`echotune models pipeline\`: write it anew rather than change it.\n${yaml.join('---\n')}`;
}
