import type { Interactions } from '../plays.ts';
import type { ItemContent } from './item-content.ts';

/** What each kind of knowledge counts in how alike two items are: shares of what is known of both. */
export interface ContentWeights {
  readonly tagWeight: number;
  readonly artistWeight: number;
  readonly eraWeight: number;
  readonly soundWeight: number;
  /** The strongest tags of an item, at most. */
  readonly tagsPerItem: number;
}

/** Items as sparse rows of length 1, or empty where nothing is known: their product is how alike two are. */
export interface ContentVectors {
  readonly columnCount: number;
  /** Length items + 1. */
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Years between two knots: items twice as far apart have nothing in common by their years. */
const knotYears = 5;
/** Standard deviations to either side beyond which sounds are all alike. */
const widest = 2;

interface Cell {
  readonly key: number;
  readonly value: number;
}

/** A place on a line of knots, shared between the two around it: near places are alike, far ones not. */
function between(place: number): Cell[] {
  const key = Math.floor(place);
  const share = place - key;
  return share === 0
    ? [{ key, value: 1 }]
    : [
        { key, value: 1 - share },
        { key: key + 1, value: share },
      ];
}

/** One kind of knowledge: an item's cells by keys of its own. */
interface Block {
  readonly weight: number;
  cellsOf(item: number): readonly Cell[];
}

function tagBlock(
  { tags }: ItemContent,
  played: readonly number[],
  { tagWeight, tagsPerItem }: ContentWeights,
): Block {
  const { rowStarts, columns, values } = tags;
  const carriers = new Float64Array(tags.columnCount);
  let tagged = 0;
  for (const item of played) {
    if (rowStarts[item + 1]! > rowStarts[item]!) tagged += 1;
    for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) carriers[columns[at]!]! += 1;
  }
  // A tag that no played item carries weighs like the rarest, lest an item seem to be what else it is.
  const rarity = carriers.map((count) => Math.log1p(tagged / Math.max(1, count)));
  return {
    weight: tagWeight,
    cellsOf(item) {
      const cells: Cell[] = [];
      for (let at = rowStarts[item]!; at < rowStarts[item + 1]!; at++) {
        const key = columns[at]!;
        cells.push({ key, value: values[at]! * rarity[key]! });
      }
      return cells.length <= tagsPerItem
        ? cells
        : cells.sort((a, b) => b.value - a.value || a.key - b.key).slice(0, tagsPerItem);
    },
  };
}

/** Mean and spread of what is known of the played items. */
function scaleOf(
  column: Float64Array,
  played: readonly number[],
): { mean: number; spread: number } {
  const known = played.map((item) => column[item]!).filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / Math.max(1, known.length)) };
}

function soundBlock({ sounds }: ItemContent, played: readonly number[], weight: number): Block {
  const scales = sounds.map((column) => scaleOf(column, played));
  const knots = 2 * widest + 1;
  return {
    weight,
    cellsOf: (item) =>
      sounds.flatMap((column, sound) => {
        const { mean, spread } = scales[sound]!;
        const from = (column[item]! - mean) / spread;
        if (!Number.isFinite(from)) return [];
        const place = Math.min(widest, Math.max(-widest, from)) + widest;
        const cells = between(place);
        const length = Math.hypot(...cells.map(({ value }) => value));
        return cells.map(({ key, value }) => ({ key: sound * knots + key, value: value / length }));
      }),
  };
}

function blocksOf(
  content: ItemContent,
  played: readonly number[],
  weights: ContentWeights,
): readonly Block[] {
  const { artistOf, years } = content;
  return [
    tagBlock(content, played, weights),
    {
      weight: weights.artistWeight,
      cellsOf: (item) => (artistOf[item] === 0 ? [] : [{ key: artistOf[item]!, value: 1 }]),
    },
    {
      weight: weights.eraWeight,
      cellsOf: (item) => (Number.isNaN(years[item]) ? [] : between(years[item]! / knotYears)),
    },
    soundBlock(content, played, weights.soundWeight),
  ];
}

/** Cells of an item over all blocks, as one row of length 1. */
function rowOf(blocks: readonly Block[], item: number): Cell[][] {
  const perBlock = blocks.map(({ weight, cellsOf }) => (weight === 0 ? [] : cellsOf(item)));
  const known = blocks.reduce((sum, { weight }, at) => sum + (perBlock[at]!.length && weight), 0);
  return perBlock.map((cells, at) => {
    const length = Math.hypot(...cells.map(({ value }) => value));
    const scale = Math.sqrt(blocks[at]!.weight / known) / length;
    return cells.map(({ key, value }) => ({ key, value: value * scale }));
  });
}

/**
 * Every item as a row: tags by how rare they are (tf-idf), its artist, its years, its sound, each kind
 * by its weight among those that are known. How rare tags are, what sounds usual and which columns there
 * are follows from played items alone: what nobody has played changes nothing for others. What an item
 * has that no played one has stays out, but counts for its length.
 */
export function contentVectors(
  { itemCount, items }: Pick<Interactions, 'itemCount' | 'items'>,
  content: ItemContent,
  weights: ContentWeights,
): ContentVectors {
  const known = content.artistOf.length;
  const isPlayed = new Uint8Array(itemCount);
  for (const item of items) isPlayed[item] = 1;
  const played = Array.from({ length: known }, (_, item) => item).filter(
    (item) => isPlayed[item] === 1,
  );
  const blocks = blocksOf(content, played, weights);
  const numbers = blocks.map(() => new Map<number, number>());
  let columnCount = 0;
  for (const item of played) {
    for (const [block, cells] of rowOf(blocks, item).entries()) {
      for (const { key } of cells) {
        if (!numbers[block]!.has(key)) numbers[block]!.set(key, columnCount++);
      }
    }
  }
  const rowStarts = new Int32Array(itemCount + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    const row = item < known ? rowOf(blocks, item) : [];
    for (const [block, cells] of row.entries()) {
      for (const { key, value } of cells) {
        const column = numbers[block]!.get(key);
        if (column === undefined) continue;
        columns.push(column);
        values.push(value);
      }
    }
    rowStarts[item + 1] = columns.length;
  }
  return {
    ...{ columnCount, rowStarts },
    ...{ columns: Int32Array.from(columns), values: Float32Array.from(values) },
  };
}
