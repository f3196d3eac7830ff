import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeAnswer, type Misbehaviour, misbehave } from './misbehaviour.ts';

/** Server-sent events: of each its name, where the protocol gives it one, and its data. */
export interface FakeEvents {
  /** The same as one answer. */
  readonly whole: object;
  readonly events: readonly { readonly name?: string; readonly data: unknown }[];
  /** Between two of them, milliseconds. */
  readonly pauseMs?: number;
}

const gateway = '<html>Bad gateway</html>';

/** Whether it never begins to answer. */
async function isCut(response: ServerResponse, wrong: Misbehaviour | null): Promise<boolean> {
  if (wrong?.kind === 'latency') await sleep(wrong.ms, undefined, { ref: false });
  if (wrong?.kind !== 'connection-cut') return false;
  response.destroy();
  return true;
}

function arriving(whole: Buffer, wrong: Misbehaviour | null): Buffer {
  if (wrong?.kind === 'empty') return Buffer.of();
  return wrong?.kind === 'ends-early' ? whole.subarray(0, whole.length / 2) : whole;
}

/** The bytes of an answer; null where it has none. */
function bytesOf({ body, bytes }: FakeAnswer, wrong: Misbehaviour | null): Buffer | null {
  if (body === undefined && bytes === undefined) return null;
  if (wrong?.kind === 'no-json') return Buffer.from(gateway);
  return Buffer.from(body === undefined ? (bytes ?? []) : JSON.stringify(body));
}

/** Writes an answer, or the part of it that still arrives. */
export async function sendWhole(
  response: ServerResponse,
  answer: FakeAnswer,
  wrong: Misbehaviour | null,
): Promise<void> {
  if (await isCut(response, wrong)) return;
  const { status, body, headers = {} } = answer;
  const said = bytesOf(answer, wrong);
  const whole = arriving(said ?? Buffer.of(), wrong);
  response.writeHead(status, {
    ...headers,
    ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...(said !== null && { 'content-length': String(whole.length) }),
  });
  if (said === null) response.end();
  else if (wrong?.kind !== 'half-a-body') response.end(whole);
  else response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
}

function arrivingOf(events: number, wrong: Misbehaviour | null): number {
  if (wrong?.kind === 'empty') return 0;
  const isHalf = wrong?.kind === 'half-a-body' || wrong?.kind === 'ends-early';
  return isHalf ? Math.ceil(events / 2) : events;
}

/** Writes events one after the other, each as it goes wrong. */
export async function sendEvents(
  response: ServerResponse,
  { events, whole, pauseMs = 0 }: FakeEvents,
  wrong: Misbehaviour | null,
): Promise<void> {
  if (wrong?.kind === 'not-streamed') {
    return sendWhole(response, { status: 200, body: whole }, wrong);
  }
  if (await isCut(response, wrong)) return;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const { name, data } of events.slice(0, arrivingOf(events.length, wrong))) {
    const { body } =
      wrong === null ? { body: data } : misbehave({ status: 200, body: data }, wrong);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const said = wrong?.kind === 'no-json' ? gateway : text;
    response.write(`${name === undefined ? '' : `event: ${name}\n`}data: ${said}\n\n`);
    if (pauseMs > 0) await sleep(pauseMs);
  }
  // Half of it is on its way before the connection breaks.
  if (wrong?.kind === 'half-a-body') response.write(': \n\n', () => response.destroy());
  else response.end();
}
