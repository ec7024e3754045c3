CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE SCHEMA "personal";
--> statement-breakpoint
CREATE SCHEMA "acceptance";
--> statement-breakpoint
CREATE SCHEMA "application";
--> statement-breakpoint
CREATE SCHEMA "evidence";
--> statement-breakpoint
CREATE SCHEMA "inbox";
--> statement-breakpoint
CREATE SCHEMA "instrument";
--> statement-breakpoint
CREATE SCHEMA "integrity";
--> statement-breakpoint
CREATE SCHEMA "party";
--> statement-breakpoint
CREATE SCHEMA "round";
--> statement-breakpoint
CREATE SCHEMA "staff";
--> statement-breakpoint
CREATE SCHEMA "verification";
--> statement-breakpoint
CREATE SCHEMA "works";
--> statement-breakpoint
CREATE TABLE "platform"."alert" (
	"reason" text PRIMARY KEY NOT NULL,
	"told_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."day_head" (
	"day" date PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit"."entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"actor_kind" text NOT NULL,
	"roles" jsonb NOT NULL,
	"acting_for" uuid,
	"act" text NOT NULL,
	"on_type" text,
	"on_id" text,
	"organisation_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"personal" jsonb,
	"outcome" text NOT NULL,
	"refusal_code" text,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "audit"."link" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "link_entry_once" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit"."unsealed" (
	"entry_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."working_calendar" (
	"year" integer PRIMARY KEY NOT NULL,
	"off" date[] NOT NULL,
	"work_weekends" date[] NOT NULL,
	"source" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"uploaded_by" text NOT NULL,
	CONSTRAINT "working_calendar_year" CHECK ("platform"."working_calendar"."year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "platform"."command_receipt" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"input_sha256" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "command_receipt_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "platform"."demonstration_account" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."demonstration_clock" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ahead_milliseconds" bigint NOT NULL,
	CONSTRAINT "demonstration_clock_only_one" CHECK ("platform"."demonstration_clock"."only")
);
--> statement-breakpoint
CREATE TABLE "platform"."demonstration_story" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"done" integer NOT NULL,
	"of" integer NOT NULL,
	"is_played" boolean NOT NULL,
	CONSTRAINT "demonstration_story_only_one" CHECK ("platform"."demonstration_story"."only")
);
--> statement-breakpoint
CREATE TABLE "platform"."file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid,
	"uploaded_by" uuid,
	"scan" text NOT NULL,
	"signature" text,
	"scanned_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "file_sha256_form" CHECK ("platform"."file"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "file_has_bytes" CHECK ("platform"."file"."bytes" > 0),
	CONSTRAINT "file_scan_known" CHECK ("platform"."file"."scan" in ('waiting', 'clean', 'infected', 'unscanned')),
	CONSTRAINT "file_infected_by" CHECK (("platform"."file"."scan" = 'infected') = ("platform"."file"."signature" is not null))
);
--> statement-breakpoint
CREATE TABLE "platform"."upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"owner_id" uuid,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"phone" text,
	"phone_verified" boolean DEFAULT false NOT NULL,
	"has_second_factor" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_phone_unique" UNIQUE("phone"),
	CONSTRAINT "person_phone_form" CHECK ("identity"."person"."phone" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "identity"."second_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"recovery_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone,
	"last_step" bigint
);
--> statement-breakpoint
CREATE TABLE "identity"."session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"address" text,
	"user_agent" text,
	"second_factor_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "identity"."sign_in_failure" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" double precision NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identity"."sign_in_method" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"password_hash" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."number_sequence" (
	"name" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_sequence_begins_at_one" CHECK ("platform"."number_sequence"."last" >= 1)
);
--> statement-breakpoint
CREATE TABLE "platform"."outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platform"."outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event" text NOT NULL,
	"handler" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "outbox_ended_once" CHECK ("platform"."outbox"."done_at" is null or "platform"."outbox"."failed_at" is null)
);
--> statement-breakpoint
CREATE TABLE "personal"."fingerprint_key" (
	"wrapped_key" text NOT NULL,
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	CONSTRAINT "fingerprint_key_only_one" CHECK ("personal"."fingerprint_key"."only")
);
--> statement-breakpoint
CREATE TABLE "personal"."person_key" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "person_key_or_erased" CHECK (("personal"."person_key"."wrapped_key" is null) = ("personal"."person_key"."erased_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "platform"."setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"set_by" uuid
);
--> statement-breakpoint
CREATE TABLE "acceptance"."acceptance" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"reasons" text DEFAULT '' NOT NULL,
	"defects" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"late_reason" text DEFAULT '' NOT NULL,
	"document_id" uuid,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "acceptance_outcome_known" CHECK ("acceptance"."acceptance"."outcome" in ('accepted', 'declined')),
	CONSTRAINT "acceptance_declined_why" CHECK ("acceptance"."acceptance"."outcome" <> 'declined' or "acceptance"."acceptance"."reasons" <> ''),
	CONSTRAINT "acceptance_defects_why" CHECK (jsonb_array_length("acceptance"."acceptance"."defects") = 0 or "acceptance"."acceptance"."reasons" <> '')
);
--> statement-breakpoint
CREATE TABLE "acceptance"."correction_notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"items" jsonb NOT NULL,
	"removed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"second_reason" text,
	"approved_by" uuid,
	"late_reason" text DEFAULT '' NOT NULL,
	"document_id" uuid NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"due_day" date,
	"awaiting_calendar_year" integer,
	"due_from" date,
	"due_working_days" integer,
	"answered_at" timestamp with time zone,
	CONSTRAINT "correction_notice_sequence_once" UNIQUE("application_id","sequence"),
	CONSTRAINT "correction_notice_names_something" CHECK (jsonb_array_length("acceptance"."correction_notice"."items") > 0),
	CONSTRAINT "correction_notice_second_is_approved" CHECK ("acceptance"."correction_notice"."sequence" = 1 or ("acceptance"."correction_notice"."second_reason" <> '' and "acceptance"."correction_notice"."second_reason" is not null and "acceptance"."correction_notice"."approved_by" is not null and "acceptance"."correction_notice"."approved_by" <> "acceptance"."correction_notice"."issued_by")),
	CONSTRAINT "correction_notice_due_one_way" CHECK ("acceptance"."correction_notice"."due_day" is null or "acceptance"."correction_notice"."awaiting_calendar_year" is null)
);
--> statement-breakpoint
CREATE TABLE "acceptance"."official_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"year" integer,
	"sequence" integer,
	"number" text,
	"title" text NOT NULL,
	"application_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"is_sample" boolean NOT NULL,
	"model" jsonb NOT NULL,
	"state" text NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"signed_by" uuid,
	"signed_at" timestamp with time zone,
	"sent_for_seal_by" uuid,
	"sent_for_seal_at" timestamp with time zone,
	"sealed_file_id" uuid,
	"served_by" uuid,
	"served_at" timestamp with time zone,
	"read_by" uuid,
	"read_at" timestamp with time zone,
	CONSTRAINT "official_document_number_once" UNIQUE("number"),
	CONSTRAINT "official_document_sequence_once" UNIQUE("year","sequence"),
	CONSTRAINT "official_document_state_known" CHECK ("acceptance"."official_document"."state" in ('drafted', 'signed', 'sent-for-seal', 'served')),
	CONSTRAINT "official_document_numbered_when_signed" CHECK (("acceptance"."official_document"."state" = 'drafted') = ("acceptance"."official_document"."number" is null) and ("acceptance"."official_document"."number" is null) = ("acceptance"."official_document"."signed_at" is null) and ("acceptance"."official_document"."year" is null) = ("acceptance"."official_document"."number" is null) and ("acceptance"."official_document"."sequence" is null) = ("acceptance"."official_document"."number" is null)),
	CONSTRAINT "official_document_signed_by_another" CHECK ("acceptance"."official_document"."signed_by" <> "acceptance"."official_document"."drafted_by"),
	CONSTRAINT "official_document_served_when_sealed" CHECK (("acceptance"."official_document"."state" = 'served') = ("acceptance"."official_document"."sealed_file_id" is not null) and ("acceptance"."official_document"."state" = 'served') = ("acceptance"."official_document"."served_at" is not null)),
	CONSTRAINT "official_document_read_when_served" CHECK ("acceptance"."official_document"."read_at" is null or "acceptance"."official_document"."served_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "acceptance"."second_notice_approval" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"used_by" uuid,
	CONSTRAINT "second_notice_approval_has_reason" CHECK ("acceptance"."second_notice_approval"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "application"."application" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"number" text,
	"check_code" text,
	"state" text NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"draft" jsonb NOT NULL,
	"draft_revision" integer DEFAULT 0 NOT NULL,
	"draft_sections" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"draft_saved_by" uuid,
	"draft_saved_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"snapshot_sequence" integer DEFAULT 0 NOT NULL,
	"next_actor" text,
	"due_day" date,
	"awaiting_calendar_year" integer,
	"due_from" date,
	"due_working_days" integer,
	"paused" boolean DEFAULT false NOT NULL,
	"remaining_working_days" integer,
	"copied_from" uuid,
	"receipt_file_id" uuid,
	CONSTRAINT "application_number_once" UNIQUE("number"),
	CONSTRAINT "application_numbered_when_submitted" CHECK (("application"."application"."number" is null) = ("application"."application"."submitted_at" is null) and ("application"."application"."number" is null) = ("application"."application"."snapshot_sequence" = 0)),
	CONSTRAINT "application_draft_is_not_submitted" CHECK ("application"."application"."state" not in ('draft', 'awaiting-confirmation') or "application"."application"."number" is null),
	CONSTRAINT "application_submitted_has_number" CHECK ("application"."application"."state" in ('draft', 'awaiting-confirmation', 'withdrawn') or "application"."application"."number" is not null),
	CONSTRAINT "application_due_one_way" CHECK ("application"."application"."due_day" is null or "application"."application"."awaiting_calendar_year" is null)
);
--> statement-breakpoint
CREATE TABLE "application"."attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"claim_id" text,
	"material_id" text NOT NULL,
	"voucher_id" uuid NOT NULL,
	"attached_by" uuid NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachment_once" UNIQUE NULLS NOT DISTINCT("application_id","claim_id","material_id","voucher_id")
);
--> statement-breakpoint
CREATE TABLE "application"."snapshot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"draft" jsonb NOT NULL,
	"request" jsonb NOT NULL,
	"assessment" jsonb NOT NULL,
	"attachments" jsonb NOT NULL,
	"policy_id" text NOT NULL,
	"version" text NOT NULL,
	"digest" text NOT NULL,
	"readings" integer NOT NULL,
	"sha256" text NOT NULL,
	"undertaking" jsonb NOT NULL,
	"submitted_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "snapshot_sequence_once" UNIQUE("application_id","sequence"),
	CONSTRAINT "snapshot_sequence_begins_at_one" CHECK ("application"."snapshot"."sequence" >= 1)
);
--> statement-breakpoint
CREATE TABLE "application"."state_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"actor_kind" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"next_actor" text,
	"due_day" date,
	"awaiting_calendar_year" integer
);
--> statement-breakpoint
CREATE TABLE "evidence"."cancellation_proposal" (
	"voucher_id" uuid PRIMARY KEY NOT NULL,
	"invoice_key" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "evidence"."cost_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"claim_id" text NOT NULL,
	"position" integer NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"amount_fen" bigint NOT NULL,
	"incurred_on" date,
	"contract_voucher_id" uuid,
	"invoice_voucher_id" uuid,
	"invoice_line" integer,
	"slip_voucher_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cost_line_amount_range" CHECK ("evidence"."cost_line"."amount_fen" between 0 and 1000000000000)
);
--> statement-breakpoint
CREATE TABLE "evidence"."counted" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"invoice_key" text NOT NULL,
	"invoice_line" integer NOT NULL,
	"cost_line_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"release_reason" text,
	CONSTRAINT "counted_amount_positive" CHECK ("evidence"."counted"."amount_fen" > 0),
	CONSTRAINT "counted_released_with_reason" CHECK (("evidence"."counted"."released_at" is null) = ("evidence"."counted"."release_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "evidence"."invoice" (
	"key" text PRIMARY KEY NOT NULL,
	"total_fen" bigint NOT NULL,
	"counted_fen" bigint DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "invoice_counted_range" CHECK ("evidence"."invoice"."counted_fen" between 0 and "evidence"."invoice"."total_fen")
);
--> statement-breakpoint
CREATE TABLE "evidence"."picture_band" (
	"value" integer NOT NULL,
	"voucher_id" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "picture_band_value_voucher_id_pk" PRIMARY KEY("value","voucher_id")
);
--> statement-breakpoint
CREATE TABLE "evidence"."voucher" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"reading_state" text DEFAULT 'waiting' NOT NULL,
	"reading" jsonb,
	"reading_problem" jsonb,
	"typed" jsonb,
	"established" jsonb,
	"checks" jsonb,
	"invoice_key" text,
	"contract_number" text,
	"picture_hash" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox"."assignment" (
	"application_id" uuid NOT NULL,
	"desk" text NOT NULL,
	"account_id" uuid NOT NULL,
	"assigned_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignment_application_id_desk_pk" PRIMARY KEY("application_id","desk"),
	CONSTRAINT "assignment_desk_known" CHECK ("inbox"."assignment"."desk" in ('clerk', 'officer'))
);
--> statement-breakpoint
CREATE TABLE "inbox"."delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"account_id" uuid,
	"to" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "delivery_once" UNIQUE("kind","subject_id","channel"),
	CONSTRAINT "delivery_state_known" CHECK ("inbox"."delivery"."state" in ('waiting', 'sent', 'not-configured', 'pointless')),
	CONSTRAINT "delivery_sent_when" CHECK (("inbox"."delivery"."state" = 'sent') = ("inbox"."delivery"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "inbox"."message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"organisation_id" uuid,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "message_link_on_this_site" CHECK ("inbox"."message"."link" ~ '^/(my|office)(/|$)')
);
--> statement-breakpoint
CREATE TABLE "inbox"."preference" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"mail" boolean NOT NULL,
	"sms" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox"."saved_filter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_filter_name_once" UNIQUE("account_id","name")
);
--> statement-breakpoint
CREATE TABLE "inbox"."search_entry" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"number" text NOT NULL,
	"subjects" text[] NOT NULL,
	"subject_ids" uuid[] NOT NULL,
	"clauses" text[] NOT NULL,
	"claimed_fen" bigint NOT NULL,
	"missing_materials" integer NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"tokens" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instrument"."issued_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"policy_id" text NOT NULL,
	"version" text NOT NULL,
	"title" text NOT NULL,
	"digest" text NOT NULL,
	"readings" integer NOT NULL,
	"state" text NOT NULL,
	"issued_on" date NOT NULL,
	"document_number" text NOT NULL,
	"official_file_id" uuid NOT NULL,
	"fair_competition_conclusion" text NOT NULL,
	"is_sample" boolean NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "issued_version_two_people" CHECK ("instrument"."issued_version"."confirmed_by" <> "instrument"."issued_version"."proposed_by"),
	CONSTRAINT "issued_version_issued_is_confirmed" CHECK ("instrument"."issued_version"."state" <> 'issued' or "instrument"."issued_version"."confirmed_by" is not null),
	CONSTRAINT "issued_version_withdrawn_with_reason" CHECK (("instrument"."issued_version"."state" = 'withdrawn') = ("instrument"."issued_version"."withdrawn_reason" is not null)),
	CONSTRAINT "issued_version_digest_form" CHECK ("instrument"."issued_version"."digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "integrity"."debarment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"decided_on" date NOT NULL,
	"reason" text NOT NULL,
	"document_number" text DEFAULT '' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_reason" text,
	CONSTRAINT "debarment_lifted_by_somebody" CHECK (("integrity"."debarment"."lifted_at" is null) = ("integrity"."debarment"."lifted_by" is null) and ("integrity"."debarment"."lifted_at" is null) = ("integrity"."debarment"."lift_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "party"."authority_letter" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"organisation_name" text NOT NULL,
	"person_name" text NOT NULL,
	"file_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "authority_letter_state_known" CHECK ("party"."authority_letter"."state" in ('submitted', 'confirmed', 'refused')),
	CONSTRAINT "authority_letter_decided" CHECK (("party"."authority_letter"."state" = 'submitted') = ("party"."authority_letter"."decided_at" is null)),
	CONSTRAINT "authority_letter_refused_why" CHECK ("party"."authority_letter"."state" <> 'refused' or "party"."authority_letter"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "party"."bank_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"bank_name" text NOT NULL,
	"account_sealed" text NOT NULL,
	"account_fingerprint" text NOT NULL,
	"account_tail" text NOT NULL,
	"holder_name" text NOT NULL,
	"proof_file_id" uuid NOT NULL,
	"is_current" boolean NOT NULL,
	"changed_by" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "bank_account_current_or_ended" CHECK ("party"."bank_account"."is_current" = ("party"."bank_account"."until" is null))
);
--> statement-breakpoint
CREATE TABLE "party"."former_name" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"proof_file_id" uuid NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party"."invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"channel" text NOT NULL,
	"address_sealed" text,
	"address_fingerprint" text NOT NULL,
	"address_masked" text NOT NULL,
	"token_digest" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	"taken_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_ended_once" CHECK ("party"."invitation"."taken_at" is null or "party"."invitation"."withdrawn_at" is null),
	CONSTRAINT "invitation_no_representative" CHECK ("party"."invitation"."role" <> 'representative')
);
--> statement-breakpoint
CREATE TABLE "party"."member" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"is_provisional" boolean DEFAULT false NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "party"."merger" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party"."organisation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"legal_representative" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"industry" text DEFAULT '' NOT NULL,
	"registered_on" date,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_phone_sealed" text,
	"contact_phone_fingerprint" text,
	"contact_phone_tail" text DEFAULT '' NOT NULL,
	"merged_into" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisation_uscc_form" CHECK ("party"."organisation"."uscc" ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
	CONSTRAINT "organisation_not_merged_into_itself" CHECK ("party"."organisation"."merged_into" <> "party"."organisation"."id")
);
--> statement-breakpoint
CREATE TABLE "party"."shareholder" (
	"organisation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"uscc" text,
	"share_bp" integer NOT NULL,
	CONSTRAINT "shareholder_organisation_id_position_pk" PRIMARY KEY("organisation_id","position"),
	CONSTRAINT "shareholder_share" CHECK ("party"."shareholder"."share_bp" between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "personal"."consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consent_withdrawn_later" CHECK ("personal"."consent"."withdrawn_at" >= "personal"."consent"."given_at")
);
--> statement-breakpoint
CREATE TABLE "personal"."request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"field" text,
	"words_sealed" text NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "request_kind_known" CHECK ("personal"."request"."kind" in ('correction', 'erasure')),
	CONSTRAINT "request_state_known" CHECK ("personal"."request"."state" in ('open', 'fulfilled', 'declined')),
	CONSTRAINT "request_answered" CHECK (("personal"."request"."state" = 'open') = ("personal"."request"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "round"."round_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_change_has_reason" CHECK ("round"."round_change"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "round"."round_clause" (
	"round_id" uuid NOT NULL,
	"clause" text NOT NULL,
	"position" integer NOT NULL,
	"budget_fen" bigint,
	"places" integer,
	CONSTRAINT "round_clause_round_id_clause_pk" PRIMARY KEY("round_id","clause"),
	CONSTRAINT "round_clause_budget_range" CHECK ("round"."round_clause"."budget_fen" >= 0),
	CONSTRAINT "round_clause_places_range" CHECK ("round"."round_clause"."places" >= 0)
);
--> statement-breakpoint
CREATE TABLE "round"."round" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"issued_version_id" uuid NOT NULL,
	"policy_id" text NOT NULL,
	"version" text NOT NULL,
	"digest" text NOT NULL,
	"readings" integer NOT NULL,
	"is_sample" boolean NOT NULL,
	"program_year" integer NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"grace_until" timestamp with time zone,
	"state" text DEFAULT 'draft' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"questions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"materials" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"waived_materials" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "round_number_once" UNIQUE("number"),
	CONSTRAINT "round_draft_has_no_number" CHECK ("round"."round"."state" <> 'draft' or "round"."round"."number" is null),
	CONSTRAINT "round_published_is_complete" CHECK ("round"."round"."state" <> 'published' or ("round"."round"."number" is not null and "round"."round"."published_at" is not null and "round"."round"."opens_at" < "round"."round"."closes_at")),
	CONSTRAINT "round_grace_after_closing" CHECK ("round"."round"."grace_until" > "round"."round"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "staff"."appointment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"department" text DEFAULT '' NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"appointed_by" uuid,
	"appointed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appointment_ends_after_it_begins" CHECK ("staff"."appointment"."until_day" is null or "staff"."appointment"."until_day" >= "staff"."appointment"."from_day")
);
--> statement-breakpoint
CREATE TABLE "staff"."invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"department" text NOT NULL,
	"from_day" date NOT NULL,
	"email" text NOT NULL,
	"token_digest" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	"taken_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "staff_invitation_ended_once" CHECK ("staff"."invitation"."taken_at" is null or "staff"."invitation"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "staff"."substitution" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"absent_account_id" uuid NOT NULL,
	"substitute_account_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"arranged_by" uuid NOT NULL,
	"arranged_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "substitution_by_another" CHECK ("staff"."substitution"."absent_account_id" <> "staff"."substitution"."substitute_account_id"),
	CONSTRAINT "substitution_ends_after_it_begins" CHECK ("staff"."substitution"."until_day" >= "staff"."substitution"."from_day")
);
--> statement-breakpoint
CREATE TABLE "verification"."accountant_assignment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"due_day" date NOT NULL,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"report" jsonb,
	"returned_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "accountant_assignment_report" CHECK (("verification"."accountant_assignment"."report" is null) = ("verification"."accountant_assignment"."returned_at" is null))
);
--> statement-breakpoint
CREATE TABLE "verification"."audited_figure" (
	"application_id" uuid NOT NULL,
	"name" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"page" integer NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "audited_figure_application_id_name_pk" PRIMARY KEY("application_id","name"),
	CONSTRAINT "audited_figure_range" CHECK ("verification"."audited_figure"."amount_fen" between 0 and 1000000000000 and "verification"."audited_figure"."page" > 0)
);
--> statement-breakpoint
CREATE TABLE "verification"."fact_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"claim_id" text NOT NULL,
	"fact" text NOT NULL,
	"stated" jsonb,
	"verified" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "verification"."finding" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"key" text NOT NULL,
	"code" text NOT NULL,
	"cost_line_id" uuid,
	"claim_id" text,
	"evidence" jsonb NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	"note" text,
	"noted_by" uuid,
	"noted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "verification"."line_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"cost_line_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"claimed_fen" bigint NOT NULL,
	"verified_fen" bigint NOT NULL,
	"is_recognized" boolean,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "line_decision_amount" CHECK (case "verification"."line_decision"."decision" when 'allowed' then "verification"."line_decision"."verified_fen" = "verification"."line_decision"."claimed_fen"
        when 'struck' then "verification"."line_decision"."verified_fen" = 0
        else "verification"."line_decision"."verified_fen" > 0 and "verification"."line_decision"."verified_fen" < "verification"."line_decision"."claimed_fen" end),
	CONSTRAINT "line_decision_reason" CHECK ("verification"."line_decision"."decision" = 'allowed' or "verification"."line_decision"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "verification"."opinion_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"department" text NOT NULL,
	"email" text NOT NULL,
	"token_sha256" text NOT NULL,
	"question" text NOT NULL,
	"due_day" date NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" jsonb,
	"answered_at" timestamp with time zone,
	CONSTRAINT "opinion_request_answer" CHECK (("verification"."opinion_request"."answer" is null) = ("verification"."opinion_request"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "verification"."sample_draw" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"seed" text NOT NULL,
	"size" integer NOT NULL,
	"candidates" jsonb NOT NULL,
	"inspectors" jsonb NOT NULL,
	"drawn" jsonb NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification"."site_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"draw_id" uuid,
	"inspector_account_id" uuid NOT NULL,
	"planned_on" date,
	"ordered_at" timestamp with time zone NOT NULL,
	"record" jsonb,
	"photo_file_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "site_check_record" CHECK (("verification"."site_check"."record" is null) = ("verification"."site_check"."done_at" is null))
);
--> statement-breakpoint
CREATE TABLE "verification"."verification" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"officer_account_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"completed_by" uuid,
	"result" jsonb,
	CONSTRAINT "verification_completed_with_result" CHECK (("verification"."verification"."completed_at" is null) = ("verification"."verification"."result" is null))
);
--> statement-breakpoint
CREATE TABLE "works"."crew" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	"head" text DEFAULT '' NOT NULL,
	"size" integer,
	CONSTRAINT "crew_of_subject" UNIQUE("subject_id","id"),
	CONSTRAINT "crew_size_range" CHECK ("works"."crew"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "works"."identity" (
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "identity_subject_id_reason_value_pk" PRIMARY KEY("subject_id","reason","value")
);
--> statement-breakpoint
CREATE TABLE "works"."merge_proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_subject_id" uuid NOT NULL,
	"second_subject_id" uuid NOT NULL,
	"reasons" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "merge_proposal_pair_once" UNIQUE("first_subject_id","second_subject_id"),
	CONSTRAINT "merge_proposal_pair_in_order" CHECK ("works"."merge_proposal"."first_subject_id" < "works"."merge_proposal"."second_subject_id"),
	CONSTRAINT "merge_proposal_decided" CHECK (("works"."merge_proposal"."state" = 'open') = ("works"."merge_proposal"."decided_by" is null))
);
--> statement-breakpoint
CREATE TABLE "works"."outcome" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"platform" text DEFAULT '' NOT NULL,
	"happened_on" date,
	"proof_file_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "works"."shooting_day" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_id" uuid NOT NULL,
	"crew_id" uuid,
	"day" date NOT NULL,
	"place" text NOT NULL,
	"in_district" boolean NOT NULL,
	"is_main_place" boolean DEFAULT false NOT NULL,
	"proof_file_id" uuid,
	"source" text NOT NULL,
	"state" text DEFAULT 'recorded' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shooting_day_place_once" UNIQUE NULLS NOT DISTINCT("subject_id","day","place","crew_id"),
	CONSTRAINT "shooting_day_confirmed" CHECK (("works"."shooting_day"."state" = 'confirmed') = ("works"."shooting_day"."confirmed_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "works"."subject" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"normalised_title" text NOT NULL,
	"presenter_name" text DEFAULT '' NOT NULL,
	"presenter_uscc" text DEFAULT '' NOT NULL,
	"producer_name" text DEFAULT '' NOT NULL,
	"producer_uscc" text DEFAULT '' NOT NULL,
	"investment_fen" bigint,
	"special_themes" boolean,
	"ai_generated" boolean,
	"licence_number" text DEFAULT '' NOT NULL,
	"filing_number" text DEFAULT '' NOT NULL,
	"filed_on" date,
	"filing_state" text DEFAULT 'none' NOT NULL,
	"filing_note" text DEFAULT '' NOT NULL,
	"filing_confirmed_by" uuid,
	"filing_confirmed_at" timestamp with time zone,
	"filing_tier" jsonb,
	"episodes" integer,
	"total_minutes" integer,
	"started_on" date,
	"completed_on" date,
	"released_on" date,
	"platforms" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"key_project" text,
	"key_project_proof_file_id" uuid,
	"key_project_state" text DEFAULT 'none' NOT NULL,
	"key_project_note" text DEFAULT '' NOT NULL,
	"key_project_confirmed_by" uuid,
	"key_project_confirmed_at" timestamp with time zone,
	"rights_undertaking" jsonb,
	"ai_labelling" jsonb,
	"details" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"merged_into" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subject_kind_known" CHECK ("works"."subject"."kind" in ('micro-drama', 'ai-comic-drama', 'animated-micro-drama', 'dynamic-comic', 'online-audio', 'podcast', 'park', 'event', 'rnd-project', 'enterprise')),
	CONSTRAINT "subject_investment_range" CHECK ("works"."subject"."investment_fen" >= 0),
	CONSTRAINT "subject_ends_after_it_begins" CHECK ("works"."subject"."completed_on" >= "works"."subject"."started_on"),
	CONSTRAINT "subject_not_merged_into_itself" CHECK ("works"."subject"."merged_into" <> "works"."subject"."id"),
	CONSTRAINT "subject_filing_confirmed" CHECK (("works"."subject"."filing_state" = 'confirmed') = ("works"."subject"."filing_confirmed_by" is not null)),
	CONSTRAINT "subject_key_project_confirmed" CHECK (("works"."subject"."key_project_state" = 'confirmed') = ("works"."subject"."key_project_confirmed_by" is not null)),
	CONSTRAINT "subject_key_project_state" CHECK (("works"."subject"."key_project_state" = 'none') = ("works"."subject"."key_project" is null))
);
--> statement-breakpoint
ALTER TABLE "audit"."day_head" ADD CONSTRAINT "day_head_seq_link_seq_fk" FOREIGN KEY ("seq") REFERENCES "audit"."link"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit"."link" ADD CONSTRAINT "link_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "audit"."entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."second_factor" ADD CONSTRAINT "second_factor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sign_in_method" ADD CONSTRAINT "sign_in_method_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance"."acceptance" ADD CONSTRAINT "acceptance_document_id_official_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "acceptance"."official_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance"."correction_notice" ADD CONSTRAINT "correction_notice_document_id_official_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "acceptance"."official_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance"."second_notice_approval" ADD CONSTRAINT "second_notice_approval_used_by_correction_notice_id_fk" FOREIGN KEY ("used_by") REFERENCES "acceptance"."correction_notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application"."attachment" ADD CONSTRAINT "attachment_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "application"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application"."snapshot" ADD CONSTRAINT "snapshot_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "application"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application"."state_change" ADD CONSTRAINT "state_change_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "application"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence"."cancellation_proposal" ADD CONSTRAINT "cancellation_proposal_voucher_id_voucher_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "evidence"."voucher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence"."cost_line" ADD CONSTRAINT "cost_line_contract_voucher_id_voucher_id_fk" FOREIGN KEY ("contract_voucher_id") REFERENCES "evidence"."voucher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence"."cost_line" ADD CONSTRAINT "cost_line_invoice_voucher_id_voucher_id_fk" FOREIGN KEY ("invoice_voucher_id") REFERENCES "evidence"."voucher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence"."cost_line" ADD CONSTRAINT "cost_line_slip_voucher_id_voucher_id_fk" FOREIGN KEY ("slip_voucher_id") REFERENCES "evidence"."voucher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence"."counted" ADD CONSTRAINT "counted_invoice_key_invoice_key_fk" FOREIGN KEY ("invoice_key") REFERENCES "evidence"."invoice"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence"."picture_band" ADD CONSTRAINT "picture_band_voucher_id_voucher_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "evidence"."voucher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."authority_letter" ADD CONSTRAINT "authority_letter_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."bank_account" ADD CONSTRAINT "bank_account_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."former_name" ADD CONSTRAINT "former_name_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."invitation" ADD CONSTRAINT "invitation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."member" ADD CONSTRAINT "member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."merger" ADD CONSTRAINT "merger_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."merger" ADD CONSTRAINT "merger_into_id_organisation_id_fk" FOREIGN KEY ("into_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party"."shareholder" ADD CONSTRAINT "shareholder_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "party"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round"."round_change" ADD CONSTRAINT "round_change_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "round"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round"."round_clause" ADD CONSTRAINT "round_clause_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "round"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification"."fact_decision" ADD CONSTRAINT "fact_decision_application_id_verification_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "verification"."verification"("application_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification"."line_decision" ADD CONSTRAINT "line_decision_application_id_verification_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "verification"."verification"("application_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification"."site_check" ADD CONSTRAINT "site_check_draw_id_sample_draw_id_fk" FOREIGN KEY ("draw_id") REFERENCES "verification"."sample_draw"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."crew" ADD CONSTRAINT "crew_subject_id_subject_id_fk" FOREIGN KEY ("subject_id") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."identity" ADD CONSTRAINT "identity_subject_id_subject_id_fk" FOREIGN KEY ("subject_id") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."merge_proposal" ADD CONSTRAINT "merge_proposal_first_subject_id_subject_id_fk" FOREIGN KEY ("first_subject_id") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."merge_proposal" ADD CONSTRAINT "merge_proposal_second_subject_id_subject_id_fk" FOREIGN KEY ("second_subject_id") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."outcome" ADD CONSTRAINT "outcome_subject_id_subject_id_fk" FOREIGN KEY ("subject_id") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."shooting_day" ADD CONSTRAINT "shooting_day_subject_id_subject_id_fk" FOREIGN KEY ("subject_id") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."shooting_day" ADD CONSTRAINT "shooting_day_crew_of_subject" FOREIGN KEY ("subject_id","crew_id") REFERENCES "works"."crew"("subject_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works"."subject" ADD CONSTRAINT "subject_merged_into_subject_id_fk" FOREIGN KEY ("merged_into") REFERENCES "works"."subject"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_on" ON "audit"."entry" USING btree ("on_id","on_type");--> statement-breakpoint
CREATE INDEX "entry_account" ON "audit"."entry" USING btree ("account_id","at","id");--> statement-breakpoint
CREATE INDEX "entry_organisation" ON "audit"."entry" USING btree ("organisation_id","at","id");--> statement-breakpoint
CREATE INDEX "entry_act" ON "audit"."entry" USING btree ("act","at","id");--> statement-breakpoint
CREATE INDEX "entry_at" ON "audit"."entry" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "file_sha256" ON "platform"."file" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "file_owner" ON "platform"."file" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "file_waiting" ON "platform"."file" USING btree ("created_at") WHERE "platform"."file"."scan" = 'waiting';--> statement-breakpoint
CREATE INDEX "upload_created" ON "platform"."upload" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "identity"."passkey" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "second_factor_person" ON "identity"."second_factor" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "identity"."session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "identity"."session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_failure_last" ON "identity"."sign_in_failure" USING btree ("last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_method_subject" ON "identity"."sign_in_method" USING btree ("provider","subject");--> statement-breakpoint
CREATE INDEX "sign_in_method_person" ON "identity"."sign_in_method" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "identity"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verification_expiry" ON "identity"."verification" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "platform"."outbox" USING btree ("due_at","id") WHERE "platform"."outbox"."done_at" is null and "platform"."outbox"."failed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "correction_notice_one_open" ON "acceptance"."correction_notice" USING btree ("application_id") WHERE "acceptance"."correction_notice"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "correction_notice_awaiting_calendar" ON "acceptance"."correction_notice" USING btree ("awaiting_calendar_year") WHERE "acceptance"."correction_notice"."awaiting_calendar_year" is not null;--> statement-breakpoint
CREATE INDEX "official_document_newest" ON "acceptance"."official_document" USING btree ("drafted_at","id");--> statement-breakpoint
CREATE INDEX "official_document_application" ON "acceptance"."official_document" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "official_document_to_sign" ON "acceptance"."official_document" USING btree ("application_id") WHERE "acceptance"."official_document"."state" = 'drafted';--> statement-breakpoint
CREATE INDEX "official_document_served" ON "acceptance"."official_document" USING btree ("organisation_id","served_at","id") WHERE "acceptance"."official_document"."served_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "second_notice_approval_one_open" ON "acceptance"."second_notice_approval" USING btree ("application_id") WHERE "acceptance"."second_notice_approval"."used_by" is null;--> statement-breakpoint
CREATE INDEX "application_organisation" ON "application"."application" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "application_round" ON "application"."application" USING btree ("round_id","state");--> statement-breakpoint
CREATE INDEX "application_work" ON "application"."application" USING btree ("state",(case when paused then '9999-12-31'::date else coalesce(due_day, '9999-12-30'::date) end),"id");--> statement-breakpoint
CREATE INDEX "application_round_work" ON "application"."application" USING btree ("round_id","state",(case when paused then '9999-12-31'::date else coalesce(due_day, '9999-12-30'::date) end),"id");--> statement-breakpoint
CREATE INDEX "application_next" ON "application"."application" USING btree ("next_actor","due_day","id");--> statement-breakpoint
CREATE INDEX "application_awaiting_calendar" ON "application"."application" USING btree ("awaiting_calendar_year") WHERE "application"."application"."awaiting_calendar_year" is not null;--> statement-breakpoint
CREATE INDEX "attachment_voucher" ON "application"."attachment" USING btree ("voucher_id");--> statement-breakpoint
CREATE UNIQUE INDEX "state_change_step" ON "application"."state_change" USING btree ("application_id","step");--> statement-breakpoint
CREATE INDEX "cancellation_proposal_open" ON "evidence"."cancellation_proposal" USING btree ("proposed_at","voucher_id") WHERE "evidence"."cancellation_proposal"."decision" is null;--> statement-breakpoint
CREATE INDEX "cancellation_proposal_invoice" ON "evidence"."cancellation_proposal" USING btree ("invoice_key");--> statement-breakpoint
CREATE INDEX "cost_line_application" ON "evidence"."cost_line" USING btree ("application_id","claim_id","position","id");--> statement-breakpoint
CREATE INDEX "cost_line_contract" ON "evidence"."cost_line" USING btree ("contract_voucher_id") WHERE "evidence"."cost_line"."contract_voucher_id" is not null;--> statement-breakpoint
CREATE INDEX "cost_line_invoice" ON "evidence"."cost_line" USING btree ("invoice_voucher_id") WHERE "evidence"."cost_line"."invoice_voucher_id" is not null;--> statement-breakpoint
CREATE INDEX "cost_line_slip" ON "evidence"."cost_line" USING btree ("slip_voucher_id") WHERE "evidence"."cost_line"."slip_voucher_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "counted_cost_line_once" ON "evidence"."counted" USING btree ("cost_line_id") WHERE "evidence"."counted"."released_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "counted_invoice_line_once" ON "evidence"."counted" USING btree ("invoice_key","invoice_line") WHERE "evidence"."counted"."released_at" is null;--> statement-breakpoint
CREATE INDEX "counted_application" ON "evidence"."counted" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "voucher_file" ON "evidence"."voucher" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "voucher_organisation" ON "evidence"."voucher" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "voucher_invoice" ON "evidence"."voucher" USING btree ("invoice_key") WHERE "evidence"."voucher"."invoice_key" is not null;--> statement-breakpoint
CREATE INDEX "voucher_contract" ON "evidence"."voucher" USING btree ("contract_number") WHERE "evidence"."voucher"."contract_number" is not null;--> statement-breakpoint
CREATE INDEX "assignment_account" ON "inbox"."assignment" USING btree ("account_id","desk");--> statement-breakpoint
CREATE INDEX "delivery_newest" ON "inbox"."delivery" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "delivery_open" ON "inbox"."delivery" USING btree ("created_at","id") WHERE "inbox"."delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "message_account" ON "inbox"."message" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "message_unread" ON "inbox"."message" USING btree ("account_id","created_at","id") WHERE "inbox"."message"."read_at" is null;--> statement-breakpoint
CREATE INDEX "search_entry_tokens" ON "inbox"."search_entry" USING gin ("tokens") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_entry_clauses" ON "inbox"."search_entry" USING gin ("clauses");--> statement-breakpoint
CREATE INDEX "search_entry_subjects" ON "inbox"."search_entry" USING gin ("subject_ids");--> statement-breakpoint
CREATE INDEX "search_entry_organisation" ON "inbox"."search_entry" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "search_entry_newest" ON "inbox"."search_entry" USING btree ("submitted_at","application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_version_once" ON "instrument"."issued_version" USING btree ("policy_id","version","digest") WHERE "instrument"."issued_version"."state" in ('proposed', 'issued');--> statement-breakpoint
CREATE INDEX "issued_version_policy" ON "instrument"."issued_version" USING btree ("policy_id","version");--> statement-breakpoint
CREATE INDEX "debarment_organisation" ON "integrity"."debarment" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "authority_letter_one_waiting" ON "party"."authority_letter" USING btree ("organisation_id","account_id") WHERE "party"."authority_letter"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "authority_letter_waiting" ON "party"."authority_letter" USING btree ("submitted_at","id") WHERE "party"."authority_letter"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "authority_letter_organisation" ON "party"."authority_letter" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "authority_letter_account" ON "party"."authority_letter" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_account_one_current" ON "party"."bank_account" USING btree ("organisation_id") WHERE "party"."bank_account"."is_current";--> statement-breakpoint
CREATE INDEX "bank_account_fingerprint" ON "party"."bank_account" USING btree ("account_fingerprint");--> statement-breakpoint
CREATE INDEX "former_name_organisation" ON "party"."former_name" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "former_name_name" ON "party"."former_name" USING btree ("name");--> statement-breakpoint
CREATE INDEX "invitation_organisation" ON "party"."invitation" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open_once" ON "party"."invitation" USING btree ("organisation_id","address_fingerprint") WHERE "party"."invitation"."taken_at" is null and "party"."invitation"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "party"."member" USING btree ("organisation_id","account_id") WHERE "party"."member"."until" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "member_one_representative" ON "party"."member" USING btree ("organisation_id") WHERE "party"."member"."until" is null and "party"."member"."role" = 'representative';--> statement-breakpoint
CREATE INDEX "member_account" ON "party"."member" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "merger_once" ON "party"."merger" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "merger_into" ON "party"."merger" USING btree ("into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_uscc" ON "party"."organisation" USING btree ("uscc");--> statement-breakpoint
CREATE INDEX "organisation_phone" ON "party"."organisation" USING btree ("contact_phone_fingerprint");--> statement-breakpoint
CREATE INDEX "organisation_address" ON "party"."organisation" USING btree ("address") WHERE "party"."organisation"."address" <> '';--> statement-breakpoint
CREATE INDEX "organisation_merged" ON "party"."organisation" USING btree ("merged_into") WHERE "party"."organisation"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "organisation_name" ON "party"."organisation" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "shareholder_name" ON "party"."shareholder" USING btree ("name");--> statement-breakpoint
CREATE INDEX "shareholder_uscc" ON "party"."shareholder" USING btree ("uscc");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_running_once" ON "personal"."consent" USING btree ("account_id","purpose") WHERE "personal"."consent"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "request_account" ON "personal"."request" USING btree ("account_id","asked_at");--> statement-breakpoint
CREATE INDEX "request_state" ON "personal"."request" USING btree ("state","asked_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_open_once" ON "personal"."request" USING btree ("account_id","kind") WHERE "personal"."request"."state" = 'open';--> statement-breakpoint
CREATE INDEX "round_change_round" ON "round"."round_change" USING btree ("round_id","at");--> statement-breakpoint
CREATE INDEX "round_newest" ON "round"."round" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "round_closes" ON "round"."round" USING btree ("closes_at") WHERE "round"."round"."state" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_once" ON "staff"."appointment" USING btree ("account_id","role","department") WHERE "staff"."appointment"."until_day" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_one_open_administration" ON "staff"."appointment" USING btree ("account_id") WHERE "staff"."appointment"."until_day" is null and "staff"."appointment"."role" in ('security-administrator', 'system-administrator', 'audit-administrator');--> statement-breakpoint
CREATE INDEX "appointment_account" ON "staff"."appointment" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "appointment_role" ON "staff"."appointment" USING btree ("role","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitation_open_once" ON "staff"."invitation" USING btree ("email","role","department") WHERE "staff"."invitation"."taken_at" is null and "staff"."invitation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "substitution_substitute" ON "staff"."substitution" USING btree ("substitute_account_id","until_day");--> statement-breakpoint
CREATE INDEX "substitution_absent" ON "staff"."substitution" USING btree ("absent_account_id","until_day");--> statement-breakpoint
CREATE UNIQUE INDEX "accountant_assignment_once" ON "verification"."accountant_assignment" USING btree ("application_id","account_id") WHERE "verification"."accountant_assignment"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "accountant_assignment_account" ON "verification"."accountant_assignment" USING btree ("account_id","due_day");--> statement-breakpoint
CREATE UNIQUE INDEX "fact_decision_once" ON "verification"."fact_decision" USING btree ("application_id","claim_id","fact") WHERE "verification"."fact_decision"."superseded_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "finding_once" ON "verification"."finding" USING btree ("application_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "line_decision_once" ON "verification"."line_decision" USING btree ("cost_line_id") WHERE "verification"."line_decision"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "line_decision_application" ON "verification"."line_decision" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opinion_request_token" ON "verification"."opinion_request" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "opinion_request_application" ON "verification"."opinion_request" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "sample_draw_round" ON "verification"."sample_draw" USING btree ("round_id","at");--> statement-breakpoint
CREATE INDEX "site_check_inspector" ON "verification"."site_check" USING btree ("inspector_account_id","done_at");--> statement-breakpoint
CREATE INDEX "site_check_application" ON "verification"."site_check" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "verification_officer" ON "verification"."verification" USING btree ("officer_account_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "crew_name_once" ON "works"."crew" USING btree ("subject_id","name");--> statement-breakpoint
CREATE INDEX "identity_value" ON "works"."identity" USING btree ("reason","value");--> statement-breakpoint
CREATE INDEX "merge_proposal_state" ON "works"."merge_proposal" USING btree ("state","found_at","id");--> statement-breakpoint
CREATE INDEX "merge_proposal_second" ON "works"."merge_proposal" USING btree ("second_subject_id");--> statement-breakpoint
CREATE INDEX "outcome_subject" ON "works"."outcome" USING btree ("subject_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shooting_day_one_main_place" ON "works"."shooting_day" USING btree ("subject_id","day") WHERE "works"."shooting_day"."is_main_place";--> statement-breakpoint
CREATE INDEX "shooting_day_waits" ON "works"."shooting_day" USING btree ("subject_id") WHERE "works"."shooting_day"."state" = 'recorded';--> statement-breakpoint
CREATE INDEX "subject_organisation" ON "works"."subject" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "subject_newest" ON "works"."subject" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "subject_title" ON "works"."subject" USING btree ("normalised_title" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "subject_merged" ON "works"."subject" USING btree ("merged_into") WHERE "works"."subject"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "subject_filing_waits" ON "works"."subject" USING btree ("created_at","id") WHERE "works"."subject"."filing_state" = 'waiting';--> statement-breakpoint
CREATE INDEX "subject_key_project_waits" ON "works"."subject" USING btree ("created_at","id") WHERE "works"."subject"."key_project_state" = 'waiting';