import { reasonLanguages } from '@echotune/service';
import { type Command, Option } from 'commander';
import { reportCommand } from './commands/report.ts';
import { inSession } from './session.ts';
import { whole } from './whole-number.ts';

/** `echotune report` */
export function reportCommands(command: (name: string, description: string) => Command): void {
  command('report', 'what the system and its repository show: findings, ranked, and what to do')
    .option('--out <file>', 'write it there')
    .addOption(
      new Option('--format <format>', 'of what is written')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .addOption(
      new Option('--language <code>', 'of its sentences').choices(reasonLanguages).default('en'),
    )
    .option('--list', 'which reports are kept')
    .addOption(
      new Option('--show <number>', 'one that is kept, as listed')
        .argParser(whole)
        .conflicts(['offline', 'withModel']),
    )
    .option('--offline', 'ask no package registry how old dependencies are')
    .option('--with-model', 'have a language model help with wording and look things up: may cost')
    .action((options) => inSession(options, (session) => reportCommand(session, options)));
}
