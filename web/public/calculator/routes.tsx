import { renderComparison } from '../comparison/page.tsx';
import { offlineRoutes } from '../offline/routes.ts';
import { paths } from '../paths.ts';
import type { Route } from '../site.ts';
import { renderCalculator } from './page.tsx';

/** Pages of the calculator and the comparison, and what lets them open without network. */
export const calculatorRoutes: readonly Route[] = [
  { pattern: paths.calculator, methods: ['GET', 'POST'], render: renderCalculator },
  { pattern: paths.comparison, methods: ['GET', 'POST'], render: renderComparison },
  ...offlineRoutes,
];
