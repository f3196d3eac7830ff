/** Bytes that are looked up at once. */
const stride = 4;

/**
 * Remainders of the reflected polynomial 0xEDB88320: of every byte, then of every byte with one, two and
 * three zero bytes behind it (Kounavis and Berry, "Novel Table Lookup-Based Algorithms for
 * High-Performance CRC Generation", IEEE Transactions on Computers 2008: a model has 100 MB).
 */
const remainders = tables();

function tables(): Uint32Array {
  const all = new Uint32Array(stride * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    all[byte] = value;
  }
  for (let at = 256; at < all.length; at++) {
    const before = all[at - 256]!;
    all[at] = all[before & 0xff]! ^ (before >>> 8);
  }
  return all;
}

/** CRC-32 (ISO 3309, as in zip and PNG). Notices every damage of up to 32 adjacent bits. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  let at = 0;
  for (; at + stride <= bytes.length; at += stride) {
    const one = crc ^ bytes[at]!;
    const two = (crc >>> 8) ^ bytes[at + 1]!;
    const three = (crc >>> 16) ^ bytes[at + 2]!;
    const four = (crc >>> 24) ^ bytes[at + 3]!;
    crc =
      remainders[768 + (one & 0xff)]! ^
      remainders[512 + (two & 0xff)]! ^
      remainders[256 + (three & 0xff)]! ^
      remainders[four & 0xff]!;
  }
  for (; at < bytes.length; at++) {
    crc = remainders[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
