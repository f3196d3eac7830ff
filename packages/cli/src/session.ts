import type { Listener } from '@echotune/data';
import { type EchoTune, readConfig, wire } from '@echotune/server';
import { chooseListener, chooseOrCreateListener } from '@echotune/service';
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
): Promise<void> {
  const config = readConfig(process.env);
  const echotune = await wire(config);
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

/** The same, made where there is none yet. */
export function listenerOrNew(
  { echotune }: Session,
  options: CommonOptions & { readonly timeZone?: string },
): Promise<Listener> {
  return chooseOrCreateListener(
    echotune.store,
    options.listener === undefined ? null : { name: options.listener },
    { name: 'me', timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone },
  );
}
