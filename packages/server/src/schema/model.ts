import { z } from 'zod';
import { JobFailure, JobState } from './job-state.ts';

export const Model = z
  .object({
    version: z.int(),
    stage: z
      .enum(['champion', 'previous', 'canary', 'challenger'])
      .nullable()
      .describe(
        'champion: it answers; canary: it answers half of the listeners; previous: it answered before; challenger: it may not answer',
      ),
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

const ModelEvent = z
  .object({
    id: z.int(),
    version: z.int(),
    at: z.number().describe('UTC epoch ms'),
    what: z.string().describe('trained, refused, canary, promoted, rolled-back …'),
    why: z.record(z.string(), z.unknown()).describe('The facts it followed from'),
  })
  .meta({ id: 'ModelEvent' });

export const ModelStory = z
  .object({
    model: Model,
    events: z.array(ModelEvent).describe('The newest first'),
    measured: z
      .array(z.object({ key: z.string(), at: z.number(), value: z.number() }))
      .describe('While it answered: online.acceptance, canary.effect, drift.tags.p …'),
  })
  .meta({ id: 'ModelStory' });

export const ModelEvents = z.object({ events: z.array(ModelEvent) }).meta({ id: 'ModelEvents' });

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
