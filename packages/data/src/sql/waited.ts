import type { Telemetry } from '../telemetry.ts';
import type { Dialect } from './context.ts';

/** Measures for how long a connection is waited for. */
export async function waited<T>(
  dialect: Dialect,
  telemetry: Telemetry,
  connection: Promise<T>,
): Promise<T> {
  const began = performance.now();
  try {
    return await connection;
  } finally {
    telemetry.observe('store_wait_seconds', (performance.now() - began) / 1000, { dialect });
  }
}
