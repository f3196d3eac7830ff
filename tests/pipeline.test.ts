/**
 * The Kubeflow pipeline step by step, as KFP's launcher would run it: placeholders replaced, outputs read from the
 * files that were named. What a cluster adds (images, secrets, claims, retries) is not tried here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { echotuneCommand, runEchotune, temporaryHome } from './kit/echotune.ts';
import {
  type Container,
  orderOf,
  type Pipeline,
  readPipeline,
} from './kit/kubeflow/check-pipeline.ts';

let home: string;
let path: string;
let remove: () => Promise<void>;
let pipeline: Pipeline;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  expect((await runEchotune(home, ['demo'])).code).toBe(0);
  const { stdout } = await runEchotune(home, ['models', 'pipeline', '--snapshot']);
  const read = readPipeline(stdout);
  expect(read.problems).toEqual([]);
  pipeline = read.pipeline!;
  // As in an image: `echotune` and `node` are on the path.
  const bin = join(home, 'bin');
  await mkdir(bin);
  const words = echotuneCommand.map((word) => `'${word}'`).join(' ');
  await writeFile(join(bin, 'echotune'), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
  path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
});
afterAll(() => remove());

/** Runs a container's command with every placeholder replaced; its exit code. */
async function runContainer(
  { command, args = [], env = [] }: Container,
  replaced: ReadonlyMap<string, string>,
): Promise<number> {
  const words = [...command, ...args].map((word) => replaced.get(word) ?? word);
  const named = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  const child = spawn(words[0]!, words.slice(1), {
    // The claim is mounted elsewhere here.
    env: { ...named, ECHOTUNE_HOME: home, PATH: path },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'close');
  return code;
}

/** Runs one task, with values for its inputs; the text of each of its outputs. */
async function runTask(name: string, inputs: Readonly<Record<string, string>>) {
  const component = pipeline.components[pipeline.root.dag.tasks[name]!.componentRef.name]!;
  const folder = join(home, 'outputs', name);
  await mkdir(folder, { recursive: true });
  const { parameters = {}, artifacts = {} } = component.outputDefinitions ?? {};
  const outputs = Object.keys(parameters);
  const replaced = new Map([
    ...Object.entries(inputs).map(
      ([key, value]) => [`{{$.inputs.parameters['${key}']}}`, value] as const,
    ),
    ...outputs.map(
      (key) => [`{{$.outputs.parameters['${key}'].output_file}}`, join(folder, key)] as const,
    ),
    ...Object.keys(artifacts).map(
      (key) => [`{{$.outputs.artifacts['${key}'].path}}`, join(folder, key)] as const,
    ),
  ]);
  const code = await runContainer(
    pipeline.deploymentSpec.executors[component.executorLabel]!.container,
    replaced,
  );
  const read = async (key: string) => [key, await readFile(join(folder, key), 'utf8')] as const;
  const told: Readonly<Record<string, string>> =
    code === 0 ? Object.fromEntries(await Promise.all(outputs.map(read))) : {};
  return { code, told };
}

it('trains, shows what came of it and looks after it, each step with what the one before told', async () => {
  const told: Record<string, Readonly<Record<string, string>>> = {};
  const order = orderOf(pipeline);
  expect(order).toEqual(['snapshot', 'train', 'show', 'tend']);
  for (const name of order) {
    const sources = Object.entries(pipeline.root.dag.tasks[name]?.inputs?.parameters ?? {});
    const inputs = sources.map(
      ([input, { taskOutputParameter: from, componentInputParameter }]) => {
        const given = pipeline.root.inputDefinitions?.parameters?.[componentInputParameter ?? ''];
        const value = from
          ? told[from.producerTask]?.[from.outputParameterKey]
          : given?.defaultValue;
        return [input, String(value)];
      },
    );
    const ended = await runTask(name, Object.fromEntries(inputs));
    expect(ended.code, name).toBe(0);
    told[name] = ended.told;
  }
  // Text without a line end, numbers and lists as JSON: what KFP makes of a parameter's file.
  expect(told).toEqual({
    snapshot: {
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      until: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    },
    train: { version: '2', stage: 'champion', objections: '[]' },
    show: {},
    tend: { act: 'null' },
  });
  const left = (step: string, artifact: string) =>
    readFile(join(home, 'outputs', step, artifact), 'latin1');
  expect(JSON.parse(await left('show', 'answer'))).toMatchObject({ version: 2, stage: 'champion' });
  expect(await left('snapshot', 'plays')).toMatch(/^PAR1[\s\S]*PAR1$/);
});

it('a step whose command fails fails with its exit code, and what it was given is not run as a command', async () => {
  expect((await runTask('show', { version: '999' })).code).toBe(2);
  expect((await runTask('show', { version: '1"; exit 0; "' })).code).toBe(2);
});
