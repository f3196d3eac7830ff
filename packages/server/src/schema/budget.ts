import { languageProviders } from '@echotune/connect';
import { spendingLevels, spendingPeriods } from '@echotune/data';
import { paidPurposes } from '@echotune/service';
import { z } from 'zod';

const Usd = z.string().describe('Dollars, exact to the nano-dollar, e.g. "12.50"');
const Time = z.number().describe('UTC epoch ms');
const Share = z.number().min(0.01).max(1);
const name = z
  .string()
  .regex(/^[\w./:@-]{1,100}$/, 'must be 1 to 100 letters, digits or any of _ . / : @ -');

const scope = {
  provider: name.nullable().default(null).describe('Null covers all'),
  model: name.nullable().default(null).describe('Null covers all'),
  listener: z.int().nullable().default(null).describe('Null covers everybody'),
  purpose: name.nullable().default(null).describe('What it is paid for; null covers all'),
  period: z.enum(spendingPeriods).describe('Days and months are UTC; a total never begins anew'),
};

export const NewSpendingLimit = z
  .strictObject({
    ...scope,
    provider: z.enum(languageProviders).nullable().default(null).describe('Null covers all'),
    purpose: z
      .enum(paidPurposes)
      .nullable()
      .default(null)
      .describe('What it is paid for; null covers all'),
    limitUsd: z
      .string()
      .regex(/^\d{1,7}(\.\d{1,9})?$/, 'must be dollars in digits, as text: "12.50"')
      .describe('Dollars, e.g. "12.50"'),
    warnShare: Share.default(0.8).describe('Share of it from which a warning is told'),
    throttleShare: Share.default(0.9).describe('Share of it from which calls spend less'),
  })
  .meta({ id: 'NewSpendingLimit' });

export const SpendingLimit = z
  .object({
    id: z.int(),
    ...scope,
    limitUsd: Usd,
    warnShare: Share,
    throttleShare: Share,
    closed: z
      .object({ at: Time, why: z.string() })
      .nullable()
      .describe('Admits nothing until it is reopened'),
  })
  .meta({ id: 'SpendingLimit' });

export const Spending = z
  .object({
    limits: z.array(
      z.object({
        limit: SpendingLimit,
        periodStart: Time,
        periodEnd: Time.nullable(),
        settledUsd: Usd.describe('Spent'),
        heldUsd: Usd.describe('Set aside for calls that have not ended'),
        leftUsd: Usd,
        level: z.enum(spendingLevels),
        forecastUsd: Usd.nullable().describe('Spent at the end of the period, if it goes on so'),
        exhaustedAt: Time.nullable().describe('When nothing is left, if that is within the period'),
      }),
    ),
    savings: z
      .array(
        z.object({
          provider: z.string(),
          model: z.string(),
          purpose: z.string(),
          answers: z.int(),
          savedUsd: Usd,
        }),
      )
      .describe('What answers that were given again did not cost anew'),
  })
  .meta({ id: 'Spending' });

export const Ledger = z
  .object({
    calls: z.array(
      z.object({
        id: z.int(),
        state: z.enum(['held', 'settled', 'charged', 'released']),
        provider: z.string(),
        model: z.string(),
        purpose: z.string(),
        listener: z.int().nullable(),
        madeAt: Time,
        deadline: Time,
        endedAt: Time.nullable(),
        holdUsd: Usd.describe('The most it could cost'),
        estimated: z.boolean().describe('Nobody caps what it could cost'),
        costUsd: Usd.nullable(),
        usage: z.record(z.string(), z.number()).describe('As the provider reported it'),
        why: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Ledger' });

export const SpendingAlert = z
  .object({
    id: z.int(),
    at: Time,
    kind: z.enum(['warn', 'throttle', 'stop', 'incident']),
    text: z.string(),
    limit: SpendingLimit,
    periodStart: Time,
    settledUsd: Usd,
    heldUsd: Usd,
    call: z.int().nullable().describe('Of an incident'),
  })
  .meta({ id: 'SpendingAlert' });

export const SpendingAlerts = z
  .object({ alerts: z.array(SpendingAlert) })
  .meta({ id: 'SpendingAlerts' });
