import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryHome } from '../../../tests/kit/echotune.ts';
import { namedPlace } from './store-places.ts';

const refused = (name: string): unknown => {
  try {
    return namedPlace('--to', name);
  } catch (cause) {
    return cause;
  }
};

it('a folder is a home whether it is there or not, and its store has its own name', async () => {
  const { home, remove } = await temporaryHome();
  onTestFinished(remove);
  mkdirSync(join(home, 'there'));
  for (const name of ['there', 'there/', 'new', 'new/', 'new/deep/']) {
    const file = join(home, name, 'echotune.sqlite');
    expect(namedPlace('--to', join(home, name))).toEqual({ dialect: 'sqlite', file });
  }
});

it('a file is no home, and neither is what would be a folder with the name of a store', async () => {
  const { home, remove } = await temporaryHome();
  onTestFinished(remove);
  writeFileSync(join(home, 'file'), '');
  for (const name of ['file', 'new.sqlite']) {
    expect(refused(join(home, name))).toMatchObject({ code: 'input-invalid' });
  }
});

it('an address that is none of PostgreSQL is refused as DATABASE_URL refuses it, without its password', () => {
  for (const url of ['postgres://ada:pw@127.0.0.1/db', 'postgresql://127.0.0.1/db']) {
    expect(namedPlace('--to', url)).toEqual({ dialect: 'postgres', url });
  }
  for (const scheme of ['postgress', 'nonsense', 'Postgres', 'file', 's3', 'postgresql+ssl']) {
    const answer = refused(`${scheme}://root:secret@127.0.0.1/db?password=secret`);
    const message = `--to (${scheme}://…): must start with postgres://, or be a folder`;
    expect(answer).toMatchObject({ code: 'config-bad-value', message });
  }
});
