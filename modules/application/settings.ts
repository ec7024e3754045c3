import { wholeNumber } from '../../platform/settings/setting.ts';

/** Time limits of the procedure, in working days. */
export const ACCEPTANCE_DAYS = wholeNumber('application.acceptanceDays', {
  default: 5,
  min: 1,
  max: 60,
  unit: 'working-days',
});
export const CORRECTION_DAYS = wholeNumber('application.correctionDays', {
  default: 10,
  min: 1,
  max: 120,
  unit: 'working-days',
});
export const VERIFICATION_DAYS = wholeNumber('application.verificationDays', {
  default: 20,
  min: 1,
  max: 250,
  unit: 'working-days',
});

export const APPLICATION_SETTINGS = [ACCEPTANCE_DAYS, CORRECTION_DAYS, VERIFICATION_DAYS] as const;
