import type { ListenerEntry, NamedWitness } from '../listener-entry.ts';

/** The first line of an archive. */
export interface ArchiveHeader {
  readonly kind: 'echotune-archive';
  readonly version: 2;
  readonly listener: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** One source's account of a play; lines of the same `play` are one play. */
export interface ArchivedPlay extends NamedWitness {
  readonly kind: 'play';
  readonly play: number;
  /** Allow-listed fields as the source gave them. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** An import that brought plays: for reading, it is not imported. */
export interface ArchivedImport {
  readonly kind: 'import';
  readonly startedAt: number;
  readonly state: string;
  readonly files: readonly { readonly name: string; readonly format: string }[];
  readonly totals: Readonly<Record<string, number>>;
}

/** A line of EchoTune's own archive, JSON Lines in UTF-8: everything that is known of a listener. */
export type ArchiveLine = ArchiveHeader | ArchivedPlay | ArchivedImport | ListenerEntry;
