import { EngineError } from '../error.ts';
import { crc32 } from './crc32.ts';

/**
 * The file of a model, little-endian:
 *
 *     "ECHO"  u32 version  string kind
 *     u32 count, then for each number: string name, f64 value
 *     u32 count, then for each section: string name, u32 byte length, bytes
 *     u32 CRC-32 of all before
 *
 * A string is a u32 byte length and UTF-8. Numbers hold options and scalars, sections hold columns or
 * whole files of component models. A change of the layout, or of what a kind stores, raises the version.
 */
const magic = 0x4f484345;
const version = 3;

type Column = Float64Array | Float32Array | Int32Array | Uint8Array;

/** What a model stores of itself. */
export interface ModelContent {
  readonly kind: string;
  readonly numbers: Readonly<Record<string, number>>;
  readonly sections: Readonly<Record<string, Column>>;
}

const corrupt = (why: string, cause?: unknown) =>
  new EngineError('model-file-corrupt', `the model file is damaged: ${why}`, { cause });

/** The content as one file: the same content always gives the same bytes. */
export function writeModelFile(content: ModelContent): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const word = (value: number) => {
    const chunk = new Uint8Array(4);
    new DataView(chunk.buffer).setUint32(0, value, true);
    chunks.push(chunk);
  };
  const block = (bytes: Uint8Array) => {
    word(bytes.length);
    chunks.push(bytes);
  };
  word(magic);
  word(version);
  block(encoder.encode(content.kind));
  const numbers = Object.entries(content.numbers);
  word(numbers.length);
  for (const [name, value] of numbers) {
    block(encoder.encode(name));
    chunks.push(new Uint8Array(Float64Array.of(value).buffer));
  }
  const sections = Object.entries(content.sections);
  word(sections.length);
  for (const [name, column] of sections) {
    block(encoder.encode(name));
    block(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  word(crc32(joined(chunks)));
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A checked model file, read by name. A missing name is a damaged file. */
export class ModelFile {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly sections: ReadonlyMap<string, Uint8Array>;

  constructor(numbers: ReadonlyMap<string, number>, sections: ReadonlyMap<string, Uint8Array>) {
    this.numbers = numbers;
    this.sections = sections;
  }

  number(name: string): number {
    const value = this.numbers.get(name);
    if (value === undefined) throw corrupt(`it has no number ${name}`);
    return value;
  }

  hasNumber(name: string): boolean {
    return this.numbers.has(name);
  }

  /** The stored values of the options that `defaults` names. */
  options<Options extends { readonly [name in keyof Options]: number }>(
    defaults: Options,
  ): Options {
    const options = { ...defaults };
    for (const name in defaults) Object.assign(options, { [name]: this.number(name) });
    return options;
  }

  has(section: string): boolean {
    return this.sections.has(section);
  }

  bytes(name: string): Uint8Array {
    const section = this.sections.get(name);
    if (section === undefined) throw corrupt(`it has no section ${name}`);
    return section;
  }

  float64(name: string): Float64Array {
    return new Float64Array(this.aligned(name, 8));
  }

  float32(name: string): Float32Array {
    return new Float32Array(this.aligned(name, 4));
  }

  int32(name: string): Int32Array {
    return new Int32Array(this.aligned(name, 4));
  }

  private aligned(name: string, width: number): ArrayBuffer {
    const bytes = this.bytes(name);
    if (bytes.length % width !== 0) throw corrupt(`section ${name} is cut off`);
    const copy = new Uint8Array(bytes);
    return copy.buffer;
  }
}

/**
 * Reads and checks a file of the given kind. Throws EngineError('model-file-version') for another
 * layout and EngineError('model-file-corrupt') for damage or another kind.
 */
export function readModelFile(file: Uint8Array, kind: string): ModelFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || view.getUint32(0, true) !== magic) throw corrupt('it is no model file');
  const found = view.getUint32(4, true);
  if (found !== version) {
    throw new EngineError('model-file-version', `layout ${found}, this release reads ${version}`);
  }
  const end = file.length - 4;
  if (view.getUint32(end, true) !== crc32(file.subarray(0, end))) {
    throw corrupt('the checksum differs');
  }
  try {
    return readContent(file.subarray(0, end), kind);
  } catch (cause) {
    throw cause instanceof RangeError ? corrupt('it ends early', cause) : cause;
  }
}

function readContent(file: Uint8Array, kind: string): ModelFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const decoder = new TextDecoder();
  let at = 8;
  const word = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const block = () => {
    const length = word();
    if (at + length > file.length) throw corrupt('it ends early');
    at += length;
    return file.subarray(at - length, at);
  };
  const found = decoder.decode(block());
  if (found !== kind) throw corrupt(`it holds a ${found} model, not ${kind}`);
  const numbers = new Map<string, number>();
  for (let left = word(); left > 0; left--) {
    const name = decoder.decode(block());
    numbers.set(name, view.getFloat64(at, true));
    at += 8;
  }
  const sections = new Map<string, Uint8Array>();
  for (let left = word(); left > 0; left--) sections.set(decoder.decode(block()), block());
  return new ModelFile(numbers, sections);
}
