import { EchoError } from '@echotune/data';
import type { z } from 'zod';
import type { Environment } from './service-links.ts';

/** Where settings were looked for. */
interface Sources {
  readonly environment: Environment;
  /** The environment variable of each key of config.toml. */
  readonly variables: Readonly<Record<string, string>>;
  /** By key, wherever it was found. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** config-bad-value of the first setting that is wrong, named as whoever set it has it. */
export function badValue(error: z.ZodError, { environment, variables, given }: Sources): EchoError {
  const issue = error.issues[0];
  const key = String(issue?.path[0]);
  const variable = variables[key];
  return new EchoError('config-bad-value', `${named()}: ${issue?.message}`);

  function named(): string {
    const inFile = `config.toml: ${key}`;
    if (variable === undefined) return inFile;
    if (environment[variable]) return variable;
    // What is missing can be set in either.
    return given[key] === undefined ? `${variable} (${inFile})` : inFile;
  }
}
