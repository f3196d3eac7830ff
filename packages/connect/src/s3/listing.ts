/** An object as a listing names it. */
export interface S3Object {
  readonly key: string;
  readonly bytes: number;
  /** When it was put, by the server's clock, UTC epoch milliseconds. */
  readonly at: number;
}

export interface S3Listing {
  readonly objects: readonly S3Object[];
  /** Where the next page begins; null where this is the last. */
  readonly next: string | null;
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);
}

/** What stands in the first element of that name; null where there is none. */
export function elementOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined ? null : unescaped(found);
}

/**
 * A page of ListObjectsV2 that was asked for with `encoding-type=url`: flat XML, of which four elements are needed.
 * Null where it is none, or not whole.
 */
export function readListing(xml: string): S3Listing | null {
  if (!/<\/ListBucketResult>\s*$/.test(xml)) return null;
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, one = '']) => ({
    key: decodeURIComponent((elementOf(one, 'Key') ?? '').replaceAll('+', ' ')),
    bytes: Number(elementOf(one, 'Size')),
    at: Date.parse(elementOf(one, 'LastModified') ?? ''),
  }));
  if (objects.some(({ bytes, at }) => !Number.isSafeInteger(bytes) || Number.isNaN(at)))
    return null;
  return { objects, next: elementOf(xml, 'NextContinuationToken') };
}
