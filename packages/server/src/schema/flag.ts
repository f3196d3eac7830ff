import { z } from 'zod';

/** A yes or no in a query: `true`, `false`, and what else people write for them. */
export const Flag = z.stringbool().meta({ type: 'boolean' });
