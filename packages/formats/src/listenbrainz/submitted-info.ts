/** Limits of a submitted listen's `additional_info`. */

import type { Row } from '../json/records.ts';

const mostTags = 50;
const longestTag = 64;
const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const singleMbids = ['release_mbid', 'recording_mbid', 'release_group_mbid', 'track_mbid'] as const;
const listedMbids = ['artist_mbids', 'work_mbids'] as const;

function refusedTags(tags: unknown): string | null {
  if (tags === undefined || tags === null) return null;
  if (!Array.isArray(tags)) return 'track_metadata.additional_info.tags must be a list.';
  if (tags.length > mostTags) {
    return `JSON document may not contain more than ${mostTags} items in track_metadata.additional_info.tags.`;
  }
  const isTag = (tag: unknown) => typeof tag === 'string' && tag.length <= longestTag;
  if (tags.every(isTag)) return null;
  return `JSON document may not contain track_metadata.additional_info.tags longer than ${longestTag} characters.`;
}

/** None, and empty ones, are as good as left out. */
function isMbid(value: unknown): boolean {
  return !value || (typeof value === 'string' && uuid.test(value));
}

function refusedMbids(info: Row): string | null {
  const isListOfMbids = (value: unknown) => (Array.isArray(value) ? value.every(isMbid) : !value);
  const wrong =
    singleMbids.find((key) => !isMbid(info[key])) ??
    listedMbids.find((key) => !isListOfMbids(info[key]));
  return wrong === undefined ? null : `${wrong} MBID format invalid.`;
}

function refusedDuration(info: Row): string | null {
  const given = (['duration', 'duration_ms'] as const).filter(
    (key) => info[key] !== undefined && info[key] !== null,
  );
  if (given.length === 2) return 'JSON document should not contain both duration and duration_ms.';
  const [key] = given;
  const value = key === undefined ? 1 : info[key];
  const isPlain = typeof value === 'number' || typeof value === 'string';
  if (isPlain && Number(value) > 0) return null;
  return `Value for ${key} is invalid, should be a positive integer.`;
}

/** Why a listen is refused for it; null where it is not. */
export function refusedInfo(info: Row): string | null {
  return refusedTags(info.tags) ?? refusedMbids(info) ?? refusedDuration(info);
}
