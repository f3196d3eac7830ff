import { createServer } from 'node:http';
import { silentTelemetry } from '@echotune/data';
import { expect, it, onTestFinished } from 'vitest';
import { Provider } from '../policy/provider.ts';
import { prometheusLimits, queryPrometheus } from './query.ts';

/** Something that answers so at every address, and what it was asked. */
async function answering(status: number, body: string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const provider = new Provider(prometheusLimits, {
    pauses: {
      ...{ until: async () => null, pause: async () => {} },
    },
    ...{ telemetry: silentTelemetry, clock: () => 0, random: () => 0.5, fetch },
    sleep: async () => {},
  });
  const deps = { provider, userAgent: 'EchoTune/test', address: `http://127.0.0.1:${port}` };
  return { asked, query: (text: string) => queryPrometheus(deps, text) };
}

it('an instant vector is read as labels and values', async () => {
  const result = [{ metric: { slo: 'api' }, value: [1, '0.25'] }];
  const data = { resultType: 'vector', result };
  const { asked, query } = await answering(200, JSON.stringify({ status: 'success', data }));
  expect(await query('up == 1')).toEqual([{ labels: { slo: 'api' }, value: 0.25 }]);
  expect(asked).toEqual(['/api/v1/query?query=up+%3D%3D+1']);
});

it.each([
  [200, '<html>', 'provider-misfit'],
  [200, '{"status":"success","data":{"resultType":"matrix","result":[]}}', 'provider-misfit'],
  [400, '{"status":"error"}', 'provider-refused'],
])('an answer of status %i, %s, is refused', async (status, body, code) => {
  const { query } = await answering(status, body);
  await expect(query('up')).rejects.toMatchObject({ code });
});
