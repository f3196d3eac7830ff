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
