import { createHash } from 'node:crypto';
import type { LogFault, LoggedDecision, LogHead } from '../domain/decision.ts';
import { canonicalJson } from './canonical-json.ts';

/** Before the first entry. */
export const emptyLog: LogHead = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256 in hex over the canonical JSON of an entry, which holds the hash of the one before. */
export function hashOf({
  seq,
  at,
  agent,
  kind,
  body,
  previous,
}: Omit<LoggedDecision, 'hash'>): string {
  const text = canonicalJson({ seq, at, agent, kind, body, previous });
  return createHash('sha256').update(text).digest('hex');
}

/** Goes along a log, from its first entry on, and finds where it is not as it was written. */
export class ChainCheck {
  #last = emptyLog;
  #fault: LogFault | null = null;

  /** Entries by `seq`; after a fault the rest is not looked at. */
  add(entry: LoggedDecision): void {
    if (this.#fault !== null) return;
    const { seq, previous, hash } = entry;
    const due = this.#last.seq + 1;
    if (seq !== due) this.#fault = { seq: due, fault: 'missing' };
    else if (hashOf(entry) !== hash) this.#fault = { seq, fault: 'changed' };
    else if (previous !== this.#last.hash) this.#fault = { seq, fault: 'unchained' };
    this.#last = { seq, hash };
  }

  /** Null where all of it is as it was written, up to that end; null for an end that is gone. */
  end(head: LogHead | null): LogFault | null {
    const { seq, hash } = this.#last;
    if (this.#fault !== null) return this.#fault;
    if (head === null) return { seq, fault: 'endless' };
    if (seq < head.seq) return { seq: seq + 1, fault: 'cut' };
    return seq > head.seq || hash !== head.hash ? { seq, fault: 'beyond' } : null;
  }
}
