import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { type Call, callsOf, isObject, requestOf, withValues } from '../http/call.fixture.ts';
import { type OperationStage, openOperationStage } from '../http/operation-stage.fixture.ts';

const seed = 20_260_610;

/** Several kinds at once, short enough to be taken where a name is: what is refused as too long tests nothing. */
const injections = {
  'SQL, LIKE and HTML': `'";--%_</title><img src=x onerror=alert(1)>`,
  'paths, headers, templates, formulas, prototypes, looks':
    '../..\\/etc/passwd\r\nX-Injected: 1\r\n{{7*7}}#{7*7}=1+1|__proto__\u202e\ufb03\u2028',
} as const;
type Kind = keyof typeof injections;

/** Each value with one of its texts replaced, for each text anywhere in it. */
function* replaced(value: unknown, by: string): Generator<unknown> {
  if (typeof value === 'string') yield by;
  else if (Array.isArray(value)) {
    for (const [at, item] of value.slice(0, 2).entries())
      for (const other of replaced(item, by)) yield value.with(at, other);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value))
      for (const other of replaced(item, by)) yield { ...value, [name]: other };
  }
}

/** What of an answer says that the text was more than a text; null where nothing does. */
function objection({ statusCode, headers, body }: LightMyRequestResponse, text: string) {
  if (statusCode >= 500 && statusCode !== 502 && statusCode !== 503)
    return 'the server’s own fault';
  if ('x-injected' in headers) return 'a header of its own';
  if (Object.values(headers).some((value) => /[\r\n]/.test(String(value))))
    return 'a line of its own';
  if (/root:.*:0:0:|\[extensions\]/.test(body)) return 'a file';
  if (/SQLITE_|syntax error|\bSELECT\b.*\bFROM\b/i.test(body)) return 'what the store says';
  if (body.includes('x4949') || body.includes('\n4949')) return 'a template';
  const type = String(headers['content-type']);
  if (/html|xml/.test(type) && body.includes(text) && /[<>]/.test(text)) return 'a tag';
  return null;
}

function injects(
  environment: () => Promise<Readonly<Record<string, string>>>,
  kinds: readonly Kind[],
): void {
  let stage: OperationStage;
  beforeAll(async () => {
    stage = await openOperationStage({
      ECHOTUNE_REQUESTS_PER_MINUTE: '0',
      ...(await environment()),
    });
  });
  afterAll(() => stage.test.close());

  it('in every parameter of every operation, a text stays a text', async () => {
    const { operations, known, prepare, test } = stage;
    const found: unknown[] = [];
    let count = 0;
    for (const operation of operations) {
      const [call] = fc.sample(callsOf(operation, known), { seed, numRuns: 1 });
      if (call === undefined) continue;
      const whole: Call = withValues(call, await prepare(operation.name));
      const named = [...(operation.parameters ?? [])].map((one) => [one.in, one.name] as const);
      for (const kind of kinds) {
        const text = injections[kind];
        const calls: Call[] = [
          ...named.map(([place, name]) => ({
            ...whole,
            [place]: { ...whole[place], [name]: text },
          })),
          ...Array.from(replaced(whole.body, text), (body) => ({ ...whole, body })),
          ...(whole.files
            ? [{ ...whole, files: { [text.replaceAll(/["\r\n]/g, '')]: '[]' } }]
            : []),
          {
            ...whole,
            headers: { ...whole.headers, 'accept-language': text.replace(/[^\x20-\x7e]/g, '') },
          },
        ];
        for (const one of calls) {
          count += 1;
          // An address that tries to sign in too often would be told so.
          const remoteAddress = `10.2.${count >> 8}.${count & 255}`;
          const answer = await test.app.inject({ ...requestOf(operation, one), remoteAddress });
          const why = objection(answer, text);
          if (why !== null)
            found.push([operation.name, kind, why, answer.statusCode, answer.body.slice(0, 200)]);
        }
      }
    }
    expect(count).toBeGreaterThan(operations.length * kinds.length);
    expect(found).toEqual([]);
    expect(await test.echotune.store.check()).toEqual([]);
    expect(Object.keys(Object.getPrototypeOf({}))).toEqual([]);
  });

  it('signs that a store takes for any letters find what they are and nothing else', async () => {
    const { test } = stage;
    const post = (url: string, payload: object) =>
      test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload });
    const [{ id: listener }] = (await test.app.inject('/api/v1/overview')).json().listeners;
    const at = test.clock.now - 60_000;
    await post(`/plays?listener=${listener}`, {
      plays: [{ title: '100% wool_sock\\', artist: 'Per_cent', msPlayed: 1000, startedAt: at }],
    });
    const titles = async (q: string) => {
      const url = `/api/v1/search?q=${encodeURIComponent(q)}`;
      const { songs } = (await test.app.inject(url)).json();
      return songs.map(({ title }: { title: string }) => title);
    };
    expect((await titles('song')).length).toBeGreaterThan(2);
    for (const q of ['%', '_', '%%', '____', '\\', '*', '?', '%_%'])
      expect([q, (await titles(q)).filter((title: string) => /^song/i.test(title))]).toEqual([
        q,
        [],
      ]);
    expect(await titles('wool sock')).toEqual(['100% wool_sock\\']);
  });
}

describe('what is sent, on SQLite', () =>
  injects(
    async () => ({}),
    ['SQL, LIKE and HTML', 'paths, headers, templates, formulas, prototypes, looks'],
  ));

describeWith('postgres', 'what is sent, on PostgreSQL', () => {
  let removeDatabase: () => Promise<void>;
  afterAll(() => removeDatabase());
  injects(async () => {
    const { url, remove } = await temporaryDatabase();
    removeDatabase = remove;
    return { DATABASE_URL: url };
  }, ['SQL, LIKE and HTML']);
});

it('an answer that took a text for more than that is noticed', async () => {
  const answer = (over: object): LightMyRequestResponse =>
    Object.assign(Object.create(null), { statusCode: 200, headers: {}, body: '', ...over });
  const text = '<b>';
  for (const over of [
    { statusCode: 500 },
    { headers: { 'x-injected': '1' } },
    { headers: { 'content-disposition': 'a\nb' } },
    { body: 'near "x": syntax error' },
    { body: 'root:x:0:0:root' },
    { headers: { 'content-type': 'text/html' }, body: `hello ${text}` },
  ])
    expect([over, objection(answer(over), text)]).toEqual([over, expect.any(String)]);
  expect(objection(answer({ body: JSON.stringify(text) }), text)).toBeNull();
});
