/** The media types of the text format and of OpenMetrics, as scrapers ask for them. */
export const metricsTypes = [
  {
    mediaType: 'application/openmetrics-text',
    header: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  },
  { mediaType: 'text/plain', header: 'text/plain; version=0.0.4; charset=utf-8' },
] as const;

/**
 * Prometheus' text format as OpenMetrics 1.0: a counter's family is named without `_total`, nothing stands between
 * families, and the end is marked.
 */
export function asOpenMetrics(text: string): string {
  const families = text.replaceAll(
    /^# HELP (\S+)_total (.*)\n# TYPE \1_total counter$/gm,
    '# HELP $1 $2\n# TYPE $1 counter',
  );
  return `${families.replaceAll(/\n\n+/g, '\n').trimEnd()}\n# EOF\n`;
}
