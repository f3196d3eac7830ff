import type { Given, Step } from './steps.ts';

/** Home of EchoTune in every container: where the claim is mounted, with the server's model files. */
export const mountedHome = '/var/lib/echotune';

/** The artifact that keeps a step's whole answer. */
export const answerArtifact = 'answer';

/** What KFP's launcher replaces before the container's command is run (`ExecutorInput` of the PipelineSpec). */
const inputValue = ({ input }: Given) => `{{$.inputs.parameters['${input}']}}`;
const outputFile = (name: string) => `{{$.outputs.parameters['${name}'].output_file}}`;
const artifactFile = (name: string) => `{{$.outputs.artifacts['${name}'].path}}`;

/**
 * Fields of the answer, each to its file. Text goes as it is, for KFP takes a STRING with all its bytes; everything
 * else as JSON. A field that is not there fails the step.
 */
const pick = [
  'const { readFileSync, writeFileSync } = require("node:fs");',
  'const [file, ...wanted] = process.argv.slice(1);',
  'const answer = JSON.parse(readFileSync(file, "utf8"));',
  'for (let at = 0; at < wanted.length; at += 2) {',
  '  const value = answer[wanted[at]];',
  '  writeFileSync(wanted[at + 1], typeof value === "string" ? value : JSON.stringify(value));',
  '}',
].join('\n');

/**
 * The command and its arguments. Values reach the shell as arguments and never as part of its text, so that nothing
 * in them is read as a command; `$(` and `$$` are not used, for Kubernetes would replace them.
 */
function commandOf({ name, command, outputs }: Step) {
  const args = [artifactFile(answerArtifact)];
  const words = command.map((word) => {
    if (typeof word === 'string') return word;
    args.push('file' in word ? artifactFile(word.file) : inputValue(word));
    return `"$${args.length}"`;
  });
  const wanted = Object.keys(outputs).map((output) => {
    args.push(outputFile(output));
    return `${output} "$${args.length}"`;
  });
  const lines = [
    `echotune ${words.join(' ')} --json > "$1"`,
    'cat "$1"',
    ...(wanted.length === 0 ? [] : [`node -e '${pick}' "$1" ${wanted.join(' ')}`]),
  ];
  return { command: ['sh', '-ec', `${lines.join('\n')}\n`, name], args };
}

/** `PipelineContainerSpec` of a step. */
export function containerOf(step: Step, image: string) {
  const { cpu, memory } = step.limits;
  return {
    image,
    ...commandOf(step),
    env: [{ name: 'ECHOTUNE_HOME', value: mountedHome }],
    resources: {
      resourceCpuLimit: cpu,
      resourceMemoryLimit: typeof memory === 'string' ? memory : inputValue(memory),
    },
  };
}
