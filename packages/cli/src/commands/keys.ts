import { EchoError, type Scope, scopes } from '@echotune/data';
import { noteCommand } from '../note-command.ts';
import { type CommonOptions, listenerFor, noAccountOf, type Session } from '../session.ts';
import { counted, table } from '../terminal/words.ts';

export interface AddKeyOptions extends CommonOptions {
  readonly scopes: readonly string[];
  readonly perMinute: number;
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** `echotune keys list` */
export async function listKeysCommand({ echotune, output }: Session): Promise<void> {
  const { store } = echotune;
  const [keys, listeners] = [await store.apiKeys.list(null), await store.listeners.list()];
  const names = new Map(listeners.map(({ id, name }) => [id, name]));
  if (keys.length === 0) output.say('None yet; `echotune keys add` makes one.');
  const lines = keys.map((key) => [
    ...[key.id, `${key.prefix}…`, key.name, names.get(key.listenerId) ?? '', key.scopes.join(' ')],
    key.usedAt === null ? 'never used' : `used ${day(key.usedAt)}`,
  ]);
  for (const line of table(lines)) output.say(line);
  output.answer({ keys: keys.map((key) => ({ ...key, listener: names.get(key.listenerId) })) });
}

function scopeNamed(word: string): Scope {
  const scope = scopes.find((name) => name === word);
  if (scope !== undefined) return scope;
  throw new EchoError(
    'input-invalid',
    `There is no scope ${word} (there are ${scopes.join(', ')}).`,
  );
}

/** `echotune keys add` */
export async function addKeyCommand(
  session: Session,
  name: string,
  options: AddKeyOptions,
): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const account = await echotune.store.accounts.get(listener.accountId ?? '');
  if (account === null) {
    throw noAccountOf(listener.name);
  }
  const wanted = options.scopes.flatMap((word) => word.split(',')).map(scopeNamed);
  if (wanted.includes('operate') && account.role !== 'owner') {
    throw new EchoError('forbidden', `${account.name} is not the owner.`);
  }
  const { key, secret } = await echotune.store.apiKeys.add({
    ...{ accountId: account.id, listenerId: listener.id, name, perMinute: options.perMinute },
    scopes: [...new Set(wanted)],
  });
  await noteCommand(session, 'key-added', { thing: `key ${key.id}`, aboutId: account.id });
  output.say(
    `Key ${key.id}, for ${listener.name}: ${key.scopes.join(', ')}. It is shown this once:`,
  );
  output.say(secret);
  output.answer({ ...key, listener: listener.name, secret });
}

/** `echotune keys revoke` */
export async function revokeKeyCommand(session: Session, id: number): Promise<void> {
  const { echotune, output } = session;
  if (!(await echotune.store.apiKeys.revoke(id, null))) {
    throw new EchoError('key-unknown', `There is no key ${id}.`);
  }
  await noteCommand(session, 'key-revoked', { thing: `key ${id}` });
  output.say(`Key ${id} opens nothing any more; a running server notices within seconds.`);
  output.answer({ revoked: id });
}

/** `echotune keys rotate` */
export async function rotateCommand(
  session: Session,
  options: { readonly discard?: boolean },
): Promise<void> {
  const { echotune, output } = session;
  const rotation = await echotune.secrets.rotate({ discard: options.discard === true });
  await noteCommand(session, 'secrets-rotated');
  const sealed = counted(rotation.resealed, 'secret is', 'secrets are');
  output.say(`${sealed} sealed with the key ${rotation.keyId} now.`);
  if (rotation.discarded > 0) {
    output.say(`${counted(rotation.discarded, 'secret', 'secrets')} without a key went.`);
  }
  output.answer(rotation);
}
