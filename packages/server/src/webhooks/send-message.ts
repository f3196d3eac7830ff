import { once } from 'node:events';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { EchoError } from '@echotune/data';
import { Webhook } from 'standardwebhooks';
import { version } from '../version.ts';
import { allowedLookup, type ResolveName, refuseAddress } from './allowed-addresses.ts';

export interface Message {
  /** The `webhook-id`: the same at every attempt. */
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** `whsec_…` */
  readonly secret: string;
  /** When it is sent, UTC epoch milliseconds. */
  readonly at: number;
}

/** What a receiver said: the status, and after how many milliseconds it wants to be asked again. */
export interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | null;
}

export interface SendLimits {
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
  /** Default: the machine's own. */
  readonly resolveName?: ResolveName;
}

/**
 * Posts a message, signed as Standard Webhooks 1.0.0 says. No redirect is followed and nothing but the
 * head of the answer is read. Throws webhook-address-refused, and what the connection fails with.
 */
export async function sendMessage(message: Message, limits: SendLimits): Promise<Answer> {
  const { allowPrivate, signal, resolveName } = limits;
  const url = new URL(message.url);
  refuseAddress(url.hostname, allowPrivate);
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const sending = send(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(message.body),
      'user-agent': `EchoTune/${version}`,
      ...signatureOf(message),
    },
    // A connection of its own each time: a kept one would go where a name led before.
    agent: false,
    lookup: allowedLookup(allowPrivate, resolveName),
    signal,
  });
  // What breaks after the head of the answer is of no interest.
  sending.on('error', () => {});
  sending.end(message.body);
  const [response] = await once(sending, 'response', { signal });
  const status: number = response.statusCode;
  const wait = Number(response.headers['retry-after']);
  response.on('error', () => {});
  response.destroy();
  return { status, retryAfterMs: Number.isFinite(wait) && wait > 0 ? wait * 1000 : null };
}

function signatureOf({ id, secret, at, body }: Message) {
  return {
    'webhook-id': id,
    'webhook-timestamp': Math.floor(at / 1000),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  };
}

/** What went wrong, in words that tell nothing of what is behind an address. */
export function failureOf(cause: unknown): string {
  if (cause instanceof EchoError) return cause.message;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return `The connection failed (${code}).`;
}
