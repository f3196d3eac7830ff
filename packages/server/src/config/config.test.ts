import { readFileSync, writeFileSync } from 'node:fs';
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

function failureOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (cause) {
    return String(cause);
  }
}

describe('configuration', () => {
  it('takes what Kubernetes tells of a Service called echotune for no setting', () => {
    file('');
    const links = {
      ECHOTUNE_SERVICE_HOST: '10.0.0.1',
      ECHOTUNE_SERVICE_PORT: '4545',
      ECHOTUNE_SERVICE_PORT_HTTP: '4545',
      ECHOTUNE_PORT: 'tcp://10.0.0.1:4545',
      ECHOTUNE_PORT_4545_TCP: 'tcp://10.0.0.1:4545',
      ECHOTUNE_PORT_4545_TCP_PROTO: 'tcp',
      ECHOTUNE_PORT_4545_TCP_PORT: '4545',
      ECHOTUNE_PORT_4545_TCP_ADDR: '10.0.0.1',
      ECHOTUNE_WEB_SERVICE_HOST: '10.0.0.2',
      ECHOTUNE_WEB_PORT: 'tcp://10.0.0.2:80',
    };
    expect(read(links)).toEqual(read());
    expect(failureOf(() => read({ ECHOTUNE_WEB_PORT: '80' }))).toContain('ECHOTUNE_WEB_PORT');
  });

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
    ...['redis://', 'redis://127.0.0.1:99999', 'redis://:%zz@127.0.0.1:6379'].map(
      (url): [string, string, Record<string, string>, RegExp] => [
        `no address of a Redis, ${url}`,
        '',
        { REDIS_URL: url },
        /REDIS_URL: must be an address/,
      ],
    ),
    [
      'no number of a database in Redis',
      '',
      { REDIS_URL: 'redis://127.0.0.1:6391/abc' },
      /REDIS_URL: must end with the number of a database/,
    ],
    [
      'half a price of one’s own model, which would count too little',
      '',
      { ECHOTUNE_COMPATIBLE_INPUT_USD: '1' },
      /ECHOTUNE_COMPATIBLE_OUTPUT_USD \(config\.toml: compatible_output_usd\): is needed with compatible_input_usd/,
    ],
    [
      'what an address has to be',
      '',
      { ECHOTUNE_COMPATIBLE_URL: 'nope' },
      /ECHOTUNE_COMPATIBLE_URL: must be an address such as https:/,
    ],
    [
      'an address with a password in it, without saying it again',
      '',
      { ECHOTUNE_GEMINI_URL: 'https://a:secret@b.example' },
      /ECHOTUNE_GEMINI_URL: must hold no name or password$/,
    ],
    [
      'what no key looks like, without saying it again',
      '',
      { ECHOTUNE_GEMINI_API_KEY: 'ab\ncd' },
      /ECHOTUNE_GEMINI_API_KEY: must be letters, digits and signs without spaces$/,
    ],
    [
      'what a switch can be',
      'webhook_private_addresses = "maybe"',
      {},
      /webhook_private_addresses: must be true or false/,
    ],
    [
      'an address as the home, without saying its password',
      '',
      { ECHOTUNE_HOME: 'postgress://root:secret@127.0.0.1/db' },
      /ECHOTUNE_HOME \(postgress:\/\/…\): must be a folder$/,
    ],
    ['a file that is no TOML', 'port = = 1', {}, /not valid TOML/],
  ];
  it.each(wrong)('names %s', (_what, text, environment, message) => {
    file(text);
    expect(() => read(environment)).toThrow(message);
  });

  it('every setting is in the README', () => {
    file('');
    const said = failureOf(() => read({ ECHOTUNE_PROT: '1' }));
    const names = said.match(/\b(?:ECHOTUNE_[A-Z_]+|(?:DATABASE|REDIS)_URL)\b/g) ?? [];
    const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
    const known = names.filter((name) => name !== 'ECHOTUNE_PROT');
    expect(known.length).toBeGreaterThan(30);
    expect(known.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('an MLflow server', () => {
  const mlflow = (environment: Record<string, string>) => read(environment).mlflow;

  it('is named as MLflow’s own clients have it, by name and password or by a token', () => {
    file('');
    const none = { address: null, authorization: undefined, experiment: 'echotune' };
    expect(mlflow({})).toEqual(none);
    const MLFLOW_TRACKING_URI = 'http://127.0.0.1:5000/';
    const token = { MLFLOW_TRACKING_URI, MLFLOW_TRACKING_TOKEN: 'secret' };
    expect(mlflow({ ...token, MLFLOW_EXPERIMENT_NAME: 'music' })).toEqual({
      ...{ address: 'http://127.0.0.1:5000', authorization: 'Bearer secret', experiment: 'music' },
    });
    const named = { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'pass' };
    expect(mlflow({ ...token, ...named }).authorization).toBe('Basic YWRhOnBhc3M=');
  });

  it.each(['sqlite:///mlflow.db', 'databricks', 'http://ada:pass@127.0.0.1:5000'])(
    '%s is refused with the name of the variable',
    (uri) => {
      const failure = failureOf(() => read({ MLFLOW_TRACKING_URI: uri }));
      expect(failure).toMatch(/MLFLOW_TRACKING_URI: must/);
    },
  );
});

describe('shared files', () => {
  const shared = (environment: Record<string, string>) => read(environment).sharedFiles;
  const keys = {
    ECHOTUNE_SHARED_FILES_ACCESS_KEY: 'some',
    ECHOTUNE_SHARED_FILES_SECRET_KEY: 'thing',
  };

  it('are in the home alone, in a folder, or in a bucket of anybody', () => {
    file('');
    expect(shared({})).toBeNull();
    expect(shared({ ECHOTUNE_SHARED_FILES: '/mnt/echotune' })).toEqual({ folder: '/mnt/echotune' });
    expect(shared({ ECHOTUNE_SHARED_FILES: 'file:///mnt/echo%20tune' })).toEqual({
      folder: '/mnt/echo tune',
    });
    const bucket = { ECHOTUNE_SHARED_FILES: 's3://music/echo/tune/', ...keys };
    expect(shared(bucket)).toEqual({
      ...{ endpoint: 'https://s3.us-east-1.amazonaws.com', region: 'us-east-1', bucket: 'music' },
      ...{ prefix: 'echo/tune', accessKey: 'some', secretKey: 'thing' },
    });
    expect(
      shared({ ...bucket, ECHOTUNE_SHARED_FILES_ENDPOINT: 'http://minio:9000' }),
    ).toMatchObject({ endpoint: 'http://minio:9000' });
  });

  it('are refused where a bucket has no keys, or where it is no place', () => {
    file('');
    expect(() => shared({ ECHOTUNE_SHARED_FILES: 's3://music' })).toThrow(
      /ECHOTUNE_SHARED_FILES_ACCESS_KEY \(config\.toml: shared_files_access_key\): is needed with a bucket/,
    );
    for (const place of [
      'relative/folder',
      's3://',
      's3://B',
      'https://music.example',
      'file://x',
    ]) {
      expect(() => shared({ ECHOTUNE_SHARED_FILES: place, ...keys })).toThrow(
        /ECHOTUNE_SHARED_FILES: must be the full path/,
      );
    }
  });
});
