import { EchoError, type Listener } from '@echotune/data';
import { type EchoTune, type ProcessRole, readConfig, wire } from '@echotune/server';
import { chooseListener, chooseOrCreateListener } from '@echotune/service';
import type { Command } from 'commander';
import { type Output, openOutput } from './terminal/output.ts';

/** What every command is given. */
export interface Session {
  readonly echotune: EchoTune;
  readonly output: Output;
}

export interface CommonOptions {
  readonly json?: boolean;
  readonly listener?: string;
}

/** Opens the store for one command and closes it afterwards, whatever happens. */
export async function inSession(
  options: CommonOptions,
  work: (session: Session) => Promise<void>,
  role: ProcessRole = 'command',
): Promise<void> {
  const config = readConfig(process.env);
  // What a command warns of it says in its own words; whoever wants the log beside them sets another level.
  const isQuiet = config.logLevel === 'warn' && role === 'command';
  const echotune = await wire(isQuiet ? { ...config, logLevel: 'error' } : config, Date.now, role);
  try {
    await work({ echotune, output: openOutput(options.json === true) });
  } finally {
    await echotune.close();
  }
}

/** The listener of --listener, or the only one. Throws listener-unknown, listener-ambiguous. */
export function listenerFor({ echotune }: Session, options: CommonOptions): Promise<Listener> {
  return chooseListener(
    echotune.store,
    options.listener === undefined ? null : { name: options.listener },
  );
}

export interface NewListenerOptions extends CommonOptions {
  readonly timeZone?: string;
  readonly new?: boolean;
}

/**
 * The same; made where there is none yet, or with --new. Throws option-needed, listener-unknown,
 * listener-ambiguous, time-zone-unknown.
 */
export async function listenerOrNew(
  { echotune }: Session,
  options: NewListenerOptions,
): Promise<Listener> {
  const isNew = options.new === true;
  if (isNew && options.listener === undefined) {
    throw new EchoError('option-needed', '--new needs the name of the listener: --listener NAME.');
  }
  return chooseOrCreateListener(
    echotune.store,
    options.listener === undefined ? null : { name: options.listener, isNew },
    { name: 'me', timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone },
  );
}

/** That a listener has no account, of whose it would be. */
export function noAccountOf(listener: string): EchoError {
  const message = `${listener} belongs to no account yet: open the link of \`echotune accounts claim-link\` first, or that of \`echotune accounts invite --listener ${listener}\`.`;
  return new EchoError('account-unknown', message);
}

/** The options of `listenerOrNew` beside --listener. */
export function newListenerOptions(command: Command): Command {
  return command
    .option('--new', 'make the listener of --listener where there is none of that name')
    .option('--time-zone <zone>', 'of a new listener, e.g. Europe/Berlin');
}
