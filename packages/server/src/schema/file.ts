import type { Readable } from 'node:stream';
import { z } from 'zod';

/** A response that is text of one of these types, sent as it is read. */
export function fileOf(description: string, ...mediaTypes: readonly string[]) {
  const schema = z.custom<Readable>().meta({ type: 'string' });
  return {
    description,
    content: Object.fromEntries(mediaTypes.map((type) => [type, { schema }])),
  };
}
