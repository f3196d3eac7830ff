import type { EchoTune } from './wire.ts';

const everyMs = 30_000;

/**
 * Charges what dead callers held, at once and every half minute; several servers may do so. Returns what
 * stops it, which waits for what goes on.
 */
export function keepReconciled({
  store,
  telemetry,
}: Pick<EchoTune, 'store' | 'telemetry'>): () => Promise<void> {
  const reconcile = async () => {
    try {
      await store.budgets.reconcile();
    } catch (cause) {
      telemetry.log('warn', 'holds-not-reconciled', { cause });
    }
  };
  let last = reconcile();
  const timer = setInterval(() => {
    last = last.then(reconcile);
  }, everyMs);
  return () => {
    clearInterval(timer);
    return last;
  };
}
