import type { Clients } from '@echotune/connect';
import { type Connection, EchoError, type SecretStore, type Store } from '@echotune/data';
import { playService } from './find-service.ts';

export interface ConnectDeps {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly clients: Clients;
}

/** Whose account where. */
export interface ConnectionRef {
  readonly listenerId: number;
  readonly provider: string;
}

/** Under which name a connection's token is sealed. */
export function tokenPurpose({ listenerId, provider }: ConnectionRef): string {
  return `connection ${listenerId} ${provider}`;
}

/**
 * Connects a listener to their account elsewhere: by its name for reading what is public there, with a
 * token (of ListenBrainz' settings; one that was approved at Last.fm) for sending plays too. The token
 * decides whose account it is; it is sealed. Throws provider-*, input-invalid.
 */
export async function connectAccount(
  { store, secrets, clients }: ConnectDeps,
  ref: ConnectionRef,
  { user, token }: { readonly user: string | null; readonly token: string | null },
): Promise<Connection> {
  const { listenerId, provider } = ref;
  const service = playService(clients, provider);
  if (token === null) {
    if (user === null) throw new EchoError('input-invalid', 'Give the name there, or a token.');
    const before = await store.connections.get(listenerId, provider);
    if (before !== null && before.user !== user) await secrets.remove(tokenPurpose(ref));
    return store.connections.put(listenerId, provider, user);
  }
  const signedIn = await service.signIn(token);
  const connection = await store.connections.put(listenerId, provider, signedIn.user);
  await secrets.putForListener(listenerId, tokenPurpose(ref), signedIn.token);
  return connection;
}

/** Ends a connection: what waits to be sent goes, and the token. Throws connection-unknown. */
export async function disconnectAccount(
  { store, secrets }: Pick<ConnectDeps, 'store' | 'secrets'>,
  ref: ConnectionRef,
): Promise<void> {
  await secrets.remove(tokenPurpose(ref));
  if (await store.connections.remove(ref.listenerId, ref.provider)) return;
  throw new EchoError('connection-unknown', `There is no connection to ${ref.provider}.`);
}

/** Whether new plays are sent there. Throws connection-unknown, input-invalid without a token. */
export async function setForwarding(
  { store, secrets }: Pick<ConnectDeps, 'store' | 'secrets'>,
  ref: ConnectionRef,
  forwards: boolean,
): Promise<Connection> {
  if (forwards && (await secrets.get(tokenPurpose(ref))) === null) {
    throw new EchoError('input-invalid', `Sending plays to ${ref.provider} needs its token.`);
  }
  return store.connections.change(ref.listenerId, ref.provider, { forwards });
}
