import { useState } from 'react';
import { subjectKind } from '../../../../contracts/subjects.ts';
import { revised } from '../../../../contracts/works.ts';
import { useCommand } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useGo, useQueryState } from '../../../kit/url.ts';
import { KIND_OPTIONS } from '../../../works/words.ts';
import { BLANK } from './form-state.ts';
import { say } from './say.ts';
import { SubjectForm } from './subject-form.tsx';

/** Registers a subject: first its kind, which decides what is asked. */
export function Page() {
  const [query, change] = useQueryState();
  const go = useGo();
  const [value, setValue] = useState(BLANK);
  const kind = subjectKind.safeParse(query.kind).data ?? 'micro-drama';
  const register = useCommand<typeof BLANK, typeof revised>({
    path: '/works',
    schema: revised,
    body: (attributes) => ({ ...attributes, kind }),
    refresh: ['/works'],
    onDone: ({ id }) => {
      toast(say('new.saved'));
      go(`/works/${id}`);
    },
  });
  return (
    <PageBody title={say('new.title')} narrow>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate(value);
        }}
      >
        <Select
          label={say('new.kind')}
          help={say('new.kind-help')}
          value={kind}
          options={KIND_OPTIONS}
          onChange={(chosen) => {
            change({ kind: chosen }, { replace: true });
            setValue({ ...value, details: null });
          }}
        />
        <SubjectForm kind={kind} value={value} onChange={setValue} error={register.error} />
        {register.error && <ErrorState error={register.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={register.isPending}>
            {say('new.save')}
          </Button>
        </p>
      </form>
    </PageBody>
  );
}
