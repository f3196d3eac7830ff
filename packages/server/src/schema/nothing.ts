import { z } from 'zod';

/** Of an answer that says all by its status. */
export const Nothing = z.void().meta({ type: 'null', description: 'Done' });
