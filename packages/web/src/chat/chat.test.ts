import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../api.generated.ts';
import { type ChatEvent, type Draft, nothingYet, withEvent } from './draft.ts';
import { readEvents, type ServerEvent } from './read-events.ts';
import { talkOf } from './talk-search.ts';
import { wholeSentences } from './whole-sentences.ts';

/** A body that comes in pieces of these lengths, the rest at once. */
function inPieces(text: string, lengths: readonly number[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(body) {
      let from = 0;
      for (const length of [...lengths, bytes.length]) {
        body.enqueue(bytes.slice(from, from + length));
        from += length;
      }
      body.close();
    },
  });
}

async function eventsIn(body: ReadableStream<Uint8Array>): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('server-sent events', () => {
  it('are the same wherever the network cuts them, within a letter too', async () => {
    const told = [
      { name: 'text', data: '{"text":"Wie oft lief Φάρος? Fünfmal: 🎵"}' },
      { name: 'done', data: '{}' },
    ];
    const text = `:\n\n${told.map(({ name, data }) => `event: ${name}\ndata: ${data}\n\n`).join(':\n\n')}`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 20 }), async (lengths) => {
        expect(await eventsIn(inPieces(text, lengths))).toEqual(told);
      }),
    );
  });

  it('of which the end is missing are none', async () => {
    expect(await eventsIn(inPieces('event: text\ndata: {"text', []))).toEqual([]);
  });

  it('are no more asked for when nobody listens', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (of) => of.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => {
        isCancelled = true;
      },
    });
    for await (const _ of readEvents(body)) break;
    expect(isCancelled).toBe(true);
  });
});

describe('an answer that is being made', () => {
  const figure = (label: string): Card => ({ kind: 'figure', label, value: '1' });
  const after = (...events: readonly ChatEvent[]): Draft => events.reduce(withEvent, nothingYet);

  it('grows by text and cards, and loses what was not true', () => {
    const draft = after(
      { kind: 'tool', tool: 'statistics' },
      { kind: 'text', text: 'You played it often. It was ' },
      { kind: 'cards', cards: [figure('a')] },
      { kind: 'text', text: 'on the moon.' },
      { kind: 'retract', length: 'It was on the moon.'.length },
      { kind: 'cards', cards: [figure('b')] },
      { kind: 'sources', sources: [{ url: 'https://example.org/', title: null }] },
    );
    expect(draft).toEqual({
      ...{ tools: ['statistics'], text: 'You played it often. ' },
      cards: [figure('a'), figure('b')],
      sources: [{ url: 'https://example.org/', title: null }],
    });
  });

  it('is nothing again when somebody else answers', () => {
    const events: ChatEvent[] = [{ kind: 'text', text: 'Well' }, { kind: 'restart' }];
    expect(after(...events)).toEqual(nothingYet);
  });

  it('loses no more than there is', () => {
    expect(after({ kind: 'text', text: 'ab' }, { kind: 'retract', length: 5 }).text).toBe('');
  });

  it('is read out by whole sentences, the last once it is whole', () => {
    const text = 'Undertow ran 12 times. Most of them at night';
    expect(wholeSentences(text, false, 'en')).toEqual(['Undertow ran 12 times.']);
    expect(wholeSentences(text, true, 'en')).toHaveLength(2);
    expect(wholeSentences('', true, 'en')).toEqual([]);
  });
});

it('an address is about a conversation where it names one', () => {
  expect(talkOf({ talk: '12' })).toEqual({ talk: 12 });
  expect([talkOf({}), talkOf({ talk: 'x' }), talkOf({ talk: -1 })]).toEqual([{}, {}, {}]);
});
