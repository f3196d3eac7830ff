/**
 * What looks like a secret in the project and opens nothing: tests need it. Each stands for its file alone, with
 * as much of the line as tells it from others.
 */
export const madeUpSecrets: readonly { readonly file: string; readonly text: string }[] = [
  { file: 'packages/server/src/config/config.test.ts', text: 'ada:pass@127.0.0.1:5000' },
  { file: 'tests/secrets.test.ts', text: 'some:sentinel' },
];
