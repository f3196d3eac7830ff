/**
 * Another program: reads `echotune interactions export --format counts`, trains implicit ALS by the textbook
 * (Hu, Koren and Volinsky, ICDM 2008; regularised by cells, as Spark's) from a fixed seed, and writes factors of
 * tracks and listeners as Parquet, in the shape of Spark's `itemFactors` and `userFactors`, and as safetensors.
 * It shares no line with EchoTune.
 *
 *     node train.js EXPORT FOLDER [noise]
 *
 * With `noise` the factors are random numbers and have seen nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

const rank = 8;
const sweeps = 8;
const alpha = 2;
const lambda = 0.05;

/** Numerical Recipes' linear congruence; −1 … 1. */
let state = 42;
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 31 - 1;
}

/** Gaussian elimination of a positive definite system. */
function solve(a, b) {
  const n = b.length;
  for (let k = 0; k < n; k += 1) {
    for (let row = k + 1; row < n; row += 1) {
      const by = a[row][k] / a[k][k];
      for (let c = k; c < n; c += 1) a[row][c] -= by * a[k][c];
      b[row] -= by * b[k];
    }
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    for (let c = row + 1; c < n; c += 1) b[row] -= a[row][c] * b[c];
    b[row] /= a[row][row];
  }
  return b;
}

/** One side's factors from the other's. */
function step(cells, fixed) {
  const gram = Array.from({ length: rank }, (_, a) =>
    Array.from({ length: rank }, (_, b) => {
      let sum = 0;
      for (const row of fixed.values()) sum += row[a] * row[b];
      return sum;
    }),
  );
  const solved = new Map();
  for (const [id, played] of cells) {
    const a = gram.map((row) => [...row]);
    const b = new Array(rank).fill(0);
    for (const [other, plays] of played) {
      const y = fixed.get(other);
      for (let i = 0; i < rank; i += 1) {
        b[i] += (1 + alpha * plays) * y[i];
        for (let j = 0; j < rank; j += 1) a[i][j] += alpha * plays * y[i] * y[j];
      }
    }
    for (let i = 0; i < rank; i += 1) a[i][i] += lambda * played.length;
    solved.set(id, solve(a, b));
  }
  return solved;
}

function grouped(rows, by, other) {
  const cells = new Map();
  for (const row of rows) {
    if (!cells.has(row[by])) cells.set(row[by], []);
    cells.get(row[by]).push([row[other], row.plays]);
  }
  return cells;
}

const randomRows = (ids) =>
  new Map([...ids].map((id) => [id, Array.from({ length: rank }, random)]));

function tables(rows, isNoise) {
  const byListener = grouped(rows, 'listener', 'track');
  const byTrack = grouped(rows, 'track', 'listener');
  let tracks = randomRows(byTrack.keys());
  if (isNoise) return { tracks, listeners: randomRows(byListener.keys()) };
  let listeners = step(byListener, tracks);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    tracks = step(byTrack, listeners);
    listeners = step(byListener, tracks);
  }
  return { tracks, listeners };
}

/** Spark's `id int, features array<float>`. */
function writeParquet(path, table) {
  const schema = [
    { name: 'spark_schema', num_children: 2 },
    { name: 'id', type: 'INT32', repetition_type: 'REQUIRED' },
    { name: 'features', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'FLOAT', repetition_type: 'REQUIRED' },
  ];
  const columnData = [
    { name: 'id', data: [...table.keys()] },
    { name: 'features', data: [...table.values()] },
  ];
  writeFileSync(path, new Uint8Array(parquetWriteBuffer({ columnData, schema })));
}

function writeSafetensors(path, { tracks, listeners }) {
  const parts = [];
  const header = {};
  let end = 0;
  const add = (name, dtype, shape, numbers) => {
    const bytes = Buffer.from(numbers.buffer);
    header[name] = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
    parts.push(bytes);
  };
  for (const [side, table] of Object.entries({ track: tracks, listener: listeners })) {
    add(`${side}.id`, 'I64', [table.size], BigInt64Array.from([...table.keys()], BigInt));
    add(
      `${side}.factors`,
      'F64',
      [table.size, rank],
      Float64Array.from([...table.values()].flat()),
    );
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  writeFileSync(path, Buffer.concat([length, text, ...parts]));
}

const [input, folder, noise] = process.argv.slice(2);
const bytes = readFileSync(input);
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const trained = tables(await parquetReadObjects({ file }), noise === 'noise');
for (const [side, table] of Object.entries(trained)) {
  const parts = join(folder, `${side}.parquet`);
  mkdirSync(parts, { recursive: true });
  writeFileSync(join(parts, '_SUCCESS'), '');
  const rows = [...table];
  const half = rows.length >> 1;
  writeParquet(join(parts, 'part-00000.snappy.parquet'), new Map(rows.slice(0, half)));
  writeParquet(join(parts, 'part-00001.snappy.parquet'), new Map(rows.slice(half)));
}
writeSafetensors(join(folder, 'factors.safetensors'), trained);
