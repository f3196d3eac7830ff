import { z } from 'zod';
import { areas } from './areas.ts';
import { factUnits, unknownReasons } from './fact.ts';

/** Of the shape below; a change that readers would stumble over raises it. */
export const reportSchema = 1;

const moment = z.number().describe('UTC epoch ms');

const ReportFact = z
  .object({
    name: z.string().describe('What was measured, e.g. `cache.hit-ratio`'),
    of: z.string().nullable().describe('Of what, where there are several'),
    value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
    unit: z.enum(factUnits),
    why: z.enum(unknownReasons).nullable().describe('Why it is not known; null where it is'),
    source: z.string().describe('Where it was read'),
    at: moment,
  })
  .meta({ id: 'ReportFact' });

export const ReportSentence = z
  .object({
    code: z.string(),
    slots: z.record(z.string(), z.string()).describe('What it rests on: ids of facts, `name/of`'),
    text: z.string(),
    isReworded: z.boolean().describe('Whether a language model put it so'),
  })
  .meta({ id: 'ReportSentence' });

export const ReportFinding = z
  .object({
    key: z.string().describe('The same in every report that has it'),
    area: z.enum(areas),
    section: z.enum(['recommendations', 'integrations']),
    impact: z.number().describe('1 to 5'),
    confidence: z.number().describe('0 to 1'),
    effort: z.enum(['command', 'setting', 'hours', 'days']),
    score: z.number().describe('20 × impact × confidence ÷ effort; 0 to 100'),
    sentence: ReportSentence,
    advice: z.string(),
    command: z.string().nullable(),
  })
  .meta({ id: 'ReportFinding' });

const ReportArea = z
  .object({
    area: z.enum(areas),
    score: z.number().describe('0 to 100: how much its findings come to together'),
    known: z.int().describe('Facts that were measured of it'),
    unknown: z.int().describe('Facts that were not'),
    standing: z.array(ReportSentence),
    findings: z.array(z.string()).describe('Their keys, the weightiest first'),
  })
  .meta({ id: 'ReportArea' });

const ReportChanges = z
  .object({
    since: moment.describe('Of the report that it is compared with, UTC epoch ms'),
    appeared: z.array(z.string()).describe('Keys of findings that were not in it'),
    gone: z.array(ReportSentence).describe('Findings that are no more'),
    moved: z.array(
      z.object({
        ...{ name: z.string(), of: z.string().nullable(), unit: z.enum(factUnits) },
        ...{ before: z.number(), now: z.number(), isBetter: z.boolean() },
      }),
    ),
  })
  .meta({ id: 'ReportChanges' });

const ReportHelp = z
  .object({
    provider: z.string(),
    model: z.string(),
    costUsd: z.number(),
    reworded: z.int().describe('Sentences that it put otherwise and that say the same'),
    refused: z.int().describe('Sentences of it that said something else and were left out'),
    problem: z.string().nullable().describe('A code, where it did not get that far'),
  })
  .meta({ id: 'ReportHelp' });

const ReportResearch = z
  .object({
    key: z.string().describe('Of the finding that was asked about'),
    question: z.string().describe('What was asked: nothing of what was measured'),
    text: z.string().describe('What came back: looked up, not measured'),
    sources: z.array(z.object({ url: z.string(), title: z.string().nullable() })),
    ...{ provider: z.string(), model: z.string(), costUsd: z.number() },
  })
  .meta({ id: 'ReportResearch' });

export const Report = z
  .object({
    schema: z.literal(reportSchema),
    at: moment,
    codeVersion: z.string(),
    facts: z.array(ReportFact),
    summary: z.array(ReportSentence),
    areas: z.array(ReportArea).describe('The weightiest first'),
    findings: z.array(ReportFinding).describe('The weightiest first'),
    nextSteps: z
      .array(z.object({ command: z.string(), keys: z.array(z.string()) }))
      .describe('Commands, and the findings that each sees to'),
    changes: ReportChanges.nullable().describe('Null for the first report'),
    help: ReportHelp.nullable().describe('Null where no language model was asked'),
    research: z.array(ReportResearch),
  })
  .meta({ id: 'Report' });

export type Report = z.output<typeof Report>;
export type ReportSentence = z.output<typeof ReportSentence>;
export type ReportFinding = z.output<typeof ReportFinding>;
