import { EchoError, type EnrichmentService } from '@echotune/data';
import { askAnything } from '../../enrich/ask-anything.ts';
import type { EnrichClients } from '../../enrich/enrich-deps.ts';
import type { RunDeps } from '../agent-deps.ts';

export interface ProbeDeps extends RunDeps {
  readonly scrobbling: EnrichClients;
}

/** Whether its answer fits; null where there was none. That it does not know what is asked for fits too. */
export async function probeService(
  { scrobbling }: ProbeDeps,
  service: EnrichmentService,
): Promise<boolean | null> {
  try {
    await askAnything(scrobbling, service);
    return true;
  } catch (cause) {
    if (!(cause instanceof EchoError) || !cause.code.startsWith('provider-')) throw cause;
    if (cause.code === 'provider-misfit') return false;
    return cause.code === 'provider-unknown-name' ? true : null;
  }
}
