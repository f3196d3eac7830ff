import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const Step = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const Job = z.looseObject({
  uses: z.string().optional(),
  'timeout-minutes': z.number().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  steps: z.array(Step).default([]),
});
const Workflow = z.looseObject({
  name: z.string(),
  permissions: z.record(z.string(), z.string()).optional(),
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), Job),
});

export interface WorkflowFile {
  readonly file: string;
  readonly text: string;
}

export type Step = z.infer<typeof Step>;
export type Workflow = z.infer<typeof Workflow>;

export function workflowFiles(): WorkflowFile[] {
  return globSync('.github/workflows/*.yaml', { cwd: root })
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

export function workflowOf({ text }: WorkflowFile): Workflow {
  return Workflow.parse(parse(text));
}

export function stepsOf(file: WorkflowFile): Step[] {
  return Object.values(workflowOf(file).jobs).flatMap(({ steps }) => steps);
}
