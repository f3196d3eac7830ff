import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerCheck } from './check-answer.ts';
import { Told } from './told.ts';

const told = new Told();
told.addSentences('You played Paper Moon by Nina Vale 41 times.');
told.addSentences('You played σκιά by Mr. Noor 17 times, first on 3. März 2011.');
told.addNames({
  songs: [
    { title: 'Paper Moon', artist: 'Nina Vale' },
    { title: 'σκιά', artist: 'Mr. Noor' },
  ],
});

/** What is shown of an answer that comes in such pieces: all that was ever, and what stays. */
function heard(pieces: readonly string[], language: 'en' | 'de' = 'en') {
  let ever = '';
  let stays = '';
  const check = new AnswerCheck(told, language, {
    text: (text) => {
      ever += text;
      stays += text;
    },
    retract: (length) => {
      stays = stays.slice(0, stays.length - length);
    },
  });
  for (const piece of pieces) check.push(piece);
  check.end();
  return { ever, stays, text: check.text, dropped: check.dropped };
}

const truth = 'Here is what I found. You played Paper Moon by Nina Vale 41 times. It is for you.';
const lie = 'You also like Blue Monday by New Order, with 99 plays.';

describe('an answer as it comes', () => {
  it('is passed on from its first ordinary words, and the rest of a sentence when it is whole', () => {
    const check = heard(['You ', 'play', 'ed Pap', 'er Moon by Nina Vale 41 ti', 'mes.']);
    expect(check).toMatchObject({
      stays: 'You played Paper Moon by Nina Vale 41 times.',
      dropped: 0,
    });
    const parts: string[] = [];
    const early = new AnswerCheck(told, 'en', { text: (text) => parts.push(text), retract() {} });
    early.push('You played ');
    expect(parts).toEqual(['You played']);
  });

  it('takes back what it had begun to say of a sentence that may not be said', () => {
    const { ever, stays, dropped } = heard([`${lie} `, truth]);
    expect(stays).toBe(truth);
    expect(dropped).toBe(1);
    for (const planted of ['Blue', 'Monday', 'Order', '99']) expect(ever).not.toContain(planted);
  });

  it('shows nothing of a word that only looks like one', () => {
    expect(heard(['Closer ', 'is ', 'a good one.']).ever).toBe('');
  });

  it('knows where sentences end', () => {
    const said = 'You played σκιά by Mr. Noor 17 times, first on 3. März 2011.';
    expect(heard([said]).stays).toBe(said);
  });

  it('loses its layout, not its words', () => {
    expect(heard(['**Here** is _what_ I `found`.']).stays).toBe('Here is what I found.');
  });
});

it('however an answer is cut into pieces, the same stays, and what stays is what is kept', () => {
  const whole = `${truth} ${lie} It is the one. ${lie} ${truth}`;
  const expected = heard([whole]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: whole.length }), { maxLength: 30 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      const pieces = places.slice(1).map((end, n) => whole.slice(places[n], end));
      const { stays, text, dropped, ever } = heard(pieces);
      expect([stays, text, dropped]).toEqual([expected.stays, expected.stays, expected.dropped]);
      expect(ever).not.toMatch(/Blue|Monday|Order|99/);
    }),
  );
});
