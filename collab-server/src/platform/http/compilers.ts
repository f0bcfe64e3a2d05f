import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';

/*
 * What reads requests and writes answers, compiled once for each schema in a process. Contracts are constants, and every route
 * answers problems by the same schema: compiled anew for each route and status, they were nearly all of a server's start.
 */

const compileSerializer = SerializerSelector()({}, {});
const serializers = new WeakMap<object, (answer: unknown) => string>();

export const serializerCompiler: FastifySerializerCompiler<object> = (route) => {
  const known = serializers.get(route.schema);
  if (known !== undefined) return known;
  const serializer = compileSerializer({ ...route, httpStatus: route.httpStatus ?? '' });
  serializers.set(route.schema, serializer);
  return serializer;
};

type Validator = ReturnType<FastifySchemaCompiler<object>>;

/** A body is taken as it is; what stands in an address is text, which is converted first. */
const validators = {
  body: new WeakMap<object, Validator>(),
  text: new WeakMap<object, Validator>(),
};

export const validatorCompiler: FastifySchemaCompiler<object> = (route) => {
  const ofItsPart = validators[route.httpPart === 'body' ? 'body' : 'text'];
  const known = ofItsPart.get(route.schema);
  if (known !== undefined) return known;
  const validator = TypeBoxValidatorCompiler(route);
  ofItsPart.set(route.schema, validator);
  return validator;
};
