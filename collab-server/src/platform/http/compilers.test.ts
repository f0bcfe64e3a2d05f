import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { serializerCompiler, validatorCompiler } from './compilers.ts';

const at = { method: 'GET', url: '/api/things' };

describe('the compilers of routes', () => {
  it('write by one schema with one function, and by another one with another', () => {
    const named = Type.Object({ name: Type.String() });
    const write = serializerCompiler({ ...at, schema: named, httpStatus: '200' });
    expect(serializerCompiler({ ...at, url: '/api/others', schema: named, httpStatus: '4xx' })).toBe(write);
    expect(write({ name: '同研', secret: 'unseen' })).toBe('{"name":"同研"}');
    const counted = serializerCompiler({ ...at, schema: Type.Object({ count: Type.Integer() }), httpStatus: '200' });
    expect(counted({ name: '同研', count: 2 })).toBe('{"count":2}');
  });

  it('convert what stands in an address, and never a body of the same schema', () => {
    const schema = Type.Object({ count: Type.Integer() });
    const query = validatorCompiler({ ...at, schema, httpPart: 'querystring' });
    const body = validatorCompiler({ ...at, schema, httpPart: 'body' });
    expect(validatorCompiler({ ...at, schema, httpPart: 'params' })).toBe(query);
    expect(query({ count: '2' })).toEqual({ value: { count: 2 } });
    expect(body({ count: '2' })).toHaveProperty('error');
    expect(body({ count: 2 })).toEqual({ value: { count: 2 } });
  });
});
