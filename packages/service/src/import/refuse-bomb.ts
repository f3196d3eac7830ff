import { EchoError } from '@echotune/data';

/** Real exports shrink about twentyfold; beyond this an archive is made to exhaust its reader. */
const maxExpansion = 300;
const expansionMatters = 64 * 1024 * 1024;
const maxTotalBytes = 64 * 1024 ** 3;

/** Throws import-too-large where so few bytes would expand, or have expanded, to so many. */
export function refuseBomb(name: string, compressedBytes: number, bytes: number): void {
  if (bytes > expansionMatters && bytes > compressedBytes * maxExpansion) {
    const why = `${name} would expand to ${bytes} bytes from ${compressedBytes}.`;
    throw new EchoError('import-too-large', why);
  }
}

/** Throws import-too-large where an archive holds more than any history is. */
export function refuseMass(archive: string, totalBytes: number): void {
  if (totalBytes > maxTotalBytes) {
    throw new EchoError(
      'import-too-large',
      `${archive} would expand to over ${maxTotalBytes} bytes.`,
    );
  }
}
