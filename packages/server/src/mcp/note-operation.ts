import type { AuditEvent } from '@echotune/data';
import type { ChangingMcpTool, McpContext } from './tool.ts';

/** As the same things are called in the audit log where they are done over the API. */
const events: Readonly<Record<string, AuditEvent>> = {
  ...{ promote_model: 'model-changed', roll_back_model: 'model-changed' },
  ...{ stop_agents: 'agents-changed', revive_agents: 'agents-changed' },
};

/** Writes into the audit log what an agent from outside did for everybody, or could not. */
export async function noteOperation(
  { echotune, caller: { accountId, key } }: Pick<McpContext, 'echotune' | 'caller'>,
  { name, needs }: Pick<ChangingMcpTool, 'name' | 'needs'>,
  done: boolean,
): Promise<void> {
  if (!needs.includes('operate')) return;
  const event = events[name] ?? 'operated';
  const thing = key === null ? name : `${name}, by key ${key}`;
  const door = key === null ? 'command' : 'key';
  try {
    await echotune.store.audit.note({ event, done, door, accountId, aboutId: null, thing });
  } catch (cause) {
    // What was done is done.
    echotune.log.logger.error({ err: cause, event }, 'the audit log could not be written');
  }
}
