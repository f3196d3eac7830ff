import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { chooseListener, chooseOrCreateListener } from './choose-listener.ts';

let test: TestStore;
beforeEach(async () => {
  test = await openStore(Date.UTC(2026, 0, 1));
});
afterEach(() => test.close());

const first = { name: 'me', timeZone: 'UTC' };
const choose = (name: string, isNew = false) =>
  chooseOrCreateListener(test.store, { name, isNew }, first);
const names = async () => (await test.store.listeners.list()).map(({ name }) => name);

it('a mistyped name makes nobody where there is somebody, and is answered with the closest ones', async () => {
  await choose('Ada Lovelace');
  for (const name of ['Bea', 'Cem', 'Dov']) await choose(name, true);
  const mistyped = choose('ada lovelce');
  await expect(mistyped).rejects.toMatchObject({
    code: 'listener-unknown',
    message: expect.stringMatching(
      /^There is no listener "ada lovelce"\. The closest are "Ada Love/,
    ),
  });
  await expect(chooseListener(test.store, { name: 'Beä' })).rejects.toThrow('closest are "Bea"');
  expect(await names()).toEqual(['Ada Lovelace', 'Bea', 'Cem', 'Dov']);
});

it('the first listener needs no word, also beside the demo’s; the same name again is the same one', async () => {
  await test.store.listeners.create({ name: 'Demo', timeZone: 'UTC', demo: true });
  const ada = await choose('Ada');
  expect(await choose('Ada')).toEqual(ada);
  expect(await choose('Ada', true)).toEqual(ada);
  await expect(choose('Adda')).rejects.toThrow(
    'There is no listener "Adda". There is "Ada", "Demo".',
  );
});

it('who may see only some listeners is not told of others', async () => {
  await choose('Ada');
  const reach = { accountId: 'somebody', listenerId: null };
  await expect(chooseListener(test.store, { name: 'Adda' }, reach)).rejects.toThrow(
    /^There is no listener "Adda"\.$/,
  );
});
