import { useState } from 'react';
import { type CostSheetReadingView, costSheetReading, importedCostLines } from '../../../../contracts/cost-lines.ts';
import { actingFor } from '../../../kit/acting-for.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { writeQuery } from '../../../kit/url.ts';
import { yuanFigure } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { pathsAfter } from './paths.ts';
import { say } from './say.ts';

interface SheetProps {
  readonly applicationId: string;
  readonly claimId: string;
  readonly onClose: () => void;
}

/** Cost lines from Excel: template, filled sheet, errors by cell or number and sum, and only then the lines. */
export function SheetDialog({ applicationId, claimId, onClose }: SheetProps) {
  const [fileId, setFileId] = useState<string>();
  return (
    <Dialog title={say('sheet.title')} onClose={onClose} wide>
      <div className="stack">
        <ol>
          <li>
            {say('sheet.step1')} <TemplateButton applicationId={applicationId} claimId={claimId} />
          </li>
          <li>{say('sheet.step2')}</li>
        </ol>
        <FileDrop label={say('sheet.file')} accept=".xlsx" multiple={false} onFile={({ id }) => setFileId(id)} />
        {fileId !== undefined && (
          <Reading key={fileId} applicationId={applicationId} claimId={claimId} fileId={fileId} onClose={onClose} />
        )}
        <p className="actions">
          <Button kind="plain" onClick={onClose}>
            {say('close')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

function Reading({ applicationId, claimId, fileId, onClose }: SheetProps & { readonly fileId: string }) {
  const path = `/applications/${applicationId}/cost-sheet${writeQuery({ claimId, fileId })}`;
  const reading = useGet(path, costSheetReading);
  return (
    <Answer of={reading} lines={3}>
      {(read) =>
        read.errors.length > 0 ? (
          <Errors errors={read.errors} />
        ) : (
          <Take applicationId={applicationId} claimId={claimId} read={read} onClose={onClose} />
        )
      }
    </Answer>
  );
}

function Errors({ errors }: Pick<CostSheetReadingView, 'errors'>) {
  return (
    <>
      <Callout kind="error">
        <p>{say('sheet.errors', { count: errors.length })}</p>
      </Callout>
      <Table
        caption={say('sheet.errors-caption')}
        folds
        rows={errors}
        keyOf={({ cell, code }) => `${cell} ${code}`}
        columns={[
          { id: 'cell', head: say('sheet.cell'), rowHead: true, cell: ({ cell }) => cell },
          { id: 'what', head: say('sheet.what'), wide: true, cell: ({ message }) => message },
        ]}
      />
    </>
  );
}

function Take({ applicationId, claimId, read, onClose }: SheetProps & { readonly read: CostSheetReadingView }) {
  const { lines, totalFen, unmatched } = read;
  const take = useCommand({
    path: `/applications/${applicationId}/cost-lines/import`,
    schema: importedCostLines,
    body: () => ({ claimId, lines }),
    refresh: pathsAfter(applicationId),
    onDone: ({ added }) => {
      toast(say('sheet.taken', { count: added }));
      onClose();
    },
  });
  return (
    <>
      <p role="status">{say('sheet.read', { count: lines.length, amount: yuanFigure(totalFen) })}</p>
      {unmatched > 0 && <p className="note">{say('sheet.unmatched', { count: unmatched })}</p>}
      {take.error && <ErrorState error={take.error} />}
      <p className="actions">
        <Button kind="main" busy={take.isPending} onClick={() => take.mutate()}>
          {say('sheet.take', { count: lines.length })}
        </Button>
      </p>
    </>
  );
}

function TemplateButton({ applicationId, claimId }: Omit<SheetProps, 'onClose'>) {
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      await downloadTemplate(applicationId, claimId);
    } catch {
      toast(say('sheet.template-failed'), { warn: true });
    }
    setBusy(false);
  };
  return (
    <Button kind="plain" icon="down" busy={busy} onClick={() => void take()}>
      {say('sheet.template')}
    </Button>
  );
}

/** A plain link could not say for whom the person acts. */
async function downloadTemplate(applicationId: string, claimId: string): Promise<void> {
  const organisation = actingFor();
  const answer = await fetch(`/api/v1/applications/${applicationId}/cost-sheet-template${writeQuery({ claimId })}`, {
    headers: organisation === undefined ? {} : { 'x-acting-for': organisation },
  });
  if (!answer.ok) throw new Error(`the template was answered ${answer.status}`);
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = decodeURIComponent(encoded);
  link.click();
  URL.revokeObjectURL(address);
}
