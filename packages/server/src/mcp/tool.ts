import type { Scope } from '@echotune/data';
import type { ReasonLanguage } from '@echotune/service';
import { z } from 'zod';
import type { HealthWatch } from '../health/health-watch.ts';
import type { EchoTune } from '../wire.ts';
import type { WorkerProcess } from '../worker/worker-process.ts';

/** What tools work with. */
export interface McpParts {
  readonly echotune: EchoTune;
  readonly health: Pick<HealthWatch, 'look'>;
  readonly worker: Pick<WorkerProcess, 'wake'>;
}

/** On whose behalf an agent from outside calls. */
export interface McpCaller {
  /** What confirmations are bound to, e.g. `key 12`. */
  readonly id: string;
  /** As the decision log remembers it: `account:ID` or `command line`. */
  readonly by: string;
  /** Whose key it is; null on the command line. */
  readonly accountId: string | null;
  /** The number of the key; null on the command line. */
  readonly key: number | null;
  /** The one listener whose data it is about; null where there is none yet. */
  readonly listenerId: number | null;
  /** What it may; `operate` is the owner's only. */
  readonly may: ReadonlySet<Scope>;
  readonly language: ReasonLanguage;
}

export interface McpContext extends McpParts {
  readonly caller: McpCaller;
  readonly signal?: AbortSignal;
}

/** What a tool answers: as JSON, and the same in sentences. */
export interface Told {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly said: readonly string[];
}

/** A change as it is put to a person: nothing has happened yet. */
export interface Planned {
  /** Exactly what would happen, in the caller's language. */
  readonly sentence: string;
  /** JSON: what `perform` needs to do exactly that. */
  readonly what: Readonly<Record<string, unknown>>;
  /** What the decision log may say of it: numbers and names of ours, nothing that anybody wrote. */
  readonly about: Readonly<Record<string, string | number | null>>;
}

interface AnyMcpTool {
  readonly name: string;
  readonly title: string;
  /** What it is for, told to models. */
  readonly description: string;
  /** All of them. */
  readonly needs: readonly Scope[];
  /** Whether there must be a listener whom it is about. */
  readonly isOfListener: boolean;
  readonly input: z.ZodObject;
}

export interface ReadingMcpTool extends AnyMcpTool {
  readonly effect: 'reads';
  readonly output: z.ZodObject;
  /** Whether something is asked of the web. */
  readonly asksWeb: boolean;
  /** Throws EchoError. */
  run(context: McpContext, given: unknown): Promise<Told>;
}

export interface ChangingMcpTool extends AnyMcpTool {
  readonly effect: 'changes';
  /** Whether something is lost by it that cannot be had again. */
  readonly isDestructive: boolean;
  /** Whether the same once more changes nothing more. */
  readonly isIdempotent: boolean;
  /** Changes nothing. Throws EchoError. */
  plan(context: McpContext, given: unknown): Promise<Planned>;
  /** Does what was planned. Throws EchoError. */
  perform(context: McpContext, what: unknown): Promise<Told>;
}

export type McpTool = ReadingMcpTool | ChangingMcpTool;

/** Whoever calls may have all of the scopes, and a listener where it is about one. */
export function mayCall(
  { may, listenerId }: McpCaller,
  { needs, isOfListener }: Pick<AnyMcpTool, 'needs' | 'isOfListener'>,
): boolean {
  return needs.every((scope) => may.has(scope)) && (!isOfListener || listenerId !== null);
}

/** An object of whatever fields. */
export const anyFacts = z.looseObject({});
