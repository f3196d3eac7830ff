import { createHash, randomBytes, randomInt } from 'node:crypto';
import { EchoError, type SecretStore } from '@echotune/data';
import { z } from 'zod';
import { isSameSecret } from '../http/is-same-secret.ts';
import type { McpCaller } from './tool.ts';

/** For how long a person may think about it. */
export const pendingMinutes = 10;

/** Of one caller so many may wait at once: the next takes the place of the oldest. */
const places = 16;

const Pending = z.object({
  token: z.string(),
  tool: z.string(),
  sentence: z.string(),
  what: z.record(z.string(), z.unknown()),
  about: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  expiresAt: z.number(),
});
/** A change that waits for a person's word. */
export type PendingChange = z.infer<typeof Pending>;

/** What the decision log calls a token: it opens nothing. */
export function nameOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 12);
}

function unknown(): EchoError {
  return new EchoError(
    'confirmation-unknown',
    'This confirmation does not hold: it was used, is too old, or was given to another key.',
  );
}

/**
 * Changes that wait, sealed in the store beside its other secrets: whichever process is asked finds them, also after a
 * restart, and of two who confirm the same one does it. They go with their listener.
 */
export class PendingChanges {
  readonly #secrets: SecretStore;
  readonly #clock: () => number;
  #next = randomInt(places);

  constructor(secrets: SecretStore, clock: () => number) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  /** Keeps it, and gives it the token that confirms it once, for that caller. Throws listener-unknown. */
  async add(
    caller: Pick<McpCaller, 'id' | 'listenerId'>,
    change: Omit<PendingChange, 'token' | 'expiresAt'>,
  ): Promise<PendingChange> {
    const place = this.#next;
    this.#next = (place + 1) % places;
    const token = `${place}.${randomBytes(18).toString('base64url')}`;
    const pending = { ...change, token, expiresAt: this.#clock() + pendingMinutes * 60_000 };
    const { listenerId } = caller;
    await this.#secrets.put(
      purposeOf(caller, place),
      JSON.stringify(pending),
      ...(listenerId === null ? [] : [{ listenerId }]),
    );
    return pending;
  }

  /** The change, which waits no longer. Throws confirmation-unknown. */
  async take(caller: Pick<McpCaller, 'id'>, token: string): Promise<PendingChange> {
    const place = Number(/^(\d{1,2})\./.exec(token)?.[1] ?? places);
    if (place >= places) throw unknown();
    const purpose = purposeOf(caller, place);
    const isMeant = (sealed: string | null) =>
      sealed !== null && isSameSecret(Pending.parse(JSON.parse(sealed)).token, token);
    // A wrong token lets the right one be.
    if (!isMeant(await this.#secrets.get(purpose))) throw unknown();
    const taken = await this.#secrets.take(purpose);
    if (taken === null || !isMeant(taken)) throw unknown();
    const pending = Pending.parse(JSON.parse(taken));
    if (this.#clock() >= pending.expiresAt) throw unknown();
    return pending;
  }
}

function purposeOf({ id }: Pick<McpCaller, 'id'>, place: number): string {
  return `change by mcp ${id} ${place}`;
}
