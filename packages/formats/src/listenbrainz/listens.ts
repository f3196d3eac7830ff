/**
 * ListenBrainz' listens: an export's `listens/YYYY/M.jsonl`, one file of them, a list, an API answer
 * (`payload.listens`), a submission (`payload`) or one listener's rows of a public dump. `listened_at`
 * is the start of the play, UTC, to the second.
 */

import type { ExportFormat, Recognition } from '../format.ts';
import { readHeadRows } from '../json/head-rows.ts';
import { type Layout, parseLaidOut } from '../json/layout.ts';
import { baseName, recogniseLaidOut } from '../recognition.ts';
import { ownListenReader } from './listen-owner.ts';

export const listensLayout: Layout = {
  nesting: { within: ['payload'], lists: ['payload', 'listens'] },
  bare: true,
};

/** A month of an export, a month of a dump, or what people call theirs. */
const fileName = /^(\d{1,2}\.(jsonl|listens)|.*listen(s|brainz).*\.jsonl?)$/i;

/** What else lies in an export's archive. */
const others = [
  { name: 'user.json', fields: ['user_id', 'username'], what: 'the account' },
  { name: 'feedback.jsonl', fields: ['recording_msid', 'score'], what: 'loves and hates' },
  { name: 'pinned_recording.jsonl', fields: ['pinned_until'], what: 'pinned recordings' },
] as const;

function recognise(name: string, head: Uint8Array): Recognition {
  const signature = { fileName, layout: listensLayout };
  const listens = { ...signature, fields: ['listened_at', 'track_metadata'] };
  const found = recogniseLaidOut(name, head, listens);
  if (found.confidence === 1) return found;
  const dumped = { ...signature, fields: ['timestamp', 'track_metadata'] };
  const dump = recogniseLaidOut(name, head, dumped);
  if (dump.confidence === 1) return dump;
  const [first] = readHeadRows(head, listensLayout).rows;
  const other = others.find(
    ({ name: usual, fields }) =>
      (first !== undefined && fields.every((field) => Object.hasOwn(first, field))) ||
      (first === undefined && baseName(name).toLowerCase() === usual),
  );
  if (!other) return found;
  return {
    confidence: 0,
    related: true,
    why: `this part of a ListenBrainz export holds ${other.what}, no listens`,
  };
}

export const listenbrainz: ExportFormat = {
  name: 'listenbrainz',
  title: 'ListenBrainz listens',
  clock: { precision: 'second', stamps: 'start', zone: 'utc' },
  recognise,
  parse: (chunks) => parseLaidOut(chunks, listensLayout, ownListenReader()),
};
