import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { buildContext } from './build-context.ts';
import { installOffline } from './install-offline.ts';
import { linkTree } from './link-tree.ts';
import {
  execForm,
  type ImageStage,
  type ImageStep,
  pairsOf,
  readDockerfile,
} from './read-dockerfile.ts';

/** What a Dockerfile says of the image, and the tree that its steps make. */
export interface ReplayedImage {
  /** Folder that stands for `/`. */
  readonly tree: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

interface Recipe {
  readonly root: string;
  readonly dockerfile: string;
  readonly ignored: string;
  /** Where the trees are made. */
  readonly folder: string;
}

type Making = { -readonly [Key in keyof ReplayedImage]: ReplayedImage[Key] };

/** The folders of the image that steps may name; everything else in `/` is the machine's. */
const own = /(?<![\w./-])\/(app|data|tmp)(?![\w-])/g;
const foreign = /(?<![\w./-])\/(?!(?:app|data)(?![\w-]))\w/;

/** The same text with the image's folders where they are on this machine. */
export function inTree(tree: string, text: string): string {
  return text.replace(own, `${tree}/$1`);
}

/**
 * Does what a build would do, without Docker: COPY from what `.dockerignore` lets in, RUN in the stage's tree with the
 * project's packages instead of a registry. Throws where a file is missing or a step fails.
 */
export async function replayImage(recipe: Recipe): Promise<ReplayedImage> {
  const context = buildContext(recipe.root, recipe.ignored);
  const made = new Map<string, Making>();
  let last: Making | undefined;
  for (const [at, stage] of readDockerfile(recipe.dockerfile).entries()) {
    last = startStage(join(recipe.folder, `stage-${at}`), made.get(stage.base));
    if (stage.name !== null) made.set(stage.name, last);
    await replayStage(recipe, stage, last, { context, made });
  }
  if (last === undefined) throw new Error('The Dockerfile has no stage');
  return last;
}

function startStage(tree: string, from: Making | undefined): Making {
  if (from !== undefined) linkTree(from.tree, tree);
  for (const folder of ['app', 'data', 'tmp']) mkdirSync(join(tree, folder), { recursive: true });
  const fresh = { environment: {}, workdir: '/', user: '0', command: [], healthcheck: [] };
  return { ...(from ?? fresh), tree };
}

interface Sources {
  readonly context: readonly string[];
  readonly made: ReadonlyMap<string, ReplayedImage>;
}

async function replayStage(recipe: Recipe, stage: ImageStage, image: Making, sources: Sources) {
  let entrypoint: readonly string[] = [];
  for (const step of stage.steps) {
    const { keyword, text } = step;
    if (keyword === 'WORKDIR') image.workdir = posix.resolve(image.workdir, text);
    if (keyword === 'USER') image.user = text;
    if (keyword === 'ENV') image.environment = { ...image.environment, ...pairsOf(text) };
    if (keyword === 'COPY') copy(recipe, step, image, sources);
    if (keyword === 'RUN') await runStep(recipe, text, image);
    if (keyword === 'ENTRYPOINT') entrypoint = execForm(text) ?? [];
    if (keyword === 'CMD') image.command = [...entrypoint, ...(execForm(text) ?? [])];
    if (keyword === 'HEALTHCHECK') image.healthcheck = execForm(text.replace(/^CMD /, '')) ?? [];
  }
}

function copy({ root }: Recipe, step: ImageStep, image: Making, { context, made }: Sources): void {
  const words = step.text.split(' ');
  const destination = words.pop() ?? '';
  const into = join(image.tree, posix.resolve(image.workdir, destination));
  const stage = step.flags.from === undefined ? undefined : made.get(step.flags.from);
  for (const word of words) {
    if (stage !== undefined) {
      linkTree(join(stage.tree, word), into);
      continue;
    }
    const source = posix.normalize(word);
    const files = context.filter((path) => path === source || path.startsWith(`${source}/`));
    if (files.length === 0) throw new Error(`COPY finds no ${word} in the build context`);
    for (const path of files) {
      const isInto = destination.endsWith('/') ? posix.basename(path) : '';
      const target = join(into, path === source ? isInto : path.slice(source.length + 1));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(root, path), target);
    }
  }
}

async function runStep({ root }: Recipe, text: string, image: Making): Promise<void> {
  const cwd = join(image.tree, image.workdir);
  if (text.startsWith('npm ci ')) {
    assertWorkspaces(cwd, root);
    return installOffline(root, cwd, text.split(' ').slice(2));
  }
  if (foreign.test(text))
    throw new Error(`RUN names a folder that is not the image's own: ${text}`);
  // Only root may give files away; elsewhere all of them belong to whoever tests.
  const possible = process.getuid?.() === 0 ? text : text.replace(/ -[og] \d+/g, '');
  await promisify(execFile)('sh', ['-ec', inTree(image.tree, possible)], { cwd });
}

/** As `npm ci`, which refuses where the lock tells of a workspace that is not there. */
function assertWorkspaces(folder: string, root: string): void {
  for (const manifest of buildContext(root, '').filter((path) =>
    /^packages\/\w+\/package.json$/.test(path),
  )) {
    if (!existsSync(join(folder, manifest))) throw new Error(`npm ci lacks ${manifest}`);
  }
  if (!statSync(join(folder, 'package-lock.json')).isFile()) throw new Error('npm ci lacks a lock');
}
