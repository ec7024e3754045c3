import { paths } from '../paths.ts';
import type { Route } from '../site.ts';
import { renderCalculator } from './page.tsx';

/** Pages of the calculator and the comparison. */
export const calculatorRoutes: readonly Route[] = [
  { pattern: paths.calculator, methods: ['GET', 'POST'], render: renderCalculator },
];
