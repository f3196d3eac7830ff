import { describe, expect, it } from 'vitest';
import { apiUrl } from './api.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { ApiProblem, problemHere, problemIn, problemOf, unreachable } from './problem.ts';
import { problemWords } from './words/problem-words.ts';

describe('a refusal', () => {
  it('keeps what the server says happened and what to do', () => {
    const sent = { code: 'listener-unknown', detail: 'No listener 7.', advice: 'Import first.' };
    expect(problemIn(404, JSON.stringify(sent)).problem).toMatchObject({ ...sent, status: 404 });
  });

  it('has a headline in words of the reader’s language, never the code', () => {
    const titleOf = (code: string, { problems } = en) =>
      problemWords(problemIn(422, JSON.stringify({ code })).problem, problems).title;
    expect(titleOf('import-unrecognised')).toBe('No listening history in these files');
    expect(titleOf('import-unrecognised', de)).toBe('Kein Hörverlauf in diesen Dateien');
    expect(titleOf('from-a-newer-server')).toBe('Something went wrong');
    expect(titleOf('constructor')).toBe('Something went wrong');
  });

  it('in another language leaves out what the headline says, but not the place nor the unknown', () => {
    const detailOf = (code: string, detail: string, { problems } = de) =>
      problemWords(problemIn(422, JSON.stringify({ code, detail })).problem, problems).detail;
    const exists = 'There is an account named Ada.';
    expect(detailOf('account-exists', exists)).toBe('');
    expect(detailOf('account-exists', exists, en)).toBe(exists);
    expect(detailOf('input-invalid', 'song: must be a number')).toBe('song: must be a number');
    expect(detailOf('from-a-newer-server', 'It is so.')).toBe('It is so.');
    const files = 'No listening history was found.\na.txt:\n  One: no.\n  Two: no.';
    expect(detailOf('import-unrecognised', files)).toBe('a.txt:\n One: no.\n Two: no.');
    expect(detailOf('import-unrecognised', files, en)).toBe(files);
  });

  it('has a headline in every language or in none', () => {
    expect(Object.keys(de.problems.headlines)).toEqual(Object.keys(en.problems.headlines));
  });

  it('is still words where the answer is no problem document', () => {
    for (const text of ['<html>502</html>', '', '{}', '{"advi']) {
      const { problem } = problemIn(502, text);
      expect(problem).toMatchObject({ code: 'unknown', status: 502 });
      const { detail, advice } = problemWords(problem, en.problems);
      expect(detail).toContain('502');
      expect(advice).not.toBe('');
    }
  });

  it('of a server that is silent says how to start it, and keeps the cause', () => {
    const cause = new TypeError('fetch failed');
    expect(unreachable(cause)).toBeInstanceOf(ApiProblem);
    expect(unreachable(cause).cause).toBe(cause);
    for (const { problems } of [en, de]) {
      expect(problemWords(problemOf(cause), problems).advice).toContain('npm start');
    }
  });

  it('of the page’s own says what it is about', () => {
    const { problem } = problemHere('only-litter', '.DS_Store');
    expect(problemWords(problem, en.problems).detail).toContain('.DS_Store');
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
