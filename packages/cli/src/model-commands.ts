import { version } from '@echotune/server';
import type { Command } from 'commander';
import {
  listModelsCommand,
  promoteCommand,
  rollbackCommand,
  showModelCommand,
  tendCommand,
  trainCommand,
} from './commands/models.ts';
import { pipelineCommand } from './commands/pipeline.ts';
import { imageName, objectName } from './kubeflow/names.ts';
import { inSession } from './session.ts';
import { whole } from './whole-number.ts';

const pipelineHelp = `
Two YAML documents for Kubeflow Pipelines 2. The image has \`echotune\` on its path; the secret's key DATABASE_URL
says where the store is; the claim is the home folder of the server, which reads the model files there.`;

/** `echotune models …`: what was learned, which of it answers, and how that is changed. */
export function modelCommands(root: Command): void {
  const group = root
    .command('models')
    .description('what was learned from the plays, and what answers');
  const command = (name: string, description: string) =>
    group.command(name).description(description).option('--json', 'answer as JSON');
  const wantedVersion = () => ['<version>', 'its number, as `models` lists it', whole] as const;
  group
    .command('list', { isDefault: true })
    .description('every training, the newest first')
    .option('--json', 'answer as JSON')
    .action((options) => inSession(options, listModelsCommand));
  command('show', 'all that is known of one: what it learned from and how it was proved')
    .argument(...wantedVersion())
    .action((wanted, options) =>
      inSession(options, (session) => showModelCommand(session, wanted)),
    );
  command('train', 'a new one, on everything stored')
    .option('--threads <n>', 'that share the work; the model is the same, bit for bit', whole)
    .action((options) => inSession(options, (session) => trainCommand(session, options)));
  command('promote', 'let this one answer, once its file is found to be whole')
    .argument(...wantedVersion())
    .option('--canary', 'only half of the listeners, until they have shown which they take better')
    .action((wanted, options) =>
      inSession(options, (session) => promoteCommand(session, wanted, options)),
    );
  command('tend', 'look after them now, as a server does every hour: prove, let answer, roll back')
    .option('--dry-run', 'say what would be done, and do nothing')
    .action((options) => inSession(options, (session) => tendCommand(session, options)));
  command('rollback', 'back to the one before the one that answers').action((options) =>
    inSession(options, rollbackCommand),
  );
  command('pipeline', 'train, show and tend as steps of a Kubeflow pipeline')
    .option('--image <name>', 'that the steps run in', imageName, `echotune:${version}`)
    .option('--secret <name>', 'with the key DATABASE_URL', objectName, 'echotune')
    .option('--claim <name>', "of the server's home folder", objectName, 'echotune-home')
    .option('-o, --out <file>', 'default: standard output')
    .addHelpText('after', pipelineHelp)
    .action(pipelineCommand);
}
