import type { OwnedServer } from './signed-in.ts';

/** Longest that a request may take while the store is away; the store's own limit is 10 s. */
const patienceMs = 15_000;
/** Between two requests of one client, lest the test be about the machine. */
const pauseMs = 10;

/** What was answered to one request. */
export interface Answered {
  readonly path: string;
  /** 0 where nothing came within the patience, or the connection broke. */
  readonly status: number;
  readonly type: string | null;
  readonly retryAfter: string | null;
  readonly body: string;
}

export interface Load {
  readonly answers: readonly Answered[];
  /** Starts of the plays that the server said it had stored. */
  readonly acknowledged: readonly number[];
  /** Resolves once so many more answers of that status have come. */
  await(status: number, more: number): Promise<void>;
  stop(): Promise<void>;
}

interface Asked {
  readonly path: string;
  readonly body?: string;
}

async function ask(
  { address }: OwnedServer,
  headers: Readonly<Record<string, string>>,
  { path, body }: Asked,
): Promise<Answered> {
  const nothing = { path, type: null, retryAfter: null };
  try {
    const answer = await fetch(`${address}${path}`, {
      signal: AbortSignal.timeout(patienceMs),
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { method: 'POST', body }),
    });
    const [type, retryAfter] = ['content-type', 'retry-after'].map((n) => answer.headers.get(n));
    const { status } = answer;
    const text = await answer.text();
    return { ...nothing, status, type: type ?? null, retryAfter: retryAfter ?? null, body: text };
  } catch (cause) {
    return { ...nothing, status: 0, body: String(cause) };
  }
}

/** Clients, each with headers of its own, that send a play and read in turns, as long as it lasts. */
export function startLoad(
  server: OwnedServer,
  clients: readonly Readonly<Record<string, string>>[],
  reads: readonly string[],
): Load {
  const answers: Answered[] = [];
  const acknowledged: number[] = [];
  let stopped = false;
  let watching = () => {};
  let sent = 0;
  // A play every ten minutes of a past without other plays.
  const nextStart = () => Date.UTC(2021, 0, 1) + sent++ * 600_000;
  const note = (answer: Answered) => {
    answers.push(answer);
    watching();
  };
  const run = async (headers: Readonly<Record<string, string>>) => {
    for (let turn = 0; !stopped; turn += 1) {
      const startedAt = nextStart();
      const play = { title: `Song ${sent % 40}`, artist: `Artist ${sent % 7}`, startedAt };
      const body = JSON.stringify({ plays: [{ ...play, msPlayed: 180_000 }] });
      const stored = await ask(server, headers, { path: '/api/v1/plays', body });
      if (stored.status === 201) acknowledged.push(startedAt);
      note(stored);
      note(await ask(server, headers, { path: reads[turn % reads.length] ?? '/' }));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  const running = Promise.all(clients.map(run));
  return {
    answers,
    acknowledged,
    await: (status, more) => {
      const enough = answers.filter((answer) => answer.status === status).length + more;
      return new Promise((resolve) => {
        watching = () => {
          if (answers.filter((answer) => answer.status === status).length >= enough) resolve();
        };
      });
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
