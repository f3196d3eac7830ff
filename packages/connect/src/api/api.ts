import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { type ContractDeps, readAnswer } from '../contract/contract.ts';
import type { Answer } from '../policy/attempt.ts';
import { type Limits, usualLimits } from '../policy/limits.ts';
import { type Priority, Provider, type ProviderDeps } from '../policy/provider.ts';

/** What every client is built with. */
export interface ApiDeps extends ProviderDeps, ContractDeps {
  /** Who asks and where to complain, as providers want it: `EchoTune/0.1 ( https://… )`. */
  readonly userAgent: string;
}

/** One question to a provider. */
export interface Question<T> {
  /** As metrics and errors name it. */
  readonly operation: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly token?: string;
  /** Sent as JSON, or as a form; then it is a POST. */
  readonly json?: unknown;
  readonly form?: URLSearchParams;
  readonly schema: z.ZodType<T>;
  /** Default: in the background. */
  readonly priority?: Priority;
  /** Whether it does no harm to ask twice; reading never does. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface ApiOptions {
  readonly provider: string;
  /** Without a slash at its end. */
  readonly base: string;
  readonly limits?: Partial<Limits>;
  /** Throws Slowdown or Outage where an answer means one. */
  readonly judge?: (answer: Answer) => void;
  /** What an answer that is no success means; null where it is one after all. */
  readonly refusal: (answer: Answer) => EchoError | null;
}

/** A provider's HTTP interface: questions go through the policy, answers through their contract. */
export class Api {
  readonly provider: Provider;
  readonly #options: ApiOptions;
  readonly #deps: ApiDeps;

  constructor(options: ApiOptions, deps: ApiDeps) {
    const { provider, limits } = options;
    this.provider = new Provider({ ...usualLimits, ...limits, provider }, deps);
    this.#options = options;
    this.#deps = deps;
  }

  /** Throws provider-*; what `refusal` says where the provider refuses. */
  async ask<T>(question: Question<T>): Promise<T> {
    const { operation, schema, priority = 'background', repeatable, signal } = question;
    const { judge, refusal, provider } = this.#options;
    const answer = await this.provider.send({
      ...{ operation, priority },
      request: () => this.#request(question),
      repeatable: repeatable ?? !isSending(question),
      ...(judge && { judge }),
      ...(signal && { signal }),
    });
    const refused = refusal(answer);
    if (refused !== null) throw refused;
    if (answer.status >= 300) {
      throw new EchoError(
        'provider-refused',
        `${provider}, ${operation}: status ${answer.status}.`,
      );
    }
    return readAnswer({ provider, operation, schema }, answer, this.#deps);
  }

  #request(question: Question<unknown>): Request {
    const { path, query = {}, token, json, form } = question;
    const url = new URL(`${this.#options.base}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = new Headers({
      'user-agent': this.#deps.userAgent,
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Token ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    });
    const body = json === undefined ? (form ?? null) : JSON.stringify(json);
    return new Request(url, { method: isSending(question) ? 'POST' : 'GET', headers, body });
  }
}

function isSending({ json, form }: Question<unknown>): boolean {
  return json !== undefined || form !== undefined;
}

/** A text field of a JSON object, where the answer is one: for error bodies of any shape. */
export function fieldIn({ text }: Answer, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === name)?.[1];
  } catch {
    return undefined;
  }
}
