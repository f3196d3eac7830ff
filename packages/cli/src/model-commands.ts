import { version } from '@echotune/server';
import type { Command } from 'commander';
import { importFactorsCommand } from './commands/import-factors.ts';
import {
  listModelsCommand,
  promoteCommand,
  rollbackCommand,
  showModelCommand,
  syncModelsCommand,
  tendCommand,
  trainCommand,
} from './commands/models.ts';
import { pipelineCommand } from './commands/pipeline.ts';
import { imageName, objectName } from './kubeflow/names.ts';
import { inSession } from './session.ts';
import { decimal } from './utc-moment.ts';
import { whole } from './whole-number.ts';

const pipelineHelp = `
Two YAML documents for Kubeflow Pipelines 2. The image has \`echotune\` on its path; the secret's key DATABASE_URL
says where the store is; the claim is the home folder of the server, which reads the model files there. With --snapshot
each run leaves what everybody here played in KFP's store: who is to be forgotten has to be forgotten there as well.`;

const importHelp = `
Factors are Parquet with the columns id and features, a file or a folder of parts (what Spark's ALS writes), or
safetensors with track.id and track.factors, listener.id and listener.factors. They take the place of the blend's
ALS part; listeners are folded in from their plays, so that factors of listeners only serve to check that. The
blend is proved on the week after the export's last play, against the recipe of the model that answers on the
same plays. docs/trainers.md shows Spark and Python.`;

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
  command('import', 'factors that another program trained on `interactions export`')
    .argument('<tracks...>', "of tracks: files, or a folder of Spark's")
    .requiredOption('--trained-on <file>', 'the export they were trained on')
    .option('--listeners <files...>', 'factors of its listeners, to check how they are folded in')
    .option('--confidence <alpha>', 'n plays weigh 1 + alpha n; default: found, or 1', decimal)
    .option('--regularisation <lambda>', 'once an item; default: found, or 0.1', decimal)
    .option('--trainer <name>', 'who made them, for the registry')
    .addHelpText('after', importHelp)
    .action((tracks, options) =>
      inSession(options, (session) => importFactorsCommand(session, tracks, options)),
    );
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
    .option('--snapshot', "everybody's plays as an artifact first")
    .option('-o, --out <file>', 'default: standard output')
    .addHelpText('after', pipelineHelp)
    .action(pipelineCommand);
  command('sync', 'tell the MLflow server now what it does not have').action((options) =>
    inSession(options, syncModelsCommand),
  );
}
