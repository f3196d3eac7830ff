import { jobStates } from '@echotune/data';
import { jobKinds } from '@echotune/service';
import { type Command, type CommandOptions, Option } from 'commander';
import {
  cancelJobCommand,
  listJobsCommand,
  listSchedulesCommand,
  retryJobCommand,
  showJobCommand,
} from './commands/jobs.ts';
import { inSession, type Session } from './session.ts';
import { whole } from './whole-number.ts';

/** `echotune jobs …` */
export function jobCommands(root: Command): void {
  const jobs = root.command('jobs').description('what is done in the background');
  const command = (name: string, description: string, options: CommandOptions = {}) =>
    jobs.command(name, options).description(description).option('--json', 'answer as JSON');
  command('list', 'what waits, runs and has ended, the newest first', { isDefault: true })
    .addOption(new Option('--state <state>', 'default: all').choices(jobStates))
    .addOption(new Option('--kind <kind>', 'default: all').choices(jobKinds))
    .option('-n, --limit <count>', 'the newest', whole, 25)
    .action((options) => inSession(options, (session) => listJobsCommand(session, options)));
  const ofOne = (
    name: string,
    description: string,
    work: (session: Session, job: number) => Promise<void>,
  ) =>
    command(name, description)
      .argument('<number>', 'as listed', whole)
      .action((number, options) => inSession(options, (session) => work(session, number)));
  ofOne('show', 'one job, and why it failed', showJobCommand);
  ofOne('retry', 'try one again that failed or was ended early', retryJobCommand);
  ofOne('cancel', 'end one: at once where it waits', cancelJobCommand);
  command('schedules', 'what runs by itself, and when it does next').action((options) =>
    inSession(options, listSchedulesCommand),
  );
}
