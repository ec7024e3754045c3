import type { Metric, Sample } from './exposition.ts';

/** Upper bounds of the buckets, in seconds. */
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.3, 0.5, 1, 2.5, 10] as const;

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly buckets: number[];
  sum: number;
  count: number;
}

export interface Latency {
  /** One request; `route` is the pattern of its path, never the path: there are as many series as routes. */
  observe(route: string, method: string, status: number, seconds: number): void;
  metric(): Metric;
}

/** How long requests took, by route, method and class of status. */
export function openLatency(): Latency {
  const all = new Map<string, Series>();
  return {
    observe(route, method, status, seconds) {
      const kind = `${Math.floor(status / 100)}xx`;
      const key = `${method} ${kind} ${route}`;
      let series = all.get(key);
      if (!series) {
        series = { labels: { route, method, status: kind }, buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
        all.set(key, series);
      }
      for (const [index, bound] of BOUNDS.entries()) {
        if (seconds <= bound) series.buckets[index] = (series.buckets[index] ?? 0) + 1;
      }
      series.sum += seconds;
      series.count += 1;
    },
    metric() {
      const samples = [...all.values()].flatMap(samplesOf);
      return { name: 'yunhe_http_request_seconds', help: 'Time to answer a request.', type: 'histogram', samples };
    },
  };
}

function samplesOf({ labels, buckets, sum, count }: Series): Sample[] {
  const bounded = BOUNDS.map((bound, index) => {
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: buckets[index] ?? 0 };
  });
  return [
    ...bounded,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ];
}
