import { z } from 'zod';

/** The number in an address. */
export const IdParams = z.object({ id: z.coerce.number().int().positive() });
