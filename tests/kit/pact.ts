import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MatchersV3, PactV4, Verifier } from '@pact-foundation/pact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/** One request of a client, with what it needs of the answer. */
export interface PactCall<Client> {
  readonly does: string;
  /** What must be so at the provider. */
  readonly given?: string;
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly query?: Readonly<Record<string, string | string[]>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, ReturnType<typeof MatchersV3.regex>>>;
    readonly body?: unknown;
  };
  ask(client: Client): Promise<unknown>;
  /** What the client makes of the answer; that it refuses, where this is a code. */
  readonly gets?: unknown;
}

/** A fake that is held against what its client needs. */
export interface PactProvider {
  readonly address: string;
  /** What makes the states so that calls name. */
  readonly states: Readonly<Record<string, () => void | Promise<void>>>;
  /** Headers in place of those of the contract, which hold no secret of the fake. */
  readonly headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Problems have a type of their own. */
const anyJson = MatchersV3.regex('application/([\\w.]+\\+)?json.*', 'application/json');
const golden = fileURLToPath(new URL('../../golden/pacts', import.meta.url));
const Pact = z.object({
  consumer: z.unknown(),
  provider: z.unknown(),
  interactions: z.array(z.looseObject({ description: z.string() })),
});

/**
 * A consumer's contract: each call is made against a server that knows nothing but it; what comes of all of
 * them is the Pact file in golden/pacts (`npm test -- -u` writes it), which the fake then has to satisfy.
 */
export function pactWith<Client>(
  provider: string,
  calls: readonly PactCall<Client>[],
  {
    consumer = 'echotune',
    header,
    clientAt,
    start,
  }: {
    readonly consumer?: string;
    /** Name and value of the header that says who asks. */
    readonly header: readonly [string, string];
    clientAt(address: string): Promise<Client>;
    start(): Promise<PactProvider>;
  },
): void {
  describe(`the contract with ${provider}`, () => {
    let dir: string;
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'echotune-pact-'));
    });
    afterAll(() => rm(dir, { recursive: true, force: true }));

    it.each(calls.map((call) => [call.does, call] as const))('%s', async (_does, call) => {
      const pact = new PactV4({ consumer, provider, dir, logLevel: 'error' });
      const { request, response, given } = call;
      const interaction = pact.addInteraction();
      if (given !== undefined) interaction.given(given);
      await interaction
        .uponReceiving(call.does)
        .withRequest(request.method, request.path, (builder) => {
          builder.headers(Object.fromEntries([header]));
          if (request.query) builder.query(request.query);
          if (request.body !== undefined) builder.jsonBody(request.body);
        })
        .willRespondWith(response.status, (builder) => {
          if (response.headers !== undefined) builder.headers({ ...response.headers });
          if (response.body === undefined) return;
          builder.headers({ 'Content-Type': anyJson }).jsonBody(response.body);
        })
        .executeTest(async ({ url }) => {
          const client = await clientAt(url.replace(/\/$/, ''));
          const got = await call.ask(client).catch((cause) => ({ code: cause.code }));
          if ('gets' in call) expect(got).toMatchObject(Object(call.gets));
        });
    });

    it('is the Pact file, and the provider keeps it', async () => {
      const file = join(dir, `${consumer}-${provider}.json`);
      const pact = JSON.parse(await readFile(file, 'utf8'));
      const { interactions, ...parties } = Pact.parse(pact);
      interactions.sort((a, b) => a.description.localeCompare(b.description));
      const text = `${JSON.stringify({ ...parties, interactions }, null, 2)}\n`;
      await expect(text).toMatchFileSnapshot(join(golden, `${consumer}-${provider}.json`));
      // The verifier would follow redirects: those the client's own tests hold the fake to.
      const isRedirect = ({ response }: Record<string, unknown>) =>
        Math.floor(Object(response).status / 100) === 3;
      const verified = interactions.filter((one) => !isRedirect(one));
      await writeFile(file, JSON.stringify({ ...pact, interactions: verified }));
      const { address, states, headers, close } = await start();
      try {
        await new Verifier({
          ...{ provider, providerBaseUrl: address, pactUrls: [file], logLevel: 'error' },
          stateHandlers: Object.fromEntries(
            Object.entries(states).map(([state, make]) => [state, async () => make()]),
          ),
          requestFilter: (request: { headers: object }, _response: unknown, next: () => void) => {
            Object.assign(request.headers, headers);
            next();
          },
        }).verifyProvider();
      } finally {
        await close();
      }
    });
  });
}
