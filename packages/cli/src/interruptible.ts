import { exitCodes } from './exit-codes.ts';

/** Work that Ctrl-C ends: then `onInterrupt` is called, the exit code is 130, and there is no result. */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  onInterrupt: () => void,
): Promise<T | null> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work(stop.signal);
  } catch (cause) {
    if (!stop.signal.aborted) throw cause;
    onInterrupt();
    process.exitCode = exitCodes.interrupted;
    return null;
  } finally {
    process.off('SIGINT', interrupt);
  }
}
