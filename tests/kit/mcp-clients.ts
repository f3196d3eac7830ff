import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { onTestFinished } from 'vitest';
import { launcher } from './echotune.ts';

export interface Opening {
  /** The client's idea of the protocol: that of 2025, or the newest that both know. */
  readonly era?: 'legacy' | 'auto';
  /** What the person answers; null where the client cannot ask one. */
  readonly says?: 'yes' | 'no' | null;
}

function newClient({ era = 'auto', says = null }: Opening): Client {
  const client = new Client(
    { name: 'test', version: '1' },
    {
      capabilities: says === null ? {} : { elicitation: { form: {} } },
      versionNegotiation: { mode: era },
    },
  );
  if (says !== null) {
    client.setRequestHandler('elicitation/create', () =>
      says === 'yes' ? { action: 'accept', content: { yes: true } } : { action: 'decline' },
    );
  }
  onTestFinished(() => client.close());
  return client;
}

/** What a client hands on to the command that it starts. */
export const environmentOf = (home: string) => ({
  ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ECHOTUNE_HOME: home },
});

/** The official client of `echotune mcp`, until the test ends. */
export async function overStdio(
  home: string,
  args: readonly string[],
  opening: Opening = {},
): Promise<Client> {
  const client = newClient(opening);
  const start = { command: process.execPath, args: [launcher, 'mcp', ...args] };
  await client.connect(
    new StdioClientTransport({ ...start, env: environmentOf(home), stderr: 'ignore' }),
  );
  return client;
}

/** The official client of a server at that address, until the test ends. */
export async function overHttp(
  address: string,
  key: string,
  opening: Opening = {},
): Promise<Client> {
  const client = newClient(opening);
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', address), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  );
  return client;
}

/** What a tool answers, as text and as facts. */
export async function call(client: Client, name: string, given: object = {}) {
  const {
    content,
    structuredContent,
    isError = false,
  } = await client.callTool({
    ...{ name, arguments: { ...given } },
  });
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  const facts: Readonly<Record<string, unknown>> = { ...Object(structuredContent) };
  return { text, facts, isError };
}

/** What a client sees of tools. */
export const namesOf = async (client: Client) =>
  (await client.listTools()).tools.map(({ name }) => name).toSorted();
