import { EchoError, type PartedWitness, type Store } from '@echotune/data';

/** Takes back that a source's row is of a play of its own. Throws parting-unknown. */
export async function rejoinSource(
  store: Store,
  { listenerId, parting }: { readonly listenerId: number; readonly parting: number },
): Promise<PartedWitness> {
  return store.transaction(async ({ witnesses }) => {
    const said = (await witnesses.parted(listenerId)).find(({ id }) => id === parting);
    if (said === undefined || !(await witnesses.rejoin(listenerId, parting))) {
      throw new EchoError('parting-unknown', `Nothing was told apart under number ${parting}.`);
    }
    return said;
  });
}
