import type { AuditEvent } from '@echotune/data';
import type { Session } from './session.ts';

/** Writes into the audit log what a command has done: whoever can read the home folder runs the instance. */
export function noteCommand(
  { echotune }: Pick<Session, 'echotune'>,
  event: AuditEvent,
  {
    aboutId = null,
    thing = null,
  }: { readonly aboutId?: string | null; readonly thing?: string | null } = {},
): Promise<void> {
  const door = 'command';
  return echotune.store.audit.note({ event, done: true, door, accountId: null, aboutId, thing });
}
