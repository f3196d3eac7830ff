import { decisionKinds } from '@echotune/service';
import { type Command, type CommandOptions, InvalidArgumentError, Option } from 'commander';
import {
  killCommand,
  listAgentsCommand,
  permitCommand,
  reviveCommand,
  runAgentsCommand,
  setModeCommand,
  showAgentCommand,
  undoActCommand,
} from './commands/agents.ts';
import { agentLogCommand, replayCommand } from './commands/decisions.ts';
import { inSession } from './session.ts';
import { utcMoment } from './utc-moment.ts';
import { whole, wholeOrZero } from './whole-number.ts';

/** `echotune agents …` */
export function agentCommands(root: Command): void {
  const agents = root
    .command('agents')
    .description('what looks after EchoTune by itself, and what it did');
  const command = (name: string, description: string, options: CommandOptions = {}) =>
    agents.command(name, options).description(description).option('--json', 'answer as JSON');
  command('list', 'each agent: whether it acts, what is in force, what it advises', {
    isDefault: true,
  }).action((options) => inSession(options, listAgentsCommand));
  command('show', 'one agent: what it may do, what it did and what came of it')
    .argument('<name>')
    .action((name, options) => inSession(options, (session) => showAgentCommand(session, name)));
  const modes = [
    ['on', 'let an agent act'],
    ['dry-run', 'have an agent say what it would do, and do nothing'],
    ['off', 'have an agent not even look'],
  ] as const;
  for (const [mode, description] of modes) {
    command(mode, description)
      .argument('<name>')
      .action((name, options) =>
        inSession(options, (session) => setModeCommand(session, name, mode)),
      );
  }
  command('permit', 'which acts an agent may do, and how many a day; without any: none')
    .argument('<name>')
    .argument('[acts...]', 'as `agents show` lists them')
    .addOption(new Option('--default', 'what it may by default').conflicts('perDay'))
    .option('--per-day <count>', 'acts within 24 hours, at most', wholeOrZero)
    .action((name, acts, options) =>
      inSession(options, (session) => permitCommand(session, name, acts, options)),
    );
  command('kill', 'stop all agents, everywhere, before their next act').action((options) =>
    inSession(options, killCommand),
  );
  command('revive', 'let them go on as they were set').action((options) =>
    inSession(options, reviveCommand),
  );
  command('run', 'have agents look, and act as they are set, now')
    .argument('[name]', 'default: all')
    .option('--dry-run', 'say what would be done, do nothing')
    .action((name, options) =>
      inSession(options, (session) => runAgentsCommand(session, name ?? null, options)),
    );
  command('undo', 'take back an act that is in force, or not verified yet')
    .argument('<number>', 'as `agents show` lists it', whole)
    .action((number, options) => inSession(options, (session) => undoActCommand(session, number)));
  command('log', 'what agents saw, decided and did, the newest last')
    .option('--agent <name>', 'default: all')
    .addOption(new Option('--kind <kind>', 'default: all').choices(decisionKinds))
    .option('--since <time>', 'a day, 2026-05-31, or a moment, 2026-05-31T18:00Z', utcMoment)
    .option('-n, --limit <count>', 'the newest', whole, 30)
    .option('--verify', 'whether every entry is as it was written; exit code 5 where not')
    .option(
      '--contains <hash>',
      'with --verify: whether an entry of that hash is among them',
      entryHash,
    )
    .action((options) => inSession(options, (session) => agentLogCommand(session, options)));
  command('replay', 'have agents decide again by what they saw, and say where it differs')
    .argument('[number]', 'of an entry; default: all', whole)
    .option('--agent <name>', 'default: all')
    .option('--since <time>', 'default: all', utcMoment)
    .action((number, options) =>
      inSession(options, (session) => replayCommand(session, number ?? null, options)),
    );
}

/** As the log prints it. */
function entryHash(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new InvalidArgumentError('It is no hash of an entry: 64 digits, 0-9 and a-f.');
}
