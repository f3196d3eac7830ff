/** What a file holds its content in. */
export type Container = 'zip' | 'tar' | 'gzip' | 'zstd';

const zstdFrame = 0xfd2fb528;
/** Of a skippable frame, whose last four bits are free (RFC 8878, 3.1.2). */
const zstdSkippable = 0x184d2a50;
const tarBlockBytes = 512;
const checksumAt = 148;
const checksumBytes = 8;

/** The container that a file's first bytes show, whatever it is called. */
export function containerOf(head: Uint8Array): Container | null {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'zip';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length >= 4) {
    const magic = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
    if (magic === zstdFrame || (magic & ~0xf) === zstdSkippable) return 'zstd';
  }
  return isTar(head) ? 'tar' : null;
}

/** By the header's checksum, which also archives without the later "ustar" mark have. */
function isTar(head: Uint8Array): boolean {
  const header = head.subarray(0, tarBlockBytes);
  // A name comes first; zeros alone are no archive with anything in it.
  if (header.length < tarBlockBytes || header[0] === 0) return false;
  const written = header.subarray(checksumAt, checksumAt + checksumBytes);
  const digits = /^\s*([0-7]{1,7})[\s\0]*$/.exec(Buffer.from(written).toString('latin1'));
  if (digits?.[1] === undefined) return false;
  const blanks = checksumBytes * 0x20;
  const sum = header.reduce((total, byte) => total + byte, blanks);
  return sum - written.reduce((total, byte) => total + byte, 0) === Number.parseInt(digits[1], 8);
}

/** A name without the ending that its compression added: `listens.jsonl.zst` → `listens.jsonl`. */
export function withoutEnding(name: string): string {
  return name.replace(/\.(gz|zst)$/i, '');
}
