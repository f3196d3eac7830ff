import type { Dashboard, Panel } from './dashboard.ts';

/** Which Prometheus, chosen above the panels. */
const variable = 'datasource';
const datasource = { type: 'prometheus', uid: `$\{${variable}}` };
const columns = 24;
const widths = { number: 6, lines: 12, table: 24 } as const;
const heights = { number: 5, lines: 8, table: 9 } as const;
const kinds = { number: 'stat', lines: 'timeseries', table: 'table' } as const;

/** A dashboard as Grafana 10 and newer read it from a file. */
export function grafanaDashboard({ name, title, rows }: Dashboard): object {
  const panels: object[] = [];
  let y = 0;
  for (const row of rows) {
    panels.push({
      ...{ id: panels.length + 1, type: 'row', title: row.title, collapsed: false, panels: [] },
      gridPos: { h: 1, w: columns, x: 0, y },
    });
    y += 1;
    let [x, height] = [0, 0];
    for (const panel of row.panels) {
      const [w, h] = [widths[panel.draws], heights[panel.draws]];
      if (x + w > columns) [x, y, height] = [0, y + height, 0];
      panels.push({ id: panels.length + 1, gridPos: { h, w, x, y }, ...drawn(panel) });
      x += w;
      height = Math.max(height, h);
    }
    y += height;
  }
  return {
    ...{ uid: `echotune-${name}`, title: `EchoTune: ${title}`, tags: ['echotune'] },
    ...{ schemaVersion: 39, version: 1, editable: true, refresh: '30s', timezone: 'browser' },
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [
        {
          ...{ name: variable, label: 'Prometheus', type: 'datasource', query: 'prometheus' },
          ...{ current: {}, hide: 0, refresh: 1, regex: '' },
        },
      ],
    },
    links: [
      {
        ...{ type: 'dashboards', title: 'EchoTune', tags: ['echotune'], asDropdown: true },
        ...{ includeVars: true, keepTime: true, targetBlank: false, icon: 'external link' },
      },
    ],
    annotations: {
      list: [
        {
          ...{ name: 'Alerts', datasource, enable: true, iconColor: 'red' },
          ...{ expr: 'ALERTS{alertname=~"EchoTune.*",alertstate="firing"}', step: '30s' },
          ...{ titleFormat: '{{alertname}}', textFormat: '{{slo}}{{part}}' },
        },
      ],
    },
    panels,
  };
}

function drawn({ title, says, draws, unit, targets, limits }: Panel): object {
  return {
    ...{ type: kinds[draws], title, datasource, ...(says && { description: says }) },
    targets: targets.map(({ expr, legend }, n) => ({
      ...{ refId: String.fromCharCode(65 + n), datasource, expr, legendFormat: legend },
      ...(draws === 'lines' ? { range: true } : { instant: true }),
      ...(draws === 'table' && { format: 'table' }),
    })),
    fieldConfig: {
      defaults: {
        ...{ unit, ...(draws === 'lines' && { custom: { fillOpacity: 8, showPoints: 'never' } }) },
        ...(limits && { color: { mode: 'thresholds' }, thresholds: thresholds(limits) }),
      },
      overrides: [],
    },
    options:
      draws === 'lines'
        ? {
            legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
            tooltip: { mode: 'multi', sort: 'desc' },
          }
        : draws === 'number'
          ? { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } }
          : { showHeader: true },
  };
}

function thresholds([warn, wrong]: NonNullable<Panel['limits']>): object {
  const rises = wrong > warn;
  const steps = rises
    ? [
        { color: 'green', value: null },
        { color: 'orange', value: warn },
        { color: 'red', value: wrong },
      ]
    : [
        { color: 'red', value: null },
        { color: 'orange', value: wrong },
        { color: 'green', value: warn },
      ];
  return { mode: 'absolute', steps };
}
