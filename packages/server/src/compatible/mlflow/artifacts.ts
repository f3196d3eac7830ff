import type { ModelVersion } from '@echotune/data';
import { fileNameOf, filesFrom, keyOf, modelFolder, writeCard } from '@echotune/service';
import type { EchoTune } from '../../wire.ts';
import { invalid } from './filter.ts';
import { experimentId } from './shown-registry.ts';

/** A file of a run. */
export interface Artifact {
  readonly name: string;
  readonly bytes: number;
  /** What it says, or where it lies. */
  readonly from: { readonly text: string } | { readonly path: string };
}

/** What lies in the one folder that a run has: the card, and the model where its file is kept. */
export async function artifactsOf(echotune: EchoTune, model: ModelVersion): Promise<Artifact[]> {
  const card = writeCard(model).map(({ name, text }) => ({
    ...{ name, bytes: Buffer.byteLength(text), from: { text } },
  }));
  const fileOf = await filesFrom(echotune);
  const file = await fileOf(model);
  if (file === null) return card;
  return [{ name: fileNameOf(model), bytes: file.bytes, from: { path: file.path } }, ...card];
}

export interface ListedFile {
  readonly path: string;
  readonly is_dir: boolean;
  readonly file_size?: number;
}

const folder = (path: string): ListedFile => ({ path, is_dir: true });

/** A path without what would lead out of where it begins. Throws input-invalid. */
export function partsOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  if (/^[/\\]|\\|\0|:/.test(path) || parts.some((part) => part === '.' || part === '..')) {
    throw invalid('Invalid path');
  }
  return parts;
}

/** What is in a folder of a run, by names within it; nothing in one that is not there. */
export async function filesIn(
  echotune: EchoTune,
  model: ModelVersion,
  parts: readonly string[],
): Promise<ListedFile[]> {
  if (parts.length === 0) return [folder(modelFolder)];
  if (parts.length > 1 || parts[0] !== modelFolder) return [];
  const all = await artifactsOf(echotune, model);
  return all.map(({ name, bytes }) => ({ path: name, is_dir: false, file_size: bytes }));
}

/** The same from the root of all artifacts, where experiments are, and runs within. */
export async function filesBelowRoot(
  echotune: EchoTune,
  versions: readonly ModelVersion[],
  [experiment, run, artifacts, ...parts]: readonly string[],
): Promise<ListedFile[]> {
  if (experiment === undefined) return [folder(experimentId)];
  if (experiment !== experimentId) return [];
  if (run === undefined) return versions.map((model) => folder(keyOf(model)));
  const model = versions.find((one) => keyOf(one) === run);
  if (model === undefined) return [];
  if (artifacts === undefined) return [folder('artifacts')];
  return artifacts === 'artifacts' ? filesIn(echotune, model, parts) : [];
}
