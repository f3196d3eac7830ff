import { type Cluster, pipelineText } from '../kubeflow/pipeline-spec.ts';
import { steps } from '../kubeflow/steps.ts';
import type { CommonOptions } from '../session.ts';
import { openOutput } from '../terminal/output.ts';
import { writeToStdout, writeWhole } from '../write-whole.ts';

export interface PipelineOptions extends CommonOptions, Cluster {
  readonly out?: string;
}

/** `echotune models pipeline`: needs no store. Throws output-not-writable. */
export async function pipelineCommand({ out, json, ...cluster }: PipelineOptions): Promise<void> {
  const text = pipelineText(cluster);
  if (out === undefined) return writeToStdout([text]);
  await writeWhole(out, [text]);
  const names = steps.map(({ name }) => name);
  const output = openOutput(json === true);
  output.say(`${names.join(' → ')}, as a Kubeflow pipeline: ${out}`);
  output.answer({ file: out, image: cluster.image, steps: names });
}
