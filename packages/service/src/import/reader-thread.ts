/**
 * The reading half of an import, on a thread of its own so that parsing and storing use two cores.
 * It is sent the files, answers with batches, and pauses while more than `creditLimit` of them wait.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { EchoError } from '@echotune/data';
import { csvFormat, exportFormats } from '@echotune/formats';
import { BatchPacker } from './pack-records.ts';
import { FileReader } from './read-file.ts';
import type { ReaderAnswer, ReaderFile, ReaderTask } from './read-records.ts';
import { buffersOf } from './record-batch.ts';

const rowsPerBatch = 9000;
const creditLimit = 3;

class Reader {
  readonly #files = new FileReader();
  readonly #packer: BatchPacker;
  readonly #port: NonNullable<typeof parentPort>;
  #credits = creditLimit;
  #wake: (() => void) | null = null;

  constructor(port: NonNullable<typeof parentPort>, { zones, now }: ReaderTask) {
    this.#packer = new BatchPacker(rowsPerBatch, zones, now);
    this.#port = port;
    port.on('message', () => {
      this.#credits += 1;
      this.#wake?.();
    });
  }

  async #credit(): Promise<void> {
    while (this.#credits === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#credits -= 1;
  }

  async #send(bytesRead: number): Promise<void> {
    if (this.#packer.size === 0) return;
    await this.#credit();
    const batch = this.#packer.take(bytesRead);
    const answer: ReaderAnswer = { kind: 'batch', batch };
    this.#port.postMessage(answer, buffersOf(batch));
  }

  async readFile(file: ReaderFile, index: number): Promise<void> {
    const format =
      file.mapping === null
        ? exportFormats.find((candidate) => candidate.name === file.format)
        : csvFormat(file.mapping);
    if (format === undefined) throw new EchoError('internal', `No format ${file.format}`);
    this.#packer.beginFile(index, file.skipRecords, file.format);
    const seen = { bytes: 0 };
    let failure: string | null = null;
    try {
      const bytes = this.#files.read(file, (count) => {
        seen.bytes += count;
      });
      for await (const parsed of format.parse(bytes)) {
        for (const record of parsed) {
          if (record.record < file.skipRecords) continue;
          if (this.#packer.mustWait(record)) await this.#send(seen.bytes);
          this.#packer.add(record);
        }
      }
    } catch (cause) {
      // Format errors name record and byte, archive errors the entry.
      failure = cause instanceof Error ? cause.message : String(cause);
    }
    await this.#send(seen.bytes);
    this.#answer({ kind: 'file-end', file: index, failure });
  }

  #answer(answer: ReaderAnswer): void {
    this.#port.postMessage(answer);
  }

  async readAll(files: readonly ReaderFile[]): Promise<void> {
    for (const [index, file] of files.entries()) await this.readFile(file, index);
    await this.#files.close();
    this.#answer({ kind: 'end' });
    this.#port.close();
  }
}

const task: ReaderTask = workerData;
if (parentPort !== null) await new Reader(parentPort, task).readAll(task.files);
