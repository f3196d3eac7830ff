import type { Scope } from '@echotune/data';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

/** What a person answers to a form; null where their client has none. */
export type Person = 'accept' | 'accept-unticked' | 'decline' | 'cancel' | null;

export interface McpStage {
  readonly test: TestApp;
  readonly listener: number;
  /** A key of the owner's, for their listener. */
  keyWith(...scopes: readonly Scope[]): Promise<string>;
  /** The official client, with what its person was asked so far. */
  connect(
    key: string,
    options?: { readonly person?: Person; readonly era?: 'legacy' | 'auto' },
  ): Promise<{ readonly client: Client; readonly asked: string[] }>;
  close(): Promise<void>;
}

const songs = [
  ...[
    ['Glass', 'Noor'],
    ['Tide', 'Noor'],
    ['Lantern', 'Ostrava'],
    ['Moss', 'Ostrava'],
  ],
] as const;

/** The server with a listener who has heard four songs, and official clients of it. */
export async function openMcpStage(
  environment: Readonly<Record<string, string>> = {},
): Promise<McpStage> {
  const test = await openApp({ ECHOTUNE_REQUESTS_PER_MINUTE: '0', ...environment });
  const post = async (url: string, payload: object) =>
    (await test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload })).json();
  const { id: listener } = await post('/listeners', { name: 'Me' });
  const plays = Array.from({ length: 40 }, (_, nth) => {
    const [title = '', artist = ''] = songs[nth % songs.length] ?? [];
    return { title, artist, msPlayed: 200_000, startedAt: testNow - (nth + 1) * 7_200_000 };
  });
  await post('/plays', { plays });
  await post('/playlists', { name: 'Evening' });
  /** What a client sends, without a socket. */
  const fetching = async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(String(input));
    const headers = Object.fromEntries(new Headers(init.headers));
    const payload = typeof init.body === 'string' ? { payload: init.body } : {};
    const method = init.method === 'POST' || init.method === 'DELETE' ? init.method : 'GET';
    const answer = await test.bare.inject({ method, url: pathname, headers, ...payload });
    const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    const isEmpty = [202, 204].includes(answer.statusCode);
    return new Response(isEmpty ? null : answer.body, {
      ...{ status: answer.statusCode, headers: Object.fromEntries(given) },
    });
  };
  return {
    ...{ test, listener },
    keyWith: async (...scopes) => {
      const key = await post('/keys', { name: 'agent', scopes, listener, perMinute: 100_000 });
      return key.secret;
    },
    connect: async (key, { person = null, era = 'auto' } = {}) => {
      const asked: string[] = [];
      const client = new Client(
        { name: 'test', version: '1' },
        {
          capabilities: person === null ? {} : { elicitation: { form: {} } },
          versionNegotiation: { mode: era },
        },
      );
      if (person !== null) {
        client.setRequestHandler('elicitation/create', ({ params }) => {
          asked.push(params.message);
          if (person === 'decline' || person === 'cancel') return { action: person };
          return { action: 'accept', content: { yes: person === 'accept' } };
        });
      }
      await client.connect(
        new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
          requestInit: { headers: { authorization: `Bearer ${key}` } },
          fetch: fetching,
        }),
      );
      return { client, asked };
    },
    close: () => test.close(),
  };
}
