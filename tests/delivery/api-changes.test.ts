/** What would break callers is noticed, and nothing else. */
import { describe, expect, it } from 'vitest';
import { compareApis } from '../../bin/api/compare-apis.ts';
import type { Description, Operation, Schema } from '../../bin/api/schema.ts';

const json = (schema: Schema) => ({ 'application/json': { schema } });
const play: Schema = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    title: { type: 'string' },
    next: { anyOf: [{ $ref: '#/components/schemas/Play' }, { type: 'null' }] },
  },
  required: ['id', 'title'],
  additionalProperties: false,
};
const taken: Schema = {
  type: 'object',
  properties: {
    title: { type: 'string', maxLength: 100 },
    mood: { type: 'string', enum: ['calm', 'loud'] },
    year: { type: ['integer', 'null'] },
  },
  required: ['title'],
  additionalProperties: false,
};
const parameter = (name: string, rest: object = {}) => ({
  ...{ in: 'query', name, required: false, schema: { type: 'integer', maximum: 50 } },
  ...rest,
});

function described(change: {
  readonly play?: Schema;
  readonly taken?: Schema;
  readonly operation?: Partial<Operation>;
  readonly paths?: Description['paths'];
}): Description {
  const post: Operation = {
    security: [{ apiKey: ['recommend'] }, { session: [] }],
    parameters: [parameter('limit')],
    requestBody: { required: true, content: json(change.taken ?? taken) },
    responses: { 200: { content: json({ $ref: '#/components/schemas/Play' }) } },
    ...change.operation,
  };
  return {
    paths: change.paths ?? { '/plays/{play}': { post } },
    components: { schemas: { Play: change.play ?? play } },
  };
}
const withField = (schema: Schema, field: string, is: Schema | undefined): Schema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries({ ...schema.properties, [field]: is }).filter(([, value]) => value),
  ) as Record<string, Schema>,
});

const breaking: Readonly<Record<string, readonly [Description, RegExp]>> = {
  'an operation is gone': [described({ paths: {} }), /gone/],
  'an answer is gone': [described({ operation: { responses: {} } }), /200 is answered no more/],
  'a field is answered no more': [
    described({ play: withField(play, 'title', undefined) }),
    /title/,
  ],
  'a field may be missing': [described({ play: { ...play, required: ['id'] } }), /title may be/],
  'a field is of another type': [
    described({ play: withField(play, 'id', { type: 'string' }) }),
    /id is string, was integer/,
  ],
  'a field may be nothing': [
    described({ play: withField(play, 'id', { type: ['integer', 'null'] }) }),
    /id is null/,
  ],
  'a field must be given': [
    described({ taken: { ...taken, required: ['title', 'mood'] } }),
    /mood/,
  ],
  'a field is taken no more': [described({ taken: withField(taken, 'year', undefined) }), /year/],
  'a word is taken no more': [
    described({ taken: withField(taken, 'mood', { type: 'string', enum: ['calm'] }) }),
    /mood may not be loud/,
  ],
  'nothing is taken no more': [
    described({ taken: withField(taken, 'year', { type: 'integer' }) }),
    /year is integer, was null/,
  ],
  'less is taken': [
    described({ taken: withField(taken, 'title', { type: 'string', maxLength: 10 }) }),
    /title has the maxLength 10, had 100/,
  ],
  'a parameter must be given': [
    described({
      operation: { parameters: [parameter('limit'), parameter('of', { required: true })] },
    }),
    /of must be given/,
  ],
  'another scope is needed': [
    described({ operation: { security: [{ apiKey: ['operate'] }, { session: [] }] } }),
    /apiKey recommend will not do any more: it needs apiKey operate or session/,
  ],
  'it is open to keys no more': [
    described({ operation: { security: [{ session: [] }] } }),
    /apiKey/,
  ],
  'a parameter is taken no more': [described({ operation: { parameters: [] } }), /limit/],
  'a parameter reaches less far': [
    described({
      operation: { parameters: [parameter('limit', { schema: { type: 'integer', maximum: 5 } })] },
    }),
    /maximum 5/,
  ],
};

describe('what breaks callers', () => {
  it.each(Object.entries(breaking))('%s', (_what, [after, message]) => {
    const changes = compareApis(described({}), after);
    expect(changes.some(({ breaks }) => breaks)).toBe(true);
    expect(changes.map(({ what }) => what).join('\n')).toMatch(message);
  });
});

const harmless: Readonly<Record<string, Description>> = {
  nothing: described({}),
  'a further field of an answer': described({ play: withField(play, 'album', { type: 'string' }) }),
  'a further field that may be sent': described({
    taken: withField(taken, 'album', { type: 'string' }),
  }),
  'a further word that may be sent': described({
    taken: withField(taken, 'mood', { type: 'string', enum: ['calm', 'loud', 'sad'] }),
  }),
  'more that is taken': described({
    taken: withField(taken, 'title', { type: 'string', maxLength: 1000 }),
  }),
  'it is open to all': described({ operation: { security: [] } }),
  'a further parameter': described({
    operation: { parameters: [parameter('limit'), parameter('of')] },
  }),
  'another name in a path': described({
    paths: { '/plays/{id}': described({}).paths['/plays/{play}'] ?? {} },
  }),
};

describe('what breaks nobody', () => {
  it.each(Object.entries(harmless))('%s', (_what, after) => {
    expect(compareApis(described({}), after).filter(({ breaks }) => breaks)).toEqual([]);
  });
});
