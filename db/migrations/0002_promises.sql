select 1;
--> statement-breakpoint
-- Audit: entries and links are added, never changed (platform/audit).
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of audit.% are never changed', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger entry_is_final before update or delete on audit.entry
  for each row execute function audit.refuse_change();
--> statement-breakpoint
create trigger entry_is_not_emptied before truncate on audit.entry
  for each statement execute function audit.refuse_change();
--> statement-breakpoint
create trigger link_is_final before update or delete on audit.link
  for each row execute function audit.refuse_change();
--> statement-breakpoint
create trigger link_is_not_emptied before truncate on audit.link
  for each statement execute function audit.refuse_change();
--> statement-breakpoint
-- What the chain does not hold yet: committed with the entry, whatever the order in which transactions end.
create function audit.await_seal() returns trigger language plpgsql as $$
begin
  insert into audit.unsealed (entry_id) values (new.id) on conflict do nothing;
  return null;
end
$$;
--> statement-breakpoint
create trigger entry_awaits_seal after insert on audit.entry
  for each row execute function audit.await_seal();
--> statement-breakpoint
-- Staff: nobody holds two of the three administrations on one day, also where appointments end (modules/staff).
create function staff.refuse_second_administration() returns trigger language plpgsql as $$
begin
  if new.role not in ('security-administrator', 'system-administrator', 'audit-administrator') then
    return new;
  end if;
  -- Two appointments of one person at the same time: the second waits and sees the first.
  perform pg_advisory_xact_lock(hashtext('staff.appointment ' || new.account_id));
  if exists (
    select 1 from staff.appointment other
    where other.account_id = new.account_id and other.id <> new.id
      and other.role in ('security-administrator', 'system-administrator', 'audit-administrator')
      and daterange(other.from_day, other.until_day, '[]') && daterange(new.from_day, new.until_day, '[]')
  ) then
    raise exception 'account % would hold two administrations', new.account_id
      using errcode = 'exclusion_violation', constraint = 'appointment_one_administration';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger appointment_one_administration before insert or update on staff.appointment
  for each row execute function staff.refuse_second_administration();
--> statement-breakpoint
-- Applications: what was submitted and which steps were taken is never changed.
create function application.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of application.% are never changed', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger snapshot_is_final before update or delete on application.snapshot
  for each row execute function application.refuse_change();
--> statement-breakpoint
create trigger state_change_is_final before update or delete on application.state_change
  for each row execute function application.refuse_change();
--> statement-breakpoint
-- Evidence: what of an invoice is counted is the sum of what is live of it, and never more than its total (modules/evidence).
create function evidence.keep_counted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.released_at is not null then
      raise exception 'what is counted begins live' using errcode = 'restrict_violation';
    end if;
    update evidence.invoice set counted_fen = counted_fen + new.amount_fen
      where key = new.invoice_key and cancelled_at is null;
    if not found then
      raise exception 'invoice % is cancelled', new.invoice_key
        using errcode = 'check_violation', constraint = 'invoice_not_cancelled';
    end if;
    return null;
  end if;
  -- The only change that there is: it is given back, once.
  if old.released_at is not null or new.released_at is null
    or (old.id, old.invoice_key, old.invoice_line, old.cost_line_id, old.application_id, old.organisation_id, old.amount_fen, old.at)
      is distinct from
      (new.id, new.invoice_key, new.invoice_line, new.cost_line_id, new.application_id, new.organisation_id, new.amount_fen, new.at)
  then
    raise exception 'what is counted is released, and nothing else' using errcode = 'restrict_violation';
  end if;
  update evidence.invoice set counted_fen = counted_fen - new.amount_fen where key = new.invoice_key;
  return null;
end
$$;
--> statement-breakpoint
create trigger counted_keeps_sum after insert or update on evidence.counted
  for each row execute function evidence.keep_counted();
--> statement-breakpoint
create function evidence.refuse_removal() returns trigger language plpgsql as $$
begin
  raise exception 'rows of evidence.% are never removed', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger counted_stays before delete on evidence.counted
  for each row execute function evidence.refuse_removal();
--> statement-breakpoint
create trigger counted_is_not_emptied before truncate on evidence.counted
  for each statement execute function evidence.refuse_removal();
--> statement-breakpoint
-- A cost line of which something is counted keeps its amount and its invoice.
create function evidence.refuse_change_of_counted() returns trigger language plpgsql as $$
begin
  if exists (select 1 from evidence.counted where cost_line_id = old.id and released_at is null) then
    raise exception 'cost line % is counted', old.id
      using errcode = 'restrict_violation', constraint = 'cost_line_counted';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
--> statement-breakpoint
create trigger cost_line_counted before delete or update of amount_fen, invoice_voucher_id, invoice_line
  on evidence.cost_line for each row execute function evidence.refuse_change_of_counted();
--> statement-breakpoint
-- Acceptance: what a document says never changes, and a number once given stays (modules/acceptance).
create function acceptance.keep_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.model <> old.model or new.title <> old.title or new.kind <> old.kind
    or new.application_id <> old.application_id or new.organisation_id <> old.organisation_id
    or new.is_sample <> old.is_sample or (old.number is not null and new.number is distinct from old.number) then
    raise exception 'the content of document % is final', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger official_document_content_is_final before update or delete on acceptance.official_document
  for each row execute function acceptance.keep_document();
