import { createInterface, type Interface } from 'node:readline/promises';

/** What somebody did at a prompt: a line, Ctrl-C, or the end of all input. */
export type Typed =
  | { readonly is: 'line'; readonly line: string }
  | { readonly is: 'interrupted' }
  | { readonly is: 'over' };

/** Talks with somebody at a terminal. While it is open Ctrl-C reaches it and nobody else. */
export class Prompter {
  readonly #lines: Interface;
  readonly #output: NodeJS.WritableStream;
  readonly #over = new AbortController();
  #interrupt = () => {};

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#output = output;
    this.#lines = createInterface({ input, output, terminal: true });
    this.#lines.on('SIGINT', () => this.#interrupt());
    this.#lines.on('close', () => this.#over.abort());
  }

  async ask(prompt: string): Promise<Typed> {
    const typed = await this.interruptible((signal) => this.#line(prompt, signal));
    if (typed?.is === 'line') return typed;
    // What was typed so far is not the beginning of the next line.
    if (typed === null) this.#lines.write(null, { ctrl: true, name: 'u' });
    this.#output.write('\n');
    return typed ?? { is: 'interrupted' };
  }

  async #line(prompt: string, signal: AbortSignal): Promise<Typed> {
    const either = AbortSignal.any([signal, this.#over.signal]);
    try {
      return { is: 'line', line: await this.#lines.question(prompt, { signal: either }) };
    } catch (cause) {
      if (!this.#over.signal.aborted) throw cause;
      return { is: 'over' };
    }
  }

  /** Work that Ctrl-C ends: then there is no result. */
  async interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    const stop = new AbortController();
    this.#interrupt = () => stop.abort();
    try {
      return await work(stop.signal);
    } catch (cause) {
      if (!stop.signal.aborted) throw cause;
      return null;
    } finally {
      this.#interrupt = () => {};
    }
  }

  close(): void {
    this.#lines.close();
  }
}
