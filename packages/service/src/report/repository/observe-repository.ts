import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fact, FactWriter } from '../fact.ts';
import { observeDeliveryFiles } from './observe-delivery-files.ts';
import { type AskRegistry, observeDependencies } from './observe-dependencies.ts';
import { observeStructure } from './observe-structure.ts';
import { readTree } from './read-tree.ts';

/** Where the repository is, and how its registry is asked. */
export interface RepositorySource {
  /** Its top folder. */
  readonly top: string;
  /** Null where it is not to be asked. */
  readonly askRegistry: AskRegistry | null;
}

/**
 * What the repository shows: structure, tests, workflows, licences, age of dependencies. An installed image has
 * none; then that is what is said. `nodeVersion` is of the Node that runs, e.g. 24.17.0.
 */
export async function observeRepository(
  { top, askRegistry }: RepositorySource,
  now: number,
  nodeVersion: string,
): Promise<readonly Fact[]> {
  const presence = new FactWriter('the folder that EchoTune runs from', now);
  // The table of floors and the tests are what an image leaves out.
  const isThere = await Promise.all(
    ['architecture.json', 'tests', 'packages'].map((name) => isIn(top, name)),
  );
  if (!isThere.every(Boolean)) {
    return presence
      .add('repository.present', 'yes-no', false)
      .unknown('structure.files', 'count', 'no-repository')
      .unknown('tests.unreached-files', 'count', 'no-repository')
      .unknown('workflows.workflows', 'count', 'no-repository')
      .unknown('licences.copyleft', 'count', 'no-repository')
      .unknown('docs.documents', 'count', 'no-repository')
      .unknown('dependencies.outdated', 'count', 'no-repository').facts;
  }
  return [
    ...presence.add('repository.present', 'yes-no', true).facts,
    ...observeStructure(await readTree(top), now),
    ...(await observeDeliveryFiles(top, now)),
    ...(await observeDependencies(top, { now, ask: askRegistry, nodeVersion })),
  ];
}

const isIn = (top: string, name: string) =>
  access(join(top, name)).then(
    () => true,
    () => false,
  );
