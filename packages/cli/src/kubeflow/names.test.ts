import { InvalidArgumentError } from 'commander';
import { expect, it } from 'vitest';
import { imageName, objectName } from './names.ts';

it.each([
  'echotune',
  'echotune:0.1.0',
  'localhost:5000/echotune',
  'registry.example/team/echo_tune:1.0.0',
  `registry.example/echotune@sha256:${'0a'.repeat(32)}`,
])('%s is the name of an image', (name) => {
  expect(imageName(name)).toBe(name);
});

it.each([
  '',
  'Echo Tune',
  'registry.example/',
  '/echotune',
  'echotune:',
  'echotune:a:b',
  'a\nb',
  '{{x}}',
])('%j is no name of an image', (name) => {
  expect(() => imageName(name)).toThrow(InvalidArgumentError);
});

it.each(['echotune', 'echotune-home', 'a.b-c.d1', 'a'.repeat(253)])(
  '%s may name a secret',
  (name) => {
    expect(objectName(name)).toBe(name);
  },
);

it.each(['', 'Echotune', 'echo_tune', '-home', 'home-', 'a..b', 'a'.repeat(254), 'a\nb'])(
  '%j may not name a secret',
  (name) => {
    expect(() => objectName(name)).toThrow(InvalidArgumentError);
  },
);
