import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import release from '../../package.json' with { type: 'json' };
import { say } from '../say.ts';
import type { Server } from '../server-type.ts';

/** Describes the routes of the office that are added after it, at `/api/v1/openapi.json`: the public description stays small. */
export async function officeDescription(server: Server): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: say('openapi.office.title'),
        description: say('openapi.office.description'),
        version: release.version,
        license: { name: release.license, identifier: release.license },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  server.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    return reply.header('cache-control', 'public, no-cache').send(server.swagger());
  });
}
