/** A picture that browsers show and that holds nothing to run, as SVG does. */
export interface CoverImage {
  readonly type: (typeof kinds)[number]['type'];
  readonly bytes: Uint8Array;
}

/** By what such files begin with, from an offset in bytes. */
const kinds = [
  { type: 'image/jpeg', offset: 0, begins: [0xff, 0xd8, 0xff] },
  { type: 'image/png', offset: 0, begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', offset: 0, begins: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', offset: 8, begins: [0x57, 0x45, 0x42, 0x50] },
] as const;

/** The picture that bytes are, whatever was said of them; null where they are none. */
export function imageOf(bytes: Uint8Array): CoverImage | null {
  const kind = kinds.find(({ offset, begins }) =>
    begins.every((byte, at) => bytes[offset + at] === byte),
  );
  return kind === undefined ? null : { type: kind.type, bytes };
}
