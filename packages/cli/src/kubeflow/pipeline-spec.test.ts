import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { checkPipeline, readPipeline } from '../../../../tests/kit/kubeflow/check-pipeline.ts';
import { program } from '../program.ts';
import { pipelineText } from './pipeline-spec.ts';
import { stepsWith } from './steps.ts';

const golden = fileURLToPath(new URL('../../../../golden/kubeflow/models.yaml', import.meta.url));
const cluster = {
  image: 'registry.example/echotune:1.0.0',
  ...{ secret: 'echotune', claim: 'echotune-home' },
};
const text = pipelineText(stepsWith({ snapshot: true }), cluster);
const withoutSnapshot = pipelineText(stepsWith({ snapshot: false }), cluster);

it('is what golden/kubeflow/models.yaml shows, but for the release', async () => {
  const lasting = text.replace(/^(sdkVersion: echotune-).*$/m, '$1VERSION');
  await expect(lasting).toMatchFileSnapshot(golden);
});

it('is sound by the structure that Kubeflow documents', () => {
  expect(checkPipeline(text)).toEqual([]);
  expect(checkPipeline(withoutSnapshot)).toEqual([]);
});

it('leaves nobody’s plays behind unless it is asked to', () => {
  expect(withoutSnapshot).not.toMatch(/interactions export|Dataset/);
});

/** One thing wrong with it at a time, and what the check says of that. */
const broken: readonly (readonly [string, string | RegExp, string, string])[] = [
  [
    'no executor of that label',
    'executorLabel: exec-show',
    'executorLabel: exec-shew',
    'there is no executor exec-shew',
  ],
  [
    'an executor that nobody uses',
    'executorLabel: exec-show',
    'executorLabel: exec-tend',
    'executor exec-show is not used',
  ],
  [
    'no component of that name',
    'name: comp-tend',
    'name: comp-end',
    'there is no component comp-end',
  ],
  [
    'a component that nobody uses',
    'name: comp-tend',
    'name: comp-show',
    'component comp-tend is not used',
  ],
  ['a task waits for none', '- show', '- shew', 'tend waits for itself, or for no task'],
  [
    'two tasks wait for each other',
    'dependentTasks:\n          - train',
    'dependentTasks:\n          - tend',
    'show waits for itself',
  ],
  [
    'an output is taken before it is there',
    '        dependentTasks:\n          - train\n',
    '',
    'show does not wait for train',
  ],
  [
    'an output that is not declared',
    'outputParameterKey: version',
    'outputParameterKey: number',
    'what version is taken from is not there',
  ],
  [
    'an input of another type',
    'version:\n          parameterType: NUMBER_INTEGER\n          description',
    'version:\n          parameterType: STRING\n          description',
    'version is of another type',
  ],
  [
    'an input of the pipeline that is not there',
    'componentInputParameter: memory',
    'componentInputParameter: ram',
    'what memory is taken from is not there',
  ],
  [
    'an input that the component lacks',
    'threads:\n              component',
    'cores:\n              component',
    'cores is no input',
  ],
  ['an input that is not given', /\n {12}threads:\n {14}component.*/, '', 'threads is not given'],
  [
    'a default of another type',
    'defaultValue: 2',
    'defaultValue: two',
    'its default is of another type',
  ],
  [
    'a type that is none',
    'parameterType: LIST',
    'parameterType: ARRAY',
    'must be equal to one of the allowed values',
  ],
  [
    'a placeholder of no input',
    "$.inputs.parameters['threads']",
    "$.inputs.parameters['cores']",
    'is not declared',
  ],
  [
    'a placeholder of no output',
    "$.outputs.parameters['act']",
    "$.outputs.parameters['deed']",
    'is not declared',
  ],
  [
    'a placeholder of no artifact',
    "$.outputs.artifacts['answer'].path",
    "$.outputs.artifacts['said'].path",
    'is not declared',
  ],
  [
    'a placeholder that is none',
    "$.outputs.parameters['act'].output_file",
    "$.outputs.parameters['act'].file",
    'is no placeholder',
  ],
  ['no image', /\n {8}image: .*/, '', "must have required property 'image'"],
  ['no command', /command:\n[\s\S]*?args:/, 'args:', "must have required property 'command'"],
  [
    'another version of the schema',
    'schemaVersion: 2.1.0',
    'schemaVersion: 2.0.0',
    'must be equal to constant',
  ],
  [
    'a field that no message has',
    'backoffFactor',
    'backOffFactor',
    'must NOT have additional properties',
  ],
  [
    'a duration without its unit',
    'backoffDuration: 60s',
    'backoffDuration: 60',
    '/backoffDuration must be string',
  ],
  [
    'a limit that is no quantity',
    'resourceMemoryLimit: 2G',
    'resourceMemoryLimit: 2 GB',
    'must match pattern',
  ],
  [
    'a name that the server refuses',
    'name: echotune-models',
    'name: EchoTune',
    'must match pattern',
  ],
  [
    'a secret for no executor',
    /(platforms:[\s\S]*)exec-tend/,
    '$1exec-end',
    'there is no executor exec-end',
  ],
  ['no second document', /---\n[\s\S]*/, '', 'must be object'],
  ['no YAML', 'root:', 'root: {', 'Flow map'],
];

describe('a pipeline with something wrong is refused', () => {
  it.each(broken)('%s', (_, from, to, said) => {
    const wrong = text.replace(from, to);
    expect(wrong).not.toBe(text);
    expect(checkPipeline(wrong).join('\n')).toContain(said);
  });
});

/** The command that words lead to, and the words after its name. */
function commandAt(command: Command, words: readonly string[]): [Command, readonly string[]] {
  const next = command.commands.find((each) => each.name() === words[0]);
  return next === undefined ? [command, words] : commandAt(next, words.slice(1));
}

const { pipeline } = readPipeline(text);
const containers = Object.values(pipeline?.deploymentSpec.executors ?? {}).map(
  ({ container }) => container,
);

/** What the shell would put for a word: where it is an input, the pipeline's default or a number. */
function wordOf(word: string, args: readonly string[] = []): string {
  const at = /^"\$(\d+)"$/.exec(word)?.[1];
  if (at === undefined) return word;
  const input = /inputs\.parameters\['(.+)'\]/.exec(args[Number(at) - 1] ?? '')?.[1] ?? '';
  return String(pipeline?.root.inputDefinitions?.parameters?.[input]?.defaultValue ?? 1);
}

it('runs commands that there are, with options that they have and as many arguments as they take', () => {
  const calls = containers.flatMap(({ command: [, , script = ''], args }) =>
    script
      .split('\n')
      .filter((line) => line.startsWith('echotune '))
      .map((line) => line.replace(/ > .*/, '').split(' ').slice(1))
      .map((words) => words.map((word) => wordOf(word, args))),
  );
  expect(calls).toHaveLength(4);
  for (const words of calls) {
    const [command, rest] = commandAt(program(), words);
    expect(command.commands, `${words} ends at a group`).toEqual([]);
    const { operands, unknown } = command.parseOptions([...rest]);
    expect(unknown, `${words}`).toEqual([]);
    expect(operands, `${words}`).toHaveLength(command.registeredArguments.length);
  }
});

it('gives the shell values as arguments alone, and nothing that Kubernetes would replace', () => {
  for (const { command } of containers) expect(command.join('\n')).not.toMatch(/\{\{|\$\(|\$\$/);
});
