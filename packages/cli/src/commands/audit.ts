import type { Session } from '../session.ts';
import { table } from '../terminal/words.ts';

/** `echotune accounts log` */
export async function auditCommand(
  { echotune, output }: Session,
  { limit }: { readonly limit: number },
): Promise<void> {
  const { audit, accounts } = echotune.store;
  const [entries, all] = [await audit.list(null, limit), await accounts.list()];
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? id));
  if (entries.length === 0) output.say('Nothing yet.');
  const lines = entries.map(({ at, event, done, door, accountId, aboutId, thing }) => [
    ...[new Date(at).toISOString().slice(0, 19), done ? event : `${event} refused`, door],
    ...[nameOf(accountId), [nameOf(aboutId), thing].filter(Boolean).join(', ')],
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ entries });
}
