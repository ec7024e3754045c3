import autocannon from 'autocannon';

/** One kind of question, many times. */
export interface Question {
  readonly name: string;
  /** Questions a second. */
  readonly rate: number;
  /** Milliseconds that p95 may take. */
  readonly limit: number;
  readonly requests: readonly Asked[];
}

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Figures {
  readonly name: string;
  readonly rate: number;
  readonly limit: number;
  readonly answered: number;
  /** Not answered with 200. */
  readonly failed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  readonly scanned: readonly string[];
}

/** Asks at a steady rate, whatever the answers take. Every request comes from another address. */
export async function ask(
  address: string,
  { name, rate, limit, requests }: Question,
  seconds: number,
): Promise<Omit<Figures, 'scanned'>> {
  const times: number[] = [];
  let failed = 0;
  const options: autocannon.Options = {
    url: address,
    connections: 10,
    overallRate: rate,
    duration: seconds,
    requests: requests.map(({ method, path, headers, body }, at) => {
      const from = { 'x-forwarded-for': `10.0.${Math.floor(at / 250) % 250}.${at % 250}` };
      const sent = body === undefined ? {} : { body };
      return { method, path: `/api/v1${path}`, headers: { ...headers, ...from }, ...sent };
    }),
  };
  const { errors } = await new Promise<autocannon.Result>((settle, fail) => {
    const instance = autocannon(options, (error, result) => (error ? fail(error) : settle(result)));
    instance.on('response', (_client, statusCode, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (statusCode !== 200) failed += 1;
    });
  });
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    name,
    rate,
    limit,
    answered: times.length,
    failed: failed + errors,
    p50: at(0.5),
    p95: at(0.95),
    most: at(1),
  };
}
