import type { DatabaseSync } from 'node:sqlite';
import { translated } from './failure.ts';

/**
 * Sets whether a connection's commits wait for the disk. Not by a prepared statement, which would be
 * kept: this pragma acts when it is prepared.
 */
export function diskWait(database: DatabaseSync): (waits: boolean) => void {
  return (waits) => {
    translated(() => database.exec(`pragma synchronous = ${waits ? 'full' : 'normal'}`));
  };
}
