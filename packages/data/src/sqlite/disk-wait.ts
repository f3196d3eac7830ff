import { type FileHandle, open } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { EchoError } from '../errors.ts';
import type { DiskWait } from '../sql/context.ts';
import { translated } from './failure.ts';

/**
 * Brings what was committed to the disk in the background: SQLite would hold up the whole thread for the
 * milliseconds that takes. What `synchronous=full` adds to a commit is one sync of the log file; here all
 * who have committed meanwhile share one.
 */
export class LogDisk implements DiskWait {
  readonly #database: DatabaseSync;
  readonly #logFile: string;
  #log: Promise<FileHandle> | null = null;
  #running: Promise<void> = Promise.resolve();
  /** The sync that has not begun yet: whoever has committed before it begins is in it. */
  #next: Promise<void> | null = null;

  /** @param file of the database; its log is there once something was committed */
  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#logFile = `${file}-wal`;
  }

  /** Not by a prepared statement, which would be kept: this pragma acts when it is prepared. */
  wait(waits: boolean): void {
    translated(() => this.#database.exec(`pragma synchronous = ${waits ? 'full' : 'normal'}`));
  }

  written(): Promise<void> {
    this.#next ??= this.#running.then(() => this.#begin());
    return this.#next;
  }

  /** Whoever still waits for the disk is told first. */
  async close(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => {});
    const log = await this.#log;
    await log?.close();
  }

  #begin(): Promise<void> {
    const syncing = this.#sync();
    this.#next = null;
    // Who failed is told; the next one tries again.
    this.#running = syncing.catch(() => {});
    return syncing;
  }

  async #sync(): Promise<void> {
    try {
      this.#log ??= open(this.#logFile, 'r+');
      const log = await this.#log;
      await log.datasync();
    } catch (cause) {
      this.#log = null;
      throw new EchoError('store-unreachable', 'The disk failed.', { cause });
    }
  }
}
