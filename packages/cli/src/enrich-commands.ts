import { enrichmentServices } from '@echotune/data';
import { Argument, type Command, type CommandOptions } from 'commander';
import { allowCommand, enrichCommand, enrichmentStatusCommand } from './commands/enrich.ts';
import { inSession } from './session.ts';

const services = (usage: string) => new Argument(usage).choices(enrichmentServices);

/** `echotune enrich …`: what services know of what is played, for listeners who let them be asked. */
export function enrichCommands(root: Command): void {
  const group = root
    .command('enrich')
    .description(
      'tags, years and similar songs from MusicBrainz, ListenBrainz and Last.fm; covers (coverart)',
    );
  const command = (name: string, description: string, options: CommandOptions = {}) =>
    group.command(name, options).description(description).option('--json', 'answer as JSON');
  const forListener = (name: string, description: string, options: CommandOptions = {}) =>
    command(name, description, options).option(
      '-l, --listener <name>',
      'whose; not needed where there is one',
    );
  forListener('allow', 'let services be asked about what a listener plays')
    .addArgument(services('<services...>'))
    .action((names, options) =>
      inSession(options, (session) => allowCommand(session, { more: names, less: [] }, options)),
    );
  forListener('forbid', 'have them asked no more; what they answered stays')
    .addArgument(services('<services...>'))
    .action((names, options) =>
      inSession(options, (session) => allowCommand(session, { more: [], less: names }, options)),
    );
  forListener('status', 'what a listener allows, and what was asked', { isDefault: true }).action(
    (options) => inSession(options, (session) => enrichmentStatusCommand(session, options)),
  );
  command('run', 'ask now what is left to ask; a running server does so once a day')
    .option('--no-train', 'store the answers, learn from them later')
    .action((options) => inSession(options, (session) => enrichCommand(session, options)));
}
