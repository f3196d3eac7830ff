import { EchoError } from '@echotune/data';
import { describe, expect, it } from 'vitest';
import { openLogger } from './open-logger.ts';
import { safeError } from './safe-error.ts';
import { scrubbed } from './scrub.ts';

describe('what a log has of a text', () => {
  it.each([
    ['GET /api/v1/plays?cursor=abc failed', 'GET /api/v1/plays?… failed'],
    ['at https://ada:pw@music.example/x?token=1', 'at https://…@music.example/x?…'],
    ['from ada.lovelace@example.org', 'from …'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
    ['key et_0123456789abcdef', 'key …'],
    ['jwt eyJhbGciOi.eyJzdWIi.c2ln', 'jwt …'],
    ['connect ECONNREFUSED 10.1.2.3:5432', 'connect ECONNREFUSED …:5432'],
    ['from 2001:db8:0:1:2:3:4:5', 'from …'],
    ['at 2026-01-15T10:00:00.000Z in 3 s', 'at 2026-01-15T10:00:00.000Z in 3 s'],
    ['spotify is paused until 12:30:00', 'spotify is paused until 12:30:00'],
    ['blend@3 of 1.2.3', 'blend@3 of 1.2.3'],
  ])('%s', (text, left) => {
    expect(scrubbed(text)).toBe(left);
  });
});

describe('what a log has of an error', () => {
  it('is its code and where it was thrown, and no words for whoever asked', () => {
    const error = new EchoError('listener-unknown', 'There is no listener Ada.', {
      cause: new SyntaxError('Unexpected token A, Ada is not valid JSON'),
    });
    const { stack, cause, ...rest } = safeError(error);
    expect(rest).toEqual({ type: 'EchoError', code: 'listener-unknown' });
    expect(stack).toMatch(/^\s+at .*log\.test\.ts/);
    expect(cause).toMatchObject({ type: 'SyntaxError' });
    expect(JSON.stringify([rest, stack, cause])).not.toContain('Ada');
  });

  it('is its message where that is about the machine', () => {
    const error = new EchoError('store-unreachable', 'No connection to 10.0.0.1.');
    expect(safeError(error).message).toBe('No connection to ….');
  });

  it('is the call of the system without the path, and of others what is not quoted', () => {
    const path = '/home/ada/history.csv';
    const system = Object.assign(new Error(`ENOENT: no such file, open '${path}'`), {
      ...{ code: 'ENOENT', syscall: 'open', path },
    });
    const { stack: _, ...told } = safeError(system);
    expect(told).toEqual({ type: 'Error', code: 'ENOENT', message: 'ENOENT open' });
    expect(safeError(new TypeError('Cannot read "Ada" of undefined')).message).toBe(
      'Cannot read … of undefined',
    );
    expect(safeError('Ada')).toEqual({ type: 'string' });
  });

  it('ends, also where causes go round in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(safeError(error)).match(/round/g)).toHaveLength(6);
  });
});

it('a line has the id of the request it belongs to, and leaves out who and what for', () => {
  const lines: string[] = [];
  const { logger, within } = openLogger(
    { logLevel: 'debug' },
    { write: (line: string) => void lines.push(line) },
  );
  within('request-1', () =>
    logger.warn({ event: 'x', token: 't0p', of: { name: 'Ada' } }, 'at /a?b=c'),
  );
  logger.error({ event: 'z', err: new EchoError('song-unknown', 'No song Ada.') });
  logger.error(new EchoError('song-unknown', 'No song Ada.'));
  logger.info({ event: 'y', problem: 'ada@example.org is not there' });
  const [one, failed, bare, two] = lines.map((line) => JSON.parse(line));
  for (const { err } of [failed, bare]) expect(err).toMatchObject({ code: 'song-unknown' });
  expect(lines.join()).not.toContain('Ada');
  expect(one).toMatchObject({ requestId: 'request-1', event: 'x', msg: 'at /a?…' });
  expect(one).toMatchObject({ token: '…', of: { name: '…' } });
  expect(two).toMatchObject({ problem: '… is not there' });
  expect(two.requestId).toBe(undefined);
});
