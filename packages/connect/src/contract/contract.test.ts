import {
  type EchoError,
  type ProviderMisfit,
  silentTelemetry,
  type Telemetry,
} from '@echotune/data';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from './contract.ts';
import { shapeOf, unknownFields } from './shape.ts';

const schema = z.object({
  items: z.array(z.object({ name: z.string(), year: z.number().nullable().optional() })),
  next: z.union([z.object({ url: z.string() }), z.string()]).optional(),
});

function watched() {
  const counted: string[] = [];
  const kept: ProviderMisfit[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    count(name, by = 1, labels = {}) {
      counted.push([name, by, labels.operation].join(' '));
    },
    log(_level, event, { field } = {}) {
      counted.push(`${event} ${field}`);
    },
  };
  const quarantine = {
    keep: async (misfit: ProviderMisfit) => {
      kept.push(misfit);
    },
  };
  const read = (body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const contract = { provider: 'fake', operation: 'look', schema };
    return readAnswer(contract, { text }, { telemetry, quarantine });
  };
  return { read, counted, kept };
}

describe('an answer and its contract', () => {
  it('is read, and what nobody reads is let pass and counted, and told by name', async () => {
    const { read, counted, kept } = watched();
    const body = {
      items: [
        { name: 'A', label: 'x' },
        { name: 'B', label: 'y' },
      ],
      next: 'on',
      at: 1,
    };
    expect(await read(body)).toEqual({ items: [{ name: 'A' }, { name: 'B' }], next: 'on' });
    expect(counted).toEqual([
      ...['provider_unknown_fields 1 look', 'unknown-field at'],
      ...['provider_unknown_fields 1 look', 'unknown-field items[].label'],
    ]);
    expect(kept).toEqual([]);
  });

  it.each([
    ['renamed', { items: [{ title: 'A' }] }, /items\[0\]\.name/],
    ['of another type', { items: [{ name: 7 }] }, /expected string, received number/],
    ['removed', { next: 'on' }, /expected array/],
    ['cut short', '{"items":', /not JSON \(9 characters\)/],
  ])(
    'does not go on with a field that was %s, and keeps no more than its shape',
    async (_, body, problem) => {
      const { read, counted, kept } = watched();
      const misfit = await read(body).catch((cause: EchoError) => cause);
      expect(misfit).toMatchObject({ code: 'provider-misfit' });
      expect(kept).toMatchObject([{ provider: 'fake', operation: 'look' }]);
      expect(kept[0]?.problem).toMatch(problem);
      expect(JSON.stringify(kept[0]?.shape)).not.toContain('"A"');
      expect(counted).toEqual(['provider_misfits 1 look']);
    },
  );
});

it('a shape holds fields and kinds, not what they say', () => {
  const value = { name: 'Ann', plays: [1, 2, 3, 4], of: { at: null, ok: true } };
  expect(shapeOf(value)).toEqual({
    ...{ name: 'string', plays: ['number', 'number', 'number'] },
    of: { at: null, ok: 'boolean' },
  });
});

it('of alternatives the one that the value is read as counts', () => {
  expect(unknownFields(schema, { items: [], next: { url: 'u', more: 1 } })).toEqual(['next.more']);
});
