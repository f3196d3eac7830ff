import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinnedVersion } from '../../bin/runtime.js';
import { type Ended, pretend, SmallProject } from './small-project.ts';

const noRegistry = { npm_config_registry: 'http://127.0.0.1:1/', npm_config_cache: tmpdir() };

describe('a start where everything is there', () => {
  it('hands over arguments, place and Node, from a folder with a space', async () => {
    const project = new SmallProject().stamp();
    const { out, err, code } = await project.start(['echotune.js', 'where', 'a b"c'], { PATH: '' })
      .ended;
    expect({ out, err, code }).toEqual({
      out: `${tmpdir()}|${process.execPath}|a b"c\n`,
      err: '',
      code: 0,
    });
  });

  it('writes nothing, so that a read-only installation starts', async () => {
    const project = new SmallProject().stamp();
    const before = readdirSync(project.root);
    await project.start(['echotune.js', 'exit', '0']).ended;
    expect(readdirSync(project.root)).toEqual(before);
  });

  it('ends with the exit code of the command', async () => {
    const project = new SmallProject().stamp();
    expect(await project.start(['echotune.js', 'exit', '7']).ended).toMatchObject({ code: 7 });
  });

  it('passes a signal on, and ends as the command makes of it', async () => {
    const project = new SmallProject().stamp();
    expect(await stopped(project, ['wait', '5'])).toMatchObject({ code: 5, signal: null });
    expect(await stopped(project, ['wait'])).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  it('says of a benchmark what its head says, and does not run it', async () => {
    const project = new SmallProject().stamp();
    project.write(
      'bench/crash.ts',
      "/**\n * Kills it.\n * `--seed 1`\n */\nthrow new Error('ran');\n",
    );
    const { code, out, err } = await project.start(['launch.js', 'bench', 'crash', '--help']).ended;
    expect({ code, out, err }).toEqual({ code: 0, out: 'Kills it.\n`--seed 1`\n', err: '' });
  });

  it('names the benchmarks and the commands where one is asked for that does not exist', async () => {
    const project = new SmallProject().stamp();
    project.write('bench/crash.ts', '');
    const bench = await project.start(['launch.js', 'bench', 'crahs']).ended;
    expect(bench).toMatchObject({ code: 2, err: expect.stringContaining('-- crash') });
    const nothing = await project.start(['launch.js', 'toString']).ended;
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('start | test') });
  });
});

describe('a first start', () => {
  it('installs, says so on standard error, and then runs', async () => {
    const project = new SmallProject();
    const first = await project.start(['echotune.js', 'exit', '3']).ended;
    expect(first).toMatchObject({ code: 3, out: '', err: expect.stringContaining('Installing') });
    expect(existsSync(join(project.root, 'node_modules/small-cli'))).toBe(true);
    const second = await project.start(['echotune.js', 'exit', '3']).ended;
    expect(second).toMatchObject({ code: 3, err: '' });
  });

  it('starts over where an install was killed half way', async () => {
    const project = new SmallProject();
    project.write('node_modules/half/package.json', '{"name": "half"}');
    project.write('.node/install-under-way', '');
    await project.start(['echotune.js', 'exit', '0']).ended;
    expect(existsSync(join(project.root, 'node_modules/half'))).toBe(false);
    expect(existsSync(join(project.root, '.node/install-under-way'))).toBe(false);
  });

  it('takes over the lock of a start that was killed', async () => {
    const project = new SmallProject();
    const killed = project.start(['echotune.js', 'exit', '0']);
    await until(() => existsSync(join(project.root, '.node/lock')));
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(join(project.root, '.node/lock'))).toBe(true);
    expect(await project.start(['echotune.js', 'exit', '3']).ended).toMatchObject({ code: 3 });
  });

  it('at the same time as another one installs once', async () => {
    const project = new SmallProject();
    const starts = [1, 2, 3].map((code) => project.start(['echotune.js', 'exit', String(code)]));
    const ended = await Promise.all(starts.map((start) => start.ended));
    expect(ended.map(({ code }) => code)).toEqual([1, 2, 3]);
    expect(ended.filter(({ err }) => err.includes('Installing'))).toHaveLength(1);
  });
});

describe('a start that cannot succeed says what is wrong', () => {
  it('without npm', async () => {
    const project = new SmallProject();
    const env = { PATH: project.pathWithoutNpm(), npm_execpath: '' };
    expectWords(await project.start(['echotune.js'], env).ended, 'npm is not installed');
  });

  it('without a registry, when dependencies are missing', async () => {
    const project = new SmallProject();
    project.write('packages/cli/package.json', '{"name": "c", "dependencies": {"x-y-z": "1.0.0"}}');
    const ended = await project.start(['echotune.js'], noRegistry).ended;
    expectWords(ended, 'registry cannot be reached');
    expect(existsSync(join(project.root, 'node_modules/.echotune-stamp'))).toBe(false);
  });

  it('without a registry, when Node is too old', async () => {
    const project = new SmallProject().stamp();
    const ended = await project.start(['echotune.js'], { ...noRegistry, ...pretend('20.20.2') })
      .ended;
    expectWords(ended, 'registry cannot be reached');
    expect(ended.err).toContain('this machine has 20.20.2');
  });
});

describe('a start on an old Node', () => {
  it('runs everything on the fetched one', async () => {
    const project = new SmallProject().stamp();
    const name = `node-${pinnedVersion}-${process.platform}-${process.arch}`;
    const fetched = join(project.root, '.node', name, 'bin');
    mkdirSync(fetched, { recursive: true });
    symlinkSync(process.execPath, join(fetched, 'node'));
    project.write('packages/cli/src/main.ts', 'console.log(process.env.PATH?.split(":")[0])');
    const { out } = await project.start(['echotune.js'], pretend('20.20.2')).ended;
    expect(out).toBe(`${fetched}\n`);
  });
});

function expectWords(ended: Ended, words: string): void {
  expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
  expect(ended.err).toContain('What to do:');
  expect(ended.err).not.toMatch(/^\s*at \S+ \(/m);
}

async function stopped(project: SmallProject, args: string[]): Promise<Ended> {
  const { child, ended } = project.start(['echotune.js', ...args]);
  child.stdout.once('data', () => child.kill('SIGTERM'));
  return ended;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}
