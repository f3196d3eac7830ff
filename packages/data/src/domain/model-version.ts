/** A registered model: what it was made from, how good it is, where its bytes are. */
export interface ModelVersion {
  readonly id: number;
  readonly name: string;
  /** 1, 2, … within the name. */
  readonly version: number;
  readonly createdAt: number;
  /** Digest of the training snapshot. */
  readonly dataDigest: string;
  readonly codeVersion: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** File name in the artifact directory. */
  readonly artifact: string;
  /** SHA-256 of the artifact, hex. */
  readonly checksum: string;
}

/** A version under one of its names. */
export interface AliasedModel extends ModelVersion {
  readonly alias: string;
  /** When it got the name, UTC epoch milliseconds. */
  readonly since: number;
}

/** A figure of a version that was measured again and again while it answered. */
export interface ModelMetric {
  readonly key: string;
  /** Of the end of what was measured, UTC epoch milliseconds. */
  readonly at: number;
  readonly value: number;
}

/** What was done with a version, and why. */
export interface ModelEvent {
  readonly id: number;
  readonly version: number;
  readonly at: number;
  /** e.g. `promoted`. */
  readonly what: string;
  /** Facts it followed from. */
  readonly why: Readonly<Record<string, unknown>>;
}
