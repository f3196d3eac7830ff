import type { Command } from 'commander';
import { backupCommand, verifyBackupCommand } from './commands/backup.ts';
import { migrateCommand } from './commands/migrate.ts';
import { restoreCommand } from './commands/restore.ts';

const backupHelp = `
A running server goes on meanwhile. The folder holds every row of the store, the model files and config.toml, for
its owner alone; secret.key only with --with-key: who has both reads what is sealed. docs/operate.md says more.`;

/** `echotune backup`, `restore` and `migrate`: they open no store but what they copy. */
export function backupCommands(
  root: Command,
  command: (name: string, description: string) => Command,
): void {
  const backup = root
    .command('backup')
    .description('everything kept, as it is now, in a folder')
    .addHelpText('after', backupHelp);
  const sub = (name: string, description: string, isDefault = false) =>
    backup.command(name, { isDefault }).description(description).option('--json', 'answer as JSON');
  sub('make', 'write one, while a server runs or not', true)
    .argument('<folder>', 'which is not there yet')
    .option('--with-key', 'secret.key, too')
    .addHelpText('after', backupHelp)
    .action(backupCommand);
  sub('verify', 'whether one is whole, without a store')
    .argument('<folder>')
    .action(verifyBackupCommand);
  command('restore', 'make a store of a backup, with EchoTune stopped')
    .argument('<folder>', 'that `echotune backup` made')
    .option('--replace', 'in place of what is in the store')
    .action(restoreCommand);
  command('migrate', 'copy the store into another, of SQLite or PostgreSQL')
    .requiredOption('--to <store>', 'postgres://… or a folder, in which no store may be yet')
    .action(migrateCommand);
}
