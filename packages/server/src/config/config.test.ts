import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import { readConfig } from './config.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
});

afterAll(() => remove());

const file = (text: string) => writeFileSync(join(home, 'config.toml'), text);
const read = (environment: Record<string, string> = {}) =>
  readConfig({ ECHOTUNE_HOME: home, ...environment });

describe('configuration', () => {
  it('takes the file, and the environment over it', () => {
    file('port = 5000\nlog_level = "error"\n');
    expect(read()).toMatchObject({
      port: 5000,
      logLevel: 'error',
      host: '127.0.0.1',
      databaseUrl: null,
    });
    expect(read({ ECHOTUNE_PORT: '6000' })).toMatchObject({ port: 6000, logLevel: 'error' });
    expect(read({ ECHOTUNE_PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: 5000,
      databaseUrl: null,
    });
  });

  const wrong: [string, string, Record<string, string>, RegExp][] = [
    ['an unknown key in the file', 'prot = 1', {}, /config\.toml: unknown key prot/],
    ['an unknown variable', '', { ECHOTUNE_PROT: '1' }, /ECHOTUNE_PROT/],
    ['a bad value in the file', 'port = "many"', {}, /config\.toml: port/],
    ['a bad value in a variable', '', { ECHOTUNE_PORT: '99999' }, /ECHOTUNE_PORT/],
    [
      'another database',
      '',
      { DATABASE_URL: 'mysql://x' },
      /DATABASE_URL: must start with postgres/,
    ],
    ['a file that is no TOML', 'port = = 1', {}, /not valid TOML/],
  ];
  it.each(wrong)('names %s', (_what, text, environment, message) => {
    file(text);
    expect(() => read(environment)).toThrow(message);
  });
});
