import { expect, it } from 'vitest';
import { apiKit, coverArtAt, coverArtOnFake } from '../api/clients.fixture.ts';
import { onePixel } from './fake-coverart.ts';
import { imageOf } from './image.ts';
import { imageAddress } from './image-address.ts';

const mbid = '11111111-1111-4111-8111-111111111111';
const home = 'https://coverartarchive.org';
const from = `${home}/release/${mbid}/front-250`;
const picture = onePixel(200, 30, 20);

it('follows to where the picture is, says who asks, and knows what it does not have', async () => {
  const { fake, client } = await coverArtOnFake();
  fake.fronts.set(mbid, picture);
  const image = await client.front(mbid);
  expect(image?.type).toBe('image/gif');
  expect(Buffer.from(image?.bytes ?? [])).toEqual(Buffer.from(picture));
  const at = (part: string, file: string) => `/${part}/mbid-${mbid}/${file}`;
  const file = `mbid-${mbid}-1_thumb250.jpg`;
  expect(fake.server.asked.map(({ path }) => path)).toEqual([
    ...[`/release/${mbid}/front-250`, at('download', file), at('items', file)],
  ]);
  expect(new Set(fake.server.asked.map(({ headers }) => headers['user-agent']))).toEqual(
    new Set(['EchoTune/0 (https://echotune.example)']),
  );
  expect(await client.front(mbid.replaceAll('1', '2'))).toBeNull();
  await expect(client.front('not an id')).rejects.toMatchObject({ code: 'provider-refused' });
});

it('a picture that went after the archive named it is none', async () => {
  const { fake, client } = await coverArtOnFake();
  fake.fronts.set(mbid, picture);
  const address = await client.whereFront(mbid);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/download\//);
  fake.leadsTo = `${fake.server.address}/items/mbid-${mbid.replaceAll('1', '2')}/gone.jpg`;
  expect(await client.front(mbid)).toBeNull();
});

it.each([
  'http://127.0.0.1:1/inside.jpg',
  'https://archive.org.evil.example/a.jpg',
  'file:///etc/passwd',
  'nothing://',
])('is not led to %s, and counts that as a misfit', async (leadsTo) => {
  const { fake, client, misfits } = await coverArtOnFake();
  fake.fronts.set(mbid, picture);
  fake.leadsTo = leadsTo;
  await expect(client.front(mbid)).rejects.toMatchObject({ code: 'provider-misfit' });
  expect(fake.server.asked).toHaveLength(1);
  expect(misfits).toMatchObject([{ provider: 'coverart', operation: 'front', shape: null }]);
});

it('redirects that lead round and round end', async () => {
  const { fake, client, misfits } = await coverArtOnFake();
  fake.fronts.set(mbid, picture);
  fake.leadsTo = `${fake.server.address}/download/mbid-${mbid}/again.jpg`;
  await expect(client.front(mbid)).rejects.toMatchObject({ code: 'provider-misfit' });
  expect(fake.server.asked).toHaveLength(5);
  expect(misfits).toMatchObject([{ problem: 'redirects without end' }]);
});

it.each([
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a drawing that could run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['nothing', Buffer.of()],
])('%s is no picture, whatever is said of it', async (_what, bytes) => {
  const { fake, client, misfits } = await coverArtOnFake();
  fake.fronts.set(mbid, bytes);
  await expect(client.front(mbid)).rejects.toMatchObject({ code: 'provider-misfit' });
  expect(misfits).toHaveLength(1);
});

it('a picture that is far too large is not read to its end', async () => {
  const { fake, client } = await coverArtOnFake();
  fake.fronts.set(mbid, Buffer.concat([picture, Buffer.alloc(3_000_000)]));
  await expect(client.front(mbid)).rejects.toMatchObject({ code: 'provider-unreachable' });
});

it('where nobody answers, that is told', async () => {
  const client = coverArtAt('http://127.0.0.1:9', apiKit());
  await expect(client.front(mbid)).rejects.toMatchObject({ code: 'provider-unreachable' });
});

it.each([
  ['https://archive.org/download/a.jpg', 'https://archive.org/download/a.jpg'],
  ['http://archive.org/download/a.jpg', 'https://archive.org/download/a.jpg'],
  ['http://ia801.us.archive.org/1/a.jpg?x=1', 'https://ia801.us.archive.org/1/a.jpg?x=1'],
  ['/download/a.jpg', `${home}/download/a.jpg`],
  ['//archive.org/a.jpg', 'https://archive.org/a.jpg'],
  ['https://archive.org:8443/a.jpg', null],
  ['https://me@archive.org/a.jpg', null],
  ['https://notarchive.org/a.jpg', null],
  ['https://archive.org.example/a.jpg', null],
  ['ftp://archive.org/a.jpg', null],
  ['data:image/png;base64,AAAA', null],
  ['http://[', null],
  [null, null],
])('%j leads to %j', (location, expected) => {
  expect(imageAddress(location, { from, home })).toBe(expected);
});

it('tells pictures by what is in them', () => {
  expect(imageOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))?.type).toBe('image/jpeg');
  expect(imageOf(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))?.type).toBe('image/png');
  expect(imageOf(Buffer.from('RIFF....WEBPVP8 '))?.type).toBe('image/webp');
  expect(imageOf(picture)?.type).toBe('image/gif');
});
