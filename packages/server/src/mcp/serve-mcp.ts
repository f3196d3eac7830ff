import { once } from 'node:events';
import { examinersOf } from '../health/examiners.ts';
import { HealthWatch } from '../health/health-watch.ts';
import type { EchoTune } from '../wire.ts';
import { PendingChanges } from './pending-changes.ts';
import type { McpCaller } from './tool.ts';

/**
 * Speaks the Model Context Protocol on standard input and output until the input ends or the signal comes. Nothing else
 * may be written to the output meanwhile.
 */
export async function serveMcp(
  echotune: EchoTune,
  caller: McpCaller,
  signal: AbortSignal,
): Promise<void> {
  // Every other command does without the whole of the protocol.
  const { serveStdio } = await import('@modelcontextprotocol/server/stdio');
  const { buildMcpServer } = await import('./build-mcp-server.ts');
  const health = new HealthWatch(examinersOf(echotune), echotune);
  // What is to be done in the background is left to the server.
  const parts = { echotune, health, worker: { wake: () => {} } };
  const pending = new PendingChanges(echotune.secrets, echotune.clock);
  const serving = serveStdio(() => buildMcpServer(parts, caller, pending), {
    maxSubscriptions: 0,
    onerror: (error) => echotune.log.logger.debug({ err: error }, 'a message of an assistant'),
  });
  await Promise.race([
    once(process.stdin, 'end', { signal }),
    once(process.stdin, 'close', { signal }),
  ]).catch((cause) => {
    if (!signal.aborted) throw cause;
  });
  await serving.close();
}
