/** The rules and dashboards as Prometheus' own tools judge them. */
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { dashboards } from '../ops/define/dashboards.ts';
import { alerts } from '../ops/define/rules.ts';
import { slos } from '../ops/define/slo.ts';
import { describeWith } from './need.ts';

const ops = fileURLToPath(new URL('../ops', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'echotune-ops-'));
const run = promisify(execFile);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What promtool says; throws where it finds fault. */
async function promtool(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('promtool', args);
  return stdout;
}

it('every alert and every promise has its tests, and nothing lies about that nobody makes', () => {
  const texts = globSync('prometheus/tests/*.yaml', { cwd: ops }).map((file) =>
    readFileSync(join(ops, file), 'utf8'),
  );
  const names = texts.flatMap((text) =>
    parse(text).tests.map(({ name }: { name: string }) => name),
  );
  for (const { name } of alerts) {
    expect(names).toEqual(expect.arrayContaining([`${name} fires`, `${name} stays silent`]));
  }
  for (const { name } of slos) {
    expect(names.filter((test) => test.startsWith(`${name} `))).toHaveLength(6);
  }
  expect(readdirSync(join(ops, 'grafana/dashboards')).sort()).toEqual(
    dashboards.map(({ name }) => `${name}.json`).sort(),
  );
  expect(readdirSync(join(ops, 'prometheus/rules'))).toEqual(['alerts.yaml', 'slos.yaml']);
});

it('dashboards fit beside one another: no two panels lie on the same place, and none has two of an id', () => {
  for (const { name } of dashboards) {
    const text = readFileSync(join(ops, 'grafana/dashboards', `${name}.json`), 'utf8');
    const { panels, uid } = JSON.parse(text);
    expect(uid).toBe(`echotune-${name}`);
    const places = new Set<string>();
    for (const { id, gridPos } of panels) {
      const { x, y, w, h } = gridPos;
      expect([id, x + w <= 24]).toEqual([id, true]);
      for (let column = x; column < x + w; column += 1) {
        for (let line = y; line < y + h; line += 1) {
          expect(places.has(`${column},${line}`), `${name} ${id}`).toBe(false);
          places.add(`${column},${line}`);
        }
      }
    }
    expect(new Set(panels.map(({ id }: { id: number }) => id)).size).toBe(panels.length);
  }
});

describeWith('prometheus', 'what Prometheus watches by', () => {
  it('rules and configuration are as Prometheus reads them', async () => {
    const rules = globSync('prometheus/rules/*.yaml', { cwd: ops }).map((file) => join(ops, file));
    expect(await promtool('check', 'rules', ...rules)).toContain('SUCCESS');
    const config = join(ops, 'prometheus/prometheus.yaml');
    expect(await promtool('check', 'config', '--syntax-only', config)).toContain('SUCCESS');
  });

  it('every alert fires where it should and is silent where it should be', async () => {
    const files = globSync('prometheus/tests/*.yaml', { cwd: ops }).map((file) => join(ops, file));
    expect(files).toHaveLength(4);
    expect(await promtool('test', 'rules', ...files)).not.toContain('FAILED');
  });

  it('a rule that is not what its test says is found out', async () => {
    const rules = readFileSync(join(ops, 'prometheus/rules/alerts.yaml'), 'utf8');
    writeFileSync(join(folder, 'rules.yaml'), rules.replace('> 0.9', '> 0.99'));
    const tests = readFileSync(join(ops, 'prometheus/tests/alerts.yaml'), 'utf8');
    const file = join(folder, 'tests.yaml');
    writeFileSync(file, tests.replace('../rules/alerts.yaml', 'rules.yaml'));
    await expect(promtool('test', 'rules', file)).rejects.toThrow('EchoTuneBudgetNearlySpent');
  });

  it('every expression of a dashboard is one', async () => {
    const panels = dashboards.flatMap(({ rows }) => rows.flatMap((row) => row.panels));
    const rules = panels
      .flatMap(({ targets }) => targets)
      .map(({ expr }, n) => ({
        ...{ record: `panel:${n}`, expr: expr.replaceAll('$__rate_interval', '5m') },
      }));
    const file = join(folder, 'panels.yaml');
    writeFileSync(file, stringify({ groups: [{ name: 'panels', rules }] }));
    expect(await promtool('check', 'rules', file)).toContain(`${rules.length} rules found`);
  });
});
