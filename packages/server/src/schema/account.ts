import { scopes } from '@echotune/data';
import { z } from 'zod';

const name = z.string().trim().min(1).max(100);
const password = z
  .string()
  .min(8)
  .max(128)
  .refine((text) => text.trim().length >= 8, 'must have 8 characters without the blanks around it')
  .describe('8 to 128 characters, not counting blanks around them');
const token = z.string().min(1).max(200).describe('What stands behind # in the link');
const at = z.number().describe('UTC epoch ms');

export const Instance = z
  .object({ version: z.string(), claimed: z.boolean().describe('Whether it has an owner') })
  .meta({ id: 'Instance' });

export const Account = z
  .object({ id: z.string(), name: z.string(), role: z.enum(['owner', 'listener']) })
  .meta({ id: 'Account' });

/** Follows a link that claims the instance, or an invitation. */
export const NewAccount = z
  .strictObject({ token, name, password, timeZone: z.string().max(64).default('UTC') })
  .meta({ id: 'NewAccount' });

export const Credentials = z
  .strictObject({ name: z.string().max(200), password: z.string().max(1000) })
  .meta({ id: 'Credentials' });

export const PasswordReset = z.strictObject({ token, password }).meta({ id: 'PasswordReset' });

export const PasswordChange = z
  .strictObject({ current: z.string().max(1000), password })
  .meta({ id: 'PasswordChange' });

export const AccountClosing = z
  .strictObject({ password: z.string().max(1000) })
  .meta({ id: 'AccountClosing' });

export const Sessions = z
  .object({
    sessions: z.array(
      z.object({
        id: z.string(),
        browser: z.string().describe('As it calls itself'),
        createdAt: at,
        expiresAt: at,
        current: z.boolean().describe('The one that asks'),
      }),
    ),
  })
  .meta({ id: 'Sessions' });

export const ScopeName = z.enum(scopes).meta({ id: 'ScopeName' });

export const ApiKey = z
  .object({
    id: z.int(),
    name: z.string(),
    prefix: z.string().describe('The first characters of the key'),
    listener: z.int(),
    scopes: z.array(ScopeName),
    perMinute: z.int().describe('Requests'),
    createdAt: at,
    usedAt: at.nullable(),
  })
  .meta({ id: 'ApiKey' });

export const ApiKeys = z.object({ keys: z.array(ApiKey) }).meta({ id: 'ApiKeys' });

export const NewApiKey = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(ScopeName).min(1).max(scopes.length),
    listener: z.int().positive().optional().describe('May be left out where there is only one'),
    perMinute: z.int().min(1).max(100_000).default(600),
  })
  .meta({ id: 'NewApiKey' });

export const MadeApiKey = ApiKey.extend({
  secret: z.string().describe('The key: it is shown this once'),
}).meta({ id: 'MadeApiKey' });

/** A one-time link, shown once. */
export const MadeLink = z
  .object({ id: z.int(), link: z.string(), expiresAt: at.nullable() })
  .meta({ id: 'MadeLink' });

export const NewInvitation = z
  .strictObject({
    listener: z.int().positive().optional().describe('Without an account; default: a new one'),
  })
  .meta({ id: 'NewInvitation' });

export const People = z
  .object({
    accounts: z.array(Account.extend({ disabled: z.boolean(), createdAt: at })),
    invitations: z.array(
      z.object({
        id: z.int(),
        listener: z.int().nullable(),
        createdAt: at,
        expiresAt: at.nullable(),
      }),
    ),
    free: z
      .array(z.object({ id: z.int(), name: z.string() }))
      .describe('Listeners without an account, which an invitation can hand over'),
  })
  .meta({ id: 'People' });

export const AccountChange = z
  .strictObject({ disabled: z.boolean() })
  .meta({ id: 'AccountChange' });
