import { expect, it } from 'vitest';
import { EchoError } from '../errors.ts';
import { databaseName, fullServerSaid } from './postgres-name.ts';

const url = 'postgres://root:secret@127.0.0.1:6543/music?password=other';

it('a database is named by host, port and name, and nothing that opens it is told', () => {
  expect(databaseName(url)).toBe('127.0.0.1:6543/music');
  expect(databaseName('postgresql://db.example/music')).toBe('db.example:5432/music');
  expect(databaseName('postgres:///music?host=/run/postgresql')).toBe('/run/postgresql:5432/music');
});

it('that a server has no room is told of the server, and other faults as they came', () => {
  const full = Object.assign(new Error('No space left on device'), { code: '53100' });
  const translated = new EchoError('store-unreachable', 'PostgreSQL: …', { cause: full });
  const message = 'There is no room where PostgreSQL keeps 127.0.0.1:6543/music.';
  expect(fullServerSaid(url, translated)).toMatchObject({ code: 'disk-full', message });
  expect(fullServerSaid(url, full)).toMatchObject({ code: 'disk-full', message });
  const other = new EchoError('store-unreachable', 'PostgreSQL: gone.');
  expect(fullServerSaid(url, other)).toBe(other);
});
