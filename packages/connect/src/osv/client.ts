import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { Api, type ApiDeps, reasonIn } from '../api/api.ts';
import { misfit } from '../contract/contract.ts';
import type { Answer } from '../policy/attempt.ts';
import { Batch, Record } from './answers.ts';
import { mostOsvQueries } from './limits.ts';

/** A package of npm as it is installed. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
}

export type OsvRecord = z.output<typeof Record>;

type Query = { readonly of: NpmPackage; readonly page?: string };
type Options = { readonly signal?: AbortSignal | undefined };

const ecosystem = 'npm';
/** A package with more pages than that has an answer that leads round and round. */
const mostPages = 20;

/**
 * The database of known vulnerabilities in open source (https://google.github.io/osv.dev/api/). It is told
 * names and versions of packages, nothing else. Each method throws provider-*.
 */
export class Osv {
  readonly #api: Api;
  readonly #deps: ApiDeps;

  constructor(deps: ApiDeps) {
    this.#api = new Api(deps, { refusal });
    this.#deps = deps;
  }

  /** The ids of what is known against each package, in their order. */
  async idsOf(packages: readonly NpmPackage[], options: Options = {}): Promise<string[][]> {
    const found = new Map(packages.map((one) => [one, new Set<string>()]));
    let asked: Query[] = packages.map((of) => ({ of }));
    for (let page = 0; asked.length > 0; page++) {
      if (page === mostPages) throw await this.#misfit('pages without end');
      const next: Query[] = [];
      for (let at = 0; at < asked.length; at += mostOsvQueries) {
        const part = asked.slice(at, at + mostOsvQueries);
        const results = await this.#batch(part, options);
        for (const [nth, { of }] of part.entries()) {
          const { vulns = [], next_page_token } = results[nth] ?? {};
          for (const { id } of vulns) found.get(of)?.add(id);
          if (next_page_token !== undefined) next.push({ of, page: next_page_token });
        }
      }
      asked = next;
    }
    return packages.map((one) => [...(found.get(one) ?? [])]);
  }

  /** What is known under an id. */
  record(id: string, { signal }: Options = {}): Promise<OsvRecord> {
    const path = `/v1/vulns/${encodeURIComponent(id)}`;
    return this.#api.ask({ operation: 'vulnerability', path, schema: Record, signal });
  }

  async #batch(part: readonly Query[], { signal }: Options) {
    const queries = part.map(({ of: { name, version }, page }) => ({
      ...{ package: { name, ecosystem }, version },
      ...(page !== undefined && { page_token: page }),
    }));
    const { results } = await this.#api.ask({
      ...{ operation: 'query', path: '/v1/querybatch', json: { queries }, repeatable: true },
      ...{ schema: Batch, signal },
    });
    // Results are told apart by their place alone.
    if (results.length === part.length) return results;
    throw await this.#misfit(`${results.length} results of ${part.length} queries`);
  }

  #misfit(problem: string): Promise<EchoError> {
    return misfit({ provider: 'osv', operation: 'query' }, { problem, shape: null }, this.#deps);
  }
}

/** Its errors: `{"code": 3, "message": "Invalid query."}`. */
function refusal(answer: Answer): EchoError | null {
  if (answer.status < 300) return null;
  return new EchoError('provider-refused', `OSV: ${reasonIn(answer, 'message')}`);
}
