import { ChainCheck, type LogFault, type LogHead, type Store } from '@echotune/data';

const entriesRead = 1000;

export interface VerifiedLog {
  /** Null where it is gone. */
  readonly head: LogHead | null;
  /** Null where every entry is as it was written. */
  readonly fault: LogFault | null;
  /** Whether an entry with the asked hash is in it; null where none was asked for. */
  readonly contains: boolean | null;
}

/**
 * Goes through the whole log. The log and its end are in one store: whoever can write there can forge both. A hash
 * that was noted down elsewhere is proof against that too, as no other log holds it.
 */
export async function verifyLog({ decisions }: Store, hash?: string): Promise<VerifiedLog> {
  const check = new ChainCheck();
  let read = 0;
  let isFound = false;
  for (;;) {
    const page = await decisions.entries({ afterSeq: read, limit: entriesRead });
    for (const entry of page) check.add(entry);
    isFound ||= page.some((entry) => entry.hash === hash);
    read = page.at(-1)?.seq ?? read;
    if (page.length === entriesRead) continue;
    // What was added since the page was read moved the end, and is read too.
    const head = await decisions.head();
    const isMoved = head !== null && head.seq > read;
    if (isMoved && (await decisions.entries({ afterSeq: read, limit: 1 })).length > 0) continue;
    const contains = hash === undefined ? null : isFound;
    return { head, fault: check.end(head), contains };
  }
}
