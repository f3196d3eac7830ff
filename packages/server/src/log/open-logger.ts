import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';
import { safeError } from './safe-error.ts';
import { scrubbed } from './scrub.ts';

/** Fields that hold secrets or people, whoever puts them into a line. */
const redacted = [
  ...['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'accessToken'],
  ...['refreshToken', 'email', 'name', 'user', 'userName', 'accountName', 'ip', 'remoteAddress'],
  ...['query', 'url', 'body', 'headers', 'params'],
];

/** A log, and the request that lines belong to. */
export interface ProcessLog {
  readonly logger: Logger;
  /** Does the work as a part of that request: its lines say so. */
  readonly within: <T>(requestId: string, work: () => T) => T;
}

/**
 * The log of a process, as lines of JSON on stderr: stdout belongs to what a command answers. Nothing of anybody is in
 * it: errors are told as `safeError` has them, fields that name people or secrets are left out, and other texts are
 * scrubbed.
 */
export function openLogger(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination: DestinationStream = pino.destination(2),
): ProcessLog {
  const request = new AsyncLocalStorage<string>();
  const logger = pino(
    {
      level: logLevel,
      mixin: () => {
        const requestId = request.getStore();
        return requestId === undefined ? {} : { requestId };
      },
      redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), censor: '…' },
      // It is made safe below, before anything else sees it.
      serializers: { err: (safe) => safe },
      formatters: { log: (line) => Object.fromEntries(Object.entries(line).map(scrubbedEntry)) },
      hooks: {
        logMethod([first, ...rest], method) {
          const given = [withoutError(first), ...rest].map(scrubbedText);
          method.apply(this, given as Parameters<typeof method>);
        },
      },
    },
    destination,
  );
  return { logger, within: (requestId, work) => request.run(requestId, work) };
}

/** A line whose error is made safe before pino takes its message for the line's own. */
function withoutError(line: unknown): unknown {
  if (line instanceof Error) return { err: safeError(line) };
  if (typeof line !== 'object' || line === null || !('err' in line)) return line;
  return { ...line, err: safeError(line.err) };
}

function scrubbedEntry([name, value]: [string, unknown]): [string, unknown] {
  return [name, scrubbedText(value)];
}

function scrubbedText(value: unknown): unknown {
  return typeof value === 'string' ? scrubbed(value) : value;
}
