import { verification } from '../../../../contracts/verification.ts';
import { useCommand, useRemember } from '../../../kit/data.ts';

type Act = 'open' | 'decide-line' | 'decide-fact' | 'note-finding' | 'refresh-findings' | 'complete';

/** An act of verification: its answer is the whole screen anew. */
export function useVerificationAct<Input = void>(applicationId: string, act: Act, onDone?: () => void) {
  return useScreenCommand<Input>(applicationId, `/verification/${act}`, onDone);
}

/** Any command below an application that answers the screen. */
export function useScreenCommand<Input = void>(
  applicationId: string,
  path: string | ((input: Input) => string),
  onDone?: () => void,
  body?: (input: Input) => unknown,
) {
  const remember = useRemember();
  const under = `/applications/${applicationId}`;
  return useCommand<Input, typeof verification>({
    path: typeof path === 'string' ? `${under}${path}` : (input) => `${under}${path(input)}`,
    schema: verification,
    refresh: ['/work-list'],
    ...(body ? { body } : {}),
    onDone(view) {
      remember(`${under}/verification`, view);
      onDone?.();
    },
  });
}
