import type { Command } from 'commander';
import {
  listModelsCommand,
  promoteCommand,
  rollbackCommand,
  showModelCommand,
  syncModelsCommand,
  tendCommand,
  trainCommand,
} from './commands/models.ts';
import { inSession } from './session.ts';
import { whole } from './whole-number.ts';

/** `echotune models …`: what was learned, which of it answers, and how that is changed. */
export function modelCommands(root: Command): void {
  const group = root
    .command('models')
    .description('what was learned from the plays, and what answers');
  const command = (name: string, description: string) =>
    group.command(name).description(description).option('--json', 'answer as JSON');
  const version = () => ['<version>', 'its number, as `models` lists it', whole] as const;
  group
    .command('list', { isDefault: true })
    .description('every training, the newest first')
    .option('--json', 'answer as JSON')
    .action((options) => inSession(options, listModelsCommand));
  command('show', 'all that is known of one: what it learned from and how it was proved')
    .argument(...version())
    .action((wanted, options) =>
      inSession(options, (session) => showModelCommand(session, wanted)),
    );
  command('train', 'a new one, on everything stored').action((options) =>
    inSession(options, trainCommand),
  );
  command('promote', 'let this one answer, once its file is found to be whole')
    .argument(...version())
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
  command('sync', 'tell the MLflow server now what it does not have').action((options) =>
    inSession(options, syncModelsCommand),
  );
}
