import { EchoError, type ProviderStore, type Telemetry } from '@echotune/data';
import { z } from 'zod';
import type { Answer } from '../policy/attempt.ts';
import { shapeOf, unknownFields } from './shape.ts';

/** Where answers that do not fit are kept for a person to look at. */
type Quarantine = Pick<ProviderStore, 'keep'>;

export interface ContractDeps {
  readonly quarantine: Quarantine;
  readonly telemetry: Telemetry;
}

/** What is read of an operation's answers; what else they hold is let pass and counted. */
export interface Contract<T> {
  readonly provider: string;
  readonly operation: string;
  readonly schema: z.ZodType<T>;
}

/**
 * An answer's body as its contract says. A misfit is counted, kept without anybody's data and thrown as
 * EchoError('provider-misfit'): nothing of it goes on. Fields that nobody reads are counted by name.
 */
export async function readAnswer<T>(
  { provider, operation, schema }: Contract<T>,
  answer: Pick<Answer, 'text'>,
  { quarantine, telemetry }: ContractDeps,
): Promise<T> {
  const misfit = async (problem: string, shape: unknown) => {
    telemetry.count('provider_misfits', 1, { provider, operation });
    await quarantine.keep({ provider, operation, problem, shape });
    return new EchoError('provider-misfit', `${provider}, ${operation}: ${problem}`);
  };
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    throw await misfit(`not JSON (${answer.text.length} characters)`, null);
  }
  const read = schema.safeParse(value);
  if (!read.success) throw await misfit(z.prettifyError(read.error), shapeOf(value));
  for (const field of unknownFields(schema, value)) {
    telemetry.count('provider_unknown_fields', 1, { provider, operation, field });
  }
  return read.data;
}
