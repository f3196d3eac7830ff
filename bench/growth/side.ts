import { type OwnedServer, startOwned } from '../../tests/kit/signed-in.ts';
import { upload } from '../../tests/kit/upload.ts';

type Json = ReturnType<typeof JSON.parse>;

/** What is sent to a server. */
export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly json?: object;
  readonly files?: Readonly<Record<string, string>>;
  /** Instead of the owner's session. */
  readonly authorization?: string;
}

/** One of the two servers that are compared, and its owner. */
export class Side {
  readonly listener: number;
  readonly #server: OwnedServer;
  #count = 0;

  private constructor(server: OwnedServer, listener: number) {
    this.#server = server;
    this.listener = listener;
  }

  static async start(home: string, databaseUrl: string, listener: number): Promise<Side> {
    const server = await startOwned(home, {
      ...{ DATABASE_URL: databaseUrl, ECHOTUNE_REQUESTS_PER_MINUTE: '0' },
      // Beside another server and whatever else the machine does, nothing is to be turned away.
      ...{ ECHOTUNE_MOST_DELAY_MS: '0', ECHOTUNE_LOG_LEVEL: 'silent' },
    });
    // Whatever becomes of this process, its server ends with it.
    process.on('exit', () => server.child.kill('SIGKILL'));
    return new Side(server, listener);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Counts up, the same way on both sides. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /** Milliseconds until the last byte. Throws where it is not answered well. */
  async time(call: Call): Promise<number> {
    const begun = performance.now();
    const answer = await this.#send(call);
    const text = await answer.text();
    const ms = performance.now() - begun;
    if (!answer.ok) throw new Error(`${call.method} ${call.path}: ${answer.status} ${text}`);
    return ms;
  }

  /** What is answered: JSON, null where that is nothing. Throws where it is not answered well. */
  async ask(method: string, path: string, more: Omit<Call, 'method' | 'path'> = {}): Promise<Json> {
    const answer = await this.#send({ method, path, ...more });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  #send({ method, path, json, files, authorization }: Call): Promise<Response> {
    const { address, headers } = this.#server;
    const sent = files && upload(files);
    return fetch(`${address}${path}`, {
      method,
      headers: {
        ...(authorization === undefined ? headers : { authorization }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...sent?.headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(sent !== undefined && { body: new Uint8Array(sent.payload) }),
    });
  }
}
