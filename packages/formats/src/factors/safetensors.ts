import { FormatError, type FormatErrorCode } from '../error.ts';

/**
 * Reads safetensors (github.com/huggingface/safetensors, "Format"): the header's length as a u64, the header
 * as JSON that names each tensor's dtype, shape and place, then the tensors, little-endian and dense. The
 * file may be anybody's, so that nothing in it is believed: what is read is checked against the file's length
 * before anything is made of that size.
 */
export interface Tensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

const lengthBytes = 8;
/** A header names a few tensors; theirs, too, is bounded (100 MB). */
const mostHeaderBytes = 1 << 20;

/** Bytes of a number by dtype. */
export const widths: Readonly<Record<string, number>> = {
  ...{ BOOL: 1, U8: 1, I8: 1, F8_E4M3: 1, F8_E5M2: 1, U16: 2, I16: 2, F16: 2, BF16: 2 },
  ...{ U32: 4, I32: 4, F32: 4, U64: 8, I64: 8, F64: 8 },
};

function fault(code: FormatErrorCode, what: string, byte = 0): FormatError {
  return new FormatError(code, what, { byte, record: 0 });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every(isCount);

/** Whether a file begins as safetensors do: with a header of a length that may be. */
export function isSafetensors(head: Uint8Array): boolean {
  return head.length > lengthBytes && head[lengthBytes] === 0x7b && headerLengthOf(head) !== null;
}

function headerLengthOf(file: Uint8Array): number | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < lengthBytes ? 0n : view.getBigUint64(0, true);
  return length > 0n && length <= mostHeaderBytes ? Number(length) : null;
}

function headerOf(file: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  const length = headerLengthOf(file);
  if (length === null) {
    throw fault('too-large', `the header has 1 … ${mostHeaderBytes} bytes, in safetensors`);
  }
  const end = lengthBytes + length;
  if (end > file.length) throw fault('truncated', 'the file ends within its header', file.length);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(lengthBytes, end));
    const header: unknown = JSON.parse(text);
    if (isRecord(header)) return { header, data: file.subarray(end) };
  } catch {
    // Said below: the reason is in the bytes, which are shown to nobody.
  }
  throw fault('not-json', 'the header is no JSON object', lengthBytes);
}

/** One tensor as the header has it, found within the file. */
function tensorOf(name: string, entry: unknown, data: Uint8Array): Tensor & { from: number } {
  const told = isRecord(entry) ? entry : {};
  const { dtype, shape, data_offsets: offsets } = told;
  const width = typeof dtype === 'string' && Object.hasOwn(widths, dtype) ? widths[dtype] : 0;
  if (typeof dtype !== 'string' || !width) {
    throw fault('wrong-shape', `the tensor ${name} is of no known dtype`);
  }
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw fault('wrong-shape', `the tensor ${name} has no shape or no place`);
  }
  const [from = 0, to = 0] = offsets;
  if (from > to || to > data.length) {
    const place = `${from} … ${to} of ${data.length} bytes`;
    throw fault('truncated', `the tensor ${name} lies outside the file: ${place}`);
  }
  const size = shape.reduce((product, side) => product * side, width);
  if (size !== to - from) {
    const sides = shape.join(' × ');
    throw fault('wrong-shape', `the tensor ${name} (${dtype}, ${sides}) has ${to - from} bytes`);
  }
  return { dtype, shape, from, bytes: data.subarray(from, to) };
}

/**
 * The tensors of a file by name; their bytes lie in `file`. Throws FormatError('too-large' | 'truncated' |
 * 'not-json' | 'wrong-shape'), also where two tensors overlap.
 */
export function readSafetensors(file: Uint8Array): ReadonlyMap<string, Tensor> {
  const { header, data } = headerOf(file);
  const tensors = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => ({ name, ...tensorOf(name, entry, data) }))
    .sort((a, b) => a.from - b.from);
  let end = 0;
  for (const { name, from, bytes } of tensors) {
    if (from < end) throw fault('wrong-shape', `the tensor ${name} overlaps another`);
    end = Math.max(end, from + bytes.length);
  }
  return new Map(tensors.map(({ name, dtype, shape, bytes }) => [name, { dtype, shape, bytes }]));
}
