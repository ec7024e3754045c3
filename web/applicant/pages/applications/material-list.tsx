import { useState } from 'react';
import type { ApplicationView } from '../../../../contracts/application.ts';
import { voucher } from '../../../../contracts/evidence.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { Cite } from '../../../public/components/cite.tsx';
import { Icon } from '../../../public/components/icon.tsx';
import { useForm } from './form-context.ts';
import type { NeededMaterial } from './model/needed-materials.ts';
import { materialElement } from './model/places.ts';
import { say } from './say.ts';
import { VoucherChooser } from './voucher-chooser.tsx';

interface MaterialListProps {
  /** null: asked for once, for the whole application. */
  readonly claimId: string | null;
  readonly materials: readonly NeededMaterial[];
}

/** The papers that are asked for, each with what is attached to it. */
export function MaterialList({ claimId, materials }: MaterialListProps) {
  const { application } = useForm();
  return (
    <ul className="materials">
      {materials.map((material) => (
        <MaterialRow
          key={material.id}
          claimId={claimId}
          material={material}
          attached={application.attachments.filter(
            (one) => one.materialId === material.id && (claimId === null || (one.claimId ?? claimId) === claimId),
          )}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly claimId: string | null;
  readonly material: NeededMaterial;
  readonly attached: ApplicationView['attachments'];
}

function MaterialRow({ claimId, material, attached }: RowProps) {
  const { policy } = useForm();
  const [choosing, setChoosing] = useState(false);
  const { id, label, help, basis, cite, required } = material;
  return (
    <li id={materialElement(claimId, id)}>
      <p className="materials__name">
        <Icon
          name={attached.length > 0 ? 'check' : 'wait'}
          label={say(attached.length > 0 ? 'materials.there' : 'materials.missing')}
        />
        <b>{label}</b>
        <Tag>{say(required ? `materials.basis.${basis}` : 'materials.optional')}</Tag>
        {cite !== undefined && <Cite policy={policy} id={cite} />}
      </p>
      <Button kind="quiet" icon="plus" onClick={() => setChoosing(true)}>
        {say('materials.add')}
        <span className="sr">{label}</span>
      </Button>
      {help !== '' && <p className="field__help">{help}</p>}
      {attached.length > 0 && (
        <ul className="item-list">
          {attached.map((attachment) => (
            <Attached key={attachment.id} attachment={attachment} />
          ))}
        </ul>
      )}
      {choosing && (
        <VoucherChooser claimId={claimId} material={material} attached={attached} onClose={() => setChoosing(false)} />
      )}
    </li>
  );
}

function Attached({ attachment }: { readonly attachment: ApplicationView['attachments'][number] }) {
  const { application } = useForm();
  const found = useGet(`/vouchers/${attachment.voucherId}`, voucher);
  const detach = useCommand<{ readonly attachmentId: string }>({
    path: `/applications/${application.id}/detach`,
    refresh: [`/applications/${application.id}`],
  });
  const remove = () =>
    detach.mutate({ attachmentId: attachment.id }, { onError: (error) => toast(problemWords(error), { warn: true }) });
  const name = found.data ? found.data.label || found.data.file.name : say('materials.reading');
  return (
    <li>
      <span>
        {found.data ? (
          <a href={`/api/v1/files/${found.data.file.id}/content`} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          name
        )}
      </span>
      {application.mayEdit && (
        <Button kind="quiet" busy={detach.isPending} onClick={remove}>
          {say('materials.detach')}
          <span className="sr">{name}</span>
        </Button>
      )}
    </li>
  );
}
