import type { AttemptStore } from '@echotune/data';
import type { FastifyReply } from 'fastify';
import { tooMany } from './authorise.ts';
import type { Pseudonym } from './pseudonym.ts';

const quarterMs = 15 * 60_000;
/** Tries to sign in or to use a link: of one name, and from one address for whatever name. */
const tries = {
  name: { most: 10, perMs: quarterMs },
  address: { most: 100, perMs: quarterMs },
} as const;

export type CountedBy = keyof typeof tries;

/**
 * How often secrets are guessed at, over all processes of the store: of whose name and from which address it keeps
 * pseudonyms alone.
 */
export class SecretAttempts {
  readonly #store: AttemptStore;
  readonly #pseudonym: Pseudonym;

  constructor(store: AttemptStore, pseudonym: Pseudonym) {
    this.#store = store;
    this.#pseudonym = pseudonym;
  }

  /** Counts one before it is known whether it is right. Throws rate-limited, and says for how long. */
  async count(reply: FastifyReply, by: CountedBy, name: string): Promise<void> {
    const waitMs = await this.#store.take(this.#pseudonym(by, name), tries[by]);
    if (waitMs > 0) throw tooMany(reply, waitMs, 'That was tried too often.');
  }

  /** Whoever knew the secret has not guessed. */
  async forget(by: CountedBy, name: string): Promise<void> {
    await this.#store.forget(this.#pseudonym(by, name));
  }
}
