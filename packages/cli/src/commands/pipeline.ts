import { type Cluster, pipelineText } from '../kubeflow/pipeline-spec.ts';
import { stepsWith } from '../kubeflow/steps.ts';
import type { CommonOptions } from '../session.ts';
import { openOutput } from '../terminal/output.ts';
import { writeToStdout, writeWhole } from '../write-whole.ts';

export interface PipelineOptions extends CommonOptions, Cluster {
  readonly snapshot?: boolean;
  readonly out?: string;
}

/** `echotune models pipeline`: needs no store. Throws output-not-writable. */
export async function pipelineCommand(options: PipelineOptions): Promise<void> {
  const { out, image } = options;
  const steps = stepsWith({ snapshot: options.snapshot === true });
  const text = pipelineText(steps, options);
  if (out === undefined) return writeToStdout([text]);
  await writeWhole(out, [text]);
  const names = steps.map(({ name }) => name);
  const output = openOutput(options.json === true);
  output.say(`${names.join(' → ')}, as a Kubeflow pipeline: ${out}`);
  output.answer({ file: out, image, steps: names });
}
