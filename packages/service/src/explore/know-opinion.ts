import type { Store, VerdictKind } from '@echotune/data';

/** What a listener said of a song or an artist. */
export interface Opinion {
  readonly verdict: VerdictKind | null;
  /** Ids of the exclusions that leave it out of the taste at all times. */
  readonly exclusions: readonly number[];
}

export type Subject = { readonly songId: number } | { readonly artistId: number };

const isAbout = (
  subject: Subject,
  { songId, artistId }: { readonly songId: number | null; readonly artistId: number | null },
) => ('songId' in subject ? subject.songId === songId : subject.artistId === artistId);

export async function knowOpinion(
  { verdicts }: Store,
  listenerId: number,
  subject: Subject,
): Promise<Opinion> {
  const said = await verdicts.list(listenerId);
  const excluded = await verdicts.exclusions(listenerId);
  return {
    verdict: said.find((one) => isAbout(subject, one))?.kind ?? null,
    exclusions: excluded
      .filter((one) => isAbout(subject, one) && one.from === null && one.to === null)
      .map(({ id }) => id),
  };
}
