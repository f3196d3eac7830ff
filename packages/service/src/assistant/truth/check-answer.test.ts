import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerCheck } from './check-answer.ts';
import { Evidence } from './evidence.ts';

const evidence = new Evidence();
evidence.addFacts({
  songs: [
    { title: 'Paper Moon', artist: 'Nina Vale', plays: 41, firstPlayed: '2011-03-03' },
    { title: 'σκιά', artist: 'Mr. Noor', plays: 17 },
  ],
});

/** What is shown of an answer that comes in such pieces: all that was ever, and what stays. */
function heard(pieces: readonly string[], language: 'en' | 'de' = 'en') {
  let ever = '';
  let stays = '';
  const check = new AnswerCheck(evidence, language, {
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

const truth = 'You played Paper Moon by Nina Vale 41 times. Then comes σκιά. It has 17 plays.';
const lie = 'You also like Blue Monday by New Order, with 99 plays.';

describe('an answer as it comes', () => {
  it('is passed on from its first ordinary words, and the rest of a sentence when it is whole', () => {
    const check = heard(['You ', 'play', 'ed Pap', 'er Moon 41 ti', 'mes.']);
    expect(check).toMatchObject({ stays: 'You played Paper Moon 41 times.', dropped: 0 });
    const parts: string[] = [];
    const early = new AnswerCheck(evidence, 'en', {
      text: (text) => parts.push(text),
      retract() {},
    });
    early.push('You played ');
    expect(parts).toEqual(['You played']);
  });

  it('takes back what it had begun to say of a sentence that is not true', () => {
    const { ever, stays, dropped } = heard([`${lie} `, truth]);
    expect(stays).toBe(truth);
    expect(dropped).toBe(1);
    for (const planted of ['Blue', 'Monday', 'Order', '99']) expect(ever).not.toContain(planted);
  });

  it('shows nothing of a word that only looks like one', () => {
    expect(heard(['Closer ', 'is ', 'a good one.']).ever).toBe('');
  });

  it('knows where sentences end', () => {
    expect(heard(['Zuerst am 3. März 2011. Paper Moon hast du 41-mal gehört.'], 'de').dropped).toBe(
      0,
    );
    expect(heard(['You played σκιά by Mr. Noor 17 times.']).stays).toBe(
      'You played σκιά by Mr. Noor 17 times.',
    );
    expect(heard(['1. Paper Moon\n2. Teardrop\n3. σκιά']).stays).toBe('1. Paper Moon\n3. σκιά');
  });

  it('loses its layout, not its words', () => {
    expect(heard(['**Paper Moon** by _Nina Vale_ has `41` plays.']).stays).toBe(
      'Paper Moon by Nina Vale has 41 plays.',
    );
  });
});

it('however an answer is cut into pieces, the same stays, and what stays is what is kept', () => {
  const whole = `${truth} ${lie} Paper Moon is the one. ${lie} ${truth}`;
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
