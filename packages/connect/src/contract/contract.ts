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

/** Counts an answer that does not fit and keeps its shape; what to throw. */
export async function misfit(
  { provider, operation }: Pick<Contract<unknown>, 'provider' | 'operation'>,
  { problem, shape }: { readonly problem: string; readonly shape: unknown },
  { quarantine, telemetry }: ContractDeps,
): Promise<EchoError> {
  telemetry.count('provider_misfits', 1, { provider, operation });
  await quarantine.keep({ provider, operation, problem, shape });
  return new EchoError('provider-misfit', `${provider}, ${operation}: ${problem}`);
}

/**
 * An answer's body as its contract says. A misfit is counted, kept without anybody's data and thrown as
 * EchoError('provider-misfit'): nothing of it goes on. Fields that nobody reads are counted by name.
 */
export async function readAnswer<T>(
  { provider, operation, schema }: Contract<T>,
  answer: Pick<Answer, 'text'>,
  deps: ContractDeps,
): Promise<T> {
  const of = { provider, operation };
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    const problem = `not JSON (${answer.text.length} characters)`;
    throw await misfit(of, { problem, shape: null }, deps);
  }
  const read = schema.safeParse(value);
  if (!read.success) {
    const told = { problem: z.prettifyError(read.error), shape: shapeOf(value) };
    throw await misfit(of, told, deps);
  }
  for (const field of unknownFields(schema, value)) {
    deps.telemetry.count('provider_unknown_fields', 1, of);
    // Names from outside are no label: nobody knows how many there will be.
    deps.telemetry.log('debug', 'unknown-field', { ...of, field });
  }
  return read.data;
}
