import { SaxesParser } from 'saxes';
import { FormatError } from '../error.ts';
import type { TestReport } from './report.ts';

/**
 * JUnit's XML: `testcase` in `testsuite`, with `failure` or `error` where it failed; `flakyFailure` and `flakyError` of
 * Maven Surefire where a further attempt passed. Throws FormatError: not-xml, wrong-shape.
 */
export function readJunit(text: string): TestReport {
  const [failed, flaky] = [new Set<string>(), new Set<string>()];
  const seen = { total: 0, suites: 0, at: null as number | null, name: '' };
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    throw new FormatError('not-xml', message, { byte: parser.position, record: seen.total });
  });
  parser.on('doctype', () => {
    const message = 'It has a DOCTYPE, which could declare endless entities.';
    throw new FormatError('wrong-shape', message, { byte: 0, record: 0 });
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite' || name === 'testsuites') {
      seen.suites += 1;
      const at = Date.parse(attributes.timestamp ?? '');
      if (Number.isFinite(at)) seen.at = Math.max(seen.at ?? at, at);
    }
    if (name === 'testcase') {
      seen.total += 1;
      seen.name = [attributes.classname, attributes.name].filter(Boolean).join(' > ');
    }
    if (name === 'failure' || name === 'error') failed.add(seen.name);
    if (name === 'flakyFailure' || name === 'flakyError') flaky.add(seen.name);
  });
  parser.write(text).close();
  if (seen.suites === 0) {
    throw new FormatError('wrong-shape', 'It holds no testsuite.', { byte: 0, record: 0 });
  }
  return { total: seen.total, failed: [...failed], flaky: [...flaky], at: seen.at };
}
