import { randomBytes } from 'node:crypto';

interface PendingToken {
  readonly issuedAt: number;
  /** The API key that whoever approved it gave; null until then. */
  readonly key: string | null;
}

const lastsMs = 3_600_000;
const mostTokens = 1000;

/**
 * Tokens that programs ask for and people approve, for an hour, in this process's memory: the oldest
 * goes where there are too many.
 */
export class PendingTokens {
  readonly #clock: () => number;
  readonly #tokens = new Map<string, PendingToken>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  issue(key: string | null): string {
    const token = randomBytes(16).toString('hex');
    for (const oldest of this.#tokens.keys()) {
      if (this.#tokens.size < mostTokens) break;
      this.#tokens.delete(oldest);
    }
    this.#tokens.set(token, { issuedAt: this.#clock(), key });
    return token;
  }

  /** False where there is no such token. */
  approve(token: string, key: string): boolean {
    const pending = this.#find(token);
    if (pending === null) return false;
    this.#tokens.set(token, { ...pending, key });
    return true;
  }

  /** The key that approved it, once; `unknown`, or `waiting` where nobody did. */
  redeem(token: string): { readonly key: string } | 'unknown' | 'waiting' {
    const pending = this.#find(token);
    if (pending === null) return 'unknown';
    if (pending.key === null) return 'waiting';
    this.#tokens.delete(token);
    return { key: pending.key };
  }

  #find(token: string): PendingToken | null {
    const pending = this.#tokens.get(token);
    if (pending === undefined || this.#clock() - pending.issuedAt > lastsMs) return null;
    return pending;
  }
}
