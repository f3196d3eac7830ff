import { describe, expect, it } from 'vitest';
import { apiUrl } from './api.ts';
import { ApiProblem, problemIn, problemOf, unreachable } from './problem.ts';
import { headlineOf } from './words/problem-words.ts';

describe('a refusal', () => {
  it('keeps what the server says happened and what to do', () => {
    const sent = { code: 'listener-unknown', detail: 'No listener 7.', advice: 'Import first.' };
    expect(problemIn(404, JSON.stringify(sent)).problem).toMatchObject({ ...sent, status: 404 });
  });

  it('has a headline in words, never the code', () => {
    const titleOf = (code: string) =>
      problemIn(422, JSON.stringify({ code, title: code.replaceAll('-', ' ') })).problem.title;
    expect(titleOf('import-unrecognised')).toBe('No listening history in these files');
    expect(titleOf('from-a-newer-server')).toBe('Something went wrong');
    expect(headlineOf('internal')).toBe('Something went wrong');
  });

  it('is still words where the answer is no problem document', () => {
    for (const text of ['<html>502</html>', '', '{}', '{"advi']) {
      const { problem } = problemIn(502, text);
      expect(problem).toMatchObject({ code: 'unknown', status: 502 });
      expect(problem.advice).not.toBe('');
    }
  });

  it('of a server that is silent says how to start it, and keeps the cause', () => {
    const cause = new TypeError('fetch failed');
    expect(unreachable(cause)).toBeInstanceOf(ApiProblem);
    expect(unreachable(cause).cause).toBe(cause);
    expect(problemOf(cause).advice).toContain('npm start');
  });
});

describe('addresses of the API', () => {
  it('leave out what is not chosen and escape what is', () => {
    expect(apiUrl('/shelves', { listener: 3, familiarity: null })).toBe(
      '/api/v1/shelves?listener=3',
    );
    expect(apiUrl('/imports', { timeZone: 'Europe/Berlin' })).toBe(
      '/api/v1/imports?timeZone=Europe%2FBerlin',
    );
    expect(apiUrl('/overview')).toBe('/api/v1/overview');
  });
});
