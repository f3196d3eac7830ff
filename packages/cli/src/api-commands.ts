import { apiDescription } from '@echotune/server';
import type { Command } from 'commander';
import { inSession, type Session } from './session.ts';
import { writeToStdout, writeWhole } from './write-whole.ts';

interface OpenApiOptions {
  readonly out?: string;
}

export function apiCommands(root: Command): void {
  root
    .command('openapi')
    .description('what the API takes and answers, as OpenAPI 3.1; no server needs to run')
    .option('-o, --out <file>', 'default: standard output')
    .action((options: OpenApiOptions) =>
      inSession({}, (session) => openApiCommand(session, options)),
    );
}

async function openApiCommand({ echotune, output }: Session, { out }: OpenApiOptions) {
  const text = `${JSON.stringify(await apiDescription(echotune), null, 2)}\n`;
  if (out === undefined) return writeToStdout([text]);
  await writeWhole(out, [text]);
  output.say(`Wrote ${out}.`);
}
