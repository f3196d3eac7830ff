import type { Scope } from '@echotune/data';
import { type McpCaller, serveMcp } from '@echotune/server';
import type { ReasonLanguage } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';

export interface McpOptions extends CommonOptions {
  readonly allowChanges?: boolean;
  readonly allowResearch?: boolean;
  readonly operations?: boolean;
  readonly language: ReasonLanguage;
}

/**
 * Who starts it owns the home; an agent may read, and the rest only where it was said. What it asks the web costs money,
 * and leaves this machine.
 */
function scopesFor(options: McpOptions): ReadonlySet<Scope> {
  const { allowChanges = false, allowResearch = false, operations = false } = options;
  return new Set<Scope>([
    ...(['read', 'recommend'] as const),
    ...(allowResearch ? (['ask'] as const) : []),
    ...(allowChanges ? (['change'] as const) : []),
    ...(operations ? (['operate'] as const) : []),
  ]);
}

/** Who only runs EchoTune needs no listener. */
async function listenerIdFor(session: Session, options: McpOptions): Promise<number | null> {
  const isNoneYet =
    options.operations === true && (await session.echotune.store.listeners.list()).length === 0;
  return isNoneYet ? null : (await listenerFor(session, options)).id;
}

/** `echotune mcp`: tools for assistants and coding agents, on standard input and output. */
export async function mcpCommand(session: Session, options: McpOptions): Promise<void> {
  const listenerId = await listenerIdFor(session, options);
  const caller: McpCaller = {
    ...{ id: `command line ${listenerId ?? ''}`, by: 'command line' },
    ...{ accountId: null, key: null, listenerId },
    ...{ may: scopesFor(options), language: options.language },
  };
  const stop = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const end = () => stop.abort();
  for (const signal of signals) process.once(signal, end);
  await serveMcp(session.echotune, caller, stop.signal);
  for (const signal of signals) process.off(signal, end);
}
