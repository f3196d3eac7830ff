import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SentenceWriter } from './sentence-writer.ts';

function writerWithPieces() {
  const pieces: string[] = [];
  const writer = new SentenceWriter({ piece: (text) => pieces.push(text) });
  return { writer, pieces };
}

it('a sentence is written when the next begins, a line when it ends', () => {
  const { writer, pieces } = writerWithPieces();
  writer.add('You played it 1');
  expect(pieces).toEqual([]);
  writer.add('.5 times. Most');
  expect(pieces.join('')).toBe('You played it 1.5 times. ');
  writer.add('ly in May\nand “June.” ');
  expect(pieces.join('')).toBe('You played it 1.5 times. Mostly in May\nand “June.” ');
  writer.finish('You played it 1.5 times. Mostly in May\nand “June.” Yes');
  expect(pieces.join('')).toBe('You played it 1.5 times. Mostly in May\nand “June.” Yes\n');
});

it('what is taken back was never written', () => {
  const { writer, pieces } = writerWithPieces();
  writer.add('True. But fal');
  writer.retract('But fal'.length);
  writer.add('So it is. ');
  writer.finish('True. So it is.');
  expect(pieces.join('')).toBe('True. So it is. \n');
});

it('where something else was meant after all, the whole text is written', () => {
  const { writer, pieces } = writerWithPieces();
  writer.add('It is so. Or');
  writer.finish('It is not so.');
  expect(pieces.join('')).toBe('It is so. \nIt is not so.\n');
});

it('where somebody else answers, what was written is told apart from what now comes', () => {
  const { writer, pieces } = writerWithPieces();
  writer.restart();
  expect(pieces).toEqual([]);
  writer.add('It is so. Or');
  writer.restart();
  writer.add('It is not.');
  writer.finish('It is not.');
  expect(pieces.join('')).toBe('It is so. \n…\nIt is not.\n');
});

it('an answer that breaks off leaves whole sentences, and the line it ends', () => {
  const { writer, pieces } = writerWithPieces();
  writer.breakOff();
  expect(pieces).toEqual([]);
  writer.add('It is so. Or');
  writer.breakOff();
  expect(pieces.join('')).toBe('It is so. \n');
});

it('however it comes, the whole text is written once', () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom(...'ab. !?\n”') }), { maxLength: 12 });
  fc.assert(
    fc.property(pieces, (all) => {
      const { writer, pieces: written } = writerWithPieces();
      for (const piece of all) writer.add(piece);
      writer.finish(all.join(''));
      expect(written.join('')).toBe(`${all.join('')}\n`);
    }),
  );
});
