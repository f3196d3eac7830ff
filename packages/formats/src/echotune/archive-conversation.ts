/** The lines of an archive that hold talks with the assistant: one for each, and one for each message. */

import type { Rejection } from '../format.ts';
import { isRow, type Row } from '../json/records.ts';
import type { KeptConversation, KeptMessage, KeptProposal } from '../listener-entry.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import { readName, readOptionalName } from '../row-fields.ts';
import { isRejection, readMoment, readObject, readTimes } from './archive-fields.ts';

const longestTitle = 200;
const longestText = 100_000;
const longestContent = 1_000_000;
const mostMessages = 1_000_000;
const mostProposals = 100;
const speakers: readonly KeptMessage['speaker'][] = ['listener', 'assistant'];
const states: readonly KeptProposal['state'][] = ['open', 'done', 'declined', 'failed'];

function readTitle(value: unknown, field: string): string | Rejection {
  const title = readName(value, field);
  if (typeof title !== 'string' || title.length <= longestTitle) return title;
  return rejectField('text-too-long', field, title, `has over ${longestTitle} characters`);
}

/** What somebody said: of any length that is stored, also empty. */
function readText(value: unknown, field: string): string | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (typeof value !== 'string') return rejectField('bad-type', field, value, 'is not text');
  if (value.length > longestText) {
    return rejectField('text-too-long', field, value, `has over ${longestText} characters`);
  }
  if (value.includes('\0')) return rejectField('nul-byte', field, value, 'holds a NUL character');
  return value.toWellFormed();
}

function readWhole(value: unknown, field: string, most: number): number | Rejection {
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  if (isWhole && value >= 0 && value <= most) return value;
  return rejectField('bad-type', field, value, `is not a whole number from 0 to ${most}`);
}

export function readConversation(row: Row): KeptConversation | Rejection {
  const title = readTitle(row.title, 'title');
  if (typeof title !== 'string') return title;
  const times = readTimes(row);
  return isRejection(times) ? times : { kind: 'conversation', title, ...times };
}

function readProposal(row: Row): KeptProposal | Rejection {
  const sentence = readText(row.sentence, 'proposals.sentence');
  if (typeof sentence !== 'string') return sentence;
  const state = states.find((known) => known === row.state);
  if (state === undefined) {
    const why = `is none of ${states.join(', ')}`;
    return rejectField('bad-type', 'proposals.state', row.state, why);
  }
  if (state === 'open') return { sentence, state, outcome: null, decidedAt: null };
  const outcome = readText(row.outcome, 'proposals.outcome');
  if (typeof outcome !== 'string') return outcome;
  const decidedAt = readMoment(row.decidedAt, 'proposals.decidedAt');
  return typeof decidedAt === 'number' ? { sentence, state, outcome, decidedAt } : decidedAt;
}

function readProposals(value: unknown): readonly KeptProposal[] | Rejection {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostProposals) {
    return rejectField('bad-type', 'proposals', value, 'is not a list of proposals');
  }
  const proposals: KeptProposal[] = [];
  for (const one of value) {
    const proposal = readProposal(isRow(one) ? one : {});
    if (isRejection(proposal)) return proposal;
    proposals.push(proposal);
  }
  return proposals;
}

export function readMessage(row: Row): KeptMessage | Rejection {
  const conversation = readTitle(row.conversation, 'conversation');
  if (typeof conversation !== 'string') return conversation;
  const times = readTimes(row);
  if (isRejection(times)) return times;
  const position = readWhole(row.position, 'position', mostMessages);
  if (typeof position !== 'number') return position;
  const speaker = speakers.find((known) => known === row.speaker);
  if (speaker === undefined) {
    const why = `is none of ${speakers.join(', ')}`;
    return rejectField('bad-type', 'speaker', row.speaker, why);
  }
  const text = readText(row.text, 'text');
  if (typeof text !== 'string') return text;
  const read = readObject(row.content ?? {}, 'content', longestContent);
  if (isRejection(read)) return read;
  const answeredBy = readOptionalName(row.answeredBy, 'answeredBy');
  if (answeredBy !== null && typeof answeredBy !== 'string') return answeredBy;
  const costNanoUsd = readWhole(row.costNanoUsd, 'costNanoUsd', Number.MAX_SAFE_INTEGER);
  if (typeof costNanoUsd !== 'number') return costNanoUsd;
  const at = readMoment(row.at, 'at');
  if (typeof at !== 'number') return at;
  const proposals = readProposals(row.proposals);
  if ('code' in proposals) return proposals;
  const said = { speaker, text, content: read.object, answeredBy, costNanoUsd, at, proposals };
  return { kind: 'message', conversation, ...times, position, ...said };
}
