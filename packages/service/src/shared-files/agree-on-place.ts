import { EchoError, type Store } from '@echotune/data';

/** What a process is told of shared files: their place by name, that nobody shares any, or nothing. */
export type ToldPlace = { readonly name: string } | 'nobody-shares' | null;

/**
 * Makes sure that the processes of a store share files all or none: one that does not would take models that the
 * others have for lost, and keep uploads to itself. Throws shared-files-unset.
 */
export async function agreeOnPlace(
  { sharedPlace }: Pick<Store, 'sharedPlace'>,
  told: ToldPlace,
): Promise<void> {
  const known = await sharedPlace.get();
  if (told === null) {
    if (known === null) return;
    throw new EchoError(
      'shared-files-unset',
      `Processes of this store share files in ${known}, and this one is not told where.`,
    );
  }
  const name = told === 'nobody-shares' ? null : told.name;
  if (name !== known) await sharedPlace.set(name);
}
