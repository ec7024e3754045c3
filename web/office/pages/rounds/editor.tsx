import { useEffect, useState } from 'react';
import { type OfficeRoundView, officeRound, type RoundDraft } from '../../../../contracts/round.ts';
import { useCommand, useRemember } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { ApiProblem } from '../../../kit/problem.ts';
import { useGo } from '../../../kit/url.ts';
import { BasicFields } from './basic-fields.tsx';
import { WithBasis } from './basis.tsx';
import { ClausesField } from './clauses-field.tsx';
import { DefectList } from './defect-list.tsx';
import { type Defect, saveDefects } from './defects.ts';
import { draftOf, emptyDraft } from './draft.ts';
import { MaterialsField } from './materials-field.tsx';
import { PublishPart } from './publish-part.tsx';
import { QuestionsField } from './questions-field.tsx';
import { say } from './say.ts';
import './rounds.css';

interface EditorProps {
  /** Left out: a new one. */
  readonly round?: OfficeRoundView;
  readonly programYear: number;
  /** Leaves what was typed and shows the newest revision. */
  readonly onStartAgain?: () => Promise<void>;
}

/** The form of a draft. It is saved as it is, complete or not; publishing is another act. */
export function Editor({ round, programYear, onStartAgain }: EditorProps) {
  const { draft, change, saved, isChanged, defects, save, submit } = useRoundDraft(round, programYear);
  const conflict = save.error instanceof ApiProblem && save.error.code === 'ROUND_CHANGED';
  return (
    <PageBody
      title={saved ? say('edit.title') : say('edit.new')}
      note={
        <>
          {saved ? say('edit.saved-at', { at: momentWords(saved.changedAt) }) : say('edit.not-saved')}{' '}
          {saved?.isSample && <Tag warn>{say('sample')}</Tag>}
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <BasicFields draft={draft} onChange={change} />
        <WithBasis issuedVersionId={draft.issuedVersionId}>
          {(basis) => (
            <>
              {basis && <ClausesField draft={draft} basis={basis} onChange={change} />}
              <QuestionsField draft={draft} onChange={change} />
              {basis && <MaterialsField draft={draft} basis={basis} onChange={change} />}
              <SavePart defects={defects} isChanged={isChanged} busy={save.isPending} />
              {save.isError && <ErrorState error={save.error} />}
              {conflict && onStartAgain && (
                <p className="actions">
                  <Button kind="plain" onClick={() => void onStartAgain()}>
                    {say('edit.start-again')}
                  </Button>
                </p>
              )}
            </>
          )}
        </WithBasis>
      </form>
      {saved && (
        <WithBasis issuedVersionId={draft.issuedVersionId}>
          {(basis) => basis && <PublishPart round={saved} draft={draft} basis={basis} isChanged={isChanged} />}
        </WithBasis>
      )}
    </PageBody>
  );
}

interface SavePartProps {
  /** Empty until saving was tried. */
  readonly defects: readonly Defect[];
  readonly isChanged: boolean;
  readonly busy: boolean;
}

function SavePart({ defects, isChanged, busy }: SavePartProps) {
  return (
    <div className="block stack">
      {defects.length > 0 && <DefectList label={say('edit.lacks')} defects={defects} />}
      <p className="actions">
        <Button kind="usual" type="submit" busy={busy}>
          {say('edit.save')}
        </Button>
        <span className="note" role="status">
          {isChanged ? say('edit.changed') : say('edit.unchanged')}
        </span>
      </p>
    </div>
  );
}

function useRoundDraft(round: OfficeRoundView | undefined, programYear: number) {
  const go = useGo();
  const remember = useRemember();
  const [saved, setSaved] = useState(round);
  const [draft, setDraft] = useState<RoundDraft>(() => (round ? draftOf(round) : emptyDraft(programYear)));
  const [pressed, setPressed] = useState(false);
  const start = saved ? draftOf(saved) : emptyDraft(programYear);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(start);
  useLeaveWarning(isChanged);
  const save = useCommand<RoundDraft, typeof officeRound>({
    path: saved ? `/rounds/${saved.id}/change` : '/rounds',
    schema: officeRound,
    body: (input) => (saved ? { ...input, revision: saved.revision } : input),
    refresh: ['/office/rounds?'],
    onDone(answer) {
      toast(say('edit.saved'));
      remember(`/office/rounds/${answer.id}`, answer);
      if (!saved) go(`/rounds/${answer.id}`);
      setSaved(answer);
      setDraft(draftOf(answer));
      setPressed(false);
    },
  });
  const defects = saveDefects(draft);
  const submit = () => {
    setPressed(true);
    if (defects.length === 0) save.mutate(draft);
  };
  const change = (part: Partial<RoundDraft>) => setDraft((before) => ({ ...before, ...part }));
  return { draft, change, saved, isChanged, defects: pressed ? defects : [], save, submit };
}

/** The browser asks before a page with unsaved work is closed. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isChanged]);
}
