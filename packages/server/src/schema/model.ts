import { z } from 'zod';
import { JobFailure, JobState } from './job-state.ts';

export const Model = z
  .object({
    version: z.int(),
    isChampion: z.boolean().describe('It answers now'),
    isChallenger: z.boolean().describe('It was proved worse than the one that answered'),
    isKept: z.boolean().describe('Its file is still there: it could answer'),
    createdAt: z.number().describe('UTC epoch ms'),
    dataDigest: z.string().describe('Of what it was trained on'),
    codeVersion: z.string(),
    params: z.record(z.string(), z.unknown()),
    metrics: z
      .record(z.string(), z.number())
      .describe('proof.…: beside the champion, on what was played since that was trained'),
    checksum: z.string().describe('SHA-256 of its file'),
  })
  .meta({ id: 'Model' });

export const Models = z.object({ models: z.array(Model) }).meta({ id: 'Models' });

export const JobStatus = z
  .object({
    id: z.int(),
    kind: z.string(),
    state: JobState,
    createdAt: z.number(),
    finishedAt: z.number().nullable(),
    result: z.unknown().describe('Null until it is done; what it is depends on the kind'),
    failure: JobFailure,
  })
  .meta({ id: 'JobStatus' });
