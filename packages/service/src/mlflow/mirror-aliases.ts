import type { SentVersion, Store } from '@echotune/data';
import { modelAliases } from '../lifecycle/crown.ts';
import type { MlflowTarget } from './mlflow-deps.ts';

/** Aliases that are EchoTune's to set and to drop; others that people set there stay. */
const ownAliases: ReadonlySet<string> = new Set(modelAliases);

/** Makes the aliases there those of here; how many were changed. */
export async function mirrorAliases(
  { models }: Pick<Store, 'models'>,
  { client }: MlflowTarget,
  {
    model,
    registered,
    there,
    sent,
    signal,
  }: {
    readonly model: string;
    readonly registered: string;
    /** By alias, the number of the version there. */
    readonly there: ReadonlyMap<string, string>;
    readonly sent: ReadonlyMap<number, SentVersion>;
    readonly signal: AbortSignal;
  },
): Promise<number> {
  const aliased = await models.aliased(model, modelAliases);
  const here = new Map(aliased.map(({ alias, id }) => [alias, sent.get(id)]));
  let changed = 0;
  for (const [alias, version] of here) {
    // Not sent yet: it stays as it was until that is done.
    if (version === undefined || there.get(alias) === version.version) continue;
    await client.setAlias(registered, alias, version.version, { signal });
    changed += 1;
  }
  for (const alias of there.keys()) {
    if (!ownAliases.has(alias) || here.has(alias)) continue;
    await client.deleteAlias(registered, alias, { signal });
    changed += 1;
  }
  return changed;
}
