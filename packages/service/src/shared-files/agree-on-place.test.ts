import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { agreeOnPlace } from './agree-on-place.ts';

it('who is not told of the shared place stops, until somebody says that nobody shares', async () => {
  const { store, close } = await openStore();
  onTestFinished(close);
  await agreeOnPlace(store, null);
  await agreeOnPlace(store, { name: '/mnt/echotune' });
  await agreeOnPlace(store, { name: 's3://bucket/folder' });
  await expect(agreeOnPlace(store, null)).rejects.toMatchObject({
    code: 'shared-files-unset',
    message: expect.stringContaining('s3://bucket/folder'),
  });
  await agreeOnPlace(store, 'nobody-shares');
  await agreeOnPlace(store, null);
  expect(await store.sharedPlace.get()).toBe(null);
});
