import { z } from 'zod';
import { preferencesOf, type Site } from '../../web/public/render.tsx';
import { sendPage } from '../page-response.ts';
import { renderReference } from '../pages/api-reference.tsx';
import type { Server } from '../server-type.ts';
import { describe } from './describe.ts';
import { collectOperations, documentOf, type OpenApi } from './document.ts';
import { withExamples } from './examples.ts';

export interface OpenApiOptions {
  readonly site: () => Site;
}

/** The description of the interface, for machines and for people. Made when it is first asked for, then kept. */
export async function openapiRoutes(server: Server, { site }: OpenApiOptions): Promise<void> {
  await collectOperations(server);
  let made: Promise<OpenApi> | undefined;
  const document = () => {
    made ??= withExamples(documentOf(server), server).catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };

  const schema = describe('getOpenApi', 'health', { response: { 200: z.looseObject({ openapi: z.string() }) } });
  server.get('/openapi.json', { schema }, async (_request, reply) => {
    return reply.header('cache-control', 'public, no-cache').send({ ...(await document()) });
  });

  server.get('/api', { schema: { hide: true } }, async (request, reply) => {
    const preferences = preferencesOf(request.headers.cookie);
    return sendPage(reply, renderReference(await document(), { site: site(), preferences }));
  });
}
