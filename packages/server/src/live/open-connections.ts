/** What tells when a connection is over. */
interface Closing {
  readonly destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/** As many as the pages, players and programs of one person need at once: each asks the store all the time. */
export const mostOfOne = 10;

/** How many live connections each account has to this process. */
export class OpenConnections {
  readonly #open = new Map<string, number>();

  /** Counts a connection until it closes; false, and it is not counted, where the account has too many. */
  take(accountId: string, connection: Closing): boolean {
    const open = this.#open.get(accountId) ?? 0;
    if (open >= mostOfOne) return false;
    if (connection.destroyed) return true;
    this.#open.set(accountId, open + 1);
    connection.once('close', () => {
      const left = (this.#open.get(accountId) ?? 1) - 1;
      if (left === 0) this.#open.delete(accountId);
      else this.#open.set(accountId, left);
    });
    return true;
  }
}
