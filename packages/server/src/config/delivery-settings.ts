import { z } from 'zod';
import { providerUrl } from './provider-url.ts';

/** What a CI left, by its keys in config.toml. */
export const deliverySettings = {
  // A file, or an address.
  delivery_report: z
    .union([
      providerUrl,
      z.string().startsWith('/', 'must be an address, or the full path of a file'),
    ])
    .optional(),
  delivery_token: z
    .string()
    .regex(/^[!-~]+$/, 'must be a token without spaces')
    .optional(),
};

export const deliveryVariables = {
  delivery_report: 'ECHOTUNE_DELIVERY_REPORT',
  delivery_token: 'ECHOTUNE_DELIVERY_TOKEN',
} as const satisfies Record<keyof typeof deliverySettings, string>;

export interface DeliveryConfig {
  /** A full path or an address; null where nobody says where reports are. */
  readonly report: string | null;
  readonly token: string | null;
}

export function deliveryConfig(
  given: z.output<z.ZodObject<typeof deliverySettings>>,
): DeliveryConfig {
  return { report: given.delivery_report ?? null, token: given.delivery_token ?? null };
}
