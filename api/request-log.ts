import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';

/** One line for each request: no bodies, no query (it may carry what somebody typed), no headers. */
export class RequestLog extends Fastify.LogController {
  constructor() {
    super({ requestIdLogLabel: 'request' });
  }

  override incomingRequest(): void {
    // The one line is written when the answer has gone out.
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const { method, ip: client } = request;
    const line = {
      method,
      path: request.url.split('?')[0],
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      client,
    };
    if (error) request.log.warn({ ...line, err: error }, 'the answer broke off');
    else request.log.info(line, 'answered');
  }
}
