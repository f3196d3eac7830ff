import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { bodyBytes } from '../open-to-scrobblers.ts';

/** The JSON of a body whatever type it says it has. Throws input-invalid. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bodyBytes(body))));
  } catch (cause) {
    throw new EchoError('input-invalid', 'Invalid JSON document submitted.', { cause });
  }
}
