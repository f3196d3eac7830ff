/** What a real server and the background process that it starts send to a collector. */
import { setTimeout as wait } from 'node:timers/promises';
import { extendedHistoryChunks } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryHome } from './kit/echotune.ts';
import { startOtlpReceiver } from './kit/otlp-receiver.ts';
import { startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';

it('an import, the training after it and the request that began it are traced, without anybody’s data', async () => {
  const receiver = await startOtlpReceiver();
  const { home, remove } = await temporaryHome();
  const server = await startOwned(home, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.address });
  onTestFinished(async () => {
    await server.stop();
    await receiver.close();
    await remove();
  });
  const rows = extendedHistoryChunks({
    plays: 60,
    tracks: 9,
    endsAt: Date.UTC(2025, 0, 1),
    seed: 1,
  });
  const text = [...rows].join('');
  const { headers, payload } = upload({ 'endsong_0.json': text });
  const all = { ...headers, ...server.headers };
  const request = { method: 'POST', headers: all, body: new Uint8Array(payload) };
  await fetch(`${server.address}/api/v1/imports`, request);
  const named = (name: string) => receiver.spans.filter((span) => span.name === name);
  while (named('train').length === 0 || named('POST /api/v1/imports').length === 0) await wait(100);
  const [job] = named('job').filter(({ attributes }) =>
    JSON.stringify(attributes).includes('import'),
  );
  expect(named('import')).toMatchObject([{ traceId: job?.traceId, parentSpanId: job?.spanId }]);
  expect(named('train')).toMatchObject([{ traceId: job?.traceId }]);
  const [{ master_metadata_track_name: track }] = JSON.parse(text);
  expect(track.length).toBeGreaterThan(1);
  const sent = receiver.bodies.join();
  for (const secret of [track, 'Owner', 'endsong_0', server.headers.cookie, home]) {
    expect(sent).not.toContain(secret);
  }
});
