/** What a compiled pipeline has against itself: the shape of its messages, and all that one part says of another. */
import { Ajv } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { pipelineSpec, platformSpec } from './message-shapes.ts';

type Named<T> = Readonly<Record<string, T>>;
type Kind = 'parameters' | 'artifacts';

interface Definition {
  readonly parameterType?: string;
  readonly artifactType?: { readonly schemaTitle: string };
  readonly defaultValue?: unknown;
  readonly isOptional?: boolean;
}
type Definitions = { readonly [kind in Kind]?: Named<Definition> };

interface Source {
  readonly taskOutputParameter?: { producerTask: string; outputParameterKey: string };
  readonly taskOutputArtifact?: { producerTask: string; outputArtifactKey: string };
  readonly componentInputParameter?: string;
  readonly componentInputArtifact?: string;
}

export interface Task {
  readonly componentRef: { readonly name: string };
  readonly dependentTasks?: readonly string[];
  readonly inputs?: { readonly [kind in Kind]?: Named<Source> };
}

export interface Component {
  readonly inputDefinitions?: Definitions;
  readonly outputDefinitions?: Definitions;
  readonly executorLabel: string;
}

export interface Container {
  readonly command: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

export interface Pipeline {
  readonly root: { readonly inputDefinitions?: Definitions; readonly dag: { tasks: Named<Task> } };
  readonly components: Named<Component>;
  readonly deploymentSpec: { readonly executors: Named<{ readonly container: Container }> };
}

interface Platform {
  readonly platforms: { kubernetes: { deploymentSpec: { executors: Named<unknown> } } };
}

const ajv = new Ajv({ strict: false, allErrors: true });
const isPipeline = ajv.compile<Pipeline>(pipelineSpec);
const isPlatform = ajv.compile<Platform>(platformSpec);

/** Both documents, or what keeps them from being such. */
export function readPipeline(text: string) {
  const parsed = parseAllDocuments(text);
  const wrong = [...parsed].flatMap(({ errors }) => errors.map(({ message }) => message));
  const [pipeline, platform, ...more] = [...parsed].map((document) => document.toJS());
  if (wrong.length > 0) return { problems: wrong };
  if (more.length > 0) return { problems: ['more than two documents'] };
  const shapes = [isPipeline, isPlatform].map((check, at) =>
    check([pipeline, platform][at]) ? [] : (check.errors ?? []),
  );
  const problems = shapes.flat().map(({ instancePath, message }) => `${instancePath} ${message}`);
  if (!isPipeline(pipeline) || !isPlatform(platform)) return { problems };
  return { pipeline, platform, problems };
}

const placeholder = /\{\{\$(.*?)\}\}/g;
const knownPlaceholder =
  /^\.(?:(inputs)\.(parameters)\['([^']+)'\]|(outputs)\.(parameters)\['([^']+)'\]\.output_file|(inputs|outputs)\.(artifacts)\['([^']+)'\]\.(?:path|uri))$/;

/** Of the placeholders in what a container is given, those that refer to nothing that its component declares. */
function strayPlaceholders(container: Container, component: Component): string[] {
  const { inputDefinitions, outputDefinitions } = component;
  return [...JSON.stringify(container).matchAll(placeholder)].flatMap(([whole, path = '']) => {
    const [side, kind, name] = (knownPlaceholder.exec(path) ?? []).slice(1).filter(Boolean);
    const declared = side === 'inputs' ? inputDefinitions : outputDefinitions;
    if (name === undefined || (kind !== 'parameters' && kind !== 'artifacts')) {
      return [`${whole} is no placeholder`];
    }
    return declared?.[kind]?.[name] === undefined ? [`${whole} is not declared`] : [];
  });
}

/** What an input is taken from, and its definition there; undefined where there is none. */
function definitionOf({ root, components }: Pipeline, source: Source, tasks: Named<Task>) {
  const { taskOutputParameter: parameter, taskOutputArtifact: artifact } = source;
  const producer = parameter?.producerTask ?? artifact?.producerTask;
  if (producer === undefined) {
    const { componentInputParameter: own, componentInputArtifact: ownArtifact } = source;
    if (own !== undefined) return root.inputDefinitions?.parameters?.[own];
    return root.inputDefinitions?.artifacts?.[ownArtifact ?? ''];
  }
  const outputs = components[tasks[producer]?.componentRef.name ?? '']?.outputDefinitions;
  if (parameter !== undefined) return outputs?.parameters?.[parameter.outputParameterKey];
  return outputs?.artifacts?.[artifact?.outputArtifactKey ?? ''];
}

function inputProblems(pipeline: Pipeline, name: string): string[] {
  const { tasks } = pipeline.root.dag;
  const { inputs, dependentTasks, componentRef } = tasks[name]!;
  const component = pipeline.components[componentRef.name];
  return (['parameters', 'artifacts'] as const).flatMap((kind) => {
    const declared = component?.inputDefinitions?.[kind] ?? {};
    const missing = Object.entries(declared).filter(
      ([input, { isOptional }]) => isOptional !== true && inputs?.[kind]?.[input] === undefined,
    );
    const given = Object.entries(inputs?.[kind] ?? {}).flatMap(([input, source]) => {
      const wanted = declared[input];
      if (wanted === undefined) return [`${name}: ${input} is no input of its component`];
      if ('runtimeValue' in source) return [];
      const found = definitionOf(pipeline, source, tasks);
      if (found === undefined) return [`${name}: what ${input} is taken from is not there`];
      const producer = (source.taskOutputParameter ?? source.taskOutputArtifact)?.producerTask;
      const isAfter = producer === undefined || dependentTasks?.includes(producer);
      const isSame =
        found.parameterType === wanted.parameterType &&
        found.artifactType?.schemaTitle === wanted.artifactType?.schemaTitle;
      return [
        ...(isAfter ? [] : [`${name} does not wait for ${producer}`]),
        ...(isSame ? [] : [`${name}: ${input} is of another type`]),
      ];
    });
    return [...missing.map(([input]) => `${name}: ${input} is not given`), ...given];
  });
}

/** The tasks in an order in which each comes after those it waits for; what is in a circle is left out. */
export function orderOf({ root }: Pipeline): string[] {
  const { tasks } = root.dag;
  const order: string[] = [];
  const isReady = (name: string) =>
    !order.includes(name) && (tasks[name]?.dependentTasks ?? []).every((on) => order.includes(on));
  for (;;) {
    const ready = Object.keys(tasks).filter(isReady);
    if (ready.length === 0) return order;
    order.push(...ready);
  }
}

const fits: Named<(value: unknown) => boolean> = {
  NUMBER_INTEGER: Number.isSafeInteger,
  NUMBER_DOUBLE: (value) => typeof value === 'number',
  STRING: (value) => typeof value === 'string',
  BOOLEAN: (value) => typeof value === 'boolean',
  LIST: Array.isArray,
  STRUCT: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function rootProblems({ root }: Pipeline): string[] {
  return Object.entries(root.inputDefinitions?.parameters ?? {}).flatMap(
    ([name, { defaultValue, parameterType = '' }]) =>
      defaultValue === undefined || fits[parameterType]?.(defaultValue)
        ? []
        : [`${name}: its default is of another type`],
  );
}

/** Names that one part uses and the other lacks, and the other way round. */
function unmatched(what: string, used: readonly string[], there: readonly string[]): string[] {
  return [
    ...used.filter((name) => !there.includes(name)).map((name) => `there is no ${what} ${name}`),
    ...there.filter((name) => !used.includes(name)).map((name) => `${what} ${name} is not used`),
  ];
}

/** Everything that is wrong with the text; empty where nothing is. */
export function checkPipeline(text: string): string[] {
  const { pipeline, platform, problems } = readPipeline(text);
  if (pipeline === undefined) return problems;
  const { root, components, deploymentSpec } = pipeline;
  const { tasks } = root.dag;
  const names = Object.keys(tasks);
  const executors = Object.keys(deploymentSpec.executors);
  const ordered = orderOf(pipeline);
  return [
    ...unmatched(
      'component',
      Object.values(tasks).map(({ componentRef }) => componentRef.name),
      Object.keys(components),
    ),
    ...unmatched(
      'executor',
      Object.values(components).map(({ executorLabel }) => executorLabel),
      executors,
    ),
    ...unmatched(
      'executor',
      Object.keys(platform.platforms.kubernetes.deploymentSpec.executors),
      executors,
    ),
    ...names
      .filter((name) => !ordered.includes(name))
      .map((name) => `${name} waits for itself, or for no task`),
    ...names.flatMap((name) => inputProblems(pipeline, name)),
    ...rootProblems(pipeline),
    ...Object.values(components).flatMap((component) => {
      const container = deploymentSpec.executors[component.executorLabel]?.container;
      return container === undefined ? [] : strayPlaceholders(container, component);
    }),
  ];
}
