import { FormatError } from '../error.ts';
import { type FactorTable, FactorTableBuilder, mostFactors } from './factor-table.ts';
import { type Tensor, widths } from './safetensors.ts';

type ReadNumber = (view: DataView, at: number) => number;

const floats: Readonly<Record<string, ReadNumber>> = {
  F16: (view, at) => view.getFloat16(at, true),
  // The upper half of a float32.
  BF16: (view, at) => bfloat(view.getUint16(at, true)),
  F32: (view, at) => view.getFloat32(at, true),
  F64: (view, at) => view.getFloat64(at, true),
};

const integers: Readonly<Record<string, ReadNumber>> = {
  I32: (view, at) => view.getInt32(at, true),
  U32: (view, at) => view.getUint32(at, true),
  I64: (view, at) => Number(view.getBigInt64(at, true)),
  U64: (view, at) => Number(view.getBigUint64(at, true)),
};

const word = new DataView(new ArrayBuffer(4));
function bfloat(bits: number): number {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}

/**
 * Factors of a side from a file's tensors `SIDE.id` (integers, n) and `SIDE.factors` (floats, n × rank); null
 * where it has neither. Throws FormatError('wrong-shape' | 'bad-number'), which names tensor and row.
 */
export function factorsIn(
  tensors: ReadonlyMap<string, Tensor>,
  side: 'track' | 'listener',
): FactorTable | null {
  const names = { id: `${side}.id`, factors: `${side}.factors` };
  const [ids, factors] = [tensors.get(names.id), tensors.get(names.factors)];
  if (ids === undefined && factors === undefined) return null;
  const idAt = Object.hasOwn(integers, ids?.dtype ?? '') ? integers[ids?.dtype ?? ''] : undefined;
  if (ids === undefined || idAt === undefined || ids.shape.length !== 1) {
    const kinds = Object.keys(integers).join(', ');
    throw misshapen(`the tensor ${names.id} is a list of integers (${kinds})`);
  }
  const isFloat = Object.hasOwn(floats, factors?.dtype ?? '');
  const factorAt = isFloat ? floats[factors?.dtype ?? ''] : undefined;
  if (factors === undefined || factorAt === undefined || factors.shape.length !== 2) {
    const kinds = Object.keys(floats).join(', ');
    throw misshapen(`the tensor ${names.factors} is a table of floats (${kinds})`);
  }
  const [count = 0, rank = 0] = factors.shape;
  if (count !== ids.shape[0]) {
    const found = `${ids.shape[0]} ids and ${count} rows of factors`;
    throw misshapen(`${names.id} and ${names.factors} have ${found}`);
  }
  return tableOf(
    names.factors,
    { count, rank },
    rowReader(ids, idAt),
    rowReader(factors, factorAt),
  );
}

function misshapen(what: string): FormatError {
  return new FormatError('wrong-shape', what, { byte: 0, record: 0 });
}

/** The nth number of a tensor. */
function rowReader({ bytes, dtype }: Tensor, read: ReadNumber): (at: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = widths[dtype] ?? 1;
  return (at) => read(view, at * width);
}

function tableOf(
  name: string,
  { count, rank }: { readonly count: number; readonly rank: number },
  idAt: (at: number) => number,
  factorAt: (at: number) => number,
): FactorTable {
  const table = new FactorTableBuilder();
  // One too many is enough to be refused.
  const length = Math.min(rank, mostFactors + 1);
  try {
    for (let row = 0; row < count; row++) {
      table.add(
        idAt(row),
        Array.from({ length }, (_, f) => factorAt(row * rank + f)),
      );
    }
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    const { code, message, record } = cause;
    throw new FormatError(code, `${name}, ${message}`, { byte: 0, record });
  }
  return table.build();
}
