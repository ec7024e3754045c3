export { hasConsent } from './consents.ts';
export { personalRoutes } from './routes.ts';
